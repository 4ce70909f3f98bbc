"""Groups of teams and their cards in memory: for tests, and gone with the process."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.ports.cards import Card, Proposal
    from bot.ports.groups import Code, Group


class InMemoryGroups:
    """Groups that are gone with the process."""

    def __init__(self) -> None:
        self._codes: dict[str, Code] = {}
        self._groups: dict[str, Group] = {}

    async def offer(self, code: Code) -> None:
        """Keeps a code; an older one of the team that is not used is void."""
        kept = self._codes.values()
        self._codes = {each.digest: each for each in kept if each.team != code.team or each.used_at}
        self._codes[code.digest] = code

    async def code(self, digest: str) -> Code | None:
        """The code, or None."""
        return self._codes.get(digest)

    async def use(self, digest: str, at: datetime) -> bool:
        """Marks a code as used; says whether it was not."""
        found = self._codes.get(digest)
        if found is None or found.used_at is not None:
            return False
        self._codes[digest] = replace(found, used_at=at)
        return True

    async def bind(self, group: Group) -> None:
        """Keeps it in the place of the team's other group, and of the group's other team."""
        named = group.channel, group.place.chat
        kept = self._groups.values()
        self._groups = {each.team: each for each in kept if (each.channel, each.place.chat) != named}
        self._groups[group.team] = group

    async def unbind(self, team: str) -> bool:
        """Forgets a team's group; says whether there was one."""
        return self._groups.pop(team, None) is not None

    async def list(self) -> Sequence[Group]:
        """Every group, by team."""
        return sorted(self._groups.values(), key=lambda each: each.team)

    async def move(self, channel: str, chat: int, into: int) -> bool:
        """A group has got another id; says whether it is one of a team."""
        found = self._of(channel, chat)
        if found is None:
            return False
        moved = replace(found, place=replace(found.place, chat=into), gone_at=None, gone_why="")
        self._groups = {each.team: each for each in self._groups.values() if each.place.chat != into}
        self._groups[found.team] = moved
        return True

    async def lose(self, channel: str, chat: int, at: datetime, why: str) -> bool:
        """Nothing can be said in a group any more; says whether that is news."""
        found = self._of(channel, chat)
        if found is None or found.gone_at is not None:
            return False
        self._groups[found.team] = replace(found, gone_at=at, gone_why=why)
        return True

    def _of(self, channel: str, chat: int) -> Group | None:
        named = channel, chat
        return next(
            (each for each in self._groups.values() if (each.channel, each.place.chat) == named), None
        )


class InMemoryCards:
    """Cards that are gone with the process."""

    def __init__(self) -> None:
        self._cards: dict[tuple[int, str, int], Card] = {}
        self._proposals: dict[int, Proposal] = {}
        self._proposed = 0

    async def show(self, card: Card) -> None:
        """Keeps a card in the place of the one of the same ticket in the same group."""
        self._cards[card.ticket, card.channel, card.place.chat] = card

    async def of(self, ticket: int) -> Sequence[Card]:
        """The cards of a ticket."""
        return [each for each in self._cards.values() if each.ticket == ticket]

    async def sent(self, ticket: int, channel: str, chat: int, message: int) -> None:
        """A card has become this message."""
        named = ticket, channel, chat
        if named in self._cards:
            self._cards[named] = replace(self._cards[named], message=message)

    async def move(self, channel: str, chat: int, into: int) -> None:
        """Cards on their way arrive in the new group, the others cannot be found any more."""
        old = [each for each in self._cards.values() if (each.channel, each.place.chat) == (channel, chat)]
        await self.forget(channel, chat)
        for card in (each for each in old if each.message is None):
            await self.show(replace(card, place=replace(card.place, chat=into)))

    async def forget(self, channel: str, chat: int) -> None:
        """The cards in a group cannot be found any more."""
        self._cards = {named: each for named, each in self._cards.items() if named[1:] != (channel, chat)}

    async def propose(self, proposal: Proposal) -> int:
        """Keeps an answer; returns its number."""
        self._proposed += 1
        self._proposals[self._proposed] = proposal
        return self._proposed

    async def proposed(self, number: int) -> Proposal | None:
        """The answer, or None."""
        return self._proposals.get(number)

    async def drop(self, number: int) -> None:
        """The answer is done with."""
        self._proposals.pop(number, None)
