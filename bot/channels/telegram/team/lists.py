"""What a team asks for in its group: what waits, what there is about a word, and figures."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from bot.channels.telegram.team.acts import Said
from bot.channels.telegram.team.faces import button, shortened
from bot.delivery.outgoing import Outgoing
from bot.messages import message
from bot.ports.tickets import TicketFilter
from bot.usecases.reporting.briefing import Briefing, Stretch
from bot.usecases.reporting.rounds import DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.telegram.team.acts import Here
    from bot.channels.telegram.team.faces import Faces
    from bot.core.desk.tickets import Ticket
    from bot.delivery.outgoing import Rows
    from bot.ports import Clock
    from bot.usecases.reporting.enclosing import Enclosing
    from bot.usecases.tickets.desk import Desk

LISTED = 10
"""Tickets in one list."""
ANSWER = 60
"""Characters of an answer in a list."""
Wanted = Literal["todo", "find", "stats", "digest"]
WANTED: tuple[Wanted, ...] = ("todo", "find", "stats", "digest")


class Lists:
    """Lists for the groups of teams."""

    def __init__(self, desk: Desk, faces: Faces, clock: Clock, enclosing: Enclosing) -> None:
        self._desk = desk
        self._enclosing = enclosing
        self._faces = faces
        self._clock = clock

    async def show(self, wanted: Wanted, word: str, here: Here) -> Said:
        """The list that was asked for, `word` standing behind the command."""
        match wanted:
            case "todo":
                text, rows = await self._todo(here)
            case "find":
                text, rows = await self._find(word)
            case "stats":
                text, rows = await self._stats(here), ()
            case "digest":
                return Said(await self._digest(here))
        return Said((Outgoing(here.place, text, rows),))

    async def _todo(self, here: Here) -> tuple[str, Rows]:
        waiting = await self._desk.relay.waiting(here.group)
        team = self._desk.teams.name(here.group.team)
        if not waiting:
            return message("team.todo_none", team=team), ()
        shown = waiting[:LISTED]
        lines = [message("team.todo", team=team, count=len(waiting)), *map(self._faces.line, shown)]
        if len(waiting) > LISTED:
            lines.append(message("team.todo_more", count=len(waiting) - LISTED))
        return "\n".join(lines), _numbers(shown)

    async def _find(self, word: str) -> tuple[str, Rows]:
        if not word:
            return message("team.find_how"), ()
        every = await self._desk.storage.tickets.list(TicketFilter())
        found = [
            each for each in every if word.casefold() in f"{each.question} {each.answer or ''}".casefold()
        ]
        if not found:
            return message("team.found_none", word=word), ()
        shown = found[::-1][:LISTED]
        lines = [message("team.found", word=word, count=len(found))]
        for each in shown:
            lines.append(self._faces.line(each))
            if each.answer:
                lines.append(message("team.found_answer", answer=shortened(each.answer, ANSWER)))
        return "\n".join(lines), _numbers(shown)

    async def _stats(self, here: Here) -> str:
        team = here.group.team
        of = await self._desk.storage.tickets.list(TicketFilter(team=team))
        waiting = [each for each in of if each.waits]
        return message(
            "team.stats",
            team=self._desk.teams.name(team),
            waiting=len(waiting),
            late=sum(each.due_at < self._clock() for each in waiting),
            answered=_count(of, "answered"),
            ignored=_count(of, "ignored"),
            merged=_count(of, "merged"),
            asked=sum(each.asked for each in of),
        )

    async def _digest(self, here: Here) -> Sequence[Outgoing]:
        """Of the last week, today included."""
        tomorrow = self._desk.engine.today(self._clock()) + timedelta(days=1)
        stretch = Stretch.before(tomorrow, DAYS)
        found = await Briefing(self._desk, self._clock).digest(here.group.team, stretch)
        return await self._enclosing.messages(found, here.place)


def _count(tickets: Sequence[Ticket], state: str) -> int:
    return sum(each.state == state for each in tickets)


def _numbers(tickets: Sequence[Ticket]) -> Rows:
    """A button for each ticket, five in a row."""
    buttons = [
        button("show", each.number, message("team.ticket_word", number=each.number)) for each in tickets
    ]
    return tuple(tuple(buttons[start : start + 5]) for start in range(0, len(buttons), 5))
