"""Slows down who guesses passwords, and nobody else.

Counted is not the account but the account as tried from one place: a browser that signed in to it before has
a count of its own. Places count by themselves, too, so that made-up names cost as much as one. Who hammers
at somebody's account from elsewhere keeps only themselves waiting.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

FREE = 5
"""Attempts that cost nothing: people mistype."""
LONGEST = 900
"""Seconds that somebody waits at most."""
FORGOTTEN = 3600
"""Seconds after the last attempt from which on nothing is held against anybody."""
REMEMBERED = 10_000
"""Places that are remembered; the one silent longest is forgotten first."""


@dataclass(slots=True)
class _Tries:
    count: int
    last: datetime


class LoginThrottle:
    """Counts attempts, in this process."""

    def __init__(self, free: int = FREE) -> None:
        """Nobody has tried yet.

        Args:
            free: attempts from one place that cost nothing.
        """
        self._free = free
        self._tries: OrderedDict[str, _Tries] = OrderedDict()

    def take(self, place: str, now: datetime) -> int:
        """Seconds that whoever tries has to wait; 0: the attempt is taken, and counts until it has passed.

        It counts at once, and not when it has failed: else a thousand at the same moment would be free.
        """
        tries = self._tries.get(place)
        if tries is None or (now - tries.last).total_seconds() > FORGOTTEN:
            tries = self._tries[place] = _Tries(0, now)
        wait = _pause(tries.count - self._free) - (now - tries.last).total_seconds()
        if wait > 0:
            return int(wait) + 1
        tries.count, tries.last = tries.count + 1, now
        self._tries.move_to_end(place)
        if len(self._tries) > REMEMBERED:
            self._tries.popitem(last=False)
        return 0

    def passed(self, place: str) -> None:
        """The attempt was good: nothing is held against this place."""
        self._tries.pop(place, None)


def _pause(beyond: int) -> int:
    """Doubles with every attempt beyond the free ones.

    >>> [_pause(count - FREE) for count in (0, 4, 5, 6, 9, 50)]
    [0, 0, 2, 4, 32, 900]
    """
    return min(2 ** min(beyond + 1, 20), LONGEST) if beyond >= 0 else 0
