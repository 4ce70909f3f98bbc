"""Lets few at a time do what takes much memory, keeps some waiting, and sends the others away at once."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.usecases.staff.accounts import StaffRefusedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Turns:
    """Turns at something."""

    def __init__(self, at_once: int, waiting: int) -> None:
        """Nobody is there yet.

        Args:
            at_once: how many have their turn at the same time.
            waiting: how many more may wait for theirs.
        """
        self._turns = asyncio.Semaphore(at_once)
        self._most = at_once + waiting
        self._there = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """One's turn, for the length of a `with`.

        Raises:
            StaffRefusedError: too many wait.
        """
        if self._there >= self._most:
            raise StaffRefusedError("full")
        self._there += 1
        try:
            async with self._turns:
                yield
        finally:
            self._there -= 1
