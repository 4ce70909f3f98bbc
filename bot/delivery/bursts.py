"""Reads messages that follow each other closely as one: people split a question over several.

A burst belongs to one conversation. It is released when a whole question has been asked, when nothing
followed a fragment for a while, when it is full, when something else of that conversation comes up (a
command, a button), and when the bot stops. Messages that were written further apart than that are no
burst, however closely they arrive: they had to wait.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.received import Piece, Place, Replied, Speaker

PIECES = 12
CHARACTERS = 4096
"""A burst that reaches either is full; otherwise someone who never pauses would never be answered."""
BUNDLED = 100
"""Pieces of albums and forwarded messages that make it full: those come at once, and belong together."""

RESOLUTION = 1.0
"""Seconds by which the times that channels give may be off: only a gap that is surely too long counts."""

_NEEDLESS = frozenset({"empty", "sticker"})
_BESIDE_TEXT = dict.fromkeys(("photo", "voice", "video", "file", "other"), "caption")
"""Someone who also wrote is not asked to write: only the text was read."""


@dataclass(slots=True)
class Burst:
    """Messages of one person in one chat, to be answered together."""

    speaker: Speaker
    place: Place
    """Where the latest message stands."""
    keys: list[str] = field(default_factory=list)
    """The arrivals it is made of."""
    pieces: list[Piece] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All there is to read, a line for each message."""
        return "\n".join(piece.text for piece in self.pieces if piece.text)

    @property
    def notes(self) -> list[str]:
        """Keys of what needs saying, each once. Beside a question, little needs saying."""
        found = [piece.note for piece in self.pieces if piece.note]
        if self.text:
            found = [_BESIDE_TEXT.get(note, note) for note in found if note not in _NEEDLESS]
        return list(dict.fromkeys(found))

    @property
    def replied(self) -> Replied | None:
        """What it replies to, by the latest message that does."""
        return next((piece.replied for piece in reversed(self.pieces) if piece.replied), None)

    @property
    def full(self) -> bool:
        """Whether it must be answered now."""
        single = sum(piece.bundle is None for piece in self.pieces)
        return single >= PIECES or len(self.pieces) >= BUNDLED or len(self.text) >= CHARACTERS

    def add(self, piece: Piece) -> None:
        """Appends a message; a correction of one that is still here replaces it and needs no word."""
        for place, known in enumerate(self.pieces):
            if piece.edited and known.message == piece.message:
                self.pieces[place] = replace(piece, note=known.note, edited=known.edited)
                return
        self.pieces.append(piece)


class Bursts:
    """Collects messages per conversation and hands them on together."""

    def __init__(
        self, seconds: float, release: Callable[[Burst], None], complete: Callable[[str], bool] | None = None
    ) -> None:
        """Makes a collector.

        Args:
            seconds: how long a fragment waits for what follows.
            release: is given each burst when it is to be answered.
            complete: whether a text is a whole question, which need not wait; None: everything waits.
        """
        self._complete = complete or (lambda _: False)
        self._seconds = seconds
        self._hand_on = release
        self._open: dict[str, Burst] = {}
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._closed = False

    def add(self, speaker: Speaker, place: Place, arrival: str, piece: Piece) -> bool:
        """Takes a message up.

        Returns:
            Whether it opened a burst.
        """
        key = speaker.key
        if not self.joins(speaker, piece):
            self.release(key)
        burst = self._open.get(key)
        opened = burst is None
        if burst is None:
            burst = self._open[key] = Burst(speaker, place)
        burst.place = place
        burst.keys.append(arrival)
        burst.add(piece)
        if self._closed or burst.full or self._asked(burst, piece):
            self.release(key)
        else:
            self._restart(key)
        return opened

    def joins(self, speaker: Speaker, piece: Piece) -> bool:
        """Whether a message would be read together with what came before it."""
        burst = self._open.get(speaker.key)
        return burst is not None and not self._apart(burst.pieces[-1], piece)

    def waiting(self, speaker: Speaker) -> bool:
        """Whether something of theirs waits for what may follow."""
        return speaker.key in self._open

    def release(self, key: str) -> None:
        """Hands on what this conversation has collected, if anything."""
        timer = self._timers.pop(key, None)
        if timer is not None:
            timer.cancel()
        burst = self._open.pop(key, None)
        if burst is not None:
            self._hand_on(burst)

    def close(self) -> None:
        """Hands everything on; what comes later is handed on at once."""
        self._closed = True
        for key in list(self._open):
            self.release(key)

    def _asked(self, burst: Burst, latest: Piece) -> bool:
        """Whether the latest message completes a question; what is sent together with it is waited for."""
        return bool(latest.text) and latest.bundle is None and self._complete(burst.text)

    def _apart(self, one: Piece, other: Piece) -> bool:
        if one.at is None or other.at is None:
            return False
        return abs((other.at - one.at).total_seconds()) > self._seconds + RESOLUTION

    def _restart(self, key: str) -> None:
        timer = self._timers.pop(key, None)
        if timer is not None:
            timer.cancel()
        self._timers[key] = asyncio.get_running_loop().call_later(self._seconds, self.release, key)
