"""What people wrote, as it is quoted in lists: on one line, in short, harmless to a terminal."""

from __future__ import annotations

_LONGEST = 60
"""Characters of a message that a list shows."""


def shortened(text: str) -> str:
    """A message on one line, cut where it is long."""
    line = " ".join(printable(text).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}……"


def printable(text: str) -> str:
    """The text without what would move the cursor, turn the direction of writing, or ring a bell."""
    return "".join(character for character in text if character.isprintable() or character == "\n")
