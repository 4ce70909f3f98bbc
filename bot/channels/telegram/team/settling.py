"""Stores what is done in the group of a team together with what is said of it, once for each arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.telegram.effects import CHANNEL
from bot.channels.telegram.team.acts import Here, Said
from bot.core.desk.tickets import Reviewer
from bot.delivery.outgoing import Outgoing
from bot.messages import message, message_table
from bot.usecases.tickets.reviewing import RefusedError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from bot.channels.telegram.turns import Origin, Turns
    from bot.usecases.answering.reading_at_once import Read
    from bot.usecases.post.delivering import Delivering
    from bot.usecases.tickets.relaying import Relay


class Settling:
    """Settles what reviewers do."""

    def __init__(self, relay: Relay, turns: Turns, delivering: Delivering, read: Read) -> None:
        self._relay = relay
        self.turns = turns
        self._delivering = delivering
        self._read = read

    async def do(
        self,
        origin: Origin,
        name: str,
        act: Callable[[Here], Awaitable[Said]],
        refused: Callable[[RefusedError], Awaitable[Said]] | None = None,
        *,
        silent: bool = False,
    ) -> None:
        """Does it, and says what came of it; where it may not be done, says why.

        Args:
            origin: what is answered.
            name: who wants it.
            act: does it.
            refused: says why not; None: a sentence is enough.
            silent: whether nothing is said in a group that is no team's.
        """

        async def keep() -> Said:
            here = await self.here(origin, name)
            if here is not None:
                return await act(here)
            if silent:
                return Said()
            return plain(origin, message("team.unbound"))

        try:
            await self.store(origin, keep)
        except RefusedError as error:
            reason = error  # the transaction has undone what was begun
            await self.store(origin, lambda: refused(reason) if refused else _said(origin, reason))

    async def store(
        self, origin: Origin, keep: Callable[[], Awaitable[Said]], *, quiet: bool = False
    ) -> None:
        """Stores what is done, then says what comes of it.

        Args:
            origin: what is answered.
            keep: does it. Whatever it raises is raised, and undone.
            quiet: whether nothing is said if it can be stored only later.
        """
        said = Said() if quiet else plain(origin, message("team.busy"))
        otherwise = said.outgoing

        async def kept() -> Sequence[Outgoing]:
            nonlocal said
            said = await keep()
            return said.outgoing

        await self._delivering.settle(origin.keys, kept, otherwise)
        if origin.query is not None:
            self.turns.toast(origin.query, said.toast)

    async def team(self, origin: Origin) -> str | None:
        """Whose group something is said in; None: no team's. To be called outside `store`.

        Raises:
            StorageError: that cannot be read.
        """
        group = await self._read(lambda: self._relay.group_of(CHANNEL, origin.place.chat))
        return None if group is None else group.team

    async def here(self, origin: Origin, name: str) -> Here | None:
        """Who does something in which team's group; None: the group is no team's."""
        group = await self._relay.group_of(CHANNEL, origin.place.chat)
        if group is None:
            return None
        return Here(group, Reviewer(name, group.team), origin.place, origin.message)


def plain(origin: Origin, text: str) -> Said:
    """A sentence: as a toast for a press, else as a message."""
    return Said(toast=text) if origin.query is not None else Said((Outgoing(origin.place, text),))


def worded(error: RefusedError) -> str:
    """Why something is refused, in words for people in a group."""
    refusal = error.refusal
    if refusal is None:
        return str(error)
    here = message_table("team.refused").get(refusal.key)
    return str(error) if here is None else here.format(**refusal.values)


async def _said(origin: Origin, error: RefusedError) -> Said:
    return plain(origin, worded(error))
