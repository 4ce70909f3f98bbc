"""Brings tickets into the groups of teams, and keeps what stands there up to date.

A change plans a row that comes due, in the transaction of the change itself: whoever changes a ticket may be
another process than the one that sends. What a card looks like is the channel's business.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.core.desk.tickets import OFFICE, WAITING, Ticket
from bot.messages import message
from bot.ports.cards import Card
from bot.ports.due import Deadline
from bot.ports.tickets import TicketFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.delivery.received import Place
    from bot.ports.delivery import Storage
    from bot.ports.groups import Group

logger = logging.getLogger(__name__)

KIND = "card"
"""Deadlines of this kind bring cards up to date."""
COUNTED = timedelta(seconds=30)
"""How often at most a card is changed only because more people ask: a group allows 20 changes a minute."""


@dataclass(frozen=True, slots=True)
class Showing:
    """A card to be sent, or to be changed."""

    ticket: Ticket
    place: Place
    message: int | None
    """The message that it replaces; None: a new one is sent."""
    here: bool
    """Whether the ticket belongs to those in this group; else the card only says where it went."""


class Relay:
    """Between tickets and groups. What it keeps is kept inside `Storage.together`."""

    def __init__(self, storage: Storage, counted: timedelta = COUNTED) -> None:
        """A relay that nobody listens to yet.

        Args:
            storage: where tickets, groups and cards are kept.
            counted: how often at most a card is changed only because more people ask.
        """
        self._storage = storage
        self._counted = counted
        self._look: Callable[[], None] = lambda: None

    def listen(self, look: Callable[[], None]) -> None:
        """Has somebody told at once when something was planned; others find it when they look."""
        self._look = look

    def planned(self) -> None:
        """Something was planned."""
        self._look()

    async def group(self, team: str) -> Group | None:
        """Where the tickets of a team are shown: in its group, else in the office's, else nowhere."""
        reached = {each.team: each for each in await self._storage.groups.list() if each.gone_at is None}
        return reached.get(team) or reached.get(OFFICE)

    async def group_of(self, channel: str, chat: int) -> Group | None:
        """The team's group that a chat is; None: it is none, or one that was thought to be gone."""
        for each in await self._storage.groups.list():
            if (each.channel, each.place.chat) == (channel, chat) and each.gone_at is None:
                return each
        return None

    async def waiting(self, group: Group) -> Sequence[Ticket]:
        """The tickets that wait for those in a group, the most urgent first; without their history."""
        found = await self._storage.tickets.list(TicketFilter(states=WAITING))
        reached = {each.team for each in await self._storage.groups.list() if each.gone_at is None}
        here = [
            each
            for each in found
            if each.team == group.team or (group.team == OFFICE and each.team not in reached)
        ]
        return sorted(here, key=lambda each: (each.due_at, each.number))

    async def changed(self, number: int, at: datetime, why: str = "") -> None:
        """Plans that a ticket is shown as it is now; nothing where it stands nowhere and nobody can be shown.

        Args:
            number: of the ticket.
            at: when.
            why: makes it another plan than the one for the same state of the ticket.
        """
        ticket = await self._storage.tickets.get(number)
        if ticket is None:
            return
        group = await self.group(ticket.team)
        channels = {each.channel for each in await self._storage.cards.of(number)}
        where = "" if group is None else f"{group.place.chat}"
        for channel in channels if group is None else channels | {group.channel}:
            key = f"{number} {channel} {version(ticket)} {where} {why}"[:80]
            await self._storage.due.plan(Deadline(KIND, key, at, channel, {"ticket": number}))
        self.planned()

    async def counted(self, number: int, at: datetime) -> None:
        """Plans that a card shows some time soon how many ask."""
        seconds = self._counted.total_seconds()
        turn = int(at.timestamp() // seconds) + 1
        soon = datetime.fromtimestamp(turn * seconds, UTC)
        for channel in {each.channel for each in await self._storage.cards.of(number)}:
            await self._storage.due.plan(
                Deadline(KIND, f"{number} {channel} count {turn}", soon, channel, {"ticket": number})
            )

    async def due(self, deadline: Deadline) -> Sequence[Showing]:
        """What a deadline has shown now; cards that are right already are left."""
        ticket = await self._storage.tickets.get(int(deadline.content["ticket"]))
        if ticket is None:
            return ()
        group, shown = await self.group(ticket.team), version(ticket)
        if group is not None and group.channel != deadline.channel:
            group = None
        found: list[Showing] = []
        anew = group is not None and ticket.waits
        for card in await self._storage.cards.of(ticket.number):
            here = group is not None and card.place.chat == group.place.chat
            if here and not _came_back(ticket, group, card):
                anew = False
            elif here:
                continue  # nobody looks at an old card again
            # One on its way cannot be changed yet; it is looked at again when it has arrived.
            if card.channel == deadline.channel and card.shown != shown and card.message is not None:
                await self._storage.cards.show(replace(card, shown=shown))
                found.append(Showing(ticket, card.place, card.message, here))
        if anew and group is not None:
            found.append(await self.show(ticket, group))
        return found

    async def show(self, ticket: Ticket, group: Group) -> Showing:
        """A new card in a group, in the place of the one before."""
        await self._storage.cards.show(Card(ticket.number, group.channel, group.place, version(ticket)))
        return Showing(ticket, group.place, None, here=True)

    async def sent(self, number: int, channel: str, chat: int, message: int, at: datetime) -> None:
        """A card has arrived; what has changed meanwhile is planned to be shown."""
        await self._storage.cards.sent(number, channel, chat, message)
        ticket = await self._storage.tickets.get(number)
        cards = await self._storage.cards.of(number)
        mine = [each for each in cards if (each.channel, each.message) == (channel, message)]
        if ticket is not None and any(each.shown != version(ticket) for each in mine):
            await self.changed(number, at, f"after {message}")

    async def moved(self, channel: str, chat: int, into: int) -> None:
        """A chat has got another id."""
        if await self._storage.groups.move(channel, chat, into):
            await self._storage.cards.move(channel, chat, into)
            logger.warning(message("log.group_moved"))

    async def lost(self, channel: str, chat: int, at: datetime, why: str) -> None:
        """Nothing can be said in a chat any more: if a team worked there, its tickets go to the office."""
        groups = await self._storage.groups.list()
        team = next(
            (each.team for each in groups if (each.channel, each.place.chat) == (channel, chat)), None
        )
        if team is None or not await self._storage.groups.lose(channel, chat, at, why):
            return
        logger.error(message("log.group_lost", team=team, why=why))
        await self._forsake(team, channel, chat, at)

    async def unbind(self, team: str, at: datetime) -> bool:
        """A team has no group any more, and its tickets go to the office; says whether it had one."""
        async with self._storage.together():
            group = next((each for each in await self._storage.groups.list() if each.team == team), None)
            if group is None or not await self._storage.groups.unbind(team):
                return False
            await self._forsake(team, group.channel, group.place.chat, at)
            return True

    async def _forsake(self, team: str, channel: str, chat: int, at: datetime) -> None:
        """Shows elsewhere what stands in a group."""
        await self._storage.cards.forget(channel, chat)
        for each in await self._storage.tickets.list(TicketFilter(states=WAITING, team=team)):
            await self.changed(each.number, at)


def _came_back(ticket: Ticket, group: Group | None, card: Card) -> bool:
    """Whether somebody elsewhere has given a ticket back to a group, and its card does not show that."""
    last = ticket.history[-1]
    elsewhere = group is not None and last.by.team != group.team
    known = card.shown.partition(".")[0] == str(len(ticket.history))
    return ticket.waits and last.did in ("transfer", "reopen") and elsewhere and not known


def version(ticket: Ticket) -> str:
    """What of a ticket a card shows; needs its history."""
    return f"{len(ticket.history)}.{ticket.asked}"
