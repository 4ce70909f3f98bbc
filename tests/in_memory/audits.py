"""Samples of answers and judgements in memory: for tests, and gone with the process."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.core.auditing.verdicts import Judgement
    from bot.ports.audits import Drawn, Given, Planted, Sample


class InMemoryAudits:
    """Samples that are gone with the process."""

    def __init__(self) -> None:
        self._weeks: dict[date, datetime] = {}
        self._drawn: dict[int, Drawn] = {}
        self._given: list[Given] = []
        self._planted: dict[int, Planted] = {}
        self._said: list[tuple[bool, Judgement]] = []

    async def draw(self, sample: Sample, at: datetime) -> bool:
        """Keeps the sample of a week; says whether there was none."""
        if sample.week in self._weeks:
            return False
        self._weeks[sample.week] = at
        self._drawn |= {each.question: each for each in sample.drawn}
        self._given += sample.given
        for each in sample.planted:
            number = len(self._planted) + 1
            self._planted[number] = replace(each, number=number)
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

    async def planted(self, since: date, until: date) -> Sequence[Planted]:
        """The errors planted in these weeks."""
        return [each for each in self._planted.values() if since <= each.week < until]

    async def judge(self, judgement: Judgement, after: int, *, planted: bool = False) -> bool:
        """Keeps what somebody said; says whether it is kept."""
        known = judgement.question in (self._planted if planted else self._drawn)
        before = [
            each for kind, each in self._said if kind == planted and each.question == judgement.question
        ]
        if not known or len(before) != after or any(each.reader == judgement.reader for each in before):
            return False
        self._said.append((planted, judgement))
        return True

    async def judgements(self, since: date, until: date, *, planted: bool = False) -> Sequence[Judgement]:
        """What was said of the answers drawn of these weeks, or of the errors planted."""
        if planted:
            numbers = {each.number for each in await self.planted(since, until)}
        else:
            numbers = {each.question for each in await self.drawn(since, until)}
        return [each for kind, each in self._said if kind == planted and each.question in numbers]
