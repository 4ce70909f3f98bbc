"""Rows of cases that a spreadsheet adds, each right after those that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.yaml.tables.case_rows import is_side, limits_in, path_of
from bot.adapters.yaml.tables.columns import BARE, CASE, SIDE
from bot.adapters.yaml.tables.pending import given
from bot.messages import message

if TYPE_CHECKING:
    from bot.adapters.yaml.plain.composing import Path
    from bot.adapters.yaml.plain.editing import Edited, Given
    from bot.adapters.yaml.tables.pending import Pending
    from bot.core.knowledge.tables import Change


def add_case(pending: Pending, change: Change) -> None:
    """Adds a case or a side; notes why not where it does not follow what is there."""
    topic, name = change.key
    file, path = pending.topics.get(topic), path_of(name)
    if file is None:
        pending.fault(change, "no_topic", topic=topic)
    elif path is None:
        pending.fault(change, "bad_side", "side", side=name)
    elif _joins(pending, change, pending.file(file), path) and (fields := _fields(pending, change, path)):
        edited = pending.file(file)
        if path[-1] == "then":
            for each, told in fields.items():
                edited.set((*path, each), told, bare=each in BARE)
        else:
            edited.append(path[:-1], fields, BARE)
        pending.spot(file, path, change.place())


def _joins(pending: Pending, change: Change, edited: Edited, path: Path) -> bool:
    """Whether a row comes right after those that are there."""
    name = change.key[1]
    if path[-1] == "then":
        if not edited.has(path[:-1]):
            pending.fault(
                change, "no_side", "side", side=name, next=name.removesuffix(message("sheets.then"))
            )
            return False
        return True
    if is_side(path) and not edited.has(path[:-2]):
        above = name.rpartition(".")[0]
        pending.fault(
            change,
            "no_side",
            "side",
            side=name,
            next=above + (message("sheets.then") if "." in above else ""),
        )
        return False
    following = len(edited.items(path[:-1])) + 1
    if path[-1] != following - 1:
        front = name[: name.rfind(".") + 1]
        pending.fault(change, "no_side", "side", side=name, next=f"{front}{following}")
        return False
    return True


def _fields(pending: Pending, change: Change, path: Path) -> dict[str, Given] | None:
    """What the row says, by field; None where it says too little, or what such a row cannot say."""
    known, found = (SIDE, _limits(pending, change)) if is_side(path) else (CASE, _measure(pending, change))
    if found is None:
        return None
    for name, text in change.cells.items():
        if name in ("topic", "side") or (is_side(path) and name == "limits"):
            continue
        column = pending.column(change.table, name)
        if name not in known:
            pending.fault(change, "not_here", name, what=change.key[1], heading=column.heading)
            return None
        found[known[name]] = given(column, text)
    return found


def _limits(pending: Pending, change: Change) -> dict[str, Given] | None:
    text = change.cells.get("limits", "")
    limits = limits_in(text)
    if limits is None:
        pending.fault(change, "no_limits", "limits", given=text)
        return None
    return dict(limits)


def _measure(pending: Pending, change: Change) -> dict[str, Given] | None:
    if "measure" not in change.cells:
        heading = pending.column(change.table, "measure").heading
        pending.fault(change, "needed", "measure", what=change.key[1], heading=heading)
        return None
    return {"measure": change.cells["measure"]}
