"""Damps floods per person: a leaky bucket each, and one word a minute to those who overflow it.

What a damped person is told, and that nothing else is done for them, is `conversations`' work.
"""

from __future__ import annotations

import asyncio
from typing import Literal

from aiolimiter import AsyncLimiter

MINUTE = 60.0
MANY = 1000
"""Buckets kept before idle ones are thrown out."""

Verdict = Literal["admit", "tell", "drop"]


class Damping:
    """Decides for each message whether it is taken up."""

    def __init__(self, per_minute: int) -> None:
        self._per_minute = per_minute
        self._buckets: dict[int | str, AsyncLimiter] = {}
        self._told: dict[int | str, float] = {}

    async def judge(self, person: int | str) -> Verdict:
        """`admit`, or else `tell` once a minute and `drop` in between. Never waits."""
        bucket = self._bucket(person)
        if bucket.has_capacity():
            await bucket.acquire()  # does not wait: there is room, and nobody ran in between
            return "admit"
        now = asyncio.get_running_loop().time()
        if now - self._told.get(person, -MINUTE) < MINUTE:
            return "drop"
        self._told[person] = now
        return "tell"

    def _bucket(self, person: int | str) -> AsyncLimiter:
        if len(self._buckets) > MANY:
            self._forget_idle()
        return self._buckets.setdefault(person, AsyncLimiter(self._per_minute, MINUTE))

    def _forget_idle(self) -> None:
        """Keeps memory bounded: an empty bucket says no more than none."""
        for person, bucket in list(self._buckets.items()):
            if bucket.has_capacity(bucket.max_rate):
                del self._buckets[person]
                self._told.pop(person, None)
