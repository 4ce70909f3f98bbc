"""One moment a week, in Jinjiang, whatever time zone it is asked in."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.desk.weekly import Weekly

MONDAY = Weekly(0, time(9))


@pytest.mark.parametrize(
    ("moment", "latest"),
    [
        (datetime(2026, 11, 23, 1, 0, tzinfo=UTC), datetime(2026, 11, 23, 1, 0, tzinfo=UTC)),
        (datetime(2026, 11, 23, 0, 59, tzinfo=UTC), datetime(2026, 11, 16, 1, 0, tzinfo=UTC)),
        (datetime(2026, 11, 22, 16, 30, tzinfo=UTC), datetime(2026, 11, 16, 1, 0, tzinfo=UTC)),
        (datetime(2027, 1, 3, 12, 0, tzinfo=UTC), datetime(2026, 12, 28, 1, 0, tzinfo=UTC)),
    ],
)
def test_the_latest_moment_is_never_later_and_the_next_always_is(moment: datetime, latest: datetime) -> None:
    assert MONDAY.latest(moment) == latest
    assert MONDAY.next(moment) == latest + timedelta(days=7)
