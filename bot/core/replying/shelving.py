"""Topics in the order in which people look for them: by category, by place, by letter, by what runs out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.knowledge.parts import published
from bot.core.knowledge.validity import expired, span
from bot.core.text.sounds import syllable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.wording import Wording

PLACES = "places"
"""Folder of the towns."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Topics that stand together."""

    id: str
    """Fit for an address."""
    label: str
    topics: tuple[Topic, ...]


def by_category(knowledge: Knowledge, wording: Wording) -> tuple[Shelf, ...]:
    """A shelf for each folder, in the order in which a curator named them; ended topics, too."""
    return tuple(_filled(_folders(knowledge, wording)))


def by_place(knowledge: Knowledge, wording: Wording) -> tuple[Shelf, ...]:
    """A shelf for each level from the country down to the city, and one for the towns."""
    levels: dict[str, object] = wording.get("axes.values.level") or {}
    shelves = (
        Shelf(
            f"level-{number}",
            level,
            tuple(each for each in published(knowledge) if each.axes.get("level") == level),
        )
        for number, level in enumerate(levels, start=1)
    )
    towns = (shelf for shelf in _folders(knowledge, wording) if shelf.id == PLACES)
    return tuple(_filled((*shelves, *towns)))


def by_letter(knowledge: Knowledge) -> tuple[Shelf, ...]:
    """A shelf for each letter that the reading of a title begins with."""
    shelves: dict[str, list[Topic]] = {}
    for topic in sorted(published(knowledge), key=_reading):
        shelves.setdefault(_reading(topic)[0][:1].upper(), []).append(topic)
    return tuple(Shelf(f"letter-{letter}", letter, tuple(topics)) for letter, topics in shelves.items())


def ended(knowledge: Knowledge, today: date) -> tuple[Topic, ...]:
    """The topics whose time has run out, the last to end first."""
    found = [topic for topic in published(knowledge) if expired(topic.documents, today)]
    return tuple(sorted(found, key=lambda topic: span(topic.documents).until or today, reverse=True))


def _folders(knowledge: Knowledge, wording: Wording) -> Iterator[Shelf]:
    labels: dict[str, str] = wording.get("catalogue.folders") or {}
    for folder, label in labels.items():
        held = (topic for topic in published(knowledge) if knowledge.folders.get(topic.id) == folder)
        yield Shelf(folder.replace("/", "-"), label, tuple(held))


def _filled(shelves: Iterator[Shelf] | tuple[Shelf, ...]) -> Iterator[Shelf]:
    return (shelf for shelf in shelves if shelf.topics)


def _reading(topic: Topic) -> tuple[str, ...]:
    """How a title is read, without its quotation marks."""
    read = (character for character in topic.title if character.isalnum())
    return tuple(syllable(character) or character.lower() for character in read)
