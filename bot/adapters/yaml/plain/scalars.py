"""What an unquoted word stands for: only whole numbers, dates, true, false and nothing; all else stays text.

YAML 1.1 would read `NO` as false, `1.10` as 1.1 and `12:30` as 750; curators mean what they write.
"""

from __future__ import annotations

import re
from datetime import date

_WHOLE = re.compile(r"[+-]?(0|[1-9][0-9]{0,17})")
_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

Scalar = str | int | bool | date | None


def resolve(text: str) -> Scalar:
    """The value of an unquoted scalar.

    >>> resolve("2026-12-31"), resolve("NO"), resolve("30"), resolve("012")
    (datetime.date(2026, 12, 31), 'NO', 30, '012')

    Raises:
        ValueError: it looks like a date and there is no such day.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    if found := _DATE.fullmatch(text):
        return date(*(int(part) for part in found.groups()))
    return text
