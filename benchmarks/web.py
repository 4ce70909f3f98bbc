"""How long a crowd at the chat page waits beside a running Telegram channel, and what a first visit costs.

python -m benchmarks.web [--visitors N] [--seconds N] [--telegram N] [--docs DOCUMENT.md]
"""

from __future__ import annotations

import argparse
import asyncio
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.captions import captions
from benchmarks.crowding import Counter, at_a_pace
from benchmarks.documents import put
from benchmarks.processes import ours, take_engine
from benchmarks.throttling import SLOW, slow
from benchmarks.visiting import crowd, first_visit
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.crowding import Measured
    from benchmarks.visiting import Budget, Visits


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--visitors", type=int, default=50, help="at the page at the same time")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--telegram", type=float, default=5, help="questions a second on Telegram meanwhile")
    parser.add_argument("--docs", type=Path, help="document to put the figures into")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        take_engine(load_settings().data, Path(folder))
        told = asyncio.run(_measure(Path(folder), options))
    print(told)
    if options.docs:
        put(options.docs, "web", told)


async def _measure(data: Path, options: argparse.Namespace) -> str:
    port = _free_port()
    async with Counter() as api, ours(api, data, port):
        address = f"http://127.0.0.1:{port}"
        await first_visit(address)  # what is built when it is first needed
        async with slow(port, SLOW) as far:
            budget = await first_visit(far)
        visits, telegram = await asyncio.gather(
            crowd(address, options.visitors, options.seconds),
            at_a_pace(api, options.telegram, round(options.telegram * options.seconds)),
        )
    return "\n\n".join([_crowd(options.visitors, visits, telegram), _visit(budget)])


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _crowd(visitors: int, visits: Visits, telegram: Measured) -> str:
    return captions("web")["crowd"].format(
        visitors=visitors,
        seconds=f"{visits.answers.took:.0f}",
        asked=len(visits.answers.seconds),
        rate=f"{visits.answers.rate:.1f}",
        p50=f"{visits.answers.milliseconds(50):.0f}",
        p95=f"{visits.answers.milliseconds(95):.0f}",
        failed=visits.failed,
        telegram=f"{telegram.rate:.1f}",
        telegram_p95=f"{telegram.milliseconds(95):.0f}",
    )


def _visit(budget: Budget) -> str:
    return captions("web")["visit"].format(
        requests=budget.requests,
        kilobytes=f"{budget.sent / 1000:.1f}",
        kilobits=f"{SLOW.kilobits:.0f}",
        round_trip=f"{SLOW.round_trip * 1000:.0f}",
        shown=f"{budget.shown:.1f}",
        answered=f"{budget.answered:.1f}",
    )


if __name__ == "__main__":
    main()
