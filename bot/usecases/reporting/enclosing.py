"""A digest as messages: a picture of the days, the words, and the whole list as a spreadsheet."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.place import PLACE
from bot.delivery.outgoing import Enclosed, Outgoing
from bot.messages import message
from bot.usecases.reporting.charting import chart
from bot.usecases.reporting.digesting import COLUMNS, Digesting

if TYPE_CHECKING:
    from bot.delivery.received import Place
    from bot.usecases.reporting.briefing import Digest
    from bot.usecases.tickets.desk import Desk

Sheet = Callable[[str, Sequence[str], Iterable[Sequence[str]]], bytes]
"""Makes a spreadsheet of a name, headings and rows; no cell of it is a formula."""


class Enclosing:
    """Puts them together."""

    def __init__(self, desk: Desk, sheet: Sheet | None) -> None:
        """Nothing is put together yet.

        Args:
            desk: where the digests are from.
            sheet: makes spreadsheets; None: the list is left out.
        """
        self._desk = desk
        self._digesting = Digesting(desk)
        self._sheet = sheet

    async def messages(self, digest: Digest, place: Place) -> Sequence[Outgoing]:
        """What is sent of a digest: no picture where nothing was asked, no empty list."""
        said = Outgoing(place, self._digesting.text(digest))
        drawn, listed = await asyncio.to_thread(self._made, digest)
        found = [said]
        if drawn is not None:
            picture = Enclosed.of(f"{self._day(digest)}.png", drawn, picture=True)
            found.insert(0, Outgoing(place, self._named("digest.picture", digest), file=picture))
        if listed is not None:
            name = self._named("digest.file", digest)
            found.append(Outgoing(place, message("digest.enclosed"), file=Enclosed.of(name, listed)))
        return found

    def _made(self, digest: Digest) -> tuple[bytes | None, bytes | None]:
        rows = list(self._digesting.rows(digest))
        if self._sheet is None or not rows:
            return chart(digest), None
        headings = [message(f"digest.headings.{each}") for each in COLUMNS]
        return chart(digest), self._sheet(message("digest.sheet"), headings, rows)

    def _named(self, key: str, digest: Digest) -> str:
        return message(key, team=self._desk.teams.name(digest.team), day=self._day(digest))

    def _day(self, digest: Digest) -> str:
        """The last day of it."""
        return f"{(digest.stretch.until - timedelta(seconds=1)).astimezone(PLACE):%Y-%m-%d}"
