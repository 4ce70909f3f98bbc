"""Rows that a spreadsheet adds: topics with their parts, documents, pairs, ways of asking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from bot.adapters.yaml.plain.editing import Edited
from bot.adapters.yaml.reading.placing import ASKED
from bot.adapters.yaml.tables.adding_cases import add_case
from bot.adapters.yaml.tables.columns import BARE, PARTS
from bot.adapters.yaml.tables.pending import given
from bot.core.knowledge.model import FacetName
from bot.core.knowledge.shapes import SLUG
from bot.messages import message, message_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.adapters.yaml.plain.composing import Path
    from bot.adapters.yaml.plain.editing import Given
    from bot.adapters.yaml.tables.pending import Pending
    from bot.core.knowledge.tables import Change

_FACETS = get_args(FacetName)
_LISTS = {"question": "questions", "old": "supersedes", "gap": "not_documented"}
_ORDER = ("id", "number", "about", "facts", "answer", "note", "documented", "documents", "phrasings", "not")
"""In which a new part says what it says."""
_NEEDED = ("title", "kind", "status")
"""What a new topic's row must say; the check asks for the rest."""
_TOPIC = (*_NEEDED, "issuer", "aliases", "misspellings", "one_line", "documents", "hotlines", "related")
_KEYS = ("topic", "part", "what")


class Adding:
    """Adds rows to the files that are being changed."""

    def __init__(self, pending: Pending) -> None:
        self._pending = pending
        self._kinds = {said: kind for kind, said in message_table("sheets.what").items()}

    def take(self, changes: Sequence[Change]) -> None:
        """Adds rows, those of new topics first: the others may be about them."""
        topics = [each for each in changes if self._is_topic(each)]
        for change in topics:
            self._begin(change)
        for change in (each for each in changes if each not in topics):
            self._add(change)

    def _is_topic(self, change: Change) -> bool:
        return change.table in self._pending.tables.folders and not change.key[1]

    def _begin(self, change: Change) -> None:
        """Begins the file of a new topic, in the folder of its table."""
        pending, topic = self._pending, change.key[0]
        if self._kinds.get(change.cells.get("what", "")) != "topic":
            pending.fault(change, "no_what", "what", heading=pending.column(change.table, "what").heading)
            return
        if topic in pending.topics:
            pending.fault(change, "taken", topic=topic, file=pending.topics[topic])
            return
        if not re.fullmatch(SLUG, topic):
            pending.fault(change, "no_slug")
            return
        if missing := [name for name in _NEEDED if name not in change.cells]:
            for name in missing:
                heading = pending.column(change.table, name).heading
                pending.fault(change, "needed", name, what=message("sheets.what.topic"), heading=heading)
            return
        folder = pending.tables.folders[change.table]
        file = f"{folder}/{topic}.yaml".lstrip("/")
        up = "../" * (folder.count("/") + 2 if folder else 1)
        schema = f"# yaml-language-server: $schema={up}schema/topic.schema.json"
        pending.files[file] = Edited(f"{schema}\nid: {topic}\n".encode())
        pending.topics[topic] = file
        pending.begun[topic] = change
        pending.spot(file, ("id",), change.place("topic"))
        for name in sorted(change.cells, key=lambda each: (*_TOPIC, each).index(each)):
            if name not in _KEYS:
                self._set(change, file, name, PARTS["topic"])

    def _set(self, change: Change, file: str, name: str, fields: dict[str, Path], below: Path = ()) -> None:
        """Gives a field what its cell says."""
        column, pending = self._pending.column(change.table, name), self._pending
        if name not in fields:
            what = change.cells.get("what", "")
            pending.fault(change, "not_here", name, what=what, heading=column.heading)
            return
        path = (*below, *fields[name])
        pending.file(file).set(path, given(column, change.cells[name]), bare=name in BARE)
        pending.spot(file, path, change.place(name))

    def _add(self, change: Change) -> None:
        if change.table == message("sheets.sayings"):
            self._add_sayings(change)
        elif change.table == message("sheets.cases"):
            add_case(self._pending, change)
        elif change.table == message("sheets.documents"):
            self._add_shared(change, "_documents.yaml", "documents", dict(change.cells))
        elif change.table == message("sheets.pairs"):
            told = {name: text for name, text in change.cells.items() if name == "apart"}
            self._add_shared(change, "_pairs.yaml", "pairs", told, topics=list(change.key))
        else:
            self._add_part(change)

    def _add_part(self, change: Change) -> None:
        pending, (topic, part) = self._pending, change.key
        file = pending.topics.get(topic)
        kind = self._kinds.get(change.cells.get("what", ""))
        folder = pending.tables.folders[change.table]
        if file is None or file.rpartition("/")[0] != folder:
            pending.fault(change, "no_topic", topic=topic)
        elif kind is None or kind == "topic":
            pending.fault(change, "no_what", "what", heading=pending.column(change.table, "what").heading)
        elif kind == "facet" and part not in _FACETS:
            pending.fault(change, "no_part", "part", known="、".join(_FACETS))
        elif kind == "facet":
            fields = sorted(change.cells, key=lambda name: (*_ORDER, name).index(name))
            for name in (each for each in fields if each not in _KEYS):
                self._set(change, file, name, PARTS[kind], ("facets", part))
        elif (told := self._fields(change, kind)) is not None:
            identity = {} if kind == "old" else {"id": part}
            self._append(change, file, _LISTS[kind], {**identity, **told})

    def _fields(self, change: Change, kind: str) -> dict[str, Given] | None:
        """What a new part says, by field; None where it says what such a part cannot."""
        found: dict[str, Given] = {}
        for name, text in change.cells.items():
            if name in _KEYS:
                continue
            column = self._pending.column(change.table, name)
            if name not in PARTS[kind]:
                what = message(f"sheets.what.{kind}")
                self._pending.fault(change, "not_here", name, what=what, heading=column.heading)
                return None
            found[str(PARTS[kind][name][-1])] = given(column, text)
        return {name: found[name] for name in _ORDER if name in found}

    def _add_shared(
        self, change: Change, file: str, listed: str, cells: dict[str, str], **more: Given
    ) -> None:
        if not (self._pending.root / file).exists():
            self._pending.fault(change, "no_file", file=file)
            return
        told = {name: given(self._pending.column(change.table, name), text) for name, text in cells.items()}
        self._append(change, file, listed, {**more, **told})

    def _append(self, change: Change, file: str, listed: str, fields: dict[str, Given]) -> None:
        edited = self._pending.file(file)
        edited.append((listed,), fields, BARE)
        self._pending.spot(file, (listed, len(edited.items((listed,))) - 1), change.place())

    def _add_sayings(self, change: Change) -> None:
        topic, part = change.key
        pending = self._pending
        if topic not in pending.topics:
            pending.fault(change, "no_topic", topic=topic)
            return
        file = pending.tables.asked.get(topic) or f"{ASKED}/{pending.topics[topic]}"
        sayings = change.cells.get("phrasings", "").split("\n")
        if file not in pending.files and not (pending.root / file).exists():
            pending.files[file] = Edited(f"topic: {topic}\nparts:\n  {part}:\n    - x\n".encode())
        pending.file(file).set(("parts", part), sayings)
        pending.spot(file, ("parts", part), change.place("phrasings"))
