"""Cases as rows: `1` is a case, `1.2` its second side, `1.2再看` a case below that, `1.2.1` a side of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.messages import message, message_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.adapters.yaml.plain.composing import Path

LIMITS = ("at", "from", "over", "below", "up_to")
"""The fields that limit a side, in the order in which they are written."""
_BREAK = re.compile(r"[，,；;]")
_INCLUDED = re.compile(r"[（(]含[）)]$")


def case_rows(cases: Any) -> Iterator[tuple[str, Path, Any]]:
    """Name, path and content of every case and every side."""
    for number, case in enumerate(cases or (), start=1):
        yield from _rows(case, str(number), str(number), ("cases", number - 1))


def _rows(case: Any, name: str, number: str, path: Path) -> Iterator[tuple[str, Path, Any]]:
    yield name, path, case
    for place, side in enumerate(case["sides"]):
        here, there = f"{number}.{place + 1}", (*path, "sides", place)
        yield here, there, side
        if side.get("then"):
            yield from _rows(side["then"], here + message("sheets.then"), here, (*there, "then"))


def path_of(name: str) -> Path | None:
    """Where a row belongs; None for what is no name of a row."""
    then = message("sheets.then")
    if not re.fullmatch(rf"[1-9]\d*|[1-9]\d*(\.[1-9]\d*)+({then})?", name):
        return None
    first, *others = (int(each) - 1 for each in name.removesuffix(then).split("."))
    path: Path = ("cases", first)
    for depth, place in enumerate(others):
        path = (*path, *(("then",) if depth else ()), "sides", place)
    return (*path, "then") if name.endswith(then) else path


def is_side(path: Path) -> bool:
    """Whether a path leads to a side of a case."""
    return len(path) > 1 and path[-2] == "sides"


def said(side: Any) -> str:
    """The limits of a side in words."""
    return "，".join(message(f"sheets.limit.{name}", limit=side[name]) for name in LIMITS if name in side)


def limits_in(words: str) -> dict[str, str] | None:
    """What limits a side, by field, as `said` says it; None where that cannot be told."""
    begins = {
        beginning: name
        for name, template in message_table("sheets.limit").items()
        for beginning in [template.partition("{limit}")[0].strip()]
    }
    found: dict[str, str] = {}
    for piece in filter(None, map(str.strip, _BREAK.split(words))):
        name = next((name for beginning, name in begins.items() if piece.startswith(beginning)), None)
        if name is None or name in found:
            return None
        beginning = next(each for each, owner in begins.items() if owner == name)
        found[name] = _INCLUDED.sub("", piece.removeprefix(beginning)).strip()
    return {name: found[name] for name in LIMITS if name in found} or None
