"""What amendments do to the files of the knowledge base: tried on a copy, made live, written."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.yaml.plain.composing import compose
from bot.adapters.yaml.plain.editing import Edited
from bot.adapters.yaml.plain.text import read_page
from bot.adapters.yaml.reading.goldens import goldens_of
from bot.adapters.yaml.reading.replacing import replace
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

KNOWLEDGE, GOLDENS = "knowledge/", "tests/knowledge/"
"""What the paths of an amendment begin with, wherever the folders really lie."""


@contextlib.contextmanager
def trying(root: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A copy of a knowledge folder with all that proves it, in which these files are; gone at the end."""
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made, "knowledge")
        shutil.copytree(root, copy)
        if (goldens := goldens_of(root)) is not None:
            shutil.copytree(goldens, Path(made, "tests", "knowledge"))
            if (facts := goldens.parent / "facts").is_dir():
                shutil.copytree(facts, Path(made, "tests", "facts"))
        replace(Path(made), files)
        yield copy


def as_live(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files as they are once they are live: drafts published, their golden utterances no known failures.

    Comments, order and quotes stay. What is broken stays as it is: checking it says what is wrong.
    """
    return {path: _published(path, content) for path, content in files.items()}


def with_goldens(path: str, content: bytes, says: Sequence[str]) -> bytes | None:
    """An acceptance file with more utterances; None where the file is none, or broken."""
    if not path.startswith(GOLDENS) or not _data(path, content).get("utterances"):
        return None
    edited = Edited(content)
    for each in says:
        edited.append(("utterances",), {"say": each})
    return edited.content


def topics_in(root: Path, files: Mapping[str, bytes]) -> frozenset[str]:
    """Ids of the topics that an amendment is about."""
    named = (_data(path, (root.parent / path).read_bytes()) for path in files)
    found = {str(data.get("id") or data.get("topic") or "") for data in named}
    return frozenset(found - {""})


def digests(root: Path, files: Mapping[str, bytes]) -> dict[str, str]:
    """For every path of an amendment what tells the file of the knowledge base from its other states."""
    return {path: _digest(place) for path in files if (place := _place(root, path)) is not None}


def write(root: Path, files: Mapping[str, bytes]) -> None:
    """Puts files in place; if one cannot be written, all are as before.

    Raises:
        OSError: one cannot be written.
    """
    places = {place: content for path, content in files.items() if (place := _place(root, path))}
    before = {place: place.read_bytes() if place.exists() else None for place in places}
    try:
        for place, content in places.items():
            replace(place.parent, {place.name: content})
    except OSError:
        for place, old in before.items():
            if old is None:
                place.unlink(missing_ok=True)
            else:
                replace(place.parent, {place.name: old})
        raise


def _place(root: Path, path: str) -> Path | None:
    """Where a file of an amendment belongs; None where acceptance files are not kept."""
    if path.startswith(KNOWLEDGE):
        return root / path.removeprefix(KNOWLEDGE)
    goldens = goldens_of(root)
    return None if goldens is None else goldens / path.removeprefix(GOLDENS)


def _digest(place: Path) -> str:
    return hashlib.sha256(place.read_bytes()).hexdigest()[:16] if place.exists() else ""


def _published(path: str, content: bytes) -> bytes:
    data = _data(path, content)
    if path.startswith(KNOWLEDGE) and data.get("status") == "draft":
        edited = Edited(content)
        edited.set(("status",), "published")
        return edited.content
    if path.startswith(GOLDENS) and isinstance(utterances := data.get("utterances"), list):
        edited = Edited(content)
        for place, each in enumerate(utterances):
            if isinstance(each, dict) and each.get("known_failure") == message("propose.golden_note"):
                edited.remove(("utterances", place, "known_failure"))
        return edited.content
    return content


def _data(path: str, content: bytes) -> dict[str, object]:
    """What a file says; nothing where it is broken."""
    page = read_page(path, content)
    data = compose(page).data
    return data if isinstance(data, dict) and not page.problems else {}
