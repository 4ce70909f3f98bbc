"""What a press below a card, and a reply to it, bring about; inside the transaction that settles them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.channels.telegram.team.codec import SURE, Press
from bot.channels.telegram.team.faces import brief, button, paired, sure
from bot.delivery.outgoing import Outgoing
from bot.messages import message
from bot.ports.cards import Proposal
from bot.usecases.curating.proposing import Suggesting
from bot.usecases.tickets.relaying import Showing
from bot.usecases.tickets.reviewing import Reviewing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.telegram.team.codec import Verb
    from bot.channels.telegram.team.faces import Faces
    from bot.core.desk.tickets import Act, Reviewer, Ticket
    from bot.delivery.outgoing import Rows
    from bot.delivery.received import Place
    from bot.ports import Clock
    from bot.ports.groups import Group
    from bot.usecases.tickets.desk import Desk

CANDIDATES = 3
"""Tickets offered to merge into."""


@dataclass(frozen=True, slots=True)
class Said:
    """What people in the group see of it."""

    outgoing: Sequence[Outgoing] = ()
    toast: str | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """Who does something, and where."""

    group: Group
    by: Reviewer
    place: Place
    """Where to answer; quotes what was said or pressed."""
    below: int | None = None
    """The message with the button that was pressed."""

    @property
    def room(self) -> Place:
        """The same place, quoting nothing."""
        return replace(self.place, quote=None)


class Acts:
    """Carries out what reviewers want. Every method may raise `RefusedError`; then nothing has been done."""

    def __init__(self, desk: Desk, faces: Faces, clock: Clock) -> None:
        self._desk = desk
        self._faces = faces
        self._reviewing = Reviewing(desk, clock)
        self._suggesting = Suggesting(desk, clock)
        self._clock = clock

    async def press(self, press: Press, here: Here) -> Said:
        """Carries a button out."""
        match press.verb:
            case "claim":
                await self._reviewing.act(press.ticket, "claim", here.by)
                said = Said(toast=message("team.toast.claimed", number=press.ticket))
            case "reply":
                said = Said((await self._prompt(press.ticket, here, here.place),))
            case "send":
                said = await self._send(press, here)
            case "rewrite":
                await self._desk.storage.cards.drop(int(press.detail or 0))
                prompt = await self._prompt(press.ticket, here, here.room)
                said = Said((replace(prompt, edits=here.below),))
            case "merge" | "transfer" | "ignore" | "reopen" as did:
                said = await self._change(press, did, here)
            case "suggest":
                new = await self._suggesting.suggest(press.ticket, here.by)
                key = "suggested" if new else "suggested_before"
                said = Said(toast=message(f"team.toast.{key}", number=press.ticket))
            case "show" | "back":
                said = await self._show(press, here)
        return said if said.outgoing else replace(said, outgoing=await self._stray(press, here))

    async def reply(self, number: int, text: str, here: Here) -> Said:
        """What somebody has written as the answer is shown as the askers will read it."""
        if not text:
            return Said((Outgoing(here.place, message("team.text_only"), self._way_back(number)),))
        if (into := _merges(text)) is not None:
            await self._reviewing.act(number, "merge", here.by, into)
            return Said()
        ticket = await self._reviewing.check(number, "answer", here.by, text)
        proposal = await self._desk.storage.cards.propose(Proposal(number, text))
        asked = await self._desk.storage.tickets.askers(number)
        read = self._desk.answers.preview(ticket, text)
        rows = paired(
            [
                button("send", number, message("team.button.send"), str(proposal)),
                button("rewrite", number, message("team.button.rewrite"), str(proposal)),
            ]
        )
        shown = message("team.preview", text=read, asked=len(asked))
        return Said((Outgoing(here.place, shown, rows),))

    async def present(self, press: Press, here: Here) -> Sequence[Outgoing]:
        """The card in the place of the question below it, where somebody else was quicker."""
        ticket = await self._desk.storage.tickets.get(press.ticket)
        if (
            ticket is None
            or here.below is None
            or press.verb in ("send", "rewrite", "reply", "show", "suggest")
        ):
            return ()
        return (self._faces.card(await self._showing(ticket, here, here.below)),)

    async def _stray(self, press: Press, here: Here) -> Sequence[Outgoing]:
        """The card that was pressed, where it is a copy: only the one that is known is kept up to date.

        A card is sent a second time where the program ended before it could note the first.
        """
        known = {each.message for each in await self._desk.storage.cards.of(press.ticket)}
        return () if here.below in known else await self.present(press, here)

    async def _prompt(self, number: int, here: Here, place: Place) -> Outgoing:
        ticket = await self._reviewing.check(number, "answer", here.by, SURE)
        text = message("team.prompt", number=number, question=brief(ticket.question))
        return Outgoing(place, text, self._way_back(number))

    async def _send(self, press: Press, here: Here) -> Said:
        cards, tickets = self._desk.storage.cards, self._desk.storage.tickets
        proposal = await cards.proposed(int(press.detail or 0))
        if proposal is None or proposal.ticket != press.ticket:
            return Said(toast=message("team.toast.gone"))
        untold = [each for each in await tickets.askers(press.ticket) if each.told_at is None]
        await self._reviewing.act(press.ticket, "answer", here.by, proposal.answer)
        await cards.drop(int(press.detail))
        pushed = sum(each.place is not None for each in untold)
        counts = {"pushed": pushed, "waiting": len(untold) - pushed}
        named = {"number": press.ticket, "who": here.by.name, "answer": proposal.answer}
        shown = message("team.sent", **named, **counts)
        toast = message("team.toast.done", number=press.ticket, act=message("desk.acts.answer"))
        suggest = button("suggest", press.ticket, message("team.button.suggest"))
        rows = ((suggest, *self._way_back(press.ticket)[0]),)
        return Said((Outgoing(here.room, shown, rows, here.below),), toast)

    async def _change(self, press: Press, did: Act, here: Here) -> Said:
        """What asks which, or whether, before it is done."""
        if press.detail:
            detail = "" if press.detail == SURE else press.detail
            if did == "transfer" and self._desk.teams.find(detail) is None:
                return Said(toast=message("team.toast.no_team"))
            await self._reviewing.act(press.ticket, did, here.by, detail)
            toast = message("team.toast.done", number=press.ticket, act=message(f"desk.acts.{did}"))
            return Said(toast=toast)
        ticket = await self._reviewing.check(press.ticket, did, here.by, "0")
        rows = await self._choices(press.verb, ticket)
        return Said((self._faces.asked(ticket, here.room, here.below, did, rows),))

    async def _choices(self, verb: Verb, ticket: Ticket) -> Rows:
        if verb == "transfer":
            teams = [each for each in self._desk.teams if each.id != ticket.team]
            return paired([button("transfer", ticket.number, each.name, each.id) for each in teams])
        if verb == "merge":
            alike = await self._desk.alike(ticket, CANDIDATES)
            return tuple(
                (button("merge", ticket.number, _candidate(each), str(each.number)),) for each in alike
            )
        return sure(verb, ticket.number)

    async def _show(self, press: Press, here: Here) -> Said:
        ticket = await self._desk.storage.tickets.get(press.ticket)
        if ticket is None:
            return Said(toast=message("team.refused.no_ticket", number=press.ticket))
        showing = await self._showing(ticket, here, here.below if press.verb == "back" else None)
        if press.verb == "show" and showing.here:
            showing = await self._desk.relay.show(ticket, here.group)
        return Said((self._faces.card(showing),))

    async def _showing(self, ticket: Ticket, here: Here, below: int | None) -> Showing:
        group = await self._desk.relay.group(ticket.team)
        mine = group is not None and group.place.chat == here.place.chat
        return Showing(ticket, here.room, below, mine)

    @staticmethod
    def _way_back(number: int) -> Rows:
        """The button that says which ticket a message is about, so that it can be replied to."""
        return ((button("show", number, message("team.button.show")),),)


def _candidate(ticket: Ticket) -> str:
    return message("team.button.candidate", number=ticket.number, question=brief(ticket.question))


def _merges(text: str) -> str | None:
    """The number of the ticket that a reply says to merge into; None for any other text."""
    for word in message("team.merge_words").split():
        rest = text.strip().removeprefix(word).strip().strip("第号 ")
        if text.strip().startswith(word) and rest.isdecimal():
            return rest
    return None
