"""The figures of every month as everybody may see them: whole towns, never few people by themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, get_args

from bot.core.desk.counting import working_days
from bot.core.outcomes import OutcomeName
from bot.core.place import local_day
from bot.ports.questions import QuestionFilter
from bot.usecases.reporting.figures import Counted, by_outcome, by_place, midnight
from bot.usecases.reporting.lately import Lately

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.ports import Clock
    from bot.ports.delivery import Storage
    from bot.usecases.reporting.auditing import Audited, Auditing
    from bot.usecases.reporting.lately import Found

MONTHS = 24
"""Months that are shown at most, the running one among them."""
LASTS = timedelta(minutes=10)
"""How old the figures may be."""
_MEANT: tuple[OutcomeName, ...] = tuple(each for each in get_args(OutcomeName) if each != "smalltalk")
"""Small talk is no question."""


@dataclass(frozen=True, slots=True)
class Month:
    """What a month was like."""

    first: date
    """Its first day."""
    complete: bool
    """Whether it is over."""
    outcomes: Mapping[str, int]
    """Outcome → questions."""
    towns: Mapping[str | None, Counted]
    """Those where enough people asked, the most asked in first; None: no town is known."""
    others: Counted
    """All other towns together; nothing where even all together are few."""
    audited: Audited
    """What was found in the weeks that began in it."""
    working_days: float | None
    """Half of the tickets that were answered took no more; None: none was answered."""
    tickets: int
    """Tickets answered."""

    @property
    def total(self) -> Counted:
        """All questions."""
        return Counted(sum(self.outcomes[each] for each in _MEANT), self.outcomes["answered"])


class Openness:
    """Counts months."""

    def __init__(self, storage: Storage, auditing: Auditing, clock: Clock, least: int) -> None:
        """Counts nothing yet.

        Args:
            storage: where questions and tickets are kept.
            auditing: knows what was found in answers that were read again.
            clock: tells which months are over.
            least: people who have to have asked in a town that is shown by itself.
        """
        self._storage = storage
        self._auditing = auditing
        self._clock = clock
        self.least = least
        self._lately = Lately[tuple[Month, ...]](LASTS, clock)

    async def months(self) -> Found[tuple[Month, ...]]:
        """Every month since the first question, the newest first; counted once in some minutes.

        Raises:
            StorageError: it cannot be read.
        """
        return await self._lately.get(None, self._count)

    async def _count(self) -> tuple[Month, ...]:
        begun = await self._storage.tallies.first()
        found: list[Month] = []
        month = local_day(self._clock()).replace(day=1)
        while begun is not None and len(found) < MONTHS and begun < midnight(_next(month)):
            found.append(await self._month(month))
            month = (month - timedelta(days=1)).replace(day=1)
        return tuple(found)

    async def _month(self, first: date) -> Month:
        after = _next(first)
        since, until = midnight(first), midnight(after)
        asked = await self._storage.tallies.towns(QuestionFilter(since=since, until=until))
        meant = QuestionFilter(_MEANT, since, until)
        shown, others = await self._apart(meant, by_place(asked))
        took = [
            working_days(local_day(each.opened_at), local_day(each.answered_at))
            for each in await self._storage.tickets.turnarounds(since, until)
        ]
        return Month(
            first,
            until <= self._clock(),
            by_outcome(asked),
            shown,
            others,
            await self._auditing.over(first, after),
            median(took) if took else None,
            len(took),
        )

    async def _apart(
        self, wanted: QuestionFilter, towns: Mapping[str | None, Counted]
    ) -> tuple[Mapping[str | None, Counted], Counted]:
        """The towns that may be shown by themselves, and all others together.

        One small town alone could be had by subtracting: the next smallest goes with it, until all that are
        put together are enough people.
        """
        people = await self._storage.tallies.people_by_town(wanted)
        shown = [each for each in towns if people.get(each, 0) >= self.least]
        rest = [each for each in towns if each not in shown]
        while shown and rest and await self._people(wanted, rest) < self.least:
            rest.append(shown.pop())
        few = not shown and await self._people(wanted, rest) < self.least
        return {each: towns[each] for each in shown}, Counted(0, 0) if few else _sum(towns, rest)

    async def _people(self, wanted: QuestionFilter, towns: Sequence[str | None]) -> int:
        return await self._storage.tallies.people(replace(wanted, towns=towns))


def _next(first: date) -> date:
    """The first day of the month after."""
    return (first + timedelta(days=31)).replace(day=1)


def _sum(towns: Mapping[str | None, Counted], some: Sequence[str | None]) -> Counted:
    return Counted(sum(towns[each].asked for each in some), sum(towns[each].answered for each in some))
