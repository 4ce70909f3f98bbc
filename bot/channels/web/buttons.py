"""What a button on the page stands for, as a value and as the text that its form carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["show", "choose", "none", "up", "down", "why"]
_WRITTEN = re.compile(r"(show|choose|none|up|down|why):([0-9]{0,18}):([A-Za-z0-9_/-]{0,200})")


@dataclass(frozen=True, slots=True)
class Press:
    """One button."""

    kind: Kind
    question: int = 0
    """Row of the question log that it refers to; 0: none."""
    id: str = ""
    """Of the option that it shows, or the reason that it gives."""

    def __str__(self) -> str:
        """As a form carries it.

        >>> str(Press("choose", 7, "refund/materials"))
        'choose:7:refund/materials'
        """
        return f"{self.kind}:{self.question}:{self.id}"


def pressed(text: str) -> Press | None:
    """The button that a form names; None where it is none of ours.

    >>> pressed("up:7:") == Press("up", 7), pressed("<script>")
    (True, None)
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    kind: Kind = found[1]  # type: ignore[assignment]  # the pattern has the same words
    return Press(kind, int(found[2] or 0), found[3])
