"""Golden utterances as rows, one a part; what is more than a sentence and a part stays in its file unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.adapters.yaml.plain.editing import Edited
from bot.adapters.yaml.plain.writing import entry, value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PLAIN = {"say", "part"}


def golden_rows(golden: Any) -> Iterator[tuple[str, dict[str, Sequence[str]]]]:
    """For every part that an acceptance file has utterances of: its name, and the lines of its cells."""
    said: dict[str, list[str]] = {"": []}
    for each in golden["utterances"]:
        if set(each) <= _PLAIN:
            said.setdefault(each.get("part", ""), []).append(each["say"])
    for part, lines in said.items():
        unlike = [] if part else golden.get("not") or []
        if lines or unlike:
            yield part, {"utterances": lines, "unlike": unlike}


def beginning(topic: str, part: str, cells: Mapping[str, Sequence[str]]) -> Edited:
    """A new acceptance file, with what one row says."""
    pieces = [f"topic: {topic}\n"]
    if said := cells.get("utterances", ()):
        pieces.append("utterances:\n" + "".join(f"{_utterance(each, part)}\n" for each in said))
    if unlike := cells.get("unlike", ()):
        pieces.append(f"not:{value(list(unlike), 2)}\n")
    return Edited("".join(pieces).encode())


def rewrite(
    edited: Edited, part: str, before: Mapping[str, Sequence[str]], cells: Mapping[str, Sequence[str]]
) -> None:
    """Makes an acceptance file say what a row says now.

    Args:
        edited: the file.
        part: of the row.
        before: the lines that stood in the cells that differ.
        cells: those that stand there now.
    """
    if "unlike" in cells:
        _list_unlike(edited, list(cells["unlike"]))
    was, now = before.get("utterances", ()), cells.get("utterances")
    if now is None:
        return
    for line in now:
        if line not in was:
            edited.append(("utterances",), _fields(line, part))
    for place, found in reversed([*enumerate(edited.items(("utterances",)))]):
        line = found["say"]
        if set(found) <= _PLAIN and found.get("part", "") == part and line in was and line not in now:
            edited.remove(("utterances", place))


def _list_unlike(edited: Edited, lines: list[str]) -> None:
    if lines or edited.has(("not",)):
        edited.set(("not",), lines)


def _fields(line: str, part: str) -> dict[str, str | list[str]]:
    return {"say": line, "part": part} if part else {"say": line}


def _utterance(line: str, part: str) -> str:
    return entry(_fields(line, part), 2, frozenset())
