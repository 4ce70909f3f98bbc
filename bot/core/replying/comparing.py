"""The reply that tells two topics apart: what separates them, a line for each, and each side's own papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.replying.texts import in_short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.wording import Wording
    from bot.core.replying.sourcing import Sourcing


@dataclass(frozen=True, slots=True)
class Comparing:
    """Words comparisons."""

    knowledge: Knowledge
    wording: Wording
    sourcing: Sourcing

    def text(self, sides: tuple[Topic, Topic], today: date) -> str:
        """What the person reads: nothing that both sides share is said twice."""
        warned = [line for each in sides for line in self.sourcing.warnings(each, each.documents, today)]
        lines = [*warned, *self.told_apart(sides)]
        lines += self._ask(sides, "\n".join(lines))
        return "\n".join([*lines, *self._papers(sides, "\n".join(lines))])

    def told_apart(self, sides: tuple[Topic, Topic]) -> Iterator[str]:
        """What separates them, and what each is."""
        pair = self.knowledge.pair(sides[0].id, sides[1].id)
        yield (pair and pair.apart) or self.wording("answer.not_the_same")
        for each in sides:
            yield self.wording("answer.each", name=each.short, text=in_short(each))

    def _ask(self, sides: tuple[Topic, Topic], said: str) -> list[str]:
        """Whom to ask; whom about what, where that differs."""
        asked = [each for each in sides if self.sourcing.ask(each, said)]
        lines = {each.short: self.sourcing.hotlines(each) for each in asked}
        most = max(lines.values(), key=len, default="")
        if all(each in most for each in lines.values()):
            return [self.wording("answer.contact", hotlines=most)] if most else []
        named = self.wording("answer.between").join(f"{name} {each}" for name, each in lines.items())
        return [self.wording("answer.contact", hotlines=named)]

    def _papers(self, sides: tuple[Topic, Topic], said: str) -> list[str]:
        """A line of papers for each side; how they were verified once for both, if it is the same."""
        between = self.wording("papers.between")
        verified = [between.join(self.sourcing.verified(each, each.documents)) for each in sides]
        papers = [self.sourcing.side(each, said) for each in sides]
        last = verified[:1] if len(set(verified)) == 1 and all(papers) else []
        if not last:
            papers = [between.join(filter(None, each)) for each in zip(papers, verified, strict=True)]
        named = zip(sides, papers, strict=True)
        return [*(self.wording("papers.side", name=each.short, papers=line) for each, line in named), *last]
