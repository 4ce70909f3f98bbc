"""Draws the answers of a week that are read again, and plants errors among them."""

from __future__ import annotations

import asyncio
from collections import Counter
from secrets import SystemRandom
from typing import TYPE_CHECKING

from bot.core.auditing.sampling import Answer, band, draw
from bot.ports.audits import Drawn, Given, Sample
from bot.ports.questions import QuestionFilter
from bot.usecases.reporting.auditing import WEEK, monday_of
from bot.usecases.reporting.figures import midnight

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.ports import Clock
    from bot.ports.delivery import Storage
    from bot.usecases.reporting.planting import Planting

BACK = 4
"""Weeks that are still drawn if nobody came to read meanwhile."""


class Sampling:
    """Draws samples, each week once, by lots that nobody can foresee."""

    def __init__(self, storage: Storage, planting: Planting, clock: Clock) -> None:
        self._storage = storage
        self._planting = planting
        self._clock = clock

    async def undrawn(self) -> Sequence[date]:
        """Mondays of the weeks that are over and of which no sample was drawn, the oldest first.

        Raises:
            StorageError: it cannot be read.
        """
        known, monday = set(await self._storage.audits.weeks()), monday_of(self._clock())
        weeks = [monday - back * WEEK for back in range(BACK, 0, -1)]
        return [week for week in weeks if week not in known]

    async def draw(self) -> int:
        """Draws what is not drawn yet; says how many weeks that were.

        Raises:
            StorageError: it is not kept.
        """
        count = 0
        for week in await self.undrawn():
            count += await self._storage.audits.draw(await self._sample(week), self._clock())
        return count

    async def _sample(self, week: date) -> Sample:
        wanted = QuestionFilter(("answered",), midnight(week), midnight(week + WEEK))
        answers = [
            Answer(row.id or 0, row.confidence, row.town)
            async for row in self._storage.questions.list(wanted)
        ]
        picked = draw(answers, SystemRandom().sample)
        counts = Counter((band(each.confidence), each.town) for each in answers)
        return Sample(
            week,
            [Drawn(each.question, week, band(each.confidence), each.town) for each in picked],
            [Given(week, place, town, count) for (place, town), count in counts.items()],
            await asyncio.to_thread(self._planting.plant, week, len(picked)),
        )
