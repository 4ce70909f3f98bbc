"""Shows how far a command is with a list of things."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Item = TypeVar("Item")


def tracked(items: Sequence[Item], what: str) -> Iterator[Item]:
    """The items, with a bar on the terminal of whoever waits for them.

    Args:
        items: what is worked on.
        what: key of the sentence that says so.
    """
    from rich.console import Console  # noqa: PLC0415  # takes 0.07 s to import
    from rich.progress import track  # noqa: PLC0415

    console = Console(stderr=True)
    shown = sys.stderr.isatty()
    yield from track(items, message(what), console=console, transient=True, disable=not shown)
