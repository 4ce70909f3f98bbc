"""Where it is kept which answers are read again, and what readers said of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.core.auditing.verdicts import Judgement


@dataclass(frozen=True, slots=True)
class Drawn:
    """An answer that is to be read."""

    question: int
    """Row of the question log."""
    week: date
    """Monday of the week in which it was given."""
    band: int
    town: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """How many answers were given in a week, a band and a town: what the drawn ones stand for."""

    week: date
    band: int
    town: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Planted:
    """A question with the answer to another one, to see whether readers notice. Nobody ever asked it."""

    week: date
    """Monday of the week among whose answers it is."""
    asked_at: datetime
    """When it pretends to have been asked."""
    text: str
    shown: str
    """The wrong answer."""
    knowledge_version: str
    number: int = 0
    """Given by storage."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What is read of a week."""

    week: date
    drawn: Sequence[Drawn] = ()
    given: Sequence[Given] = ()
    planted: Sequence[Planted] = ()


class Audits(Protocol):
    """Samples of answers, and judgements."""

    async def draw(self, sample: Sample, at: datetime) -> bool:
        """Keeps the sample of a week, whole or not at all. MUST be True for the first caller only."""
        ...

    async def weeks(self) -> Sequence[date]:
        """Mondays of the weeks of which a sample was drawn, in order."""
        ...

    async def drawn(self, since: date, until: date) -> Sequence[Drawn]:
        """The answers drawn of the weeks from `since` to before `until`, in the order of their questions."""
        ...

    async def given(self, since: date, until: date) -> Sequence[Given]:
        """What the answers drawn of these weeks stand for."""
        ...

    async def planted(self, since: date, until: date) -> Sequence[Planted]:
        """The errors planted in these weeks, in the order of their numbers."""
        ...

    async def judge(self, judgement: Judgement, after: int, *, planted: bool = False) -> bool:
        """Keeps what somebody said of an answer that was drawn, or of a planted error.

        Args:
            judgement: what they said.
            after: judgements of it that they knew of.
            planted: whether it is a planted error.

        Returns:
            Whether it is kept: it is their first word on it, and there were so many before. Of several who
            judge at once after the same number, MUST be True for one only.
        """
        ...

    async def judgements(self, since: date, until: date, *, planted: bool = False) -> Sequence[Judgement]:
        """What was said of the answers drawn of these weeks, or of the errors planted, oldest first."""
        ...
