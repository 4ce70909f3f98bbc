"""Writes changes of a table into the files that it shows, and nothing else in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.adapters.yaml.reading.goldens import shown_as
from bot.adapters.yaml.tables.adding import Adding
from bot.adapters.yaml.tables.case_rows import LIMITS, limits_in
from bot.adapters.yaml.tables.columns import BARE
from bot.adapters.yaml.tables.golden_rows import beginning, rewrite
from bot.adapters.yaml.tables.pending import Pending, given
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path as FilePath

    from bot.adapters.yaml.tables.pending import Spot
    from bot.adapters.yaml.tables.tabling import Tables
    from bot.core.knowledge.tables import Change, Fault


@dataclass(frozen=True, slots=True)
class Applied:
    """What comes of changes."""

    files: dict[str, bytes]
    """For every file that differs, by its path below the knowledge folder, its new content."""
    goldens: dict[str, bytes]
    """Likewise the acceptance files, below their folder."""
    faults: list[Fault]
    """What cannot be changed here."""
    spots: list[Spot] = field(default_factory=list)
    """Which cell stands where in those files."""
    by_name: dict[str, bytes] = field(default_factory=dict)
    """All of those files, by the names that problems call them."""


def apply(root: FilePath, tables: Tables, changes: Iterable[Change]) -> Applied:
    """The files as they are after the changes; and what cannot be changed here.

    Args:
        root: the knowledge folder; it is only read.
        tables: what it shows.
        changes: what is to be different.
    """
    pending = Pending(root, tables)
    changes = list(changes)
    proofs = [each for each in changes if each.table == message("sheets.goldens")]
    others = [each for each in changes if each.table != message("sheets.goldens")]
    for change in (each for each in others if each.what == "changed"):
        _change(pending, change)
    Adding(pending).take([each for each in others if each.what == "added"])
    _remove(pending, [each for each in others if each.what == "removed"])
    for change in proofs:
        _prove(pending, change)
    for change in pending.begun.values():
        if tables.goldens is not None and not any(each.key[0] == change.key[0] for each in proofs):
            pending.fault(change, "no_utterances", table=message("sheets.goldens"))
    files, goldens = (
        {name: each.content for name, each in of.items()} for of in (pending.files, pending.goldens)
    )
    by_name = files.copy()
    if tables.goldens is not None:
        beside = shown_as(tables.goldens)
        by_name |= {f"{beside}/{name}": content for name, content in goldens.items()}
        for change in proofs:
            _spot(pending, change, beside)
    return Applied(files, goldens, pending.faults, pending.sure_spots(), by_name)


def _change(pending: Pending, change: Change) -> None:
    tables = pending.tables
    for name, text in change.cells.items():
        column = pending.column(change.table, name)
        slot = tables.cells.get((change.table, change.key, name))
        if slot is None:
            what = tables.all[change.table].rows[change.key].cells.get("what", " ".join(change.key))
            sentence = "fixed" if name == "what" else "not_here"
            pending.fault(change, sentence, name, what=what, heading=column.heading)
            continue
        edited = pending.file(slot.file)
        if name == "limits":
            _limit(pending, change, text)
        elif not text:
            edited.remove(slot.path)
        else:
            edited.set(slot.path, given(column, text), bare=name in BARE)
            pending.spot(slot.file, slot.path, change.place(name))


def _limit(pending: Pending, change: Change, text: str) -> None:
    """Gives a side other limits."""
    slot, limits = pending.tables.rows[change.table, change.key], limits_in(text)
    if limits is None:
        pending.fault(change, "no_limits", "limits", given=text)
        return
    edited = pending.file(slot.file)
    for name, limit in limits.items():
        edited.set((*slot.path, name), limit)
        pending.spot(slot.file, (*slot.path, name), change.place("limits"))
    for name in LIMITS:
        if name not in limits and edited.has((*slot.path, name)):
            edited.remove((*slot.path, name))


def _remove(pending: Pending, changes: Iterable[Change]) -> None:
    """Takes rows out, the last first, what hangs on a row before the row."""
    rows = pending.tables.rows
    gone = {(change.table, change.key): change for change in changes}
    for (table, key), change in sorted(
        gone.items(), key=lambda each: (rows[each[0]].file, rows[each[0]].path), reverse=True
    ):
        slot = rows[table, key]
        left = [
            other[1]
            for other, found in rows.items()
            if found.file == slot.file and len(found.path) > len(slot.path)
            if found.path[: len(slot.path)] == slot.path and other not in gone
        ]
        if not slot.path:
            pending.fault(change, "keep_topic", topic=key[0])
        elif left:
            pending.fault(change, "sides_left", side=key[-1], left="、".join(each[-1] for each in left))
        else:
            pending.file(slot.file).remove(slot.path)
            pending.moved.add((slot.file, slot.path[:-1]))


def _prove(pending: Pending, change: Change) -> None:
    """Takes over what a row of golden utterances says now."""
    topic, part = change.key
    file = pending.topics.get(topic)
    if file is None or pending.tables.goldens is None:
        pending.fault(change, "no_topic", topic=topic)
        return
    row = pending.tables.all[change.table].rows.get(change.key)
    was = row.cells if row and change.what == "removed" else change.before
    before = _lines(was)
    now = dict.fromkeys(before, ()) if change.what == "removed" else _lines(change.cells)
    if part and now.get("unlike"):
        pending.fault(change, "no_unlike", "unlike", heading=pending.column(change.table, "unlike").heading)
    elif file in pending.goldens or (pending.tables.goldens / file).exists():
        rewrite(pending.golden(file), part, before, now)
    else:
        pending.goldens[file] = beginning(topic, part, now)


def _spot(pending: Pending, change: Change, beside: str) -> None:
    """Notes where the lines of a row of golden utterances stand now."""
    file = pending.topics.get(change.key[0], "")
    if file not in pending.goldens:
        return
    edited, name = pending.goldens[file], f"{beside}/{file}"
    lines = _lines(change.cells).get("utterances", ())
    for place, found in enumerate(edited.items(("utterances",))):
        if found["say"] in lines:
            pending.spot(name, ("utterances", place), change.place("utterances"))
    for path in (("topic",), ("utterances",), ("not",)):
        pending.spot(name, path, change.place("unlike" if path == ("not",) else None))


def _lines(cells: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(filter(None, text.split("\n")))
        for name, text in cells.items()
        if name in ("utterances", "unlike")
    }
