"""Where is kept what of each topic was told about last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.core.desk.editions import Edition


class Editions(Protocol):
    """The last edition of each topic that was looked at."""

    async def get(self) -> Mapping[str, Edition]:
        """By topic id; empty if none was ever looked at."""
        ...

    async def replace(self, editions: Mapping[str, Edition]) -> None:
        """From now on these, and no others."""
        ...
