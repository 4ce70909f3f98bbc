"""What a message or a press brings about, before anything of it is stored or sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.channels.telegram.rendering import Screen
    from bot.usecases.draft import Draft, Kept

CHANNEL = "telegram"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a message or a press brings about."""

    draft: Draft | None = None
    """What is to be stored."""
    toast: str | None = None
    edit: Screen | None = None
    """Replaces the message with the button; what is promised stands below it."""
    send: Callable[[Kept], Screen] | None = None
    """Makes what is said, from what became of the draft."""
    asks: tuple[str, ...] = ()
    """Pseudonyms of the messages that asked."""
