"""A process of its own for what takes a minute to compute. It is begun when there is something to do.

Unlike a thinker it is no copy of this process: it may be begun at any time, whatever runs beside it. It takes
one thing after the other, gives way to everything that answers, and ends when this process does.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.core.errors import KnowledgeError, PolicybotError, WorkshopError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

_SIZE = struct.Struct("!I")
_BEGIN = "import sys; from bot.adapters.worker_process import work; work(int(sys.argv[1]))"
_POLITE = 10
"""By how much it steps back behind other processes."""
IDLE = 900.0
"""Seconds after which it ends when nothing is wanted of it; what it keeps takes some hundred megabytes."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The process, and how to speak to it."""

    process: subprocess.Popen[bytes]
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter


class WorkerProcess:
    """Speaks to that process."""

    def __init__(self, idle: float = IDLE) -> None:
        self._idle = idle
        self._busy = asyncio.Lock()
        self._line: _Line | None = None
        self._end: asyncio.TimerHandle | None = None

    async def run(self, function: Callable[..., Any], *given: Any) -> Any:
        """What a function makes of this. It MUST be importable by name; all that goes in and out, plain data.

        Raises:
            PolicybotError: the function raised it.
            LookupError: the function raised it.
            WorkshopError: the function failed, or the process is gone.
        """
        async with self._busy:
            if self._end is not None:
                self._end.cancel()
            try:
                kind, found = await self._ask(pickle.dumps((function, given), pickle.HIGHEST_PROTOCOL))
            except (OSError, EOFError) as error:
                self.close()
                raise WorkshopError(message("library.gone")) from error
            except BaseException:  # what it would still say belongs to nobody any more
                self.close()
                raise
            self._end = asyncio.get_running_loop().call_later(self._idle, self.close)
        if kind == "broken":
            raise KnowledgeError(found)
        if kind == "raised":
            raise found
        return found

    def close(self) -> None:
        """Ends the process; the next work begins another."""
        if self._end is not None:
            self._end.cancel()
        line, self._line = self._line, None
        if line is not None:
            line.writer.close()
            line.process.kill()
            line.process.wait()

    async def _ask(self, packed: bytes) -> tuple[str, Any]:
        line = self._line = self._line or await _begin()
        line.writer.write(_SIZE.pack(len(packed)) + packed)
        await line.writer.drain()
        (size,) = _SIZE.unpack(await line.reader.readexactly(_SIZE.size))
        kind, found = pickle.loads(await line.reader.readexactly(size))  # noqa: S301  # of our own process
        return kind, found


async def _begin() -> _Line:
    paths = [str(Path(__file__).parents[2]), *filter(None, [os.environ.get("PYTHONPATH")])]
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(  # noqa: S603, ASYNC220  # ourselves; begun in milliseconds
            [sys.executable, "-c", _BEGIN, str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        )
    ours.setblocking(False)
    reader, writer = await asyncio.open_connection(sock=ours, limit=2**24)
    return _Line(process, reader, writer)


def work(number: int) -> None:
    """Does what comes in on a socket, one thing after the other, until that is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for who began us; then our socket ends
    os.nice(_POLITE)
    with socket.socket(fileno=number) as line, line.makefile("rb") as asked:
        while len(head := asked.read(_SIZE.size)) == _SIZE.size:
            line.sendall(_answered(asked.read(*_SIZE.unpack(head))))


def _answered(packed: bytes) -> bytes:
    answer: tuple[str, object]
    try:
        function, given = pickle.loads(packed)  # noqa: S301  # of the process that began us
        answer = "made", function(*given)
    except KnowledgeError as error:
        answer = "broken", error.problems
    except (PolicybotError, LookupError) as error:
        answer = "raised", error
    except Exception as error:  # noqa: BLE001  # told where it is seen
        answer = "raised", WorkshopError(f"{type(error).__name__}: {error}")
    content = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
    return _SIZE.pack(len(content)) + content
