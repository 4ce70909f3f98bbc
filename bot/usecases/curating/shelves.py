"""The knowledge base as somebody looks through it: topics, what there is to say of each, its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.core.deciding.grounds.undocumented import Undocumented
from bot.core.knowledge.model import NOTHING_ASKED, PartRef
from bot.core.knowledge.parts import part_names, parts
from bot.core.knowledge.validity import state
from bot.core.proving.due import due
from bot.core.replying.replier import Replier
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.core.engine import Engine
    from bot.core.knowledge.documents import Document
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.validity import State
    from bot.core.outcomes import Reply

Mark = Literal["draft", "withdrawn", "ended", "runs_out", "overdue", "unreviewed"]
MARKS: tuple[Mark, ...] = ("draft", "withdrawn", "ended", "runs_out", "overdue", "unreviewed")
"""What there may be to say of a topic: not live, no longer live, past its end, near it, to be reviewed again,
never reviewed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A topic in a list."""

    topic: Topic
    folder: str
    """Below the knowledge folder."""
    marks: frozenset[Mark]

    @property
    def file(self) -> str:
        """Where it stands, below the knowledge folder."""
        return "/".join(filter(None, (self.folder, f"{self.topic.id}.yaml")))


@dataclass(frozen=True, slots=True)
class Shown:
    """One part of a topic as people see it."""

    name: str
    label: str
    reply: Reply
    phrasings: int
    """Ways of asking for it that are known."""


def listed(engine: Engine, today: date, wanted: str = "", *, drafts: bool) -> Sequence[Listed]:
    """Topics by folder and title.

    Args:
        engine: has the knowledge base.
        today: the day by which ends are judged.
        wanted: letters of an id, a title, an alias; empty: every topic.
        drafts: whether those that are not live yet are shown.
    """
    knowledge, given, written = engine.knowledge, tidy(wanted), wanted.strip().lower()
    whys: dict[str, set[Mark]] = {}
    for items in due(knowledge, today).values():
        for item in items:
            whys.setdefault(item.topic.id, set()).add(item.why)
    found = []
    for topic in knowledge:
        own: set[Mark] = whys.get(topic.id, set())
        if topic.status != "published":
            own = {topic.status}
        fits = written in topic.id or any(given in tidy(each) for each in topic.names)
        if fits and (drafts or topic.status != "draft"):
            found.append(Listed(topic, knowledge.folders.get(topic.id, ""), frozenset(own)))
    return sorted(found, key=lambda each: (each.folder, each.topic.title))


def shown(engine: Engine, topic: Topic, today: date) -> Iterator[Shown]:
    """Every part of a topic as people see it on a day; of one that is not live, as they would see it."""
    language = engine.language
    asked = engine.knowledge.asked.get(topic.id, NOTHING_ASKED)
    known = {part.ref.part: len(part.phrasings) for part in parts(topic, language.facets, asked)}
    knowledge = _as_if_live(engine.knowledge, topic)
    replier = Replier(knowledge, language.facets, language.smalltalk, language.wording)
    for name in part_names(topic):
        if topic.status == "published":
            reply = engine.show(f"{topic.id}/{name}", today)
        else:
            reply = replier.reply(Undocumented(knowledge).picked(PartRef(topic.id, name)), today)
        label = replier.label(PartRef(topic.id, name)).rpartition(" · ")[2]
        yield Shown(name, label, reply, known.get(name, 0))


def documents(topic: Topic, today: date) -> Sequence[tuple[Document, State | None]]:
    """What a topic rests on, each with how it stands on a day."""
    return [(document, state(document, today)) for document in topic.sources]


def _as_if_live(knowledge: Knowledge, topic: Topic) -> Knowledge:
    live = topic.model_copy(update={"status": "published"})
    return replace(knowledge, topics=tuple(live if each.id == topic.id else each for each in knowledge))
