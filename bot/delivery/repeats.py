"""Remembers for a few seconds what was done last: who does it again did not mean it twice."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable


class Repeats:
    """What was done last in each place."""

    def __init__(self, seconds: float) -> None:
        """Makes an empty memory.

        Args:
            seconds: how long something counts as just done; it is forgotten afterwards.
        """
        self._seconds = seconds
        self._done: OrderedDict[Hashable, tuple[Hashable, float]] = OrderedDict()

    def last(self, where: Hashable) -> Hashable:
        """What was done there last; None if that is forgotten."""
        return self._done.get(where, (None, 0.0))[0]

    def again(self, where: Hashable, what: Hashable) -> bool:
        """Whether this was done there just now, and nothing else since; from now on it was."""
        now = asyncio.get_running_loop().time()
        while self._done and now - next(iter(self._done.values()))[1] > self._seconds:
            self._done.popitem(last=False)
        last = self._done.get(where)
        if last is not None and last[0] == what:
            return True
        self._done[where] = what, now
        self._done.move_to_end(where)
        return False
