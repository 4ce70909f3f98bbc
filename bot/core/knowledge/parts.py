"""Everything that can be answered, and every phrasing that leads to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.core.knowledge.model import FACETS, NOTHING_ASKED, PartRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.knowledge.model import Asked, FacetName, Knowledge, Topic
    from bot.core.knowledge.vocabulary import FacetVocabulary, Outside, Talk

PartKind = Literal["facet", "question", "old", "gap", "outside", "talk"]
OUTSIDE = "outside"
"""What the places of outside subjects begin with; no topic's id has a colon."""
TALK = "talk"
"""What the places of talk begin with."""


@dataclass(frozen=True, slots=True)
class AnswerablePart:
    """One part of a topic that a message can be matched to."""

    ref: PartRef
    title: str
    """The topic's title; of an outside subject, what it is about."""
    kind: PartKind
    phrasings: tuple[str, ...]
    counter_examples: tuple[str, ...]
    text: str
    """What it answers; empty for a known gap, an outside subject, and parts worded from dates, sources and
    hotlines."""

    @property
    def ours(self) -> bool:
        """Whether it belongs to a topic, as outside subjects and talk do not."""
        return self.kind not in ("outside", "talk")


def published(knowledge: Knowledge) -> Iterator[Topic]:
    """The topics that users may see."""
    return (topic for topic in knowledge if topic.status == "published")


def worded_facets(topic: Topic) -> tuple[FacetName, ...]:
    """The standard parts that a topic can answer: written ones, and those that follow from its data."""
    if topic.name_only is not None:
        return ()
    derived = {
        "deadline": any(document.from_ or document.until for document in topic.documents),
        "basis": any(source.number for source in topic.sources),
        "contact": bool(topic.hotlines),
    }
    return tuple(facet for facet in FACETS if facet in topic.facets or derived.get(facet))


def asked_by(topic: Topic) -> dict[str, tuple[str, ...]]:
    """By part, of those that are answered and those that are known to be missing, its curated phrasings."""
    asked: dict[str, tuple[str, ...]] = {str(name): facet.phrasings for name, facet in topic.facets.items()}
    asked |= {each.id: each.phrasings for each in topic.questions}
    return asked | {gap.id: gap.phrasings for gap in topic.not_documented}


def texts(topic: Topic) -> dict[str, str]:
    """What each part says, as a curator wrote it: not what is worded from data, and not what is missing."""
    superseded = {f"old-{place}": old.answer for place, old in enumerate(topic.supersedes, start=1)}
    questions = {question.id: question.answer for question in topic.questions}
    return {name: facet.answer for name, facet in topic.facets.items()} | questions | superseded


def spoken_of(topic: Topic, part: str) -> str:
    """All that a part says or is asked by, and the topic's names: what it speaks of is in here."""
    asked = (phrasing for each in topic.questions if each.id == part for phrasing in each.phrasings)
    return "\n".join([*topic.names, texts(topic).get(part, ""), *asked])


def part_names(topic: Topic) -> tuple[str, ...]:
    """The names of everything that a topic can be asked for: THE list; `parts` has the texts beside it."""
    superseded = (f"old-{place}" for place in range(1, len(topic.supersedes) + 1))
    questions = (question.id for question in topic.questions)
    gaps = (gap.id for gap in topic.not_documented)
    named = ("overview",) if topic.name_only is not None else ()
    return tuple(dict.fromkeys((*worded_facets(topic), *questions, *superseded, *gaps, *named)))


def all_parts(
    knowledge: Knowledge, facets: FacetVocabulary, outside: Outside, talk: Talk
) -> Iterator[AnswerablePart]:
    """Everything that competes for a message: parts of topics, unpublished ones, outside, talk."""
    for topic in published(knowledge):
        yield from parts(topic, facets, knowledge.asked.get(topic.id, NOTHING_ASKED))
    yield from unpublished_parts(knowledge, facets)
    yield from outside_parts(outside)
    yield from talk_parts(talk)


def parts(topic: Topic, facets: FacetVocabulary, asked: Asked = NOTHING_ASKED) -> Iterator[AnswerablePart]:
    """Every part of a topic with its phrasings: those in its file, and the ways of asking beside it.

    Standard parts are also asked for by the topic's name and their own.
    """
    for part in _own_parts(topic, facets):
        more = asked.parts.get(part.ref.part, ())
        yield replace(part, phrasings=tuple(dict.fromkeys((*part.phrasings, *more))))


def _own_parts(topic: Topic, facets: FacetVocabulary) -> Iterator[AnswerablePart]:
    said = texts(topic)
    for facet in worded_facets(topic):
        written = topic.facets.get(facet)
        named = topic.names if facet == "overview" else (f"{topic.title}{facets.label(facet)}",)
        yield AnswerablePart(
            PartRef(topic.id, facet),
            topic.title,
            "facet",
            (*named, *(written.phrasings if written else ())),
            written.not_ if written else (),
            said.get(facet, ""),
        )
    for question in topic.questions:
        yield AnswerablePart(
            PartRef(topic.id, question.id),
            topic.title,
            "question",
            question.phrasings,
            question.not_,
            said[question.id],
        )
    for place, old in enumerate(topic.supersedes, start=1):
        ref = PartRef(topic.id, f"old-{place}")
        yield AnswerablePart(ref, topic.title, "old", old.phrasings, (), said[ref.part])
    for gap in topic.not_documented:
        yield AnswerablePart(PartRef(topic.id, gap.id), topic.title, "gap", gap.phrasings, (), "")
    if topic.name_only is not None:
        yield AnswerablePart(PartRef(topic.id, "overview"), topic.title, "gap", topic.names, (), "")


def unpublished_parts(knowledge: Knowledge, facets: FacetVocabulary) -> Iterator[AnswerablePart]:
    """What is not answered yet, or no longer: it competes, so that its questions go to no neighbour."""
    for topic in knowledge:
        if topic.status != "published":
            own = parts(topic, facets, knowledge.asked.get(topic.id, NOTHING_ASKED))
            said = tuple(dict.fromkeys((*topic.names, *(each for part in own for each in part.phrasings))))
            ref = PartRef(f"{OUTSIDE}:{topic.id}", "subject")
            yield AnswerablePart(ref, topic.title, "outside", said, (), "")


def outside_parts(outside: Outside) -> Iterator[AnswerablePart]:
    """What is known to be none of ours: it competes with the topics, so that it is not taken for one."""
    for subject, known in outside.subjects.items():
        ref = PartRef(f"{OUTSIDE}:{subject}", "subject")
        yield AnswerablePart(ref, known.about, "outside", known.phrasings, (), "")


def talk_parts(talk: Talk) -> Iterator[AnswerablePart]:
    """What people say that asks for nothing: it competes with the topics, too."""
    for kind, phrasings in talk.kinds.items():
        outside = kind.startswith(OUTSIDE)
        ref = PartRef(f"{OUTSIDE if outside else TALK}:{kind}", "subject")
        yield AnswerablePart(ref, kind, "outside" if outside else "talk", phrasings, (), "")
