"""The files that a spreadsheet changes, while they are being changed; nothing is written from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.adapters.yaml.plain.editing import Edited
from bot.core.knowledge.tables import NO, YES, Fault
from bot.messages import message

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from bot.adapters.yaml.plain.composing import Path
    from bot.adapters.yaml.plain.editing import Given
    from bot.adapters.yaml.tables.tabling import Tables
    from bot.core.knowledge.tables import Change, Column


class Spot(NamedTuple):
    """Which cell says what stands at a path of a file."""

    file: str
    path: Path
    place: str


class Pending:
    """What was changed so far, and what could not be."""

    def __init__(self, root: FilePath, tables: Tables) -> None:
        self.root, self.tables = root, tables
        self.files: dict[str, Edited] = {}
        self.goldens: dict[str, Edited] = {}
        self.faults: list[Fault] = []
        self.topics = dict(tables.files)
        """Topic id → file, the new ones among them."""
        self.begun: dict[str, Change] = {}
        """The rows of new topics, by id."""
        self.moved: set[tuple[str, Path]] = set()
        """Lists of which something was taken: what stands behind it has another place now."""
        self._spots: list[Spot] = []

    def file(self, name: str) -> Edited:
        """A file of the knowledge folder."""
        if name not in self.files:
            self.files[name] = Edited((self.root / name).read_bytes())
        return self.files[name]

    def golden(self, name: str) -> Edited:
        """An acceptance file that is there."""
        if name not in self.goldens and self.tables.goldens is not None:
            self.goldens[name] = Edited((self.tables.goldens / name).read_bytes())
        return self.goldens[name]

    def column(self, table: str, name: str) -> Column:
        """A column of a table."""
        return next(column for column in self.tables.all[table].columns if column.name == name)

    def fault(self, change: Change, sentence: str, column: str | None = None, /, **values: object) -> None:
        """Notes why a change cannot be taken over, at its cell."""
        self.faults.append(Fault(change.place(column), message(f"sheets.{sentence}", **values)))

    def spot(self, file: str, path: Path, place: str) -> None:
        """Notes which cell stands at a path."""
        self._spots.append(Spot(file, path, place))

    def sure_spots(self) -> list[Spot]:
        """The spots that are still where they were noted."""
        return [
            spot
            for spot in self._spots
            if not any(spot.file == file and spot.path[: len(path)] == path for file, path in self.moved)
        ]


def given(column: Column, text: str) -> Given:
    """A cell as a file says it."""
    if column.kind == "lines":
        return text.split("\n")
    return {YES: "true", NO: "false"}.get(text, text) if column.kind == "flag" else text
