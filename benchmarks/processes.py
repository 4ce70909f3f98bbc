"""Bots that run in processes of their own against the server of the tests, and what they use up."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
import sys
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.botapi import TOKEN, BotApi

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parents[1]
START = 240.0
"""Seconds that a first start, which builds the engine, may take."""
UNBOUND = 1000
"""Messages a second that the bot may send: what is measured is the bot, not what Telegram allows it."""
_CONFIG = f"""\
knowledge: {ROOT / "knowledge"}
telegram:
  messages_per_second: {UNBOUND}
web:
  questions_per_minute: {UNBOUND}
"""


@dataclass(frozen=True)
class Running:
    """A bot that runs."""

    number: int
    """Of its process."""

    @property
    def memory_mb(self) -> float:
        """Memory that it and its copies hold now; what they share counts once."""
        return sum(_held_kb(each) for each in self._processes) / 1024

    @property
    def seconds(self) -> float:
        """Processor time that it and its copies have used so far."""
        return sum(map(_used_seconds, self._processes))

    @property
    def _processes(self) -> list[int]:
        copies = Path(f"/proc/{self.number}/task/{self.number}/children").read_text(encoding="ascii")
        return [self.number, *map(int, copies.split())]


def _held_kb(process: int) -> int:
    shares = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    return int(re.findall(r"^Pss:\s+(\d+)", shares, re.MULTILINE)[0])


def _used_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def echo(api: BotApi, people: int) -> AsyncIterator[Running]:
    """Runs the bare bot for the length of a `with`."""
    async with _running(api, "benchmarks.echoing", api.base, TOKEN, str(people), environment={}) as bot:
        yield bot


@asynccontextmanager
async def ours(api: BotApi, folder: Path, port: int | None = None) -> AsyncIterator[Running]:
    """Runs our bot for the length of a `with`.

    Args:
        api: what it takes for Telegram.
        folder: where it keeps its data; an engine built there before is used, a database is made anew.
        port: where its pages are; None: where it likes.
    """
    environment = {
        "POLICYBOT_CONFIG": str(_prepare(folder)),
        "POLICYBOT_DATA_DIR": str(folder),
        "TELEGRAM_API_BASE": api.base,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        **({} if port is None else {"POLICYBOT_PORT": str(port)}),
    }
    async with _running(api, "bot", "serve", environment=environment) as bot:
        yield bot


def _prepare(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("policybot.db*"):
        old.unlink()
    config = folder / "config.yaml"
    config.write_text(_CONFIG, encoding="utf-8")
    return config


def take_engine(source: Path, folder: Path) -> None:
    """Copies the engines that earlier starts have built; what does not fit is not used."""
    if (source / "cache").is_dir():
        shutil.copytree(source / "cache", folder / "cache", dirs_exist_ok=True)


@asynccontextmanager
async def _running(
    api: BotApi, module: str, *arguments: str, environment: dict[str, str]
) -> AsyncIterator[Running]:
    seen = len(api.calls)
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        stdout=quiet,
        stderr=quiet,
    )
    try:
        await api.wait_for(lambda calls: len(calls) > seen, START)
        yield Running(process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), 15)
        except TimeoutError:
            process.kill()
            await process.wait()
