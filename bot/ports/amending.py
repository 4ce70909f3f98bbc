"""Amendments: drafts for the knowledge base, made of what people answered, for a curator to approve."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """A question that people answered."""

    number: int
    """Of its ticket."""
    wordings: Sequence[str]
    """How it was asked, first the one that opened the ticket; masked."""
    answer: str
    team: str
    """The name of those who answered."""
    day: date
    beside: str | None = None
    """Id of the topic that it was about, as far as the bot knew."""

    @property
    def id(self) -> str:
        """What its entry is called."""
        return f"ticket-{self.number}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an amendment comes from."""

    ticket: int
    by: str
    """Name of who had it made; empty where it was made at the command line."""
    at: datetime
    topic: str | None = None
    """The topic that it becomes part of; None: it is one of its own."""
    part: str | None = None
    """The part that it only asks for in other words."""


@dataclass(frozen=True, slots=True)
class Returned:
    """Why an amendment does not go live as it is."""

    by: str
    at: datetime
    why: str
    digest: str
    """Of what was returned: once it is changed, it is open again."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """Files that would take the place of those of the knowledge base, or join them."""

    name: str
    """What it is called; mostly the number of its ticket."""
    files: Mapping[str, bytes]
    """Content by path, seen from where the knowledge folder lies."""
    origin: Origin | None = None
    """None: nothing is known of it."""
    base: Mapping[str, str] = field(default_factory=dict)
    """Path → digest of the file of the knowledge base that it was made from; empty where there was none."""
    turned: Returned | None = None
    stale: Sequence[str] = ()
    """Files of the knowledge base that others have changed since it was made."""
    ground: str = ""
    """Version of the knowledge base that it would change, as its files are."""

    @property
    def digest(self) -> str:
        """Tells one state of its files from another."""
        found = hashlib.sha256()
        for path, content in sorted(self.files.items()):
            found.update(path.encode() + b"\0" + content + b"\0")
        return found.hexdigest()[:16]

    @property
    def returned(self) -> Returned | None:
        """Why it was returned, if it is still as it was then."""
        return self.turned if self.turned is not None and self.turned.digest == self.digest else None


class AmendmentChangedError(Exception):
    """The amendment, or what it would change, is not as it was any more; nothing is done."""


class Amendments(Protocol):
    """Where amendments lie until they are live. Reads and writes files: it keeps nobody waiting."""

    async def list(self) -> Sequence[Amendment]:
        """All of them, by name."""
        ...

    async def get(self, name: str) -> Amendment | None:
        """The one of this name as it is now; None if there is none."""
        ...

    async def keep(self, amendment: Amendment) -> None:
        """Keeps a new one, or a new state of one, made from the knowledge base as it is."""
        ...

    async def turn_down(self, name: str, returned: Returned) -> None:
        """Keeps why it does not go live."""
        ...

    async def add_goldens(self, name: str, says: Sequence[str]) -> bool:
        """Adds golden utterances to its acceptance file; False where it has none that can be read."""
        ...

    async def publish(self, amendment: Amendment) -> Sequence[str]:
        """Writes it into the knowledge base, as live, and puts it away; all of it or nothing.

        Returns:
            The files that were written.

        Raises:
            AmendmentChangedError: it, or a file that it would change, is not as the given one any more.
            OSError: a file cannot be written; everything is as before.
        """
        ...
