"""What is to be sent, as plain data that survives in a database. A channel makes its own message of it."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from typing import Any

from bot.delivery.received import Place

Rows = tuple[tuple[tuple[str, str], ...], ...]
"""Buttons row by row, each its label and what it stands for."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a message; the message's text stands below it."""

    name: str
    content: str
    """In base64."""
    picture: bool = False
    """Whether it is to be looked at; else it is to be opened."""

    @classmethod
    def of(cls, name: str, content: bytes, *, picture: bool = False) -> Enclosed:
        """A file with this content."""
        return cls(name, b64encode(content).decode("ascii"), picture)

    @property
    def bytes(self) -> bytes:
        """What is in it."""
        return b64decode(self.content)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to a chat."""

    place: Place
    text: str
    rows: Rows = ()
    edits: int | None = None
    """The message it replaces; None: it is a new one."""
    question: int | None = None
    """The row of the question log that it answers, if there is one."""
    card: int | None = None
    """The ticket that it shows to a team; None: it is no card."""
    file: Enclosed | None = None
    """Goes with it; such a message has no buttons and replaces none."""

    def to_json(self) -> dict[str, Any]:
        """Only lists, mappings, text and numbers."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Outgoing:
        """The same again."""
        rows = tuple(tuple((label, data) for label, data in row) for row in content["rows"])
        place, text, edits = Place(**content["place"]), content["text"], content["edits"]
        file = Enclosed(**content["file"]) if content.get("file") else None
        return cls(place, text, rows, edits, content.get("question"), content.get("card"), file)


@dataclass(frozen=True, slots=True)
class Posted:
    """A message in the outbox."""

    id: int
    outgoing: Outgoing
