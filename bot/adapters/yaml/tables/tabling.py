"""A knowledge folder as tables for a spreadsheet; every cell remembers which value of which file it shows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.adapters.yaml.reading.folder import DOCUMENTS as DOCUMENTS_FILE
from bot.adapters.yaml.reading.folder import PAIRS as PAIRS_FILE
from bot.adapters.yaml.reading.folder import Folder, read_folder
from bot.adapters.yaml.reading.goldens import goldens_of, read_goldens
from bot.adapters.yaml.tables.case_rows import case_rows, is_side, said
from bot.adapters.yaml.tables.columns import (
    CASE,
    CASES,
    DOCUMENTS,
    GOLDENS,
    PAIRS,
    PARTS,
    SAYINGS,
    SIDE,
    TOPICS,
)
from bot.adapters.yaml.tables.golden_rows import golden_rows
from bot.core.errors import KnowledgeError
from bot.core.knowledge.tables import NO, YES, Row, Table
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path as FilePath

    from bot.adapters.yaml.plain.composing import Path
    from bot.core.knowledge.tables import Column, Key


class Slot(NamedTuple):
    """What a cell or a row shows."""

    file: str
    path: Path


class Tables:
    """All tables of a knowledge folder."""

    def __init__(self, root: FilePath) -> None:
        """Reads them.

        Raises:
            KnowledgeError: files are broken; carries every problem.
        """
        folder = read_folder(root)
        if errors := [problem for problem in folder.problems if problem.level == "error"]:
            raise KnowledgeError(sorted(errors))
        self.all: dict[str, Table] = {}
        self.cells: dict[tuple[str, Key, str], Slot] = {}
        """What each cell shows, also one that is empty."""
        self.rows: dict[tuple[str, Key], Slot] = {}
        """What each row shows."""
        self.files = {entry.model.id: entry.page.file for entry in folder.entries if entry.model}
        """Topic id → file."""
        self.asked = {entry.model.topic: entry.page.file for entry in folder.asked if entry.model}
        self.folders: dict[str, str] = {}
        """Name of a table of topics → their folder."""
        self.goldens = goldens_of(root)
        """Where the acceptance files are; None where there are none."""
        self._topics(folder)
        self._cases(folder)
        self._shared(folder)
        self._sayings(folder)
        if self.goldens is not None:
            self._goldens(self.goldens)

    def _topics(self, folder: Folder) -> None:
        for entry in folder.entries:
            place = entry.page.file.rpartition("/")[0]
            name = place.replace("/", "·") or message("sheets.root")
            table = self._table(name, TOPICS, 2)
            self.folders[name] = place
            for part, kind, path, data in _parts(entry.document.data):
                key = (entry.document.data["id"], part)
                fields = {field: (*path, *steps) for field, steps in PARTS[kind].items()}
                if isinstance(data, str):  # a part that is only its text
                    fields["answer"] = path if kind == "facet" else fields["answer"]
                self._put(table, key, entry.page.file, path, fields, entry.document.data)
                table.rows[key].cells["what"] = message(f"sheets.what.{kind}")

    def _cases(self, folder: Folder) -> None:
        table = self._table(message("sheets.cases"), CASES, 2)
        for entry in folder.entries:
            data = entry.document.data
            for name, path, content in case_rows(data.get("cases")):
                key, told = (data["id"], name), SIDE if is_side(path) else CASE
                fields = {column: (*path, field) for column, field in told.items()}
                self._put(table, key, entry.page.file, path, fields, data)
                if is_side(path):
                    table.rows[key].cells["limits"] = said(content)
                    self.cells[table.name, key, "limits"] = Slot(entry.page.file, path)

    def _shared(self, folder: Folder) -> None:
        if folder.papers is not None:
            table, data = self._table(message("sheets.documents"), DOCUMENTS, 1), folder.papers.document.data
            for place, paper in enumerate(data.get("documents") or ()):
                path: Path = ("documents", place)
                fields = {column.name: (*path, column.name) for column in DOCUMENTS}
                self._put(table, (paper["key"],), DOCUMENTS_FILE, path, fields, data)
        if folder.pairs is not None:
            table, data = self._table(message("sheets.pairs"), PAIRS, 2), folder.pairs.document.data
            for place, pair in enumerate(data.get("pairs") or ()):
                path = ("pairs", place)
                fields = {
                    "one": (*path, "topics", 0),
                    "other": (*path, "topics", 1),
                    "apart": (*path, "apart"),
                }
                self._put(table, tuple(pair["topics"]), PAIRS_FILE, path, fields, data)

    def _sayings(self, folder: Folder) -> None:
        table = self._table(message("sheets.sayings"), SAYINGS, 2)
        for entry in folder.asked:
            data = entry.document.data
            for part in data.get("parts") or ():
                path = ("parts", part)
                self._put(table, (data["topic"], part), entry.page.file, path, {"phrasings": path}, data)

    def _goldens(self, goldens: FilePath) -> None:
        table = self._table(message("sheets.goldens"), GOLDENS, 2)
        for entry in read_goldens(goldens):
            if entry.model is None or entry.model.topic not in self.files:
                continue
            data = entry.document.data
            for part, cells in golden_rows(data):
                told = {name: "\n".join(lines) for name, lines in cells.items() if lines}
                table.rows[data["topic"], part] = Row({"topic": data["topic"], "part": part, **told})

    def _table(self, name: str, columns: tuple[Column, ...], keys: int) -> Table:
        return self.all.setdefault(name, Table(name, columns, keys))

    def _put(
        self, table: Table, key: Key, file: str, path: Path, fields: Mapping[str, Path], data: Any
    ) -> None:
        cells = {column.name: text for column, text in zip(table.columns, key, strict=False)}
        for field, where in fields.items():
            cells[field] = _shown(_at(data, where))
            self.cells[table.name, key, field] = Slot(file, where)
        self.rows[table.name, key] = Slot(file, path)
        table.rows[key] = Row({name: text for name, text in cells.items() if text})


def _parts(data: Any) -> Iterator[tuple[str, str, Path, Any]]:
    """The rows of a topic: name of the part, kind, path, what stands there."""
    yield "", "topic", (), data
    for name, facet in (data.get("facets") or {}).items():
        yield name, "facet", ("facets", name), facet
    for place, question in enumerate(data.get("questions") or ()):
        yield question["id"], "question", ("questions", place), question
    for place, old in enumerate(data.get("supersedes") or ()):
        yield f"old-{place + 1}", "old", ("supersedes", place), old
    for place, gap in enumerate(data.get("not_documented") or ()):
        yield gap["id"], "gap", ("not_documented", place), gap


def _at(data: Any, path: Path) -> Any:
    for step in path:
        if isinstance(data, list) and isinstance(step, int):
            data = data[step]
        elif isinstance(data, dict):
            data = data.get(step)
        else:
            return None
    return data


def _shown(found: Any) -> str:
    match found:
        case None:
            return ""
        case bool():
            return YES if found else NO
        case list():
            return "\n".join(map(_shown, found))
        case date():
            return found.isoformat()
        case _:
            lines = str(found).rstrip("\n").split("\n")
            return "\n".join(line.rstrip() for line in lines)
