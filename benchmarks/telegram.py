"""How many messages a second the whole path answers, beside a bare echo bot; and whether memory grows.

    python -m benchmarks.telegram [--people N] [--questions N] [--minutes N] [--rate N] [--docs DOCUMENT.md]

Both bots run in processes of their own and speak to the server of the tests, one after the other, in one run.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.captions import captions
from benchmarks.crowding import Counter, at_a_pace, side_by_side
from benchmarks.documents import put
from benchmarks.processes import echo, ours, take_engine
from benchmarks.tables import markdown
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractAsyncContextManager

    from benchmarks.crowding import Measured
    from benchmarks.processes import Running

LATENCIES = (0.0, 0.05)
"""Seconds from a request to its answer, beside what the server itself takes."""
WARM_UP = 100
"""Questions that are not measured."""
PACE = 10.0
"""Questions a second of a day on which nobody has to wait for others."""
WANTED = 60.0
"""Messages a second at which memory is watched, if they can be sustained; else what can."""
SETTLING = 30.0
"""Seconds of that before memory is first looked at."""
SUSTAINED = 0.8
"""Share of what a crowd gets that can come evenly without anything piling up."""


@dataclass(frozen=True, slots=True)
class OneWay:
    """One bot at one latency."""

    crowd: Measured
    cpu_ms: float
    """Processor time a message."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What a bot held while questions came evenly."""

    rate: float
    minutes: float
    before: float
    """MB after the warm-up."""
    after: float

    @property
    def growth(self) -> float:
        """As a share."""
        return self.after / self.before - 1


def main(arguments: list[str] | None = None) -> None:
    """Runs the benchmark as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.telegram", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--people", type=int, default=16, help="who ask at the same time")
    parser.add_argument("--questions", type=int, default=600, help="measured in each crowd")
    parser.add_argument("--minutes", type=float, default=3, help="that memory is watched; 0: not at all")
    parser.add_argument("--rate", type=float, help="questions a second meanwhile; else what can be sustained")
    parser.add_argument("--docs", type=Path, help="document to put the table into")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        take_engine(load_settings().data, data)
        told = asyncio.run(_measure(data, options))
    print(told)
    if options.docs:
        put(options.docs, "telegram", told)


async def _measure(data: Path, options: argparse.Namespace) -> str:
    people, questions = options.people, options.questions
    crowds = [
        (
            latency,
            await _crowd(latency, None, people, questions),
            await _crowd(latency, data, people, questions),
        )
        for latency in LATENCIES
    ]
    async with Counter() as api, ours(api, data):
        await side_by_side(api, 1, WARM_UP)
        calm = await at_a_pace(api, PACE, questions // 2)
    told = [captions("telegram")["intro"].format(people=people), _table(crowds), _calm(calm)]
    if options.minutes:
        rate = options.rate or min(WANTED, crowds[0][2].crowd.rate * SUSTAINED)
        told.append(_held(await _memory(data, rate, options.minutes)))
    return "\n\n".join(told)


async def _crowd(latency: float, data: Path | None, people: int, questions: int) -> OneWay:
    """What a crowd gets from our bot, or from the bare one."""
    async with Counter(latency) as api, _bot(api, data, people) as bot:
        await side_by_side(api, people, WARM_UP)
        before = bot.seconds
        crowd = await side_by_side(api, people, questions)
        return OneWay(crowd, (bot.seconds - before) / questions * 1000)


def _bot(api: Counter, data: Path | None, people: int) -> AbstractAsyncContextManager[Running]:
    return echo(api, people) if data is None else ours(api, data)


async def _memory(data: Path, rate: float, minutes: float, warm_up: float = SETTLING) -> Memory:
    """Watches our bot while questions come evenly."""
    async with Counter() as api, ours(api, data) as bot:
        await at_a_pace(api, rate, round(rate * warm_up))  # caches fill, and the allocator finds its size
        before = bot.memory_mb
        watched = await at_a_pace(api, rate, round(rate * minutes * 60))
        return Memory(watched.rate, minutes, before, bot.memory_mb)


def _table(crowds: Sequence[tuple[float, OneWay, OneWay]]) -> str:
    captioned = captions("telegram")
    header = [captioned[key] for key in ("latency", "echo", "ours", "share", "waits", "cpu")]
    rows = [
        [
            captioned["milliseconds"].format(count=f"{latency * 1000:.0f}"),
            captioned["rate"].format(count=f"{bare.crowd.rate:.0f}"),
            captioned["rate"].format(count=f"{mine.crowd.rate:.0f}"),
            f"{mine.crowd.rate / bare.crowd.rate:.0%}",
            _waits(mine.crowd),
            f"{bare.cpu_ms:.1f} / {mine.cpu_ms:.1f}",
        ]
        for latency, bare, mine in crowds
    ]
    return markdown(header, rows)


def _waits(measured: Measured) -> str:
    return f"{measured.milliseconds(50):.0f} / {measured.milliseconds(99):.0f}"


def _calm(measured: Measured) -> str:
    return captions("telegram")["calm"].format(rate=f"{PACE:.0f}", waits=_waits(measured))


def _held(memory: Memory) -> str:
    return captions("telegram")["memory"].format(
        rate=f"{memory.rate:.0f}",
        minutes=f"{memory.minutes:g}",
        before=f"{memory.before:.0f}",
        after=f"{memory.after:.0f}",
        growth=f"{memory.growth:+.1%}",
    )


if __name__ == "__main__":
    main()
