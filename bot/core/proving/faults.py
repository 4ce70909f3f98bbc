"""What is wrong between the parts of a knowledge base, as topic and path; the adapter finds file and line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.core.knowledge.problems import Level

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong between the parts of a knowledge base."""

    topic: str
    """Id of the topic whose file shows it; empty for the shared vocabulary, the documents and the pairs."""
    path: Path
    key: str
    """Which sentence of `messages.toml` below `problem`."""
    values: dict[str, object] = field(default_factory=dict)
    level: Level = "error"


_LEVELS = ("error", "warning", "advice")


def worst_first(faults: Iterable[Fault]) -> list[Fault]:
    """The faults with errors in front: where a line has several, the first one is shown."""
    return sorted(faults, key=lambda fault: _LEVELS.index(fault.level))
