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


class Audits(Protocol):
    """Samples of answers, and judgements."""

    async def draw(self, week: date, drawn: Sequence[Drawn], given: Sequence[Given], at: datetime) -> bool:
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

    async def judge(self, judgement: Judgement) -> bool:
        """Keeps what somebody said of an answer that was drawn; says whether it is their first word on it."""
        ...

    async def judgements(self, since: date, until: date) -> Sequence[Judgement]:
        """What was said of the answers drawn of these weeks, oldest first."""
        ...
