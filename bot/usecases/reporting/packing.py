"""What a team takes along to a session: what was asked most, the answers with their sources, what ends soon.

Answers are in the very words of the replies. A question of people stands in it only if enough of them asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.errors import UnknownOptionError
from bot.core.knowledge.validity import span, spoken
from bot.core.replying.labelling import Labels
from bot.core.replying.paging import Paging

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.core.desk.counting import Cluster
    from bot.core.desk.tickets import Ticket
    from bot.core.engine import Engine
    from bot.core.knowledge.model import Topic
    from bot.core.replying.page import Source
    from bot.usecases.reporting.briefing import Digest

MOST = 8
"""Topics that a session has time for, and questions nobody could answer yet."""


@dataclass(frozen=True, slots=True)
class Told:
    """One part that people asked for."""

    label: str
    people: int
    text: str
    """The reply to it."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: a topic, and what of it was asked."""

    topic: Topic
    parts: tuple[Told, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Raised:
    """What the bot could not answer, and the answer of people if there is one."""

    ticket: Ticket
    people: int


@dataclass(frozen=True, slots=True)
class Ending:
    """A policy that ends soon."""

    topic: Topic
    until: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class Pack:
    """All of it."""

    digest: Digest
    leaves: tuple[Leaf, ...]
    raised: tuple[Raised, ...]
    ending: tuple[Ending, ...]
    withheld: int
    """Questions that too few people asked to be shown."""


def pack(digest: Digest, engine: Engine, today: date) -> Pack:
    """The pack for what a digest counts.

    Args:
        digest: of the team.
        engine: answers.
        today: the day in Asia/Shanghai; decides what is said of validity.
    """
    tickets = {str(each.number): each for each in digest.tickets}
    raised = [
        Raised(tickets[each.about], each.people) for each in digest.missed.shown if each.about in tickets
    ]
    return Pack(
        digest,
        tuple(_leaves(digest.answered.shown, engine, today))[:MOST],
        tuple(raised[:MOST]),
        tuple(map(_ending, digest.ending)),
        digest.answered.withheld + digest.missed.withheld,
    )


def _leaves(shown: Sequence[Cluster], engine: Engine, today: date) -> Iterator[Leaf]:
    """A page for each topic, in the order of what was asked most of it."""
    knowledge, language = engine.knowledge, engine.language
    labels = Labels(knowledge, language.facets)
    paging = Paging(knowledge, language.facets, language.wording)
    topics: dict[str, list[Told]] = {}
    for each in shown:
        name, _, part = each.about.partition("/")
        try:
            text = engine.show(each.about, today).text
        except UnknownOptionError:
            continue  # the knowledge base does not have it any more
        told = Told(labels.part(knowledge[name], part), each.people, text)
        topics.setdefault(name, []).append(told)
    for name, parts in topics.items():
        yield Leaf(knowledge[name], tuple(parts), paging.page(knowledge[name], today).sources)


def _ending(topic: Topic) -> Ending:
    held = span(topic.documents)
    return Ending(topic, spoken(held.until) if held.until else "", held.provisional)
