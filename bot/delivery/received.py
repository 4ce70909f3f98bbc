"""What arrived, as plain data: who spoke where, what there is to read. Channels fill it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


FORWARDED = "forwarded"
"""The bundle of forwarded messages, which channels do not tell apart."""


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
    thread: int | None = None
    """The topic of a forum, where a channel has such."""
    veiled: bool = False
    """Whether they speak as the group or a channel. Their presses come under their own names, so that one
    such conversation is open to all of a group."""

    @property
    def key(self) -> str:
        """What the pseudonym is made of: each person in each topic has a conversation of their own."""
        person = self.chat if self.veiled else self.user
        parts = (self.chat, self.thread, person if self.group else None)
        return ":".join(str(part) for part in parts if part is not None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes."""

    chat: int
    thread: int | None = None
    """The topic of a forum, where a channel has such."""
    quote: int | None = None
    """Message to answer visibly; set in groups, where several talk at once."""


@dataclass(frozen=True, slots=True)
class Replied:
    """What a message replies to."""

    message: int | None
    """In the same chat; None: it stands elsewhere."""
    text: str
    """What is quoted of it, or all of it."""
    own: bool = False
    """Whether we said it."""


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
    replied: Replied | None = None
    late: bool = False
    """Whether it corrects something written long ago."""
    at: datetime | None = field(default=None, compare=False)
    """When it was written, as far as the channel knows."""
