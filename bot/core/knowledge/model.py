"""The read-only knowledge base that is built from the topic files."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import Field

from bot.core.knowledge.cases import Case
from bot.core.knowledge.documents import Document
from bot.core.knowledge.pairs import Pair, twins_by_topic
from bot.core.knowledge.shapes import Line, Part, Phrasings, Prose, Slug
from bot.core.knowledge.sums import Sum
from bot.core.knowledge.topic import (
    FACETS,
    OVERVIEW,
    Facet,
    FacetName,
    Kind,
    Question,
    Review,
    Superseded,
    Topic,
    Undocumented,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "FACETS",
    "NOTHING_ASKED",
    "Asked",
    "Case",
    "Document",
    "Facet",
    "FacetName",
    "Kind",
    "Knowledge",
    "Line",
    "Part",
    "PartRef",
    "Phrasings",
    "Prose",
    "Question",
    "Review",
    "Slug",
    "Sum",
    "Superseded",
    "Topic",
    "Undocumented",
]


class Asked(Part):
    """A file below `asked/`: how people ask for the parts of one topic."""

    topic: Slug
    parts: dict[Slug, Phrasings] = Field(default_factory=dict)


NOTHING_ASKED = Asked(topic="nothing")


@dataclass(frozen=True, slots=True)
class PartRef:
    """Points at one answerable part: a facet, a question, a superseded document or a known gap."""

    topic: str
    part: str
    """Facet name, question id, `old-N` for the N-th superseded document, or id of a known gap."""

    @classmethod
    def of(cls, option: str) -> PartRef:
        """What `topic/part` points at; a bare `topic` points at its overview.

        >>> PartRef.of("vat-law") == PartRef("vat-law", "overview")
        True
        """
        topic, _, part = option.partition("/")
        return cls(topic, part) if part else cls.whole(topic)

    @classmethod
    def whole(cls, topic: str) -> PartRef:
        """What tells of a topic as a whole: its overview."""
        return cls(topic, OVERVIEW)

    @property
    def is_whole(self) -> bool:
        """Whether it tells of the topic as a whole."""
        return self.part == OVERVIEW

    def __str__(self) -> str:
        return f"{self.topic}/{self.part}"


@dataclass(frozen=True)
class Knowledge:
    """A whole, sound knowledge base, as one version."""

    topics: tuple[Topic, ...]
    version: str = "unversioned"
    """Content hash or commit; every logged question names it."""
    folders: dict[str, str] = field(default_factory=dict)
    """Topic id → folder below `knowledge/`, for browsing."""
    asked: dict[str, Asked] = field(default_factory=dict)
    """Topic id → ways of asking for its parts, beside those in its own file."""
    documents: tuple[Document, ...] = ()
    """Every document described, cited or not."""
    pairs: tuple[Pair, ...] = ()
    """Topics that are easily taken for each other."""

    @cached_property
    def by_id(self) -> dict[str, Topic]:
        """Topics by id."""
        return {topic.id: topic for topic in self.topics}

    def pair(self, one: str, other: str) -> Pair | None:
        """The pair that two topics are, whichever is named first."""
        return next((pair for pair in self.pairs if {*pair.topics} == {one, other}), None)

    def in_order(self, one: str, other: str) -> tuple[str, str]:
        """Two topics as the pair that they are has them; as they come where they are none."""
        pair = self.pair(one, other)
        return pair.topics if pair else (one, other)

    @cached_property
    def twins(self) -> dict[str, tuple[str, ...]]:
        """Topic id → ids of the topics that are easily confused with it; without those that have none."""
        return twins_by_topic(self.pairs)

    def also_asked(self, topic: str, part: str, text: str) -> Knowledge:
        """This knowledge base, with one more way of asking for a part."""
        parts = self.asked.get(topic, NOTHING_ASKED).parts
        more = {**parts, part: (*parts.get(part, ()), text)}
        return replace(self, asked={**self.asked, topic: Asked(topic=topic, parts=more)})

    def __getitem__(self, topic: str) -> Topic:
        """The topic with this id.

        Raises:
            KeyError: there is none.
        """
        return self.by_id[topic]

    def __contains__(self, topic: object) -> bool:
        return topic in self.by_id

    def __iter__(self) -> Iterator[Topic]:
        return iter(self.topics)

    def __len__(self) -> int:
        return len(self.topics)
