"""Binds a group to a team: a code from the command line, shown by an administrator in the group itself."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from bot.core.privacy.pseudonyms import pseudonym
from bot.ports.groups import Code, Group

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.received import Place
    from bot.ports import Clock
    from bot.ports.delivery import Storage

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Of a code; none that is read for another."""
LENGTH = 8
"""Letters of a code: 40 bits, far more than can be tried within a day."""
LASTS = timedelta(hours=24)
"""How long a code may be used."""

Wrong = Literal["unknown", "used", "expired"]
"""What is wrong with a code; `messages` words it under `team.code`."""


class Binding:
    """Gives codes, and takes them."""

    def __init__(self, storage: Storage, secret: bytes, clock: Clock) -> None:
        """Gives no code yet.

        Args:
            storage: where groups are kept.
            secret: key of this installation; a code is kept as a pseudonym only.
            clock: says when a code is too old.
        """
        self._groups = storage.groups
        self._storage = storage
        self._secret = secret
        self._clock = clock

    async def offer(self, team: str) -> tuple[str, datetime]:
        """A new code for a team, and until when it may be used; the one before is void.

        Raises:
            StorageError: it is not kept.
        """
        code, until = "".join(secrets.choice(LETTERS) for _ in range(LENGTH)), self._clock() + LASTS
        await self._groups.offer(Code(self._digest(code), team, until))
        return code, until

    async def bind(self, given: str, channel: str, place: Place, title: str, by: str) -> Group | Wrong:
        """Binds a group, if the code is good; the code is used up then.

        Args:
            given: the code, as it was typed.
            channel: of the group.
            place: the group, or a topic of it.
            title: what the group is called.
            by: who binds it.

        Raises:
            StorageError: nothing is bound.
        """
        now, digest = self._clock(), self._digest(given)
        async with self._storage.together():
            code = await self._groups.code(digest)
            if code is None:
                return "unknown"
            if code.used_at is not None:
                return "used"
            if now > code.expires_at:
                return "expired"
            if not await self._groups.use(digest, now):
                return "used"
            group = Group(code.team, channel, place, title, by, now)
            await self._groups.bind(group)
            return group

    def _digest(self, code: str) -> str:
        plain = "".join(each for each in code.upper() if each.isalnum())
        return pseudonym(self._secret, "bind", plain)
