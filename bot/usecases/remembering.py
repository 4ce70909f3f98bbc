"""What this process remembers of each chat beside what is stored: figures, and how often we had no answer.

Nothing here outlives the process: after a restart a person says a figure again, or misses once more.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime, timedelta

    from bot.core.knowledge.measures import Amount
    from bot.core.outcomes import OutcomeName

CHATS = 10_000
"""Chats that are remembered; the one silent longest is forgotten first."""
PATIENCE = 3
"""Misses in a row after which a person is offered without being asked for."""
_MISSES = ("gap", "unanswered")


@dataclass(frozen=True, slots=True)
class Remembered:
    """One chat."""

    at: datetime
    figures: tuple[Amount, ...] = ()
    """What the person said of himself while the topic was talked about."""
    misses: int = 0
    """How many questions in a row had no answer."""
    offered: bool = False
    """Whether a person was offered already."""


class Memory:
    """All chats of this process."""

    def __init__(self, clock: Callable[[], datetime], lasts: timedelta) -> None:
        self._clock = clock
        self._lasts = lasts
        self._chats: OrderedDict[str, Remembered] = OrderedDict()

    def figures(self, chat: str) -> tuple[Amount, ...]:
        """What the person said of himself, while that is fresh."""
        return self._fresh(chat).figures

    def keep(self, chat: str, figures: tuple[Amount, ...]) -> None:
        """The figures that are known of a chat now."""
        self._put(chat, replace(self._fresh(chat), figures=figures))

    def missed(self, chat: str, outcomes: Iterable[OutcomeName]) -> bool:
        """Counts what came of questions.

        Returns:
            Whether it is now due to offer a person; true only once in a conversation.
        """
        known = self._fresh(chat)
        misses = known.misses
        for outcome in outcomes:
            if outcome in _MISSES:
                misses += 1
            elif outcome == "answered":
                misses = 0
        due = misses >= PATIENCE and not known.offered
        self._put(chat, replace(known, misses=misses, offered=known.offered or due))
        return due

    def _fresh(self, chat: str) -> Remembered:
        now = self._clock()
        known = self._chats.get(chat)
        return known if known is not None and now - known.at <= self._lasts else Remembered(now)

    def _put(self, chat: str, known: Remembered) -> None:
        self._chats[chat] = replace(known, at=self._clock())
        self._chats.move_to_end(chat)
        if len(self._chats) > CHATS:
            self._chats.popitem(last=False)
