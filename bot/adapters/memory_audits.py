"""Samples of answers and judgements in memory: for tests, and gone with the process."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.core.auditing.verdicts import Judgement
    from bot.ports.audits import Drawn, Given


class InMemoryAudits:
    """Samples that are gone with the process."""

    def __init__(self) -> None:
        self._weeks: dict[date, datetime] = {}
        self._drawn: dict[int, Drawn] = {}
        self._given: list[Given] = []
        self._said: dict[tuple[int, str], Judgement] = {}

    async def draw(self, week: date, drawn: Sequence[Drawn], given: Sequence[Given], at: datetime) -> bool:
        """Keeps the sample of a week; says whether there was none."""
        if week in self._weeks:
            return False
        self._weeks[week] = at
        self._drawn |= {each.question: each for each in drawn}
        self._given += given
        return True

    async def weeks(self) -> Sequence[date]:
        """Mondays of the weeks of which a sample was drawn."""
        return sorted(self._weeks)

    async def drawn(self, since: date, until: date) -> Sequence[Drawn]:
        """The answers drawn of these weeks."""
        found = [each for each in self._drawn.values() if since <= each.week < until]
        return sorted(found, key=lambda each: each.question)

    async def given(self, since: date, until: date) -> Sequence[Given]:
        """What they stand for."""
        return [each for each in self._given if since <= each.week < until]

    async def judge(self, judgement: Judgement) -> bool:
        """Keeps what somebody said; says whether it is their first word on it."""
        named = judgement.question, judgement.reader
        if judgement.question not in self._drawn or named in self._said:
            return False
        self._said[named] = judgement
        return True

    async def judgements(self, since: date, until: date) -> Sequence[Judgement]:
        """What was said of the answers drawn of these weeks."""
        return [each for each in self._said.values() if since <= self._drawn[each.question].week < until]
