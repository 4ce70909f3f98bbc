"""Whether files stand where they belong and are called what they should be."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.adapters.yaml.plain.composing import compose
from bot.adapters.yaml.plain.text import read_page
from bot.adapters.yaml.reading.leftovers import original_of
from bot.core.knowledge.parts import part_names
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from bot.adapters.yaml.reading.entries import Entry
    from bot.core.knowledge.model import Asked, Topic

ASKED = "asked"
"""The folder of ways of asking: the same folders and file names as the topics."""
SHARED = (
    "_documents.yaml",
    "_pairs.yaml",
    "_facets.yaml",
    "_vocabulary.yaml",
    "_replies.yaml",
    "_smalltalk.yaml",
    "_telegram.yaml",
    "_learned.yaml",
    "_outside.yaml",
    "_talk.yaml",
    "_openings.yaml",
    "_teams.yaml",
    "_unused_facts.yaml",
)
"""Every file that is read though it is no topic."""
_ALIKE = 0.7
_OF_A_TOPIC = {"id", "facets", "title"}


def stray(root: Path, path: Path) -> str | None:
    """Why a file should not be here; None for one that may."""
    original = original_of(path)
    if original is not None:
        return message("problem.copy", original=original)
    if path.name.startswith("_"):
        known = path.suffix != ".yaml" or path.relative_to(root).as_posix() in SHARED
        return None if known else _unknown_shared(path)
    return None if path.suffix == ".yaml" else message("problem.stray_file")


def _unknown_shared(path: Path) -> str:
    try:
        data = compose(read_page(path.name, path.read_bytes())).data
    except OSError:
        data = None
    if isinstance(data, dict) and len(_OF_A_TOPIC & set(data)) > 1:
        return message("problem.shared_topic")
    near = process.extractOne(path.name, SHARED, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE)
    return message("problem.unknown_shared", near=message("problem.near_name", name=near[0]) if near else "")


def report_names(entries: Sequence[Entry[Topic]]) -> None:
    """Blames files whose id is another file's, and those that are not called what their id says.

    A file that is called what its id says owns the id; what has the same is taken for a copy of it.
    """
    files: dict[str, list[Entry[Topic]]] = defaultdict(list)
    for entry in entries:
        if entry.model is not None:
            files[entry.model.id].append(entry)
    for identifier, same in files.items():
        owner, *others = sorted(same, key=lambda entry: _stem(entry) != identifier)
        for entry in others:
            place = entry.document.place(("id",))
            entry.page.fault(place, "copied_id", id=identifier, file=owner.page.file)
            entry.model = None
        if _stem(owner) != identifier:
            place = owner.document.place(("id",))
            owner.page.fault(place, "id_is_not_name", id=identifier, name=_stem(owner))


def _stem(entry: Entry[Topic]) -> str:
    return entry.page.file.rpartition("/")[2].removesuffix(".yaml")


def report_misplaced(
    topics: Sequence[Entry[Topic]], asked: Sequence[Entry[Asked]], broken: Collection[str]
) -> None:
    """Blames ways of asking that do not stand where their topic stands, or ask for a part that it lacks."""
    sound = {entry.page.file: entry for entry in topics if entry.model is not None}
    for entry in asked:
        beside = sound.get(entry.page.file.removeprefix(f"{ASKED}/"))
        if entry.model is None or entry.model.topic in broken:
            continue
        if beside is None or beside.model is None or beside.model.id != entry.model.topic:
            place = entry.document.place(("topic",))
            entry.page.fault(place, "asked_without_topic", topic=entry.model.topic)
            continue
        known = part_names(beside.model)
        for part in entry.model.parts:
            if part not in known:
                place = entry.document.place(("parts", part))
                entry.page.fault(place, "asked_unknown_part", part=part, topic=entry.model.topic)
