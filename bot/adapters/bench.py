"""A process of its own for what takes a minute to compute. It is begun when there is something to do.

Unlike a thinker it is no copy of this process: it may be begun at any time, whatever runs beside it. It takes
one thing after the other, gives way to everything that answers, and ends when this process does.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import signal
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.core.errors import KnowledgeError, PolicybotError, WorkshopError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

_SIZE = struct.Struct("!I")
_BEGIN = "from bot.adapters.bench import work; work()"
_POLITE = 10
"""By how much it steps back behind other processes."""
IDLE = 900.0
"""Seconds after which it ends when nothing is wanted of it; what it keeps takes some hundred megabytes."""


class BenchProcess:
    """Speaks to that process."""

    def __init__(self, idle: float = IDLE) -> None:
        self._idle = idle
        self._busy = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
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
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()

    async def _ask(self, packed: bytes) -> tuple[str, Any]:
        if self._process is None or self._process.returncode is not None:
            self._process = await _begin()
        into, out = self._process.stdin, self._process.stdout
        if into is None or out is None:
            raise EOFError
        into.write(_SIZE.pack(len(packed)) + packed)
        await into.drain()
        (size,) = _SIZE.unpack(await out.readexactly(_SIZE.size))
        kind, found = pickle.loads(await out.readexactly(size))  # noqa: S301  # of our own process
        return kind, found


async def _begin() -> asyncio.subprocess.Process:
    home = str(Path(__file__).parents[2])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _BEGIN,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        limit=2**24,
    )


def work() -> None:
    """Does what comes in on standard input, one thing after the other, until that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for who began us; then our input ends
    os.nice(_POLITE)
    with os.fdopen(os.dup(0), "rb") as asked, os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)  # nothing that is printed may come among the answers
        while len(head := asked.read(_SIZE.size)) == _SIZE.size:
            _answer(asked.read(*_SIZE.unpack(head)), out)


def _answer(packed: bytes, out: BinaryIO) -> None:
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
    out.write(_SIZE.pack(len(content)) + content)
    out.flush()
