"""What a spreadsheet was exported from, cell by cell: so it takes back nothing that others wrote since."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.core.knowledge.tables import Column, Row, Table, tidied

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.core.knowledge.tables import Key, Sheet

_COLUMNS = tuple(Column(name, name) for name in ("table", "key", "cells"))


@dataclass(frozen=True, slots=True)
class Versions:
    """What every cell said when it was exported, as far as one can tell what it said from a digest."""

    name: str
    """Of this export: no two have the same."""
    rows: dict[tuple[str, Key], dict[str, str]] = field(default_factory=dict)
    """The table and the key of a row → column → digest; a cell that was empty is left out."""

    def had(self, table: str, key: Key) -> bool:
        """Whether there was such a row."""
        return (table, key) in self.rows

    def said(self, table: str, key: Key, column: str, text: str) -> bool:
        """Whether a cell said this; one of a row that was not there said nothing."""
        return self.rows.get((table, key), {}).get(column, _digest("")) == _digest(text)


def versions_of(tables: Iterable[Table], name: str) -> Versions:
    """What tables say now.

    Args:
        tables: what is exported.
        name: of this export.
    """
    found = Versions(name)
    for table in tables:
        for key, row in table.rows.items():
            told = {each.name: tidied(each.kind, row.cells.get(each.name, "")) for each in table.columns}
            found.rows[table.name, key] = {column: _digest(text) for column, text in told.items() if text}
    return found


def brought_in(
    before: Versions, tables: Iterable[Table], told: Mapping[tuple[str, Key], Mapping[str, str]]
) -> Versions:
    """What the same spreadsheet is held against next time, once it was taken in.

    Args:
        before: what it was held against.
        tables: what there is now.
        told: what the spreadsheet says.
    """
    now = {(table.name, key): row for table in tables for key, row in table.rows.items()}
    kinds = {(table.name, each.name): each.kind for table in tables for each in table.columns}
    rows: dict[tuple[str, Key], dict[str, str]] = {}
    for place, digests in before.rows.items():
        if place in told or place in now:
            rows[place] = dict(digests)
    for place, cells in told.items():
        if place not in now:
            continue
        same = rows.setdefault(place, {})
        for column, text in cells.items():
            if tidied(kinds[place[0], column], now[place].cells.get(column, "")) == text:
                same[column] = _digest(text)
    return Versions(before.name, rows)


def as_table(versions: Versions, sheet: str) -> Table:
    """As a table that is written beside the others.

    Args:
        versions: what is written.
        sheet: name of the table.
    """
    table = Table(sheet, _COLUMNS, 2)
    table.rows["", ""] = Row({"key": versions.name})
    for (name, key), cells in versions.rows.items():
        row = json.dumps(key, ensure_ascii=False)
        told = " ".join(f"{column}:{digest}" for column, digest in cells.items())
        table.rows[name, row] = Row({"table": name, "key": row, "cells": told})
    return table


def as_versions(sheet: Sheet) -> Versions | None:
    """What such a table says when it comes back; None where it is none, or was spoiled."""
    if not sheet.rows or sheet.headings != tuple(each.heading for each in _COLUMNS):
        return None
    found = Versions(sheet.rows[0][1][1])
    try:
        for _, (name, key, cells) in sheet.rows[1:]:
            pairs = (each.split(":", 1) for each in cells.split())
            found.rows[name, tuple(json.loads(key))] = dict(pairs)
    except (ValueError, TypeError):
        return None
    return found


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
