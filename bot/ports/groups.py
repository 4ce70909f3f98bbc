"""Where is kept in which group of a channel a team works, and the codes that a group is bound with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.delivery.received import Place


@dataclass(frozen=True, slots=True)
class Code:
    """What an administrator of a group shows to have it bound; itself it is not kept."""

    digest: str
    """Pseudonym of the code."""
    team: str
    expires_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group in which a team works."""

    team: str
    channel: str
    place: Place
    """The group, and the topic of it where the group has such."""
    title: str
    by: str
    """Who bound it."""
    bound_at: datetime
    gone_at: datetime | None = None
    """Since when nothing can be said there; None: it can."""
    gone_why: str = ""


class Groups(Protocol):
    """Groups of teams. A team has one group at most, a group one team."""

    async def offer(self, code: Code) -> None:
        """Keeps a code; one that was offered to the same team before and not used is void."""
        ...

    async def code(self, digest: str) -> Code | None:
        """The code, also one that is used or too old; None: there is none."""
        ...

    async def use(self, digest: str, at: datetime) -> bool:
        """Marks a code as used. MUST be True for one caller only, however many ask at once."""
        ...

    async def bind(self, group: Group) -> None:
        """Keeps it in the place of the team's other group, and of the group's other team."""
        ...

    async def unbind(self, team: str) -> bool:
        """Forgets a team's group; says whether there was one."""
        ...

    async def list(self) -> Sequence[Group]:
        """Every group, also those that are gone, by team."""
        ...

    async def move(self, channel: str, chat: int, into: int) -> bool:
        """A group has got another id, and can be reached there; says whether it is one of a team."""
        ...

    async def lose(self, channel: str, chat: int, at: datetime, why: str) -> bool:
        """Nothing can be said in a group any more.

        Returns:
            Whether that is news. MUST be True for one caller only.
        """
        ...
