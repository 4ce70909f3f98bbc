"""Sits before a program on a terminal of its own: types a line whenever it is asked for one."""

from __future__ import annotations

import os
import pty
import select
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

PATIENCE = 120.0
"""Seconds that a program may think."""


def sit_before(
    command: Sequence[str], lines: Sequence[str], home: Path, environment: Mapping[str, str]
) -> tuple[str, int]:
    """What stands on the terminal at the end, what was typed included; and how the program ended.

    A question is whatever is written without a line break, a blank at its end.

    Raises:
        TimeoutError: nothing happens any more.
    """
    mine, theirs = pty.openpty()
    with subprocess.Popen(  # our own
        command, cwd=home, env=dict(environment), stdin=theirs, stdout=theirs, stderr=theirs
    ) as program:
        os.close(theirs)
        written, answered, left = b"", 0, iter(lines)
        try:
            for written in _written(mine):
                if written.endswith(b" ") and len(written) > answered:
                    os.write(mine, f"{next(left, '')}\n".encode())
                    answered = len(written)
        except TimeoutError:
            program.kill()
            raise
    os.close(mine)
    return written.decode().replace("\r\n", "\n"), program.returncode


def _written(terminal: int) -> Iterator[bytes]:
    """All that was written so far, whenever there is more."""
    written = b""
    with suppress(OSError):  # the program has ended
        while select.select([terminal], [], [], PATIENCE)[0]:
            more = os.read(terminal, 4096)
            if not more:
                return
            written += more
            yield written
        raise TimeoutError(written.decode(errors="replace"))
