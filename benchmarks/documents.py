"""Puts measured text into a document that people write, between two markers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def put(document: Path, name: str, text: str) -> None:
    """Replaces what stands between the markers of that name; a new block comes at the end."""
    before = document.read_text(encoding="utf-8") if document.exists() else ""
    document.parent.mkdir(parents=True, exist_ok=True)
    document.write_text(replaced(before, name, text), encoding="utf-8")


def replaced(document: str, name: str, text: str) -> str:
    """The document with the text between `<!-- NAME:begin -->` and `<!-- NAME:end -->`.

    Raises:
        ValueError: only one of the markers is there, or they are there more than once or the wrong way round.
    """
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    block = f"{begin}\n{text.strip()}\n{end}"
    if begin not in document and end not in document:
        return f"{document.rstrip()}\n\n{block}\n".lstrip()
    head, _, rest = document.partition(begin)
    _, closed, tail = rest.partition(end)
    if not closed or end in head + tail or begin in rest:
        raise ValueError(f"the markers of {name} do not make one pair")
    return f"{head}{block}{tail}"
