"""Working days: what was proclaimed, what another library says, and what nobody knows yet."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import chinese_calendar  # type: ignore[import-untyped]  # it has no types
import pytest

from bot.core.desk.workdays import due_day, is_known, is_workday
from bot.core.place import PLACE


def asked(year: int, month: int, day: int, hour: int = 10) -> datetime:
    return datetime(year, month, day, hour, tzinfo=PLACE)


def test_every_day_is_counted_as_another_library_counts_it() -> None:
    days = (date(2018, 1, 1) + timedelta(days=number) for number in range(9 * 365 + 2))
    differing = [day for day in days if chinese_calendar.is_workday(day) != is_workday(day)]
    assert differing == []


@pytest.mark.parametrize(
    ("when", "days", "due"),
    [
        pytest.param(asked(2026, 11, 26), 1, date(2026, 11, 27), id="the next day"),
        pytest.param(asked(2026, 11, 27), 1, date(2026, 11, 30), id="over a weekend"),
        pytest.param(asked(2026, 2, 13), 1, date(2026, 2, 14), id="a Saturday before the festival is worked"),
        pytest.param(asked(2026, 2, 14), 1, date(2026, 2, 24), id="over the Spring Festival"),
        pytest.param(asked(2026, 2, 14), 3, date(2026, 2, 26), id="three days over the Spring Festival"),
        pytest.param(asked(2026, 9, 30), 1, date(2026, 10, 8), id="over the National Day"),
    ],
)
def test_an_answer_is_due_on_a_working_day(when: datetime, days: int, due: date) -> None:
    found = due_day(when, days)
    assert found.day == due
    assert found.estimated is None


def test_the_day_of_asking_is_the_one_in_jinjiang() -> None:
    evening_in_utc = datetime(2026, 11, 26, 17, tzinfo=UTC)  # already the 27th there, a Friday
    assert due_day(evening_in_utc, 1).day == date(2026, 11, 30)


def test_a_year_whose_swapped_days_nobody_knows_is_named() -> None:
    assert is_known(2026)
    unknown = next(year for year in range(2027, 2101) if not is_known(year))
    found = due_day(asked(unknown - 1, 12, 31), 3)
    assert found.estimated == unknown
    assert found.day > date(unknown, 1, 1)
    assert not is_workday(date(unknown, 1, 1))


def test_a_year_far_off_is_an_estimate_and_no_error() -> None:
    assert due_day(asked(2199, 12, 31), 1).estimated == 2200


def test_the_office_closes_at_its_own_hour_in_jinjiang() -> None:
    assert due_day(asked(2026, 11, 26), 1).at(time(17, 30)) == datetime(2026, 11, 27, 9, 30, tzinfo=UTC)
