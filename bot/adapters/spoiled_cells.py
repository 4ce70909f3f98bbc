"""Which cells of a workbook show an error or a formula without a result: others take them for empty.

A workbook is a ZIP file of XML; only what a cell is and says is read here.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from bot.core.knowledge.tables import UNCOMPUTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

Place = tuple[int, int]
"""The number of a row, from 1, and the place of a column, from 0."""
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def spoiled_cells(file: BinaryIO) -> dict[str, dict[Place, str]]:
    """For every sheet by name, the cells that hold no text and what Excel shows there.

    Raises:
        ValueError: it is no workbook.
    """
    try:
        with zipfile.ZipFile(file) as book:
            return {name: dict(_cells(book, path)) for name, path in _sheets(book)}
    except (zipfile.BadZipFile, KeyError, ET.ParseError, EOFError) as error:
        raise ValueError(str(error)) from error


def _sheets(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    related = ET.fromstring(book.read("xl/_rels/workbook.xml.rels"))  # noqa: S314  # fetches nothing
    paths: Mapping[str | None, str] = {each.get("Id"): each.get("Target", "") for each in related}
    for each in ET.fromstring(book.read("xl/workbook.xml")).iter():  # noqa: S314
        if _local(each.tag) == "sheet":
            target = paths.get(each.get(_RELATION), "")
            yield each.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _cells(book: zipfile.ZipFile, path: str) -> Iterator[tuple[Place, str]]:
    if path not in book.namelist():  # a sheet that is a chart
        return
    with book.open(path) as sheet:
        for _, cell in ET.iterparse(sheet):  # noqa: S314
            if _local(cell.tag) != "c":
                continue
            said = {_local(each.tag): each.text or "" for each in cell}
            found = _REFERENCE.fullmatch(cell.get("r", ""))
            if found and cell.get("t") == "e":
                yield _place(found), said.get("v", "")
            elif found and "f" in said and not said.get("v") and cell.get("t") != "str":
                yield _place(found), UNCOMPUTED
            cell.clear()


def _place(reference: re.Match[str]) -> Place:
    column = 0
    for letter in reference[1]:
        column = column * 26 + ord(letter) - 64
    return int(reference[2]), column - 1


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
