"""Tables as an Excel workbook and back, and back from CSV. A cell is a text or a day, never a formula."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from bot.core.errors import ConfigurationError
from bot.core.knowledge.tables import NO, YES, Column, Row, Sheet, Table
from bot.messages import message, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MORE_ROWS = 500
"""Empty rows below a table in which one may choose from the lists, too."""
_LONGEST_NAME = 31
"""Characters of the name of a sheet."""


def write_workbook(path: Path | io.BytesIO, tables: Iterable[Table], guide: Sequence[str]) -> None:
    """Writes one sheet a table, and one that explains them.

    Args:
        path: where to; replaced if it is there.
        tables: what is written.
        guide: lines of the explanation.

    Raises:
        OSError: the file cannot be written.
    """
    import xlsxwriter  # noqa: PLC0415  # not needed otherwise
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    book = xlsxwriter.Workbook(path if isinstance(path, io.BytesIO) else str(path))
    styles = {
        "head": book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True}),
        "text": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        "date": book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
    }
    about = book.add_worksheet(message("sheets.guide"))
    about.set_column(0, 0, 100)
    for number, line in enumerate(guide):
        about.write_string(number, 0, line, styles["text"])
    for table in tables:
        _write_sheet(book.add_worksheet(table.name[:_LONGEST_NAME]), table, styles)
    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from error


def rows_as_workbook(name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet of texts, as a file that is not written anywhere.

    Args:
        name: of the sheet.
        headings: of its columns.
        rows: a text for each column.
    """
    kept = io.BytesIO()
    write_rows(kept, name, headings, rows)
    return kept.getvalue()


def write_rows(
    path: Path | io.BytesIO, name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Writes one sheet of texts.

    Args:
        path: where to; replaced if it is there.
        name: of the sheet.
        headings: of its columns.
        rows: a text for each column.

    Raises:
        OSError: the file cannot be written.
    """
    columns = tuple(Column(str(place), heading) for place, heading in enumerate(headings))
    table = Table(name, columns, 1)
    for number, row in enumerate(rows):
        table.rows[str(number),] = Row({str(place): cell for place, cell in enumerate(row)})
    write_workbook(path, [table], [name])


def _write_sheet(sheet: Any, table: Table, styles: dict[str, Any]) -> None:
    last = len(table.columns) - 1
    sheet.freeze_panes(1, table.keys)
    sheet.autofilter(0, 0, max(len(table.rows), 1), last)
    for place, column in enumerate(table.columns):
        style = styles.get(column.kind, styles["text"])
        sheet.set_column(place, place, column.width, style)
        sheet.write_string(0, place, column.heading, styles["head"])
        allowed = column.choices or ((YES, NO) if column.kind == "flag" else ())
        if allowed:
            rules = {"validate": "list", "source": list(allowed), "ignore_blank": True}
            sheet.data_validation(1, place, len(table.rows) + _MORE_ROWS, place, rules)
    for number, row in enumerate(table.rows.values(), start=1):
        for place, column in enumerate(table.columns):
            if text := row.cells.get(column.name, ""):
                _write_cell(sheet, number, place, column, text, styles)


def _write_cell(
    sheet: Any, number: int, place: int, column: Column, text: str, styles: dict[str, Any]
) -> None:
    style = styles.get(column.kind, styles["text"])
    if column.kind == "date":
        sheet.write_datetime(number, place, datetime.combine(date.fromisoformat(text), time()), style)
    else:
        sheet.write_string(number, place, text, style)  # as it is, whatever it begins with


def read_tables(path: Path) -> list[Sheet]:
    """What stands in a workbook, in a CSV file, or in all CSV files of a folder.

    Raises:
        ConfigurationError: it is none of these, or cannot be read.
    """
    try:
        if path.is_dir():
            return [_read_csv(each) for each in sorted(path.glob("*.csv"))]
        if path.suffix.lower() == ".csv":
            return [_read_csv(path)]
        if path.suffix.lower() == ".xlsx":
            return _read_workbook(path)
    except OSError as error:
        raise ConfigurationError(message("sheets.unreadable", why=reason(error))) from error
    except (ValueError, csv.Error) as error:
        raise ConfigurationError(message("sheets.unreadable", why=error)) from error
    raise ConfigurationError(message("sheets.wrong_kind"))


def _read_workbook(path: Path) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # not needed otherwise

    try:
        with path.open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            names = [name for name in book.sheet_names if name != message("sheets.guide")]
            return [
                _sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names
            ]
    except CalamineError as error:
        raise ValueError(str(error)) from error


def _read_csv(path: Path) -> Sheet:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:  # as Excel saves it on a Chinese Windows
        text = content.decode("gb18030")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    return _sheet(path.stem, [[_plain(cell) for cell in row] for row in rows])


def _plain(cell: str) -> str:
    """Without the mark that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip(" \n").startswith(_FORMULA) else cell


def _sheet(name: str, rows: Sequence[Sequence[object]]) -> Sheet:
    headings = [_text(cell) for cell in rows[0]] if rows else []
    while headings and not headings[-1]:
        headings.pop()
    width = len(headings)
    body = tuple(
        (number, (*map(_text, row[:width]), *[""] * (width - len(row))))
        for number, row in enumerate(rows[1:], start=2)
    )
    return Sheet(name, tuple(headings), body)


def _text(cell: object) -> str:
    match cell:
        case bool():
            return YES if cell else NO
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
