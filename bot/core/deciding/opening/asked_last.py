"""Hears what a story asks in its last clause of the topic that the story is about: 一个都没裁…退几成.

All that is told draws the choice between parts of that topic to what it tells of: how many were laid off, how
long was paid. What is wanted is said by the one clause that asks, and with the topic's name before it that is
often plain. What asks whether something is so (也是一千万吗) hangs on what was told, and is left alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.plainly import asks_plainly
from bot.core.outcomes import Clarify, Decision
from bot.core.text.asking import asks_whether

if TYPE_CHECKING:
    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import Knowledge, PartRef

RULE = "asked_last"
SURE = levels.LIKELY
"""Confidence in what the clause asks of a topic, from which it decides. The eighteen of the measured sets
that come to it were right; of five more at 0.4 to 0.6 two were wrong."""
NEAR = levels.EVEN
"""Share of what speaks for the likeliest topic, from which another may be meant as well."""
TOLD = levels.SLIGHTLY
"""Confidence in the topic of the story, from which it is that topic's, though the same is offered of others:
能用到几时 is asked of any."""
_GUESSED = "close"
"""The rule that offers what is most like a message."""
_MARK = re.compile(r"[,，。；;！!、?？\s]+")
_SEVERAL_ASKED = re.compile(r"分别|分別|各[是要贴補补减退]|[两两二]个?(?:问题|事)")
"""What asks for one thing of several topics, or announces several."""


@dataclass(frozen=True, slots=True)
class AskedLast:
    """Listens to the clause that asks."""

    knowledge: Knowledge

    def heard(self, whole: Whole) -> Decision:
        """The decision for a message; where it would be asked back, that on what its last clause asks."""
        decision, outcome, asked = whole.decision, whole.decision.outcome, _asking(whole)
        if not asked or decision.rule != _GUESSED or not isinstance(outcome, Clarify):
            return decision
        if len(asked) > 1:
            return self._of_one_part(whole, outcome, asked)
        meant, speaks = list[Decision](), _speaking(decision)
        likeliest = max(speaks.values(), default=0.0)
        for topic in dict.fromkeys(ref.topic for ref in outcome.options):
            if speaks[topic] < NEAR * likeliest:
                continue
            heard = whole.hear(f"{self.knowledge[topic].short}{asked[0]}", whole.conversation)
            part = heard.answered
            if part is None or part not in outcome.options or part.is_whole or heard.confidence < SURE:
                continue
            if decision.confidence >= TOLD or not _of_others(part, outcome):
                meant.append(heard)
        alone = len(meant) == 1
        return replace(meant[0], rule=RULE, candidates=decision.candidates) if alone else decision

    def _of_one_part(self, whole: Whole, outcome: Clarify, asked: tuple[str, ...]) -> Decision:
        """The decision; that of the one part of the likeliest topic that tells all that is asked."""
        name = self.knowledge[outcome.options[0].topic].short
        heard = [whole.hear(f"{name}{clause}", whole.conversation) for clause in asked]
        both = whole.hear(f"{name}{'，'.join(asked)}", whole.conversation)
        parts = {each.answered for each in (*heard, both)}
        sure = both.answered in outcome.options and both.confidence >= whole.surely
        agreed = len(parts) == 1 or (heard[0].answered == both.answered and heard[0].confidence >= SURE)
        return replace(both, rule=RULE) if sure and agreed else whole.decision


def _speaking(decision: Decision) -> dict[str, float]:
    """How much speaks for each topic."""
    scores: dict[str, float] = defaultdict(float)
    for each in decision.candidates:
        scores[each.ref.topic] += each.score
    return scores


def _of_others(part: PartRef, outcome: Clarify) -> bool:
    """Whether the same part of another topic is offered."""
    return any(ref.part == part.part and ref.topic != part.topic for ref in outcome.options)


def _asking(whole: Whole) -> tuple[str, ...]:
    """The last clauses, if they ask for a thing and nothing before them asks; nothing, if none does."""
    clauses = [clause for clause in _MARK.split(whole.text) if clause]
    if len(clauses) < levels.SEVERAL or _SEVERAL_ASKED.search(whole.text):
        return ()
    asks = [asks_plainly(whole.reader.read(clause)) for clause in clauses]
    begins = asks.index(True) if any(asks) else len(clauses)
    asked = clauses[begins:]
    if begins == 0 or not all(asks[begins:]) or any(map(asks_whether, asked)):
        return ()
    return tuple(asked)
