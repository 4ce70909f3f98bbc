"""What else would change if a phrasing were added: its blast radius."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID
from bot.core.proving.replaying import GRAVE, Change, Listener, changes
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.core.engine import Engine
    from bot.core.outcomes import Reply
    from bot.core.proving.replaying import Turn


@dataclass(frozen=True, slots=True)
class Blast:
    """What adding one phrasing does."""

    asked: int
    """Messages that were asked again."""
    changed: tuple[Change, ...]
    """Those whose replies differ, besides the phrasing itself; the grave ones first."""
    own: Reply
    """What the phrasing itself is answered then."""

    @property
    def grave(self) -> int:
        """How many of them were answered and are not answered so any more."""
        return sum(change.kind in GRAVE for change in self.changed)


def blast(before: Listener, wider: Engine, text: str, chats: Iterable[Sequence[Turn]], today: date) -> Blast:
    """What else a phrasing changes.

    Args:
        before: the engine as it is.
        wider: the engine with the phrasing.
        text: the phrasing.
        chats: what is asked again.
        today: the day on which it is asked.
    """
    after, own = Listener(wider, today), tidy(text)
    asked, found = 0, []
    for chat in chats:
        asked += sum(turn.counts for turn in chat)
        found += [each for each in changes(before, after, chat) if tidy(each.turn.text) != own]
    found.sort(key=lambda change: change.kind not in GRAVE)
    return Blast(asked, tuple(found), wider.respond(text, NOTHING_SAID, today))
