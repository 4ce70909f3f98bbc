"""How many choices stand below a question, and which: the likeliest; the others are told by their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.outcomes import Clarify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.model import Knowledge, PartRef
    from bot.core.knowledge.wording import Wording
    from bot.core.outcomes import Decision

MOST_ASKED = 3
"""Choices of a question that is asked back."""
MOST_OPENING = 5
"""Choices of who asks what there is: they are the answer."""
_MORE = 5
"""Characters beside the word that stands for several topics, from which a message may tell which is meant."""
_TELLING = 10.0
"""Score of a candidate, of 100, from which it tells which of several topics is meant."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Chooses choices."""

    knowledge: Knowledge
    wording: Wording

    def likeliest(self, decision: Decision, refs: Sequence[PartRef]) -> tuple[PartRef, ...]:
        """The choices of a question that is asked back: those the message speaks for, then as curated.

        Who says little but the one word that stands for all of them speaks for none.
        """
        spoken: dict[str, float] = {}
        about = decision.outcome.question.partition(":")[2] if isinstance(decision.outcome, Clarify) else ""
        says_more = len(decision.normalized) - len(about) >= _MORE
        for candidate in decision.candidates if says_more else ():
            if candidate.score >= _TELLING:
                spoken[candidate.ref.topic] = max(spoken.get(candidate.ref.topic, 0.0), candidate.score)
        if len(refs) <= MOST_ASKED:
            return tuple(refs)
        return tuple(sorted(refs, key=lambda ref: -spoken.get(ref.topic, 0.0))[:MOST_ASKED])

    def others(self, refs: Sequence[PartRef], shown: Sequence[PartRef]) -> list[str]:
        """A line that names what is not among the choices; none if all is."""
        topics = {ref.topic for ref in shown}
        names = dict.fromkeys(self.knowledge[ref.topic].short for ref in refs if ref.topic not in topics)
        return [self.wording("clarify.others", names="、".join(names))] if names else []
