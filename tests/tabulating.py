"""Fills in cells of a workbook as somebody does with Excel: the rest stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.spreadsheets import read_tables, write_workbook
from bot.core.knowledge.tables import Column, Row, Table

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.knowledge.tables import Sheet

_KEYS = 2
"""Cells at the beginning of a row that tell it from the others, if it has more than them."""


def fill_in(book: Path, name: str, rows: str) -> None:
    """Fills in the cells of a table written in Markdown; a row that is not there comes below the others.

    Raises:
        KeyError: there is no such sheet, or no such column.
    """
    sheets = {sheet.name: sheet for sheet in read_tables(book)}
    tables = {each: _table(sheet) for each, sheet in sheets.items()}
    table = tables[name]
    headings, _, *lines = (
        [cell.strip() for cell in line.strip("|\n").split("|")] for line in rows.splitlines()
    )
    for heading in headings:
        if heading not in sheets[name].headings:
            raise KeyError(heading)
    for line in lines:
        cells = {heading: cell.replace("<br>", "\n") for heading, cell in zip(headings, line, strict=True)}
        key = tuple(cells[each] for each in sheets[name].headings[:_KEYS] if each in cells)
        row = next((row for row in table.rows.values() if _begins(row, sheets[name], key)), None)
        if row is None:
            table.rows[f"new {len(table.rows)}",] = Row(cells)
        else:
            row.cells.update(cells)
    write_workbook(book, tables.values(), ["说明"])


def _begins(row: Row, sheet: Sheet, key: tuple[str, ...]) -> bool:
    return tuple(row.cells.get(each, "") for each in sheet.headings[: len(key)]) == key


def _table(sheet: Sheet) -> Table:
    table = Table(sheet.name, tuple(Column(heading, heading) for heading in sheet.headings), 1)
    for number, cells in sheet.rows:
        table.rows[str(number),] = Row(dict(zip(sheet.headings, cells, strict=True)))
    return table
