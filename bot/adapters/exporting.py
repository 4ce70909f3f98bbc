"""Writes rows of the question log as a table for Excel or as JSON lines, one by one as they come.

Where they are written to is for others to decide; so are the headings, which are prose.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from bot.core.place import PLACE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence
    from typing import TextIO

    from bot.ports.questions import LoggedQuestion

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


Further = Callable[["LoggedQuestion"], Mapping[str, object]]
"""What is written of a row beside its fields, or in place of them, by name."""


def _nothing(_: LoggedQuestion) -> Mapping[str, object]:
    return {}


async def write_csv(
    rows: AsyncIterator[LoggedQuestion],
    out: TextIO,
    headings: Mapping[str, str],
    further: Further = _nothing,
) -> None:
    """Writes a table that Excel opens as it is: with a byte order mark, and with no cell that is a formula.

    Args:
        rows: what is written.
        out: where to; in UTF-8, and opened with `newline=""`.
        headings: the heading of each column, by the name of the field, in the order of the columns.
        further: asked once a row has come.
    """
    out.write(_BYTE_ORDER_MARK)
    table = csv.writer(out)
    table.writerow(map(_cell, headings.values()))
    async for row in rows:
        values = {**_values(row), **further(row)}
        table.writerow([_cell(values.get(name)) for name in headings])


def write_table(rows: Iterable[Sequence[object]], out: TextIO, headings: Iterable[str]) -> None:
    """Writes rows of cells as a table that Excel opens as it is.

    Args:
        rows: what is written.
        out: where to; in UTF-8, and opened with `newline=""`.
        headings: the heading of each column.
    """
    out.write(_BYTE_ORDER_MARK)
    table = csv.writer(out)
    table.writerow(map(_cell, headings))
    table.writerows([_cell(cell) for cell in row] for row in rows)


async def write_jsonl(rows: AsyncIterator[LoggedQuestion], out: TextIO, further: Further = _nothing) -> None:
    """Writes one JSON object a line."""
    async for row in rows:
        out.write(json.dumps({**_values(row), **further(row)}, ensure_ascii=False))
        out.write("\n")


def _values(row: LoggedQuestion) -> dict[str, Any]:
    return asdict(row) | {"asked_at": row.asked_at.astimezone(PLACE).isoformat()}


def _cell(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else " ".join(map(_item, value))  # type: ignore[call-overload]  # a list
    # Excel would run as a formula what a citizen wrote; it does so after leading blanks too.
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def _item(item: object) -> str:
    return f"{item[0]}={item[1]:.3f}" if isinstance(item, tuple) else str(item)
