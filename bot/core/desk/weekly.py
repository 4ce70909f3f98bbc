"""When teams are told what was asked in a week, and what may be told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.core.place import PLACE

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Weekly:
    """One moment of every week, in Jinjiang."""

    weekday: int
    """0 is Monday."""
    at: time

    def latest(self, moment: datetime) -> datetime:
        """The last such moment that is not later.

        >>> monday = Weekly(0, time(9))
        >>> monday.latest(datetime(2026, 11, 27, 12, tzinfo=PLACE)).isoformat()
        '2026-11-23T09:00:00+08:00'
        >>> monday.latest(datetime(2026, 11, 23, 9, tzinfo=PLACE)).isoformat()
        '2026-11-23T09:00:00+08:00'
        """
        there = moment.astimezone(PLACE)
        day = there.date() - timedelta(days=(there.weekday() - self.weekday) % 7)
        found = datetime.combine(day, self.at, PLACE)
        return found if found <= moment else found - WEEK

    def next(self, moment: datetime) -> datetime:
        """The first such moment that is later."""
        return self.latest(moment) + WEEK


@dataclass(frozen=True, slots=True)
class Habits:
    """How teams are told what was asked."""

    weekly: Weekly | None = Weekly(0, time(9))
    """When; None: only who asks for it is told."""
    least_askers: int = 3
    """What fewer people than this ask is counted, and not shown by itself."""
