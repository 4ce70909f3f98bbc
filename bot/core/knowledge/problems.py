"""A fault in data that people write: where it is and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "advice"]
"""Must be mended before it goes live; is probably a mistake; may be worth a look."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault, located.

    >>> print(Problem("plans/a.yaml", 3, 7, "a", "多了一个制表符，请改成空格"))
    plans/a.yaml:3:7: [a] 多了一个制表符，请改成空格
    >>> print(Problem("plans/a.txt", 0, 0, None, "请改扩展名"))
    plans/a.txt: 请改扩展名
    """

    file: str
    line: int
    """1-based; 0 where a whole file or folder is meant."""
    column: int
    """1-based, in characters."""
    topic: str | None
    """Topic id, as far as it is known."""
    sentence: str
    """Chinese, says what to do."""
    level: Level = "error"

    @property
    def place(self) -> str:
        """The file, with line and column where they are meant, as editors take it."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __str__(self) -> str:
        topic = f"[{self.topic}] " if self.topic else ""
        return f"{self.place}: {topic}{self.sentence}"
