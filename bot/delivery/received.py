"""What arrived, as plain data: who spoke where, what there is to read. Channels fill it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something that came in, as the channel got it: what the inbox keeps until it is dealt with."""

    channel: str
    key: str
    """The channel's own name of it; the same thing delivered twice has the same key."""
    raw: str
    """JSON, as it came."""
    at: datetime
    """When it was taken in (UTC)."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person in one chat."""

    chat: int
    user: int
    """The chat's own id where the channel names no person (anonymous administrators)."""
    group: bool

    @property
    def key(self) -> str:
        """What the pseudonym is made of: in a group, each person has a conversation of their own."""
        return f"{self.chat}:{self.user}" if self.group else str(self.chat)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes."""

    chat: int
    thread: int | None = None
    """The topic of a forum, where a channel has such."""
    quote: int | None = None
    """Message to answer visibly; set in groups, where several talk at once."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What there is to read in one message."""

    message: int
    text: str = ""
    """Without the mention of the bot; empty if there is nothing to read."""
    note: str | None = None
    """Key, in the channel's own wording, of what needs saying."""
    edited: bool = False
    bundle: str | None = None
    """What it was sent together with: an album, forwarded messages. More of it may follow."""
    at: datetime | None = field(default=None, compare=False)
    """When it was written, as far as the channel knows."""
