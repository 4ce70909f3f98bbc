"""Has a row of things made in a copy of this process while this one makes another row."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Item = TypeVar("Item")
_END = object()


def beside(make: Callable[[], Iterable[Item]]) -> Iterator[Item]:
    """What is made, in order; from now on a copy of this process makes it, as far as it can be copied.

    Call it while this process has a single thread. The items must be plain data; one that comes again is sent
    once.

    Args:
        make: makes the items, there.

    Raises:
        ChildProcessError: the copy ended before it was done; says why.
    """
    if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
        yield from make()
        return
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        os.close(ours)
        _make_there(make, theirs)
    os.close(theirs)
    items: SimpleQueue[Any] = SimpleQueue()
    reading = Thread(target=_read, args=(ours, items), daemon=True)
    reading.start()
    try:
        while (found := items.get()) is not _END:
            if isinstance(found, ChildProcessError):
                raise found
            yield found
    finally:
        os.kill(child, signal.SIGKILL)  # it is done, or nobody wants the rest
        reading.join()
        os.waitpid(child, 0)


def _make_there(make: Callable[[], Iterable[Any]], out: int) -> None:
    """Makes the items and sends them; ends this process."""
    try:
        gc.freeze()  # what is looked at is copied, and need not be
        with os.fdopen(out, "wb") as stream:
            pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)  # remembers what it has sent
            try:
                for item in make():
                    pickler.dump(item)
                    stream.flush()
                pickler.dump(None)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told where somebody reads it
                pickler.dump(ChildProcessError(f"{type(error).__name__}: {error}"))
    finally:
        os._exit(0)  # nothing of what the other process was about to do is this one's to do


def _read(number: int, items: SimpleQueue[Any]) -> None:
    """Takes what comes, so that the copy need not wait until it is wanted."""
    with os.fdopen(number, "rb") as stream:
        unpickler = pickle.Unpickler(stream)  # noqa: S301  # of this process's own
        try:
            while (item := unpickler.load()) is not None:
                items.put(item)
        except (EOFError, pickle.UnpicklingError) as error:
            items.put(ChildProcessError(str(error)))
    items.put(_END)
