"""What came back from a spreadsheet and may well be what the spreadsheet made of it, not what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.knowledge.tables import Fault
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.core.knowledge.tables import Change, Column, Table

_SHORTENED = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")
"""How a spreadsheet shows a long number, a telephone's for one."""
_BARE = re.compile(r"\d+(?:\.\d+)?")
_BETWEEN = re.compile("[、，,；;]")
_LEAST = 2
"""Characters of a piece that may be a way of asking of its own."""


def doubts(tables: Iterable[Table], changes: Iterable[Change]) -> list[Fault]:
    """What a person should look at again, each with its cell; all of it may be meant.

    Args:
        tables: what there is.
        changes: what is to be different.
    """
    columns = {(table.name, each.name): each for table in tables for each in table.columns[table.keys :]}
    return [
        Fault(change.place(name), message(f"sheets.doubt.{why}", given=given))
        for change in changes
        for name, text in change.cells.items()
        if (column := columns.get((change.table, name))) is not None
        for why, given in _doubts(column, change.before.get(name, ""), text)
    ]


def _doubts(column: Column, before: str, text: str) -> Iterator[tuple[str, str]]:
    if found := _SHORTENED.search(text):
        yield "shortened", found[0]
    if before.startswith("0") and before.lstrip("0") == text:
        yield "zeros", before
    elif column.kind == "text" and _BARE.fullmatch(text) and not _BARE.fullmatch(before):
        yield "bare", text
    if column.kind == "lines":
        new = [line for line in text.split("\n") if line not in before.split("\n")]
        yield from (("joined", line) for line in new if _is_joined(line))


def _is_joined(line: str) -> bool:
    """Whether one line looks like several: neighbours put marks between what they list."""
    pieces = _BETWEEN.split(line)
    listed = "、" in line or "；" in line or ";" in line or len(pieces) > 2  # one comma is a pause
    return listed and len(pieces) > 1 and all(len(each.strip()) >= _LEAST for each in pieces)
