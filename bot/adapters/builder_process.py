"""A process of its own in which new versions are built, and from which their thinkers are copied.

Building computes for seconds; in a thread it would take turns with everything else. The process is a copy of
this one from before anything else ran, with a single thread, so that it may be copied in turn.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import os
import pickle
import signal
import socket
import sys
import tempfile
from select import select
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bot.adapters.forking import fork, leave_alone
from bot.core.errors import KnowledgeError, WorkshopError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.ports.thinking import Thinker

Built = TypeVar("Built")
logger = logging.getLogger(__name__)
_MADE, _BROKEN, _FAILED = b"mbf"
QUIET = 20.0
"""Seconds after the start in which everything else is readier than what the first edit will need."""
_MOST = 16
"""Sockets that come with what was made, and the file."""


class BuilderProcess(Generic[Built]):
    """Speaks to that process."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._busy = asyncio.Lock()
        line.setblocking(False)

    async def make(self) -> tuple[Built, Sequence[socket.socket]]:
        """What was built, and how to speak to the copies that think with it.

        Raises:
            KnowledgeError: it may not go live.
            WorkshopError: building it failed, or the process is gone.
        """
        async with self._busy:
            kind, handles = await self._order()
        with open(handles[0], "rb") as file:  # noqa: PTH123, ASYNC230  # handed over open, in memory or cache
            found = await asyncio.to_thread(_unpacked, file)
        if kind == _BROKEN:
            raise KnowledgeError(found)
        if kind == _FAILED:
            raise WorkshopError(found)
        return found, [socket.socket(fileno=each) for each in handles[1:]]

    async def _order(self) -> tuple[int, Sequence[int]]:
        try:
            self._line.send(b"!")
            await _readable(self._line)
            head, handles, _, _ = socket.recv_fds(self._line, 1, _MOST)
        except OSError as error:
            raise WorkshopError(str(error)) from error
        if not head:
            raise WorkshopError(message("library.gone"))
        return head[0], handles

    def close(self) -> None:
        """Ends the process; what was copied from it stays."""
        self._line.close()


def open_builder(
    build: Callable[[], Built],
    thinker: Callable[[Built], Thinker] | None,
    afterwards: Callable[[Built], None],
    beforehand: Callable[[], None] | None = None,
    quiet: float = QUIET,
) -> BuilderProcess[Built] | None:
    """Copies this process for building; None where that cannot be done.

    Call it before anything else runs: before threads, locks and connections. The copy ends when its socket is
    closed, also by the end of this process, however that ends.

    Args:
        build: builds from what the files say; raises `KnowledgeError`.
        thinker: thinks with what was built; None: no copies are made for that.
        afterwards: is called with what was built once it was handed over.
        beforehand: is called once nothing has been asked for in a while, to do before the first time what
            can be done before.
        quiet: seconds of that while.
    """
    if sys.platform != "linux":
        return None
    ours, theirs = socket.socketpair()
    if os.fork():
        theirs.close()
        return BuilderProcess(ours)
    try:
        leave_alone(theirs)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # thinkers end by themselves
        gc.disable()
        if beforehand is not None and not select([theirs], [], [], quiet)[0]:
            beforehand()
        while theirs.recv(1):
            gc.disable()  # it would look at a million new objects again and again
            _build(theirs, build, thinker, afterwards)
            gc.collect()  # nothing of one version is left when the next is built
    finally:
        os._exit(0)


def _build(
    line: socket.socket,
    build: Callable[[], Built],
    thinker: Callable[[Built], Thinker] | None,
    afterwards: Callable[[Built], None],
) -> None:
    said: object
    try:
        said = built = build()
    except KnowledgeError as error:
        kind, said = _BROKEN, error.problems
    except Exception as error:
        logger.exception(message("log.not_built"))
        kind, said = _FAILED, f"{type(error).__name__}: {error}"
    else:
        kind = _MADE
    with tempfile.TemporaryFile() as file:
        pickle.dump(said, file, pickle.HIGHEST_PROTOCOL)
        file.seek(0)
        # Not before: packing touches every object, and what two processes share is then copied page by page.
        copies = fork(thinker(built)) if kind == _MADE and thinker is not None else ()
        socket.send_fds(line, [bytes([kind])], [file.fileno(), *(each.fileno() for each in copies)])
    for each in copies:
        each.close()
    if kind == _MADE:
        with contextlib.suppress(OSError):
            afterwards(built)


def _unpacked(file: Any) -> Any:
    """What a file of our own process says; the collector leaves it alone for good."""
    gc.disable()
    try:
        return pickle.load(file)  # noqa: S301  # of this process's own
    finally:
        gc.freeze()  # takes no time, and saves looking at it all
        gc.enable()


async def _readable(line: socket.socket) -> None:
    loop, ready = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(line, ready.set)
    try:
        await ready.wait()
    finally:
        loop.remove_reader(line)
