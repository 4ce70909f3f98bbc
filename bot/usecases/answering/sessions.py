"""What was asked at a session of a team: answered already, part of a ticket, or a new one. Nothing is lost.

Nobody knows how many people asked the same at a session, so that each session counts as one asker.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.core.conversing import Conversation
from bot.core.desk.tickets import OFFICE
from bot.core.privacy.masking import mask
from bot.messages import message
from bot.ports.questions import QuestionFilter
from bot.usecases.answering.thinking import EngineThinker, InThreads
from bot.usecases.draft import Asked, row
from bot.usecases.tickets.desk import Missed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from bot.core.desk.tickets import Ticket
    from bot.core.outcomes import Reply
    from bot.ports import Clock
    from bot.ports.questions import LoggedQuestion
    from bot.usecases.tickets.desk import Desk

    Think = Callable[[str, str | None], Awaitable[tuple[Reply, str | None]]]

CHANNEL = "session"
_MARK = re.compile(r"\s*(?:[-·•*]|[(（]?[0-9]{1,3}[.．、)）](?![0-9]))\s*")
"""What stands before a line of a list."""

Became = Literal["answered", "replied", "counted", "ignored", "opened", "no_question"]
_ORDER: tuple[Became, ...] = ("answered", "replied", "counted", "opened", "ignored", "no_question")


@dataclass(frozen=True, slots=True)
class Line:
    """One question, and what became of it."""

    text: str
    """Masked."""
    became: Became
    answer: str = ""
    """Of the bot, or of people to the same question before."""
    ticket: int = 0
    asked: int = 0
    """How many asked what the ticket asks."""


@dataclass(frozen=True, slots=True)
class Thought:
    """One question, and what the engine makes of it. Nothing of it is stored."""

    asked: Asked
    reply: Reply
    version: str
    """Of the knowledge base that it was made from."""


class Sessions:
    """Takes in what was asked."""

    def __init__(self, desk: Desk, clock: Clock, think: Think | None = None) -> None:
        """Nothing is taken in yet.

        Args:
            desk: makes tickets.
            clock: tells when it was handed in.
            think: what the engine makes of a text, with the town that it is about, or else the one given;
                None: the desk's engine, in threads of this process.
        """
        self._desk = desk
        self._storage = desk.storage
        self._clock = clock
        self._think = think or self._in_threads

    async def take(self, team: str, lines: Iterable[str]) -> Sequence[Line]:
        """What became of each line that says something. The same lines again on the same day change nothing.

        Args:
            team: who held the session; their town is meant where a line names none.
            lines: a question each.

        Raises:
            StorageError: what has not been returned for is not stored.
        """
        return await self.keep(await self.think(team, lines))

    async def think(self, team: str, lines: Iterable[str]) -> Sequence[Thought]:
        """What the engine makes of each line that says something; takes long, and needs no transaction."""
        own = None if team == OFFICE else team
        found: list[Thought] = []
        for text in filter(None, (_MARK.sub("", line, count=1).strip() for line in lines)):
            started, version = time.perf_counter(), self._desk.engine.knowledge.version
            reply, town = await self._think(text, own)
            chat = f"{CHANNEL} {team} {self._desk.engine.today(self._clock())}"
            found += [
                Thought(Asked(CHANNEL, chat, question, started, town), each, version)
                for question, each in reply.several or ((text, reply),)
            ]
        return found

    async def keep(self, thought: Iterable[Thought]) -> Sequence[Line]:
        """Stores it; what became of each.

        Raises:
            StorageError: what has not been returned for is not stored.
        """
        return [await self._keep(each) for each in thought]

    async def _in_threads(self, text: str, town: str | None) -> tuple[Reply, str | None]:
        engine = self._desk.engine
        given = text, Conversation(), town, engine.today(self._clock())
        return await InThreads(EngineThinker(engine)).answer(*given, about_that=False)

    async def _keep(self, thought: Thought) -> Line:
        text, reply = mask(thought.asked.text), thought.reply
        if reply.outcome in ("smalltalk", "handoff"):
            return Line(text, "no_question")
        async with self._storage.together():
            kept = await self._logged(thought)
            if reply.outcome == "answered":
                return Line(text, "answered", reply.text)
            joined = await self._desk.add(Missed(kept, "session", kept, kept.asked_at))
            ticket = await self._storage.tickets.get(joined.number)
            return _of(text, ticket, opened=joined.opened)

    async def _logged(self, thought: Thought) -> LoggedQuestion:
        """Its row in the log; the one that is there if it was handed in before."""
        asked, now = thought.asked, self._clock()
        took = (time.perf_counter() - asked.started) * 1000
        new = row(asked, thought.reply, thought.version, now, took)
        async for before in self._storage.questions.list(QuestionFilter(chat=asked.chat)):
            if before.text == new.text:
                return before
        return replace(new, id=await self._storage.questions.record(new))


def _of(text: str, ticket: Ticket | None, *, opened: bool) -> Line:
    if ticket is None:
        return Line(text, "no_question")
    became: Became = "opened" if opened else "counted"
    if ticket.state == "answered":
        became = "replied"
    elif ticket.state == "ignored":
        became = "ignored"
    return Line(text, became, ticket.answer or "", ticket.number, ticket.asked)


def said_back(lines: Sequence[Line], team: str, most: int | None = None) -> str:
    """What became of each, line by line, and figures.

    Args:
        lines: what became of them.
        team: what the team is called.
        most: characters of an answer; None: all of it.
    """
    if not lines:
        return message("session.none")
    told = [message("session.head", team=team, count=len(lines))]
    for number, line in enumerate(lines, 1):
        told.append(message("session.line", number=number, text=line.text))
        named = {"ticket": line.ticket, "asked": line.asked, "answer": _cut(line.answer, most)}
        told.append(message(f"session.{line.became}", **named))
    counts = {became: sum(line.became == became for line in lines) for became in _ORDER}
    figures = (f"{message(f'session.count.{name}')} {count}" for name, count in counts.items() if count)
    return "\n".join([*told, message("session.total", figures=message("digest.between").join(figures))])


def _cut(answer: str, most: int | None) -> str:
    if most is None or len(answer) <= most:
        return answer
    return answer[: most - 1] + "…"
