"""What is different between two versions of the knowledge base, as a curator would put it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.core.knowledge.model import NOTHING_ASKED
from bot.core.knowledge.parts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.core.knowledge.model import Knowledge, Topic

What = Literal[
    "topic_added", "topic_removed", "status", "title", "text_added", "text_removed", "text", "names",
    "phrasings", "document_added", "document_removed", "document_end", "pair_added", "pair_removed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different."""

    what: What
    subject: str
    """Id of the topic, key of the document, both topics of a pair."""
    name: str
    """What people call it."""
    part: str = ""
    old: str = ""
    new: str = ""
    """Text, status or day; nothing where there is none."""
    added: int = 0
    removed: int = 0
    """Phrasings or names."""


def differences(before: Knowledge, after: Knowledge) -> Iterator[Difference]:
    """What is different: topics in the order of the newer version, those that went at the end, documents."""
    for topic in after:
        if topic.id in before:
            yield from _of_topic(before[topic.id], topic, _phrasings(before, topic), _phrasings(after, topic))
        else:
            yield Difference("topic_added", topic.id, topic.title, new=topic.status)
    for topic in before:
        if topic.id not in after:
            yield Difference("topic_removed", topic.id, topic.title, old=topic.status)
    yield from _of_documents(before, after)
    yield from _of_pairs(before, after)


def _of_topic(
    old: Topic, new: Topic, said: Mapping[str, frozenset[str]], says: Mapping[str, frozenset[str]]
) -> Iterator[Difference]:
    if old.status != new.status:
        yield Difference("status", new.id, new.title, old=old.status, new=new.status)
    if old.title != new.title:
        yield Difference("title", new.id, new.title, old=old.title, new=new.title)
    before, after = _texts(old), _texts(new)
    for part in dict.fromkeys((*after, *before)):
        was, now = before.get(part, ""), after.get(part, "")
        if was != now:
            what: What = "text" if was and now else "text_added" if now else "text_removed"
            yield Difference(what, new.id, new.title, part, was, now)
    if gone := _counted({*old.names[1:]}, {*new.names[1:]}):
        yield Difference("names", new.id, new.title, added=gone[0], removed=gone[1])
    for part in dict.fromkeys((*says, *said)):
        if gone := _counted(said.get(part, frozenset()), says.get(part, frozenset())):
            yield Difference("phrasings", new.id, new.title, part, added=gone[0], removed=gone[1])


def _counted(old: frozenset[str] | set[str], new: frozenset[str] | set[str]) -> tuple[int, int] | None:
    """How many were added and removed; None where all are the same."""
    return (len(new - old), len(old - new)) if old != new else None


def _texts(topic: Topic) -> dict[str, str]:
    """What each part says, by its name; the sentences for sides of a limit are parts of their own."""
    found = {"overview": topic.name_only} if topic.name_only else {}
    found |= texts(topic)
    found |= {gap.id: "。".join(filter(None, (gap.about, gap.note))) for gap in topic.not_documented}
    for place, case in enumerate(topic.cases, start=1):
        found[f"cases-{place}"] = "\n".join(side.answer for side in case.sides if side.answer)
    if topic.one_line:
        found["one_line"] = topic.one_line
    return found


def _phrasings(knowledge: Knowledge, topic: Topic) -> dict[str, frozenset[str]]:
    """How people ask for each part of a topic in one version."""
    if topic.id not in knowledge:
        return {}
    topic = knowledge[topic.id]
    found: dict[str, set[str]] = {}
    for name, facet in topic.facets.items():
        found.setdefault(name, set()).update(facet.phrasings)
    for question in topic.questions:
        found.setdefault(question.id, set()).update(question.phrasings)
    for gap in topic.not_documented:
        found.setdefault(gap.id, set()).update(gap.phrasings)
    for place, old in enumerate(topic.supersedes, start=1):
        found.setdefault(f"old-{place}", set()).update(old.phrasings)
    for part, more in knowledge.asked.get(topic.id, NOTHING_ASKED).parts.items():
        found.setdefault(part, set()).update(more)
    return {part: frozenset(said) for part, said in found.items()}


def _of_documents(before: Knowledge, after: Knowledge) -> Iterator[Difference]:
    old = {document.key: document for document in before.documents}
    new = {document.key: document for document in after.documents}
    for key in dict.fromkeys((*new, *old)):
        if key not in old:
            yield Difference("document_added", key, new[key].reference, new=_day(new[key].until))
        elif key not in new:
            yield Difference("document_removed", key, old[key].reference, old=_day(old[key].until))
        elif old[key].until != new[key].until:
            ends = _day(old[key].until), _day(new[key].until)
            yield Difference("document_end", key, new[key].reference, "", *ends)


def _day(day: object) -> str:
    return "" if day is None else str(day)


def _of_pairs(before: Knowledge, after: Knowledge) -> Iterator[Difference]:
    old, new = ({frozenset(pair.topics) for pair in each.pairs} for each in (before, after))
    for pair in sorted(map(sorted, new - old)):
        yield Difference("pair_added", "+".join(pair), _titles(after, pair))
    for pair in sorted(map(sorted, old - new)):
        yield Difference("pair_removed", "+".join(pair), _titles(before, pair))


def _titles(knowledge: Knowledge, topics: list[str]) -> str:
    return "、".join(knowledge[each].title if each in knowledge else each for each in topics)
