"""Files that were read, kept for the next time: one that says the same need not be read again."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class KeptFiles:
    """What was read of files, by what they are and what they say."""

    _before: dict[object, tuple[bytes, object, Any]] = field(default_factory=dict)
    _now: dict[object, tuple[bytes, object, Any]] = field(default_factory=dict)

    def find(self, key: object, content: bytes, besides: object) -> Any | None:
        """What was made of a file; None if it says something else by now.

        Args:
            key: which file it is, and what for.
            content: what it says.
            besides: what else it was made from.
        """
        kept = self._now.get(key) or self._before.get(key)
        if kept is None or kept[0] != content or kept[1] != besides:
            return None
        self._now[key] = kept
        return kept[2]

    def keep(self, key: object, content: bytes, besides: object, made: Any) -> None:
        """Keeps what was made of a file."""
        self._now[key] = content, besides, made

    def forget_unread(self) -> None:
        """Lets go of the files that were not read since the last time."""
        self._before, self._now = self._now, {}


_current: ContextVar[KeptFiles | None] = ContextVar("kept_files", default=None)


@contextmanager
def keeping(kept: KeptFiles) -> Iterator[None]:
    """For the length of a `with`, files are kept here, and what is kept is not read again."""
    token = _current.set(kept)
    try:
        yield
        kept.forget_unread()
    finally:
        _current.reset(token)


def kept_now() -> KeptFiles | None:
    """Where files are kept just now, if they are."""
    return _current.get()
