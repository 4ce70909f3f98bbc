"""What a topic's dates mean on a given day: expired, running out, not yet in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.core.knowledge.model import Topic

WARNING_DAYS = 60
"""An answer warns when its policy has this many days left or fewer."""


def warning(topic: Topic, today: date) -> tuple[str, dict[str, object]] | None:
    """The warning with which an answer must open, as wording key and values; None if there is none to give.

    An expired policy names its successor where there is one.
    """
    validity = topic.validity
    if validity is None:
        return None
    if validity.until is not None and validity.until < today:
        until = spoken(validity.until)
        if validity.successor:
            return "expired_successor", {"until": until, "successor": validity.successor}
        return "expired", {"until": until}
    if validity.from_ is not None and validity.from_ > today:
        return "not_yet", {"since": spoken(validity.from_)}
    if validity.until is not None and (left := (validity.until - today).days) <= WARNING_DAYS:
        until = spoken(validity.until)
        return ("running_out", {"until": until, "days": left}) if left else ("last_day", {"until": until})
    return None


def spoken(day: date) -> str:
    """A day as it is written in running Chinese.

    >>> from datetime import date
    >>> spoken(date(2027, 12, 31))
    '2027 年 12 月 31 日'
    """
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
