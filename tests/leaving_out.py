"""What becomes of a phrasing that the knowledge base has never seen: each of a sample is left out and asked.

Nothing has met it: not its part, nor the network that tells what a message is about; that is trained anew,
one voice of it instead of three, for a test has little time.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.grounds.rivals import tells
from bot.core.deciding.rules import Rules
from bot.core.learning.gist import learn_gist
from bot.core.outcomes import Answered, Clarify

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.knowledge.model import PartRef
    from bot.core.outcomes import Outcome


class LeftOut(NamedTuple):
    """What was decided on phrasings that were left out, as counts."""

    answers: int
    """Phrasings of parts that have an answer."""
    shown: int
    """Of these, answered with their part, or with one that tells it as well."""
    offered: int
    """Of these, asked back with such a part among the choices."""
    gaps: int
    """Phrasings of parts that are known to be missing."""
    gaps_answered: int
    """Of these, answered with something else."""


def leave_out(engine: Engine, count: int, seed: int) -> LeftOut:
    """Asks a sample of phrasings, each as if the knowledge base did not have it.

    Args:
        engine: the knowledge base, with what it has learned.
        count: how many are asked.
        seed: which ones.
    """
    scorer, rows = engine.material.scorer, engine.material.scorer.rows
    ours = [place for place, row in enumerate(rows) if scorer.parts[row.part].ours and not row.bare]
    sample = sorted(Random(seed).sample(ours, min(count, len(ours))))  # noqa: S311  # nothing secret
    untaught = scorer.understanding(learn_gist(scorer, seed, set(sample), votes=1))
    shown = offered = gaps = gaps_answered = 0
    for place in sample:
        part = scorer.parts[rows[place].part]
        material = replace(engine.material, scorer=untaught.without_row(place))
        rules = Rules(engine.reader, material)
        outcome = rules.heard(rows[place].phrasing, Evidence(), Conversation()).outcome
        if part.kind == "gap":
            gaps += 1
            gaps_answered += isinstance(outcome, Answered)
        else:
            told = any(tells(scorer.telling, each, part.ref) for each in _named(outcome))
            shown += told and isinstance(outcome, Answered)
            offered += told and isinstance(outcome, Clarify)
    return LeftOut(len(sample) - gaps, shown, offered, gaps, gaps_answered)


def _named(outcome: Outcome) -> tuple[PartRef, ...]:
    """The parts that are answered with, or offered."""
    match outcome:
        case Answered(parts):
            return parts
        case Clarify(_, options):
            return options
        case _:
            return ()
