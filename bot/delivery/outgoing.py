"""What is to be sent, as plain data that survives in a database. A channel makes its own message of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from bot.delivery.received import Place

Rows = tuple[tuple[tuple[str, str], ...], ...]
"""Buttons row by row, each its label and what it stands for."""


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

    def to_json(self) -> dict[str, Any]:
        """Only lists, mappings, text and numbers."""
        return asdict(self)

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Outgoing:
        """The same again."""
        rows = tuple(tuple((label, data) for label, data in row) for row in content["rows"])
        place, text, edits = Place(**content["place"]), content["text"], content["edits"]
        return cls(place, text, rows, edits, content.get("question"), content.get("card"))


@dataclass(frozen=True, slots=True)
class Posted:
    """A message in the outbox."""

    id: int
    outgoing: Outgoing
