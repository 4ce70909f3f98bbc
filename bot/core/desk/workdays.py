"""Working days in China, with 调休: when an answer is due.

The State Council says each autumn which days of the next year are swapped. Until the library knows a year's
swaps, its working days are estimated from weekends and the holidays that the law fixes, and this is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

from bot.core.place import PLACE, local_day

if TYPE_CHECKING:
    from holidays import HolidayBase

MORNING = time(9)
"""When people are at work."""
_FIRST, _LAST = 2002, 2100
"""Years for which the library has holidays of China at all."""


@dataclass(frozen=True, slots=True)
class DueDay:
    """The last of some working days."""

    day: date
    estimated: int | None = None
    """The first year passed through whose swapped days are not known; None: the day is certain."""

    def at(self, closes: time) -> datetime:
        """The moment when the office closes that day."""
        return datetime.combine(self.day, closes, PLACE)


def due_day(asked_at: datetime, days: int) -> DueDay:
    """The n-th working day after the day of asking.

    >>> due_day(datetime(2026, 2, 13, 10, tzinfo=PLACE), 1).day.isoformat()
    '2026-02-14'
    >>> due_day(datetime(2026, 2, 14, 10, tzinfo=PLACE), 3).day.isoformat()
    '2026-02-26'

    Args:
        asked_at: when it was asked, in any time zone; the day in Shanghai counts.
        days: how many working days, at least 1.
    """
    day = local_day(asked_at)
    estimated = None
    while days > 0:
        day += timedelta(days=1)
        if estimated is None and not is_known(day.year):
            estimated = day.year
        days -= is_workday(day)
    return DueDay(day, estimated)


def half_way(begins: datetime, ends: datetime) -> datetime:
    """The middle between two moments; where nobody works then, the next morning on which people do.

    >>> friday, monday = datetime(2026, 11, 27, 10, tzinfo=PLACE), datetime(2026, 11, 30, 18, tzinfo=PLACE)
    >>> half_way(friday, monday).isoformat()
    '2026-11-30T09:00:00+08:00'
    """
    middle = (begins + (ends - begins) / 2).astimezone(PLACE)
    if is_workday(middle.date()):
        return middle
    return min(datetime.combine(due_day(middle, 1).day, MORNING, PLACE), ends)


def is_workday(day: date) -> bool:
    """Whether people work on a day; in a year whose swapped days are not known, an estimate."""
    if day in _year(day.year).weekend_workdays:
        return True
    return day.weekday() < 5 and day not in _year(day.year)


@cache
def is_known(year: int) -> bool:
    """Whether the swapped days of a year are known.

    >>> is_known(2026), is_known(2100)
    (True, False)
    """
    return _FIRST <= year <= _LAST and any(day.year == year for day in _year(year).weekend_workdays)


@cache
def _year(year: int) -> HolidayBase:
    # Not at the top of the module: it takes time that no question needs to wait for.
    from holidays import country_holidays  # noqa: PLC0415

    return country_holidays("CN", years=year, expand=False)
