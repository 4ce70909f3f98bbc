"""What is said of what is not documented: that it is missing, and the nearest that is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.knowledge.model import FACETS
from bot.core.knowledge.topic import OVERVIEW

if TYPE_CHECKING:
    from bot.core.knowledge.model import Topic
    from bot.core.knowledge.wording import Wording
    from bot.core.replying.labelling import Labels
    from bot.core.replying.opening import Opening

_GIVING = ("policy", "plan")
"""Kinds of topics of which it is worth saying what they give, whatever was asked."""
_LONG = 4
"""Lines from which a list nearby is left to its button: it hides that the answer is no."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Words a gap."""

    wording: Wording
    labels: Labels

    def missing(self, topic: Topic, part: str | None, *, beside: bool = False) -> list[str]:
        """What is not documented, said plainly.

        Args:
            topic: of which it is not.
            part: what it is; None where it has no name.
            beside: whether a part that comes near is told below, and may be what is meant.
        """
        if topic.name_only is not None:
            return [topic.name_only]
        known = next((gap for gap in topic.not_documented if gap.id == part), None)
        if known is not None:
            return [self.wording("gap.part", about=known.about), *([known.note] if known.note else [])]
        if part in FACETS:
            return [self.wording("gap.facet", facet=self.labels.part(topic, str(part)))]
        return [self.wording("gap.whole_beside" if beside else "gap.whole")]

    def known_instead(self, topic: Topic, near: str, opening: Opening) -> list[str]:
        """The first sentence of what is known nearby, or the topic in a line; a button carries the rest.

        What a policy gives is worth saying whatever was asked; that a town is a town is not, nor what says
        again that something is not documented.

        Raises:
            KeyError: the topic has no such part.
        """
        if topic.name_only is not None or (near == OVERVIEW and topic.kind not in _GIVING):
            return []
        known = self._without_verdict(opening.brief(topic, near))
        if self.wording("gap.missing") in known and "\n" not in known:
            return []
        if known == topic.one_line or known.count("\n") + 1 >= _LONG:
            return (
                [self.wording("gap.known_of", name=topic.short, text=topic.one_line)]
                if topic.one_line
                else []
            )
        key = "gap.known_list" if known.startswith(self.wording("answer.bullet")) else "gap.known"
        return [self.wording(key, text=known)]

    def _without_verdict(self, known: str) -> str:
        """The same without the yes or no that it begins with: that answered another question."""
        first, _, rest = known.partition(self.wording("gap.stop"))
        return rest.lstrip() if rest and first in self.wording.get("gap.verdicts") else known
