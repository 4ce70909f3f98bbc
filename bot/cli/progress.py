"""Shows how far a long work is, to whoever sits before a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import TaskID

    from bot.adapters.sql.copying import Tell


@contextmanager
def showing_progress() -> Iterator[Tell]:
    """A bar for each table that is worked on, gone at the end; what it gives is to be told."""
    from rich.console import Console  # noqa: PLC0415  # takes 0.07 s to import
    from rich.progress import Progress  # noqa: PLC0415

    bars: dict[str, TaskID] = {}
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not sys.stderr.isatty()) as progress:

        def tell(table: str, done: int, total: int) -> None:
            if table not in bars:
                bars[table] = progress.add_task(message(f"db.tables.{table}"), total=total)
            progress.update(bars[table], completed=done)

        yield tell
