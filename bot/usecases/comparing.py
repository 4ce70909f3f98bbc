"""Holds what came back from a spreadsheet against the knowledge base: what is new, and what cannot be."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.core.knowledge.tables import NO, YES, Change, Fault
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.knowledge.tables import Column, Key, Sheet, Table


def compare(tables: Iterable[Table], sheets: Iterable[Sheet]) -> tuple[list[Change], list[Fault]]:
    """The changes that sheets bring; every fault with its cell.

    A table of which there is no sheet stays as it is, and so does a column that is not there.
    """
    known = {table.name: table for table in tables}
    changes: list[Change] = []
    faults: list[Fault] = []
    for sheet in sheets:
        if sheet.name not in known:
            faults.append(Fault(sheet.name, message("sheets.unknown_sheet", known="、".join(known))))
            continue
        reading = _Reading(known[sheet.name], sheet)
        reading.run()
        changes += reading.changes
        faults += reading.faults
    return changes, faults


class _Reading:
    """One sheet against its table."""

    def __init__(self, table: Table, sheet: Sheet) -> None:
        self._table, self._sheet = table, sheet
        self._names = {column.heading: column for column in table.columns}
        self._seen: dict[Key, int] = {}
        self.changes: list[Change] = []
        self.faults: list[Fault] = []

    def run(self) -> None:
        keys = [column.heading for column in self._table.columns[: self._table.keys]]
        for missing in (heading for heading in keys if heading not in self._sheet.headings):
            self._fault(1, 0, "no_key", heading=missing)
        for place, heading in enumerate(self._sheet.headings):
            if heading not in self._names:
                self._fault(1, place, "unknown_column", heading=heading, known="、".join(self._names))
        if self.faults:
            return
        for number, given in self._sheet.rows:
            if any(given):
                self._row(number, given)
        self._rows_gone()

    def _row(self, number: int, given: Sequence[str]) -> None:
        cells: dict[str, str] = {}
        before = len(self.faults)
        for place, (heading, text) in enumerate(zip(self._sheet.headings, given, strict=False)):
            column = self._names[heading]
            cells[column.name] = self._cell(number, place, column, text)
        key = tuple(cells[column.name] for column in self._table.columns[: self._table.keys])
        if not key[0]:
            self._fault(number, 0, "nameless", heading=self._table.columns[0].heading)
        elif key in self._seen:
            self._fault(number, 0, "twice", row=self._seen[key])
        elif len(self.faults) == before:
            self._take(number, key, cells)
        self._seen[key] = number

    def _take(self, number: int, key: Key, cells: dict[str, str]) -> None:
        old = self._table.rows.get(key)
        if old is None:
            filled = {name: text for name, text in cells.items() if text}
            self.changes.append(Change(self._table.name, key, filled, "added", where=self._cells(number)))
            return
        new = {name: text for name, text in cells.items() if text != old.cells.get(name, "")}
        if new:
            was = {name: old.cells.get(name, "") for name in new}
            self.changes.append(Change(self._table.name, key, new, "changed", was, self._cells(number)))

    def _cells(self, number: int) -> dict[str, str]:
        """The cell of each column of a row."""
        return {
            self._names[heading].name: self._where(number, place)
            for place, heading in enumerate(self._sheet.headings)
        }

    def _rows_gone(self) -> None:
        for key in self._table.rows:
            if key not in self._seen:
                self.changes.append(Change(self._table.name, key, {}, "removed"))

    def _cell(self, number: int, place: int, column: Column, text: str) -> str:
        lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        text = "\n".join(lines).strip("\n")
        match column.kind:
            case "lines":
                return "\n".join(line.strip() for line in lines if line.strip())
            case "date" if text and not _is_day(text):
                self._fault(number, place, "no_day", given=text)
            case "flag" if text not in ("", YES, NO):
                self._fault(number, place, "no_flag", given=text)
            case "choice" if text and text not in column.choices:
                self._fault(number, place, "no_choice", given=text, known="、".join(column.choices))
        return text

    def _fault(self, number: int, place: int, sentence: str, /, **values: object) -> None:
        self.faults.append(Fault(self._where(number, place), message(f"sheets.{sentence}", **values)))

    def _where(self, number: int, place: int) -> str:
        return f"{self._sheet.name}!{column_letters(place)}{number}"


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
