"""What the bot could not answer becomes part of a ticket, in the same transaction as its row in the log."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.desk.clustering import read
from bot.core.desk.tickets import OFFICE, WAITING, Reviewer, Step, Ticket
from bot.core.desk.weekly import Habits
from bot.core.errors import StorageError
from bot.messages import message
from bot.ports.tickets import Asker, TicketFilter
from bot.usecases.draft import Waiting
from bot.usecases.tickets.change_words import CHANGE, ChangeWords
from bot.usecases.tickets.clocks import Clocks
from bot.usecases.tickets.founders import Founders
from bot.usecases.tickets.heeding import Heeding
from bot.usecases.tickets.promising import Promises
from bot.usecases.tickets.recall_words import RECALL, RecallWords
from bot.usecases.tickets.relaying import Relay
from bot.usecases.tickets.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from bot.core.desk.teams import Teams
    from bot.core.desk.tickets import Reason
    from bot.core.engine import Engine
    from bot.delivery.received import Place
    from bot.ports.delivery import Storage
    from bot.ports.questions import LoggedQuestion
    from bot.usecases.draft import Draft
    from bot.usecases.tickets.answers import Answers

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Missed:
    """A question that nobody has answered yet."""

    row: LoggedQuestion
    reason: Reason
    about: LoggedQuestion | None
    """The row that says what is asked; None for a wish for a person that says nothing else."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Joined:
    """What a question became part of."""

    number: int
    """Of the ticket."""
    asker: Asker
    opened: bool
    """Whether the ticket is new."""
    counted: bool
    """Whether they had not asked it before."""


class Desk:
    """Makes tickets of what was missed. Everything it keeps is kept inside `Storage.together`."""

    def __init__(
        self,
        storage: Storage,
        engine: Engine,
        teams: Teams,
        answers: Answers,
        topic_lasts: timedelta,
        relay: Relay | None = None,
        habits: Habits | None = None,
    ) -> None:
        """A desk that has read no ticket yet.

        Args:
            storage: where everything is kept; read at once, never through a `WriteQueue`.
            engine: whose sense of sameness counts.
            teams: who answers.
            answers: brings an answer that is there already.
            topic_lasts: how long a wish for a person is about what was asked before.
            relay: shows tickets to teams; None: one on the same storage.
            habits: how teams are told what was asked.
        """
        self.storage = storage
        self.teams = teams
        self.answers = answers
        self.relay = relay or Relay(storage)
        self.pushing = answers.pushing
        self.clocks = Clocks(storage, teams, self.pushing)
        self.promises = Promises(teams, self.relay, answers.wording)
        self.habits = habits or Habits()
        self.engine = engine
        takings_back = RecallWords(storage, teams, lambda: self.engine)
        words = {RECALL: takings_back.word, CHANGE: ChangeWords(lambda: self.engine).word}
        self.notices = Telling(storage, self.pushing, words)
        self.heeding = Heeding(storage, self.notices, self.relay)
        self._founders = Founders(storage.tickets, engine)
        self._lasts = topic_lasts

    async def prepare(self) -> None:
        """Reads every ticket, so that the first question that is missed need not wait for that.

        Those that wait since before there were clocks get theirs.

        Raises:
            StorageError: they cannot be read.
        """
        await self._founders.catch_up()
        async with self.storage.together():
            for each in await self.storage.tickets.list(TicketFilter(states=WAITING)):
                if (ticket := await self.storage.tickets.get(each.number)) is not None:
                    await self.clocks.start(ticket)

    async def take_up(self, engine: Engine) -> None:
        """Has another version of the knowledge base say what is the same question.

        Raises:
            StorageError: the tickets cannot be read; everything is as before.
        """
        founders = Founders(self.storage.tickets, engine)
        await founders.catch_up()
        self.engine, self._founders = engine, founders

    async def before(self, draft: Draft) -> LoggedQuestion | None:
        """What a chat asked last, where a draft wishes for a person. Ask before the draft is recorded."""
        if not any(row.outcome == "handoff" for row in draft.rows):
            return None
        return await self.storage.questions.last(draft.chat)

    async def take_in(
        self,
        draft: Draft,
        rows: Sequence[int],
        before: LoggedQuestion | None,
        place: Place | None = None,
    ) -> tuple[str, tuple[Waiting, ...]]:
        """Makes what a turn could not answer part of a ticket. What goes wrong here costs nobody the answer.

        Args:
            draft: the turn.
            rows: its rows in the log.
            before: what the chat asked last.
            place: where an answer can be sent later; None: it waits until the chat writes again.

        Returns:
            What is promised for it, a line for each, and what people answer of it; nothing where there is
            nothing to promise.

        Raises:
            StorageError: nothing is stored.
        """
        promised: list[str] = []
        waiting: list[Waiting] = []
        try:
            found = await self._missed(draft, rows, before)
            if found and place is not None:
                await self.storage.pushes.unblock(draft.chat)
            for missed in found:
                promise, joined = await self._add(missed, place)
                promised.append(promise)
                waiting.append(Waiting(joined.number, joined.asker.question))
        except StorageError:
            raise
        except Exception:  # the row is in the log, and found there
            logger.exception(message("log.no_ticket"))
        return "\n".join(dict.fromkeys(promised)), tuple(dict.fromkeys(waiting))

    async def _missed(
        self, draft: Draft, rows: Sequence[int], before: LoggedQuestion | None
    ) -> Sequence[Missed]:
        found: list[Missed] = []
        for kept, number in zip(draft.rows, rows, strict=True):
            row = replace(kept, id=number)
            if row.outcome == "handoff":
                found.append(Missed(row, "handoff", self._wished(row, before), row.asked_at))
            elif row.outcome in ("gap", "unanswered"):
                found.append(Missed(row, row.outcome, row, row.asked_at))
        said = draft.feedback
        if said is not None and (said.kind == "none_of_these" or (said.kind == "down" and said.detail)):
            judged = await self.storage.questions.get(said.question)
            if judged is not None:
                reason: Reason = "down" if said.kind == "down" else "none_of_these"
                found.append(Missed(judged, reason, judged, said.at))
        return found

    def _wished(self, row: LoggedQuestion, before: LoggedQuestion | None) -> LoggedQuestion | None:
        """What somebody who wants a person wants to know: what was asked just before."""
        fresh = before is not None and row.asked_at - before.asked_at <= self._lasts
        return before if fresh and before and before.outcome not in ("smalltalk", "handoff") else None

    async def _add(self, missed: Missed, place: Place | None) -> tuple[str, Joined]:
        """Makes it part of a ticket; returns what is promised, and what it became part of."""
        joined = await self.add(missed, place)
        return await self._promise(joined, missed.at), joined

    async def add(self, missed: Missed, place: Place | None = None) -> Joined:
        """Makes it part of the ticket that asks the same, or of a new one. To be called inside `together`.

        Raises:
            StorageError: nothing is stored.
        """
        tickets, row = self.storage.tickets, missed.row
        ticket = await self._founders.find(missed.about) if missed.about is not None else None
        opened = ticket is None
        if ticket is None:
            ticket = await tickets.open(self._opened(missed))
            await self.clocks.start(ticket)
        asked = missed.about or row
        asker = Asker(row.chat, row.channel, asked.id or 0, missed.at, place)
        joined = await tickets.join(ticket.number, asker)
        if joined and ticket.state == "answered":
            await self.answers.send(ticket, (asker,), missed.at, asking=True)
            self.relay.planned()
        if opened:
            await self.relay.changed(ticket.number, missed.at)
        elif joined:
            await self.relay.counted(ticket.number, missed.at)
        return Joined(ticket.number, asker, opened, joined)

    async def _promise(self, joined: Joined, at: datetime) -> str:
        ticket, asker = await self.storage.tickets.get(joined.number), joined.asker
        if ticket is None:
            return ""
        # Where something can be sent, an answer that is there comes by itself, once.
        if ticket.state == "answered" and (asker.place is None or not joined.counted):
            return await self.answers.at_once(ticket, asker, at)
        promise = await self.promises.make(ticket, at)
        if promise.dated:
            await self.clocks.watch(ticket, asker)
        return promise.text

    async def alike(self, ticket: Ticket, most: int) -> Sequence[Ticket]:
        """Other tickets that wait and ask something alike, the likest first; without their history."""
        waiting = {
            each.number: each for each in await self.storage.tickets.list(TicketFilter(states=WAITING))
        }
        near = await self._founders.near(ticket)
        return [waiting[number] for number in near if number in waiting][:most]

    def _opened(self, missed: Missed) -> Ticket:
        about = missed.about or missed.row
        team = self.teams.route(about.topic, missed.row.town or about.town)
        due, _ = self.teams.due(missed.reason, missed.at)
        bot = Reviewer(message("desk.bot"), OFFICE)
        named = read(self.engine.reader, about.text, 0, None, None).names
        return Ticket(
            about.text,
            missed.reason,
            team,
            missed.at,
            due,
            topic=about.topic,
            part=about.facet if about.outcome == "gap" or missed.reason == "down" else None,
            place=about.town if about.town in named else None,
            history=(Step("open", bot, missed.at),),
        )
