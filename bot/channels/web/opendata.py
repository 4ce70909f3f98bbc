"""The public figures as open data: the same rows as a table and as JSON. Pure.

The names of the columns are a promise: people's programs read them. New ones come at the end.
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.usecases.reporting.auditing import Audited
    from bot.usecases.reporting.figures import Counted
    from bot.usecases.reporting.openness import Month

COLUMNS = (
    *("month", "complete", "area", "area_name", "questions", "answered", "answer_rate"),
    *("audit_drawn", "audit_read", "audit_wrong"),
    *("silent_wrong_rate", "silent_wrong_low", "silent_wrong_high"),
    *("tickets_answered", "median_working_days"),
)
"""Of the table, in order."""
ALL, OTHERS, UNSAID = "all", "other", "unsaid"
"""Areas that are no towns."""
_MARK = "\ufeff"
"""With it, Excel reads the table as UTF-8."""


def rows(months: Sequence[Month], name: Callable[[str], str]) -> Iterator[Mapping[str, object]]:
    """A row for each month, and one for each area of it; None is what is not known.

    Args:
        months: what there is.
        name: gives the name of an area.
    """
    for month in months:
        about = {"month": f"{month.first:%Y-%m}", "complete": month.complete}
        more = _audit(month.audited) | {
            "tickets_answered": month.tickets,
            "median_working_days": month.working_days,
        }
        yield about | _counted(ALL, name(ALL), month.total) | more
        for area, counted in areas(month):
            yield about | _counted(area, name(area), counted)


def areas(month: Month) -> Iterator[tuple[str, Counted]]:
    """The areas of a month by their ids, those put together last."""
    for town, counted in month.towns.items():
        yield town or UNSAID, counted
    if month.others.asked:
        yield OTHERS, month.others


def table(found: Sequence[Mapping[str, object]]) -> str:
    """As comma-separated values."""
    out = io.StringIO(newline="")
    out.write(_MARK)
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in found)
    return out.getvalue()


def as_json(found: Sequence[Mapping[str, object]], about: Mapping[str, object]) -> str:
    """As JSON: what is said of the figures, then `rows`; every row has every column."""
    whole = [{name: row.get(name) for name in COLUMNS} for row in found]
    return json.dumps({**about, "rows": whole}, ensure_ascii=False, indent=1)


def _counted(area: str, name: str, counted: Counted) -> dict[str, object]:
    return {
        "area": area,
        "area_name": name,
        "questions": counted.asked,
        "answered": counted.answered,
        "answer_rate": _share(counted.rate),
    }


def _audit(audited: Audited) -> dict[str, object]:
    found = audited.rate
    return {
        "audit_drawn": audited.drawn,
        "audit_read": found.read if found else None,
        "audit_wrong": found.wrong if found else None,
        "silent_wrong_rate": _share(found.share) if found else None,
        "silent_wrong_low": _share(found.interval.lower) if found else None,
        "silent_wrong_high": _share(found.interval.upper) if found else None,
    }


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
