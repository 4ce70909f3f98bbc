"""Decides which messages and presses are taken up: floods are damped, what was done twice counts once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.delivery.damping import Damping
from bot.delivery.received import FORWARDED
from bot.delivery.repeats import Repeats

if TYPE_CHECKING:
    from datetime import datetime

    from bot.delivery.damping import Verdict
    from bot.delivery.received import Piece, Speaker
    from bot.ports import Clock

PRESSES = 3
"""Presses allowed for each question allowed: browsing takes many, and none starts a search."""
BACKLOG = timedelta(minutes=1)
"""Messages that had to wait so long were not sent quickly, however quickly they arrive: none is damped."""
TWICE = 3.0
"""Seconds within which the same press again is a double tap."""
ALBUM = 60.0
"""Seconds within which the photos of one album arrive."""


class Admission:
    """Who is heard now."""

    def __init__(self, per_minute: int, clock: Clock) -> None:
        """Makes an admission.

        Args:
            per_minute: questions of one person, and besides as many bursts that ask nothing.
            clock: tells the time.
        """
        self._clock = clock
        # Apart, so that pictures and forwarded lines never use up what the question among them needs.
        self._questions = Damping(per_minute)
        self._noise = Damping(per_minute)
        self._presses = Damping(per_minute * PRESSES)
        self._albums = Repeats(ALBUM)
        self._refused = Repeats(ALBUM)
        self._taps = Repeats(TWICE)

    async def question(self, who: Speaker, written: datetime) -> Verdict:
        """What to do with a question, or a command."""
        return "admit" if self._waited(written) else await self._questions.judge(who.user)

    async def piece(self, who: Speaker, piece: Piece, written: datetime, *, asks: bool) -> Verdict:
        """What to do with a message that opens a burst: a burst counts once, and so does an album."""
        if asks:
            return await self.question(who, written)
        album = None if piece.bundle == FORWARDED else piece.bundle
        if album is not None and self._albums.again(who.key, album):
            return "drop" if self._refused.last(who.key) == album else "admit"
        verdict = "admit" if self._waited(written) else await self._noise.judge(who.user)
        if album is not None and verdict != "admit":
            self._refused.again(who.key, album)
        return verdict

    async def press(self, who: Speaker) -> bool:
        """Whether a press is taken up."""
        return await self._presses.judge(who.user) == "admit"

    def tapped_twice(self, who: Speaker, message: int | None, data: str) -> bool:
        """Whether this press is the second of a double tap."""
        return self._taps.again((who.key, who.user, message), data)

    def _waited(self, written: datetime) -> bool:
        return self._clock() - written > BACKLOG
