"""New versions of the knowledge base, made while the bot answers from the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.ports.thinking import Thinking


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of the knowledge base, ready to answer from."""

    engine: Engine
    thinking: Thinking
    """Has this engine, and no other, compute."""


class Workshop(Protocol):
    """Makes editions, and keeps nobody who answers waiting meanwhile."""

    async def make(self) -> Edition:
        """An edition of what the files say now, proved like `policybot check` does.

        Raises:
            KnowledgeError: it may not go live; carries every problem.
            WorkshopError: it cannot be made here, whatever the files say.
        """
        ...

    def retire(self, edition: Edition) -> None:
        """No turn begins with this edition any more; those that began with it end with it."""
        ...
