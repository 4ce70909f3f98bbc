"""The conversations so far: as they were said, while this process remembers; else as the log tells them.

The log keeps questions, not replies. So what was answered before a restart is worded anew from today's
knowledge, as a visit to the same parts would be.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.channels.web.rendering import render
from bot.channels.web.visitors import CHANNEL
from bot.core.conversing import Conversation
from bot.core.errors import StorageError, UnknownOptionError
from bot.ports.questions import QuestionFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from bot.channels.web.rendering import Turn
    from bot.core.engine import Engine
    from bot.core.outcomes import Reply
    from bot.ports import Clock
    from bot.ports.questions import LoggedQuestion
    from bot.usecases.post.write_queue import WriteQueue
    from bot.usecases.tickets.returning import Returning, Way

CHATS = 2000
"""Conversations that are remembered; the one silent longest is forgotten first."""
TURNS = 20
"""Turns of a conversation that are shown."""
RECALLED = 10
"""Turns that are worded anew."""


class Transcripts:
    """All conversations of the page."""

    def __init__(
        self,
        engine: Callable[[], Engine],
        keeping: WriteQueue,
        clock: Clock,
        returning: Returning | None = None,
    ) -> None:
        """Remembers none yet.

        Args:
            engine: gives the engine of the moment.
            keeping: where the log is.
            clock: tells the day.
            returning: knows the ways back to what people answer; None: nobody does.
        """
        self._returning = returning
        self._engine = engine
        self._keeping = keeping
        self._clock = clock
        self._turns: OrderedDict[str, tuple[Turn, ...]] = OrderedDict()

    async def turns(self, chat: str) -> tuple[Turn, ...]:
        """The conversation, oldest turn first."""
        if chat not in self._turns:
            recalled = await self._recall(chat)
            if chat not in self._turns:  # nothing was said while the log was read
                if not recalled:  # visitors who never ask take up no room
                    return ()
                self._put(chat, recalled)
        return self._turns[chat]

    def add(self, chat: str, before: Sequence[Turn], turn: Turn) -> None:
        """One turn more.

        Args:
            chat: of which conversation.
            before: what `turns` gave before the turn was logged.
            turn: what was said since.
        """
        known = self._turns.get(chat, tuple(before))
        # Somebody who looked just now may have found it in the log already.
        others = (each for each in known if each.question is None or each.question != turn.question)
        self._put(chat, (*others, turn))

    def judge(self, chat: str, question: int, verdict: str) -> None:
        """What the person made of the answer to a question."""
        turns = self._turns.get(chat, ())
        self._put(
            chat,
            tuple(replace(turn, verdict=verdict) if turn.question == question else turn for turn in turns),
        )

    def _put(self, chat: str, turns: Sequence[Turn]) -> None:
        self._turns[chat] = tuple(turns)[-TURNS:]
        self._turns.move_to_end(chat)
        if len(self._turns) > CHATS:
            self._turns.popitem(last=False)

    async def _recall(self, chat: str) -> Sequence[Turn]:
        wanted = QuestionFilter(channel=CHANNEL, chat=chat, limit=RECALLED, newest_first=True)

        async def read() -> list[tuple[LoggedQuestion, tuple[Way, ...]]]:
            rows = [row async for row in self._keeping.storage.questions.list(wanted)]
            return [(row, await self._ways(row)) for row in rows]

        try:
            rows = await self._keeping.read(read)
        except StorageError:
            return ()
        return await asyncio.to_thread(self._worded, rows[::-1], self._engine().today(self._clock()))

    async def _ways(self, row: LoggedQuestion) -> tuple[Way, ...]:
        return await self._returning.ways(row.id or 0) if self._returning else ()

    def _worded(self, rows: Sequence[tuple[LoggedQuestion, tuple[Way, ...]]], today: date) -> Sequence[Turn]:
        engine, turns = self._engine(), []
        wording = engine.language.wording
        for row, ways in rows:
            turn = render(row.text, _again(engine, row, today), row.id, wording)
            verdicts = [said for said in row.feedback if said.startswith(("up", "down"))]
            turns.append(replace(turn, verdict=verdicts[-1] if verdicts else "", ways=ways))
        return turns


def _again(engine: Engine, row: LoggedQuestion, today: date) -> Reply:
    if row.topic is not None and row.facet is not None:
        try:
            return engine.show(f"{row.topic}/{row.facet}", today)
        except UnknownOptionError:  # the knowledge base changed in between
            pass
    return engine.respond(row.text, Conversation(town=row.town), today)
