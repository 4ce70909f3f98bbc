"""How storage is read where nobody else writes to it: at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")


class Read(Protocol):
    """Has something read from storage; a `WriteQueue.read`, where others write at the same time."""

    async def __call__(self, work: Callable[[], Awaitable[T]]) -> T:
        """What the work reads.

        Raises:
            StorageError: storage fails or is slow.
        """
        ...


async def at_once(work: Callable[[], Awaitable[T]]) -> T:
    """Reads without waiting for others."""
    return await work()
