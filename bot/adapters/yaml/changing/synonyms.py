"""Adds words to the groups of synonyms in `_vocabulary.yaml`, in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.yaml.plain.editing import Edited
from bot.adapters.yaml.plain.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

VOCABULARY = "_vocabulary.yaml"


def with_synonyms(root: Path, pairs: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """The vocabulary once words are read as others, by its path below the folder.

    Args:
        root: the knowledge folder, sound; it is only read.
        pairs: the word that is understood, and the one that is to be read as it.
    """
    edited = Edited((root / VOCABULARY).read_bytes())
    for word, other in pairs:
        place = _place(edited, word)
        if place is None:
            edited.append(("synonyms",), {"word": word, "same": [other]})
        else:
            edited.set(("synonyms", place, "same"), [*_same(edited, place), other])
    return {VOCABULARY: edited.content}


def _place(edited: Edited, word: str) -> int | None:
    """The place of the group that a word stands in."""
    groups = Places(edited.content.decode("utf-8-sig")).find(("synonyms",))
    for place in range(len(groups.value) if groups is not None else 0):
        if word in (_word(edited, place), *_same(edited, place)):
            return place
    return None


def _word(edited: Edited, place: int) -> str:
    return str(Places(edited.content.decode("utf-8-sig")).find(("synonyms", place, "word")).value)


def _same(edited: Edited, place: int) -> list[str]:
    there = Places(edited.content.decode("utf-8-sig")).find(("synonyms", place, "same"))
    return [str(item.value) for item in there.value]
