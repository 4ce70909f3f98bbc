"""Reads a script: who talks, and turn by turn what is typed or pressed and what the reply must be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that somebody types or presses."""

    number: int
    """From 1."""
    does: str
    """What people do with it, in Chinese."""
    say: str = ""
    press: str = ""
    """Pattern of the button's label, where nothing is typed."""
    below: int | None = None
    """Below the reply of which turn it is pressed; None: the last that has such a button."""
    reply_to: int | None = None
    """Which turn's reply this replies to."""
    outcome: str | None = None
    """Pattern of the outcomes logged, joined by commas; empty: nothing is logged. None: any."""
    topic: str | None = None
    """Pattern of the topics logged, likewise, `-` for none."""
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    """Patterns of what the reply may not say."""
    fails: str = ""
    """What happens today instead, where it is known that this fails."""

    def faults(self, reply: str, outcomes: Sequence[str], topics: Sequence[str]) -> list[str]:
        """What is wrong with a reply and with what was logged of it; nothing if it is right."""
        found = [f"lacks {each}" for each in self.must if not re.search(each, reply, re.MULTILINE)]
        found += [f"says {each}" for each in self.must_not if re.search(each, reply, re.MULTILINE)]
        for wanted, logged in ((self.outcome, outcomes), (self.topic, topics)):
            said = ",".join(logged)
            if wanted is not None and not re.fullmatch(wanted, said):
                found.append(f"logs {said!r}, not {wanted!r}")
        return found


@dataclass(frozen=True, slots=True)
class Script:
    """A conversation."""

    name: str
    who: str
    turns: tuple[Turn, ...]


def read_script(path: Path) -> Script:
    """The script of a file.

    Raises:
        TypeError: a turn has a field that there is not.
    """
    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    turns = tuple(_turn(number, turn) for number, turn in enumerate(told["turns"], start=1))
    return Script(path.stem, told["who"], turns)


def _turn(number: int, told: dict[str, Any]) -> Turn:
    must, must_not = tuple(told.pop("must", ())), tuple(told.pop("must_not", ()))
    return Turn(number, must=must, must_not=must_not, **told)


SCRIPTS = tuple(read_script(path) for path in sorted(FOLDER.glob("*.yaml")))
