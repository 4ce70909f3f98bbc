"""Tables as an Excel workbook and back, and back from CSV. A cell is a text or a day, never a formula."""

from __future__ import annotations

import codecs
import csv
import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, TypeVar

from bot.adapters.spoiled_cells import spoiled_cells
from bot.core.errors import ConfigurationError
from bot.core.knowledge.tables import NO, YES, Column, Row, Sheet, Table
from bot.messages import message, reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

Read = TypeVar("Read", Sheet, list[Sheet])

_OLD, _ZIP = b"\xd0\xcf\x11\xe0", b"PK"
"""What files begin with: a workbook of old or one with a password; a workbook of today."""
_PARTED = ",\t;"
"""What may stand between the cells of a CSV file."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MORE_ROWS = 500
"""Empty rows below a table in which one may choose from the lists, too."""
_LONGEST_NAME = 31
"""Characters of the name of a sheet."""


def write_workbook(
    path: Path | io.BytesIO, tables: Iterable[Table], guide: Sequence[str], hidden: Iterable[Table] = ()
) -> None:
    """Writes one sheet a table, and one that explains them.

    Args:
        path: where to; replaced if it is there.
        tables: what is written.
        guide: lines of the explanation.
        hidden: what is written for whoever reads the workbook in, and shown to nobody.

    Raises:
        OSError: the file cannot be written.
    """
    import xlsxwriter  # noqa: PLC0415  # not needed otherwise

    kept = path if isinstance(path, io.BytesIO) else io.BytesIO()  # a full disk would leave half a workbook
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
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
    for table in hidden:
        sheet = book.add_worksheet(table.name[:_LONGEST_NAME])
        _write_sheet(sheet, table, styles)
        sheet.hide()
    book.close()
    if not isinstance(path, io.BytesIO):
        path.write_bytes(kept.getvalue())


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
    if path.is_dir():
        files = sorted(path.glob("*.csv"))
        if not files:
            raise ConfigurationError(message("sheets.no_tables", path=path))
        return [_read(each, _read_csv) for each in files]
    if path.suffix.lower() == ".csv":
        return [_read(path, _read_csv)]
    if path.suffix.lower() == ".xlsx":
        return _read(path, _read_workbook)
    raise ConfigurationError(message("sheets.wrong_kind", path=path))


def _read(path: Path, reading: Callable[[Path, bytes], Read]) -> Read:
    try:
        return reading(path, path.read_bytes())
    except OSError as error:
        raise ConfigurationError(message("sheets.unreadable", path=path, why=reason(error))) from error
    except (ValueError, csv.Error) as error:
        why = message(f"sheets.{error}" if isinstance(error, _UnreadableError) else "sheets.damaged")
        raise ConfigurationError(message("sheets.unreadable", path=path, why=why)) from error


class _UnreadableError(ValueError):
    """Nothing that can be read; its text is the key of the message that says what it is."""


def _read_workbook(_: Path, content: bytes) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # not needed otherwise

    if not content.strip(b"\0"):
        raise _UnreadableError("is_empty")
    if content.startswith(_OLD):
        raise _UnreadableError("is_old")
    if not content.startswith(_ZIP):
        raise _UnreadableError("no_workbook")
    try:
        spoiled = spoiled_cells(io.BytesIO(content))
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            _sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False), spoiled.get(name, {}))
            for name in book.sheet_names
            if name != message("sheets.guide")
        ]
    except CalamineError as error:
        raise ValueError(str(error)) from error


def _read_csv(path: Path, content: bytes) -> Sheet:
    text = _decoded(content)
    if not text.strip():
        raise _UnreadableError("is_empty")
    first = text.partition("\n")[0]
    parted = max(_PARTED, key=first.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=parted))
    return _sheet(path.stem, [[_plain(cell) for cell in row] for row in rows], {})


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # Excel calls it "Unicode text"
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:  # as Excel saves it on a Chinese Windows
        pass
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _UnreadableError("no_encoding") from error


def _plain(cell: str) -> str:
    """Without the mark that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip(" \n").startswith(_FORMULA) else cell


def _sheet(name: str, rows: Sequence[Sequence[object]], spoiled: Mapping[tuple[int, int], str]) -> Sheet:
    headings = [_text(cell) for cell in rows[0]] if rows else []
    while headings and not headings[-1]:
        headings.pop()
    width = len(headings)
    body = tuple(
        (number, (*map(_text, row[:width]), *[""] * (width - len(row))))
        for number, row in enumerate(rows[1:], start=2)
    )
    return Sheet(name, tuple(headings), body, spoiled)


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
