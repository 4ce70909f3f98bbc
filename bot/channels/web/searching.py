"""What a search finds: the engine's own answer first, then the topics that it thought of."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.channels.web.rendering import render
from bot.core.conversing import Conversation
from bot.core.outcomes import Answered, Clarify, Compared, Gap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.channels.web.rendering import Line
    from bot.core.engine import Engine
    from bot.core.knowledge.model import Topic
    from bot.core.outcomes import Reply

MOST = 10
"""Topics that are listed."""
AT_ONCE = 2
"""Searches that are computed at the same time, so that those who chat are not kept waiting."""
WAITING = 20
"""Searches that may wait; the next one is told to come back."""


class BusyError(Exception):
    """Too many search at the same time."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    lines: tuple[Line, ...]
    """The answer, or what is said where there is none."""
    topics: tuple[Topic, ...]
    """The likeliest first."""
    sure: bool
    """Whether the answer is about the first of the topics."""


class Searching:
    """Searches with an engine; a search is no question, and is not logged."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._threads = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def find(self, text: str, today: date) -> Found:
        """What there is.

        Raises:
            BusyError: too many search at the same time.
        """
        if self._waiting >= WAITING:
            raise BusyError
        self._waiting += 1
        try:
            async with self._threads:
                return await asyncio.to_thread(self._find, text, today)
        finally:
            self._waiting -= 1

    def _find(self, text: str, today: date) -> Found:
        reply = self._engine.respond(text, Conversation(), today)
        turn = render(text, reply, None, self._engine.language.wording)
        known = (self._engine.knowledge.by_id.get(each) for each in dict.fromkeys(_likely(reply)))
        topics = [topic for topic in known if topic is not None and topic.status == "published"]
        sure = bool(topics) and reply.topic == topics[0].id
        return Found(turn.lines, tuple(topics[:MOST]), sure)


def _likely(reply: Reply) -> Iterator[str]:
    """Ids of the topics that a reply is about, then of those considered; none where nothing fits."""
    for _, each in reply.several or (("", reply),):
        outcome = each.decision.outcome
        if isinstance(outcome, Answered | Compared | Gap | Clarify):
            yield from [each.topic] if each.topic else ()
            yield from (option.id.partition("/")[0] for option in each.options)
    for _, each in reply.several or (("", reply),):
        if isinstance(each.decision.outcome, Answered | Compared | Gap | Clarify):
            yield from (candidate.ref.topic for candidate in each.decision.candidates)
