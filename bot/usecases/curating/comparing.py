"""Holds what came back from a spreadsheet against the knowledge base: what is new, and what cannot be."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from bot.core.knowledge.tables import NO, UNCOMPUTED, YES, Change, Fault, tidied
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.knowledge.tables import Column, Key, Row, Sheet, Table
    from bot.core.knowledge.versions import Versions

_ERROR = re.compile(r"#(?:N/A|[A-Z0-9_/]+[!?]|#+|GETTING_DATA)")
"""What Excel shows where there is nothing: an error, or a column too narrow for a day."""
_SHOWN = 40
"""Characters of a cell in a sentence."""


class Compared(NamedTuple):
    """What a spreadsheet brings."""

    changes: list[Change]
    faults: list[Fault]
    """What cannot be taken over, each with its cell."""
    kept: list[Fault]
    """What others wrote since the export, where the spreadsheet says nothing new: it stays."""
    told: dict[tuple[str, Key], dict[str, str]]
    """What it says, by table and row, then by column."""


def compare(tables: Iterable[Table], sheets: Iterable[Sheet], exported: Versions | None = None) -> Compared:
    """The changes that sheets bring.

    A table of which there is no sheet stays as it is, and so does a column that is not there.

    Args:
        tables: what there is.
        sheets: what came back.
        exported: what there was when they were exported; None: nobody knows, and all that differs is new.
    """
    known = {table.name: table for table in tables}
    found = Compared([], [], [], {})
    for sheet in sheets:
        if sheet.name not in known:
            found.faults.append(Fault(sheet.name, message("sheets.unknown_sheet", known="、".join(known))))
            continue
        _Reading(known[sheet.name], sheet, exported, found).run()
    return found


class _Reading:
    """One sheet against its table."""

    def __init__(self, table: Table, sheet: Sheet, exported: Versions | None, found: Compared) -> None:
        self._table, self._sheet, self._exported, self._found = table, sheet, exported, found
        self._names = {column.heading: column for column in table.columns}
        self._seen: dict[Key, int] = {}
        self._spoiled_rows = {row for row, _ in sheet.spoiled}

    def run(self) -> None:
        before = len(self._found.faults)
        self._headings()
        if len(self._found.faults) > before:
            return
        for number, given in self._sheet.rows:
            if any(given) or number in self._spoiled_rows:
                self._row(number, given)
        self._rows_gone()

    def _headings(self) -> None:
        """The first row says which column is which; one sentence where it does not."""
        given, keys = self._sheet.headings, self._table.columns[: self._table.keys]
        if not any(heading in self._names for heading in given):
            found = "、".join(filter(None, given))[:_SHOWN]
            self._fault(1, 0, "no_headings", given=found, first=keys[0].heading)
            return
        for missing in (each.heading for each in keys if each.heading not in given):
            self._fault(1, 0, "no_key", heading=missing)
        others = [place for place, each in enumerate(given) if each and each not in self._names]
        if others:
            named = "”、“".join(given[place] for place in others)
            self._fault(1, others[0], "unknown_column", heading=named, known="、".join(self._names))
        for place, heading in enumerate(given):
            if not heading and any(cells[place] for _, cells in self._sheet.rows):
                self._fault(1, place, "no_heading")

    def _row(self, number: int, given: Sequence[str]) -> None:
        cells: dict[str, str] = {}
        before = len(self._found.faults)
        for place, (heading, text) in enumerate(zip(self._sheet.headings, given, strict=False)):
            if (column := self._names.get(heading)) is not None:
                cells[column.name] = self._cell(number, place, column, text)
        key = tuple(cells[column.name] for column in self._table.columns[: self._table.keys])
        if len(self._found.faults) > before:
            pass
        elif not key[0]:
            self._fault(number, 0, "nameless", heading=self._table.columns[0].heading)
        elif key in self._seen:
            self._fault(number, 0, "twice", row=self._seen[key])
        else:
            self._found.told[self._table.name, key] = cells
            self._take(number, key, cells)
        self._seen[key] = number

    def _take(self, number: int, key: Key, cells: dict[str, str]) -> None:
        old = self._table.rows.get(key)
        if old is None:
            self._come(number, key, cells)
            return
        new: dict[str, str] = {}
        for name, text in cells.items():
            now = self._now(old, name)
            if text != now and self._is_new(self._cells(number)[name], key, name, text, now):
                new[name] = text
        if new:
            was = {name: old.cells.get(name, "") for name in new}
            self._found.changes.append(
                Change(self._table.name, key, new, "changed", was, self._cells(number))
            )

    def _is_new(self, where: str, key: Key, name: str, text: str, now: str) -> bool:
        """Whether a cell is to be written; what others wrote since the export is kept, or is a conflict."""
        if self._exported is None:
            return True
        given = {"text": _short(text), "now": _short(now)}
        if self._exported.said(self._table.name, key, name, text):
            self._found.kept.append(Fault(where, message("sheets.kept", **given)))
            return False
        if self._exported.said(self._table.name, key, name, now):
            return True
        self._found.faults.append(Fault(where, message("sheets.conflict", **given)))
        return False

    def _come(self, number: int, key: Key, cells: dict[str, str]) -> None:
        """A row that there is not: it is new, or somebody took it away since the export."""
        if self._exported is not None and self._exported.had(self._table.name, key):
            same = all(self._exported.said(self._table.name, key, *each) for each in cells.items())
            where = Fault(self._where(number, 0), message("sheets.gone_since" if same else "sheets.gone"))
            (self._found.kept if same else self._found.faults).append(where)
            return
        filled = {name: text for name, text in cells.items() if text}
        self._found.changes.append(Change(self._table.name, key, filled, "added", where=self._cells(number)))

    def _rows_gone(self) -> None:
        """Rows that are not in the sheet: taken out of it, or added by others since the export."""
        for key, row in self._table.rows.items():
            if key in self._seen:
                continue
            place = f"{self._table.name} {' '.join(filter(None, key))}"
            if self._exported is not None and not self._exported.had(self._table.name, key):
                self._found.kept.append(Fault(place, message("sheets.new_since")))
            elif self._exported is not None and any(
                not self._exported.said(self._table.name, key, each.name, self._now(row, each.name))
                for each in self._table.columns
            ):
                self._found.faults.append(Fault(place, message("sheets.changed_since")))
            else:
                self._found.changes.append(Change(self._table.name, key, {}, "removed"))

    def _now(self, row: Row, name: str) -> str:
        kind = next(each.kind for each in self._table.columns if each.name == name)
        return tidied(kind, row.cells.get(name, ""))

    def _cells(self, number: int) -> dict[str, str]:
        """The cell of each column of a row."""
        return {
            self._names[heading].name: self._where(number, place)
            for place, heading in enumerate(self._sheet.headings)
            if heading in self._names
        }

    def _cell(self, number: int, place: int, column: Column, text: str) -> str:
        text = tidied(column.kind, text)
        shown = self._sheet.spoiled.get((number, place), "")
        if shown == UNCOMPUTED:
            self._fault(number, place, "formula")
        elif shown or _ERROR.fullmatch(text):  # it holds no text, and must not be taken for empty
            self._fault(number, place, "spoiled", given=shown or text)
        elif column.kind == "date" and text and not _is_day(text):
            self._fault(number, place, "no_day", given=text)
        elif column.kind == "flag" and text not in ("", YES, NO):
            self._fault(number, place, "no_flag", given=text)
        elif column.kind == "choice" and text and text not in column.choices:
            self._fault(number, place, "no_choice", given=text, known="、".join(column.choices))
        return text

    def _fault(self, number: int, place: int, sentence: str, /, **values: object) -> None:
        self._found.faults.append(Fault(self._where(number, place), message(f"sheets.{sentence}", **values)))

    def _where(self, number: int, place: int) -> str:
        return f"{self._sheet.name}!{column_letters(place)}{number}"


def _short(text: str) -> str:
    line = text.replace("\n", "｜")
    return (line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…") or message("sheets.empty")


def column_letters(place: int) -> str:
    """What a spreadsheet calls a column.

    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
