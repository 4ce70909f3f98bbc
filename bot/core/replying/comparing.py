"""The reply that tells two topics apart: what separates them, and a line for each with its own papers.

What holds of both sides is said once, below, and whom to ask stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.replying.texts import in_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.wording import Wording
    from bot.core.replying.sourcing import Sourcing

Sides = tuple["Topic", "Topic"]


@dataclass(frozen=True, slots=True)
class _Parted:
    """Something to be said of two sides."""

    own: tuple[list[str], list[str]]
    """What is true of one."""
    shared: list[str]
    """What is true of both."""


@dataclass(frozen=True, slots=True)
class Comparing:
    """Words comparisons."""

    knowledge: Knowledge
    wording: Wording
    sourcing: Sourcing

    def text(self, sides: Sides, today: date, decided: tuple[str, str] = ("", "")) -> str:
        """What the person reads: nothing that both sides share is said twice.

        Args:
            sides: the two topics.
            today: decides which warnings are due.
            decided: what the person's own figures decide on each side, in place of what it is in short.
        """
        warned = self._warned(sides, today)
        apart, *told = self.told_apart(sides, decided)
        said = ["\n".join([*lines, line]) for lines, line in zip(warned, told, strict=True)]
        papers = [self._papers(*each) for each in zip(sides, said, strict=True)]
        asked = self._asked(sides, said)
        own, shared = self._parted(papers, self._verified(sides))
        lines = [
            self.wording("answer.each_on_paper", line=line, papers=self._joined([*papers, *ask]))
            if papers or ask
            else line
            for line, papers, ask in zip(told, own, asked.own, strict=True)
        ]
        once = dict.fromkeys(line for each in warned for line in each)
        return "\n".join([*once, apart, *lines, self._joined([*shared, *asked.shared])])

    def told_apart(self, sides: Sides, decided: tuple[str, str] = ("", "")) -> Iterator[str]:
        """What separates them, and what each is."""
        pair = self.knowledge.pair(sides[0].id, sides[1].id)
        yield (pair and pair.apart) or self.wording("answer.not_the_same")
        for each, own in zip(sides, decided, strict=True):
            yield self.wording("answer.each", name=each.short, text=own or in_short(each))

    def _warned(self, sides: Sides, today: date) -> list[list[str]]:
        """What there is to warn of on each side: the same words for both, where the same is true of both."""
        both = self.wording("warning.both")
        alike = [self.sourcing.warnings(each, each.documents, today, name=both) for each in sides]
        if alike[0] == alike[1]:
            return alike
        return [self.sourcing.warnings(each, each.documents, today) for each in sides]

    def _papers(self, side: Topic, said: str) -> Mapping[str, str]:
        """Number and validity; what its own warning or line says is left out.

        What the other side says is no matter: two that end on one day each have their end. What rests on
        no document has none.
        """
        validity = self.sourcing.validity(side, side.documents, said) if side.documents else []
        return {
            "number": self._joined(self.sourcing.main(side, said)),
            "validity": self._joined(validity),
        }

    def _verified(self, sides: Sides) -> _Parted:
        """How each was verified: the article is named on its side, of others the weaker is told."""
        whole = [self.sourcing.verified(each, each.documents) for each in sides]
        if whole[0] == whole[1]:
            return _Parted(([], []), whole[0])
        if not any(document.verified == "article" for each in sides for document in each.documents):
            weakest = self.sourcing.weakest(sides)
            return _Parted(([], []), [self.wording("papers.partly", how=weakest)])
        one, other = (self.sourcing.verified_in_short(each, each.documents) for each in sides)
        shared = [each for each in one if each in other]
        own = [each for each in one if each not in shared], [each for each in other if each not in shared]
        return _Parted(own, [*shared, self.sourcing.deciding(sides)])

    def _parted(
        self, papers: Sequence[Mapping[str, str]], verified: _Parted
    ) -> tuple[list[list[str]], list[str]]:
        """Each side's own papers, and the line that both share."""
        one, other = papers
        shared = [text for kind, text in one.items() if text and other[kind] == text]
        own = [
            [*(text for text in each.values() if text and text not in shared), *more]
            for each, more in zip(papers, verified.own, strict=True)
        ]
        key = "papers.both" if shared else "papers.shared"
        return own, [self.wording(key, facts=self._joined([*shared, *verified.shared]))]

    def _asked(self, sides: Sides, said: Sequence[str]) -> _Parted:
        """Whom to ask: about both, where one side's hotlines are among the other's; else on its own side."""
        everything = "\n".join(said)
        lines = [
            self.sourcing.hotlines(each) if self.sourcing.ask(each, everything) else "" for each in sides
        ]
        most = max(lines, key=len)
        if not most:
            return _Parted(([], []), [])
        if all(each in most for each in lines):
            return _Parted(([], []), [self.wording("papers.contact", hotlines=most)])
        one, other = ([self.wording("papers.contact", hotlines=each)] for each in lines)
        return _Parted((one, other), [])

    def _joined(self, facts: Sequence[str]) -> str:
        return self.wording("papers.between").join(filter(None, facts))
