"""Lines as they are typed, read so that waiting for one can be broken off at once.

A thread that waits in `readline` cannot be stopped: Ctrl-C would be heard only after the next Enter.
"""

from __future__ import annotations

import asyncio
import codecs
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

_CHUNK = 65536


class TypedLines:
    """The lines of a stream, one after the other. Bytes that are no text come as replacement characters."""

    def __init__(self, stream: TextIO) -> None:
        """Makes a reader.

        Args:
            stream: a terminal, pipe or file, of which nothing has been read; or text in memory.
        """
        self._stream = stream
        self._text = ""
        self._ended = False
        self._decoder = codecs.getincrementaldecoder(getattr(stream, "encoding", None) or "utf-8")("replace")

    async def next(self) -> str:
        """The next line with its line end; empty at the end of the stream."""
        try:
            source = self._stream.fileno()
        except (OSError, ValueError):
            return self._stream.readline()  # in memory: never waits
        while "\n" not in self._text and not self._ended:
            try:
                await _readable(source)
            except NotImplementedError:  # Windows: there is no other way than a thread
                return await asyncio.to_thread(self._stream.readline)
            read = os.read(source, _CHUNK)
            self._ended = not read
            self._text += self._decoder.decode(read, final=self._ended)
        line, end, self._text = self._text.partition("\n")
        return line + end


async def _readable(source: int) -> None:
    """Waits until there is something to read; a file always has."""
    loop, ready = asyncio.get_running_loop(), asyncio.Event()
    try:
        loop.add_reader(source, ready.set)
    except OSError:  # files cannot be waited for, and need not
        return
    try:
        await ready.wait()
    finally:
        loop.remove_reader(source)
