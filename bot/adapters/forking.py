"""Has messages thought about in processes of their own, copies of this one made when its engine is there.

In threads, thinking and everything else take turns with one interpreter, and that is what bounds the messages
a second. A process that is lost is no fault of the message: it is then thought about here.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import pickle
import signal
import socket
import struct
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import date

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Reply
    from bot.ports.thinking import Thinker, Thinking

logger = logging.getLogger(__name__)

PROCESSES = 2
"""Messages that are thought about at the same time; one long message must not keep the others waiting."""
_SIZE = struct.Struct("!I")


def fork(thinker: Thinker) -> Sequence[socket.socket]:
    """Copies this process for thinking; returns how to speak to the copies, none where they gain nothing.

    Call it when the engine is there and before anything else runs: before threads, locks and connections.
    A copy ends when its socket is closed, also by the end of this process, however that ends.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < PROCESSES:
        return ()
    return [_copy(thinker) for _ in range(PROCESSES)]


@asynccontextmanager
async def in_processes(copies: Sequence[socket.socket], otherwise: Thinking) -> AsyncIterator[Thinking]:
    """Thinking in the copies for the length of a `with`; in the other way where there are none."""
    thinking = await set_to_work(copies, otherwise)
    try:
        yield thinking
    finally:
        release(thinking)


async def set_to_work(copies: Sequence[socket.socket], otherwise: Thinking) -> Thinking:
    """Thinking in the copies until they are released; in the other way where there are none."""
    if not copies:
        return otherwise
    crew = ThinkerPool(otherwise)
    for each in copies:
        each.setblocking(False)
        crew.free.put_nowait(await asyncio.open_connection(sock=each, limit=2**24))
    return crew


def release(thinking: Thinking) -> None:
    """Ends the copies, those at work once they are done; what comes later is thought about the other way."""
    if isinstance(thinking, ThinkerPool):
        thinking.end()


class ThinkerPool:
    """Copies that share the work."""

    def __init__(self, otherwise: Thinking) -> None:
        self.free: asyncio.LifoQueue[tuple[asyncio.StreamReader, asyncio.StreamWriter] | None] = (
            asyncio.LifoQueue()
        )
        """Copies that have nothing to do; None in the place of each that is lost."""
        self._otherwise = otherwise
        self._released = False

    async def answer(
        self, text: str, conversation: Conversation, town: str | None, today: date, *, about_that: bool
    ) -> tuple[Reply, str | None]:
        """As the thinker does."""
        given = text, conversation, town, today
        try:
            found: tuple[Reply, str | None] = await self._ask("answer", *given, about_that=about_that)
        except ConnectionError:
            return await self._otherwise.answer(*given, about_that=about_that)
        return found

    async def respond(self, text: str, conversation: Conversation, today: date) -> Reply:
        """As the thinker does."""
        try:
            found: Reply = await self._ask("respond", text, conversation, today)
        except ConnectionError:
            return await self._otherwise.respond(text, conversation, today)
        return found

    async def _ask(self, what: str, *given: Any, **named: Any) -> Any:
        """What a copy makes of it.

        Raises:
            ConnectionError: it could make nothing of it.
        """
        copy = await self.free.get()
        if copy is None:
            self.free.put_nowait(None)
            raise ConnectionError
        reader, writer = copy
        try:
            writer.write(_packed((what, given, named)))
            (size,) = _SIZE.unpack(await reader.readexactly(_SIZE.size))
            done, found = pickle.loads(await reader.readexactly(size))  # noqa: S301 - of this process's own
        except (ConnectionError, EOFError, asyncio.CancelledError) as error:
            self._give_up(writer)  # what it would still say belongs to no question any more
            if isinstance(error, asyncio.CancelledError):
                raise
            raise ConnectionError from error
        if self._released:
            writer.close()
        else:
            self.free.put_nowait(copy)
        if not done:
            raise ConnectionError  # to fail here, too, where it is seen how
        return found

    def _give_up(self, writer: asyncio.StreamWriter) -> None:
        writer.close()
        self.free.put_nowait(None)
        logger.error(message("log.process_lost"))

    def end(self) -> None:
        """Ends those that have nothing to do now, and the others when they have not."""
        self._released = True
        while not self.free.empty():
            if (copy := self.free.get_nowait()) is not None:
                copy[1].close()
        self.free.put_nowait(None)  # nobody waits for one that does not come back


def _packed(content: object) -> bytes:
    packed = pickle.dumps(content, pickle.HIGHEST_PROTOCOL)
    return _SIZE.pack(len(packed)) + packed


def _copy(thinker: Thinker) -> socket.socket:
    ours, theirs = socket.socketpair()
    if os.fork():
        theirs.close()
        return ours
    try:
        gc.freeze()  # what is looked at is copied, and need not be
        gc.enable()
        _think(thinker, theirs)
    finally:
        os._exit(0)  # nothing of what this process was about to do is the copy's to do


def _think(thinker: Thinker, mine: socket.socket) -> None:
    leave_alone(mine)
    with mine.makefile("rb") as asked:
        while head := asked.read(_SIZE.size):
            what, given, named = pickle.loads(asked.read(*_SIZE.unpack(head)))  # noqa: S301 - of our own
            try:
                answer = True, getattr(thinker, what)(*given, **named)
            except Exception:  # noqa: BLE001 - it is done again where it is seen
                answer = False, None
            mine.sendall(_packed(answer))


def leave_alone(mine: socket.socket) -> None:
    """Makes a copied process one that has nothing but this socket, and ends when that does."""
    # Whatever else is open is not the copy's: with it, a lock would outlive who took it, and a socket's end
    # whoever waits for it. What stops the program stops its copies by closing their sockets, in its own time.
    number = mine.fileno()
    os.closerange(3, number)
    os.closerange(number + 1, os.sysconf("SC_OPEN_MAX"))
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
