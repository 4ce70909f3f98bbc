"""Adds ways of asking to the files below `asked/`, in place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.adapters.yaml.plain.editing import Edited
from bot.adapters.yaml.plain.places import Places
from bot.adapters.yaml.plain.writing import value
from bot.adapters.yaml.reading.folder import read_folder
from bot.adapters.yaml.reading.placing import ASKED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def with_sayings(root: Path, sayings: Iterable[tuple[str, str, str]]) -> dict[str, bytes]:
    """The files that differ once people are known to ask so, by their paths below the folder.

    Args:
        root: the knowledge folder, sound; it is only read.
        sayings: topic, part, and the words.
    """
    files: dict[str, bytes] = {}
    places = {entry.model.id: entry.page.file for entry in read_folder(root).entries if entry.model}
    wanted: dict[tuple[str, str], list[str]] = defaultdict(list)
    for topic, part, text in sayings:
        wanted[topic, part].append(text)
    for (topic, part), texts in wanted.items():
        file = f"{ASKED}/{places[topic]}"
        content = files.get(file)
        if content is None and (root / file).exists():
            content = (root / file).read_bytes()
        files[file] = _with(content, part, texts) if content else _new(topic, part, texts)
    return files


def _new(topic: str, part: str, texts: list[str]) -> bytes:
    return f"topic: {topic}\nparts:\n  {part}:{value(texts, 4)}\n".encode()


def _with(content: bytes, part: str, texts: list[str]) -> bytes:
    edited = Edited(content)
    path = ("parts", part)
    there = Places(edited.content.decode("utf-8-sig")).find(path)
    before = [item.value for item in there.value] if there is not None else []
    edited.set(path, [*before, *texts])
    return edited.content
