"""What was asked at a session of a team: answered already, part of a ticket, or a new one. Nothing is lost.

Nobody knows how many people asked the same at a session, so that each session counts as one asker.
"""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.core.conversing import Conversation
from bot.core.desk.tickets import OFFICE
from bot.core.privacy.masking import mask
from bot.messages import message
from bot.ports.questions import QuestionFilter
from bot.usecases.desk import Missed
from bot.usecases.draft import Asked, row
from bot.usecases.towns import Towns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.core.desk.tickets import Ticket
    from bot.core.outcomes import Reply
    from bot.ports import Clock
    from bot.ports.questions import LoggedQuestion
    from bot.usecases.desk import Desk

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


class Sessions:
    """Takes in what was asked."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk = desk
        self._storage = desk.storage
        self._clock = clock

    async def take(self, team: str, lines: Iterable[str]) -> Sequence[Line]:
        """What became of each line that says something. The same lines again on the same day change nothing.

        Args:
            team: who held the session; their town is meant where a line names none.
            lines: a question each.

        Raises:
            StorageError: what has not been returned for is not stored.
        """
        thought: list[tuple[Asked, Reply]] = []
        for text in filter(None, (_MARK.sub("", line, count=1).strip() for line in lines)):
            thought += self._think(team, text)
            await asyncio.sleep(0)  # others are answered meanwhile
        return [await self._keep(asked, reply) for asked, reply in thought]

    def _think(self, team: str, text: str) -> Iterator[tuple[Asked, Reply]]:
        """Each question of a line with its reply."""
        engine, started = self._desk.engine, time.perf_counter()
        towns, own = Towns(engine), None if team == OFFICE else team
        heard = towns.filled_in(text, own)
        reply = engine.respond(heard, Conversation(), engine.today(self._clock()))
        chat = f"{CHANNEL} {team} {engine.today(self._clock())}"
        town = towns.named(text) or own
        for question, each in reply.several or ((text, reply),):
            yield Asked(CHANNEL, chat, question, started, town), each

    async def _keep(self, asked: Asked, reply: Reply) -> Line:
        text = mask(asked.text)
        if reply.outcome in ("smalltalk", "handoff"):
            return Line(text, "no_question")
        async with self._storage.together():
            kept = await self._logged(asked, reply)
            if reply.outcome == "answered":
                return Line(text, "answered", reply.text)
            joined = await self._desk.add(Missed(kept, "session", kept, kept.asked_at))
            ticket = await self._storage.tickets.get(joined.number)
            return _of(text, ticket, opened=joined.opened)

    async def _logged(self, asked: Asked, reply: Reply) -> LoggedQuestion:
        """Its row in the log; the one that is there if it was handed in before."""
        now, version = self._clock(), self._desk.engine.knowledge.version
        new = row(asked, reply, version, now, (time.perf_counter() - asked.started) * 1000)
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
