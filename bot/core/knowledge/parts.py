"""Everything that can be answered, and every phrasing that leads to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.core.knowledge.model import FACETS, PartRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.knowledge.model import FacetName, Knowledge, Topic
    from bot.core.knowledge.vocabulary import FacetVocabulary

PartKind = Literal["facet", "question", "old", "gap"]


@dataclass(frozen=True, slots=True)
class AnswerablePart:
    """One part of a topic that a message can be matched to."""

    ref: PartRef
    title: str
    """The topic's title."""
    kind: PartKind
    phrasings: tuple[str, ...]
    counter_examples: tuple[str, ...]
    text: str
    """What it answers; empty for a known gap and for parts worded from dates, sources and hotlines."""


def published(knowledge: Knowledge) -> Iterator[Topic]:
    """The topics that users may see."""
    return (topic for topic in knowledge if topic.status == "published")


def worded_facets(topic: Topic) -> tuple[FacetName, ...]:
    """The standard parts that a topic can answer: written ones, and those that follow from its data."""
    if topic.name_only is not None:
        return ()
    derived = {
        "deadline": topic.validity is not None and (topic.validity.until or topic.validity.from_),
        "basis": any(source.number for source in topic.sources),
        "contact": bool(topic.hotlines),
    }
    return tuple(facet for facet in FACETS if facet in topic.facets or derived.get(facet))


def parts(topic: Topic, facets: FacetVocabulary) -> Iterator[AnswerablePart]:
    """Every part of a topic with its phrasings; standard parts also by the topic's name and their own."""
    for facet in worded_facets(topic):
        written = topic.facets.get(facet)
        named = topic.names if facet == "overview" else (f"{topic.title}{facets.label(facet)}",)
        yield AnswerablePart(
            PartRef(topic.id, facet),
            topic.title,
            "facet",
            (*named, *(written.phrasings if written else ())),
            written.not_ if written else (),
            written.answer if written else "",
        )
    for question in topic.questions:
        yield AnswerablePart(
            PartRef(topic.id, question.id),
            topic.title,
            "question",
            question.phrasings,
            question.not_,
            question.answer,
        )
    for place, old in enumerate(topic.supersedes, start=1):
        yield AnswerablePart(
            PartRef(topic.id, f"old-{place}"), topic.title, "old", old.phrasings, (), old.answer
        )
    for gap in topic.not_documented:
        yield AnswerablePart(PartRef(topic.id, gap.id), topic.title, "gap", gap.phrasings, (), "")
    if topic.name_only is not None:
        yield AnswerablePart(PartRef(topic.id, "overview"), topic.title, "gap", topic.names, (), "")
