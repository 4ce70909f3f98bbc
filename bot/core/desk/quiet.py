"""The hours in which nobody is disturbed, in Jinjiang."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.core.place import PLACE


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of the day to another, perhaps over midnight."""

    begin: time
    end: time

    def over(self, moment: datetime) -> datetime:
        """The moment itself, or when the quiet hours end that it lies in.

        >>> night = QuietHours(time(22), time(8))
        >>> night.over(datetime(2026, 11, 24, 23, 30, tzinfo=PLACE)).isoformat()
        '2026-11-25T08:00:00+08:00'
        >>> night.over(datetime(2026, 11, 24, 8, tzinfo=PLACE)).isoformat()
        '2026-11-24T08:00:00+08:00'
        """
        there = moment.astimezone(PLACE)
        now, over_midnight = there.time(), self.begin > self.end
        late = now >= self.begin and (over_midnight or now < self.end)
        early = over_midnight and now < self.end
        if not (late or early):
            return moment
        day = there.date() + timedelta(days=1) if late and over_midnight else there.date()
        return datetime.combine(day, self.end, PLACE)
