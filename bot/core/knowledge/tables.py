"""A knowledge base as tables, the way curators have it in a spreadsheet, and what differs between two."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = Literal["text", "lines", "choice", "date", "flag"]
"""What a cell holds: a text; one text a line; one of a few words; a day; yes or no."""
YES, NO = "是", "否"
Key = tuple[str, ...]
UNCOMPUTED = "="
"""What a sheet says of a formula without a result."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    heading: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    width: int = 16
    """In characters of the spreadsheet."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by the names of their columns, all of them texts; a day as 2026-12-31."""

    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a folder's topics, or a shared file."""

    name: str
    columns: tuple[Column, ...]
    keys: int
    """How many of the first columns tell a row from the others."""
    rows: dict[Key, Row] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read, whatever stands in it."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """The number of each row as the program shows it, and its cells."""
    spoiled: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """What stands instead of a text in cells that hold none, `#N/A` or, of a formula without a result, `=`;
    by the number of the row and the place of the column."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row that comes, goes or says something else now."""

    table: str
    key: Key
    cells: dict[str, str]
    """What is new, by column; all of it for a row that comes, nothing for one that goes."""
    what: Literal["added", "changed", "removed"]
    before: dict[str, str] = field(default_factory=dict)
    """What stood in those cells."""
    where: dict[str, str] = field(default_factory=dict)
    """The cell of each column as the program shows it, `文件!C7`; nothing for a row that goes."""

    def place(self, column: str | None = None) -> str:
        """What a fault of this row is told of: the cell of a column, or of the first; or else the row."""
        first = next(iter(self.where.values()), f"{self.table} {' '.join(self.key)}".rstrip())
        return self.where.get(column, first) if column else first


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that cannot be taken over."""

    place: str
    """The cell as the program shows it: 文件!C7."""
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}：{self.sentence}"


def tidied(kind: Kind, text: str) -> str:
    r"""What a cell says, without what nobody sees: blanks around it, empty lines, other line breaks.

    >>> tidied("lines", " 一 \r\n\r\n二"), tidied("text", " 一 \n\n二 ")
    ('一\n二', '一\n\n二')
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if kind == "lines":
        return "\n".join(line.strip() for line in lines if line.strip())
    return "\n".join(lines).strip()
