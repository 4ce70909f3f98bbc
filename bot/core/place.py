"""Where the users live: their clock decides what day it is, when work is due, when it is night."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime

PLACE = ZoneInfo("Asia/Shanghai")
"""The one time zone of all pages, papers and rules."""


def local_day(moment: datetime) -> date:
    """The day in Jinjiang.

    >>> from datetime import UTC, datetime
    >>> local_day(datetime(2026, 11, 24, 17, 0, tzinfo=UTC)).isoformat()
    '2026-11-25'

    Args:
        moment: with its time zone.
    """
    return moment.astimezone(PLACE).date()


def local_minute(moment: datetime) -> str:
    """The minute in Jinjiang, as it is written in tables.

    >>> from datetime import UTC, datetime
    >>> local_minute(datetime(2026, 11, 24, 1, 0, tzinfo=UTC))
    '2026-11-24 09:00'

    Args:
        moment: with its time zone.
    """
    return f"{moment.astimezone(PLACE):%Y-%m-%d %H:%M}"
