"""What of a topic people read, as one digest: whether it has changed, and when it ends. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from bot.core.knowledge.parts import published
from bot.core.knowledge.validity import span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from bot.core.knowledge.documents import Document
    from bot.core.knowledge.model import Knowledge, Topic

FORM = "1:"
"""Stands before every digest. Where it changes, what was kept says nothing, and nothing is told of it."""
BEFORE = (7, 30, 60)
"""Days before an end at which those who follow a topic are told, each once."""
_OF_DOCUMENT = frozenset(
    ("title", "described", "number", "clause", "issuer", "issued", "from_", "until", "provisional", "note")
)
"""What people read of a document; when it was last looked up is none of it."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A topic as people read it on a day."""

    digest: str
    until: date | None


@dataclass(frozen=True, slots=True)
class Change:
    """What there is to tell of a topic."""

    what: Literal["new", "changed"]
    topic: str
    digest: str


def editions(knowledge: Knowledge) -> dict[str, Edition]:
    """The topics that people may see, by id."""
    return {topic.id: Edition(_digest(topic), span(topic.documents).until) for topic in published(knowledge)}


def changes(before: Mapping[str, Edition], now: Mapping[str, Edition]) -> Iterator[Change]:
    """What is new or reads otherwise; nothing where nothing is known of before.

    >>> old, new = Edition("1:a", None), Edition("1:b", None)
    >>> [each.what for each in changes({"x": old, "y": old}, {"x": new, "y": old, "z": new})]
    ['changed', 'new']
    >>> list(changes({}, {"x": new}))
    []
    """
    if not any(each.digest.startswith(FORM) for each in before.values()):
        return
    for topic, edition in now.items():
        known = before.get(topic)
        if known is None or known.digest != edition.digest:
            yield Change("new" if known is None else "changed", topic, edition.digest)


def due_before(until: date | None, today: date) -> int | None:
    """Which of the days before an end has come; None: none, or it has ended.

    >>> from datetime import date
    >>> days = date(2026, 10, 1), date(2026, 12, 1), date(2026, 12, 31)
    >>> [due_before(date(2026, 12, 31), day) for day in days]
    [None, 30, 7]
    """
    left = -1 if until is None else (until - today).days
    return next((days for days in BEFORE if 0 <= left <= days), None)


def _digest(topic: Topic) -> str:
    parts: dict[str, Any] = {name: facet.answer for name, facet in topic.facets.items()}
    parts |= {f"?{each.id}": each.answer for each in topic.questions}
    parts |= {f"<{each.number}": each.answer for each in topic.supersedes}
    parts |= {f"-{each.id}": [each.about, each.note] for each in topic.not_documented}
    cases = [each.model_dump(mode="json") for each in topic.cases]
    papers = [_read(each) for each in topic.sources]
    sums = [each.model_dump(mode="json") for each in topic.sums]
    whole = [topic.title, topic.name_only, sorted(topic.hotlines), parts, cases, papers]
    whole += [sums] if sums else []
    return FORM + hashlib.sha256(json.dumps(whole, sort_keys=True).encode()).hexdigest()[:40]


def _read(document: Document) -> dict[str, Any]:
    return document.model_dump(mode="json", include=set(_OF_DOCUMENT))
