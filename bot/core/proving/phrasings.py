"""Every phrasing of the knowledge base with its place, in a topic's own file and beside it in `asked`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.core.knowledge.model import NOTHING_ASKED
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.proving.faults import Path

ASKED = "asked"
"""What the path of a way of asking begins with that stands beside its topic's file."""


@lru_cache(maxsize=200_000)
def bare(text: str) -> str:
    """As little of the writing as tells two phrasings apart."""
    return unspaced(text)


def phrasings(topic: Topic, knowledge: Knowledge | None = None) -> Iterator[tuple[str, Path, str]]:
    """Every phrasing of a topic: its part, its path, and the text.

    Args:
        topic: with the phrasings of its own file.
        knowledge: has the ways of asking beside that file; None leaves them out.
    """
    for name, facet in topic.facets.items():
        yield from _numbered(name, ("facets", name, "phrasings"), facet.phrasings)
    for place, question in enumerate(topic.questions):
        yield from _numbered(question.id, ("questions", place, "phrasings"), question.phrasings)
    for place, old in enumerate(topic.supersedes):
        yield from _numbered(f"old-{place + 1}", ("supersedes", place, "phrasings"), old.phrasings)
    for place, gap in enumerate(topic.not_documented):
        yield from _numbered(gap.id, ("not_documented", place, "phrasings"), gap.phrasings)
    asked = knowledge.asked.get(topic.id, NOTHING_ASKED) if knowledge else NOTHING_ASKED
    for part, texts in asked.parts.items():
        yield from _numbered(part, (ASKED, part), texts)


def counter_examples(topic: Topic) -> Iterator[tuple[str, Path, str]]:
    """Every counter-example of a topic: its part, its path, and the text."""
    for name, facet in topic.facets.items():
        yield from _numbered(name, ("facets", name, "not"), facet.not_)
    for place, question in enumerate(topic.questions):
        yield from _numbered(question.id, ("questions", place, "not"), question.not_)


def _numbered(part: str, path: Path, texts: Sequence[str]) -> Iterator[tuple[str, Path, str]]:
    return ((part, (*path, place), text) for place, text in enumerate(texts))
