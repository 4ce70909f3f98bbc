"""Writes changes of a table into the files that it shows, and nothing else in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bot.adapters.yaml.columns import BARE, PARTS
from bot.adapters.yaml.editing import Edited
from bot.adapters.yaml.placing import ASKED
from bot.core.knowledge.model import FacetName
from bot.core.knowledge.tables import NO, YES, Fault
from bot.messages import message, message_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path as FilePath

    from bot.adapters.yaml.composing import Path
    from bot.adapters.yaml.editing import Given
    from bot.adapters.yaml.tabling import Tables
    from bot.core.knowledge.tables import Change, Column, Table

_FACETS = get_args(FacetName)
_LISTS = {"question": "questions", "old": "supersedes", "gap": "not_documented"}
_ORDER = ("id", "number", "about", "facts", "answer", "note", "documented", "documents", "phrasings", "not")
"""In which a new part says what it says."""


def apply(root: FilePath, tables: Tables, changes: Iterable[Change]) -> tuple[dict[str, bytes], list[Fault]]:
    """The files as they are after the changes; and what cannot be changed here.

    Args:
        root: the knowledge folder; it is only read.
        tables: what it shows.
        changes: what is to be different.

    Returns:
        For every file that differs, by its path below the folder, its new content; and the faults.
    """
    applying = _Applying(root, tables)
    changes = list(changes)
    for what in ("changed", "added"):
        for change in (each for each in changes if each.what == what):
            applying.take(change)
    gone = [each for each in changes if each.what == "removed"]
    for change in sorted(gone, key=lambda each: _last_place(tables, each), reverse=True):
        applying.remove(change)
    return {file: edited.content for file, edited in applying.files.items()}, applying.faults


def _last_place(tables: Tables, change: Change) -> int:
    """Later items of a list go first: their places change with those before them."""
    last = (tables.rows[change.table, change.key].path or (0,))[-1]
    return last if isinstance(last, int) else 0


class _Applying:
    def __init__(self, root: FilePath, tables: Tables) -> None:
        self._root, self._tables = root, tables
        self.files: dict[str, Edited] = {}
        self.faults: list[Fault] = []

    def take(self, change: Change) -> None:
        if change.what == "changed":
            self._change(change)
        elif change.table == message("sheets.sayings"):
            self._add_sayings(change)
        elif change.table == message("sheets.documents"):
            self._add_shared(change, "_documents.yaml", "documents", dict(change.cells))
        elif change.table == message("sheets.pairs"):
            told = {name: text for name, text in change.cells.items() if name == "apart"}
            self._add_shared(change, "_pairs.yaml", "pairs", told, topics=list(change.key))
        else:
            self._add_part(change)

    def remove(self, change: Change) -> None:
        slot = self._tables.rows[change.table, change.key]
        if not slot.path:
            self._fault(change, "keep_topic", topic=change.key[0])
        else:
            self._file(slot.file).remove(slot.path)

    def _change(self, change: Change) -> None:
        for name, text in change.cells.items():
            column = self._column(change.table, name)
            slot = self._tables.cells.get((change.table, change.key, name))
            if slot is None:
                what = self._tables.all[change.table].rows[change.key].cells.get("what", " ".join(change.key))
                sentence = "fixed" if name == "what" else "not_here"
                self._fault(change, sentence, what=what, heading=column.heading)
            elif not text:
                self._file(slot.file).remove(slot.path)
            else:
                self._file(slot.file).set(slot.path, _given(column, text), bare=name in BARE)

    def _add_part(self, change: Change) -> None:
        topic, part = change.key
        file = self._tables.files.get(topic)
        kinds = {said: kind for kind, said in message_table("sheets.what").items()}
        kind = kinds.get(change.cells.get("what", ""))
        if file is None or (topic, "") not in self._tables.all[change.table].rows:
            self._fault(change, "no_topic", topic=topic)
        elif kind is None or kind == "topic":
            self._fault(change, "no_what", heading=self._column(change.table, "what").heading)
        elif kind == "facet" and part not in _FACETS:
            self._fault(change, "no_part", known="、".join(_FACETS))
        elif (fields := self._fields(change, kind)) is not None:
            if kind == "facet":
                for name, given in fields.items():
                    self._file(file).set(("facets", part, name), given, bare=name in BARE)
            else:
                identity = {} if kind == "old" else {"id": part}
                self._file(file).append((_LISTS[kind],), {**identity, **fields}, BARE)

    def _fields(self, change: Change, kind: str) -> dict[str, Given] | None:
        """What a new part says, by field; None where it says what such a part cannot."""
        found: dict[str, Given] = {}
        for name, text in change.cells.items():
            if name in ("topic", "part", "what"):
                continue
            column = self._column(change.table, name)
            if name not in PARTS[kind]:
                what = message(f"sheets.what.{kind}")
                self._fault(change, "not_here", what=what, heading=column.heading)
                return None
            found[str(PARTS[kind][name][-1])] = _given(column, text)
        return {name: found[name] for name in _ORDER if name in found}

    def _add_shared(
        self, change: Change, file: str, listed: str, cells: dict[str, str], **more: Given
    ) -> None:
        if not (self._root / file).exists():
            self._fault(change, "no_file", file=file)
            return
        given = {name: _given(self._column(change.table, name), text) for name, text in cells.items()}
        self._file(file).append((listed,), {**more, **given}, BARE)

    def _add_sayings(self, change: Change) -> None:
        topic, part = change.key
        if topic not in self._tables.files:
            self._fault(change, "no_topic", topic=topic)
            return
        file = self._tables.asked.get(topic) or f"{ASKED}/{self._tables.files[topic]}"
        sayings = change.cells.get("phrasings", "").split("\n")
        if file not in self.files and not (self._root / file).exists():
            self.files[file] = Edited(f"topic: {topic}\nparts:\n  {part}:\n    - x\n".encode())
        path: Path = ("parts", part)
        self._file(file).set(path, sayings)

    def _file(self, file: str) -> Edited:
        if file not in self.files:
            self.files[file] = Edited((self._root / file).read_bytes())
        return self.files[file]

    def _column(self, table: str, name: str) -> Column:
        known: Table = self._tables.all[table]
        return next(column for column in known.columns if column.name == name)

    def _fault(self, change: Change, sentence: str, /, **values: object) -> None:
        self.faults.append(
            Fault(f"{change.table} {' '.join(change.key)}".rstrip(), message(f"sheets.{sentence}", **values))
        )


def _given(column: Column, text: str) -> Given:
    if column.kind == "lines":
        return text.split("\n")
    return {YES: "true", NO: "false"}.get(text, text) if column.kind == "flag" else text
