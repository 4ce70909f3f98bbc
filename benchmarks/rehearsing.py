"""Rehearses what can go wrong: kills the running program, breaks its connections, counts what comes of it.

The program is the one that is shipped; Telegram is the local Bot API server of the tests. People ask in
groups, because there every answer names the question that it answers.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import sys
import time
from collections import Counter, defaultdict
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.botapi import TOKEN, BotApi, Chat, Person

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Sequence

ROOT = Path(__file__).parents[1]
QUESTIONS = (
    "稳岗返还怎么领",
    "小规模纳税人季度30万免税吗",
    "设备更新贷款贴息几个点",
    "贴息",
    "明天下雨吗",
    "您好",
)
EACH = 12
"""Questions asked in one group: below what Telegram allows a bot to say in one in a minute."""
WINDOW = 0.5
"""Seconds around a kill within which a message may arrive that was sent and is not recorded: what was on its
way when the program was killed arrives after that."""
PATIENCE = 90.0
"""Seconds that the last answers may take."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the questions."""

    kills: int
    asked: int
    answered: int
    lost: int
    doubled: int
    beside_the_window: int
    """Of those doubled, how many were first sent at a time that no kill explains."""
    out_of_order: int
    """Answers that came before the answer to an earlier question of the same chat."""
    logged: int
    """Rows of the question log; one for each question."""
    seconds: float
    stopped: float
    """Seconds that the last, graceful stop took."""


@dataclass
class Rehearsal:
    """People who ask, a program that is killed, and a network with moods."""

    folder: Path
    kills: int
    per_second: float
    """Questions."""
    chance: random.Random
    moody: bool
    """Whether connections break and Telegram answers with errors."""
    asked: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Chat → messages with a question, in order."""
    killed: list[float] = field(default_factory=list)

    async def run(self) -> Report:
        """Plays it through."""
        started = time.monotonic()
        # Of another rehearsal: the numbers of its updates are known, and would not be answered again.
        self.database.unlink(missing_ok=True)
        async with BotApi() as api:
            if self.moody:
                api.latency = lambda: self.chance.expovariate(50)
            async with _aside(self._ask(api)), _aside(self._break(api)):
                for _ in range(self.kills):
                    await self._live_and_die(api)
            api.heal()
            last = await self._start(api)
            with suppress(AssertionError):  # then something is lost, which is what is counted
                await api.wait_for(lambda _: not self._missing(api), PATIENCE)
            stopping = time.monotonic()
            last.send_signal(signal.SIGTERM)
            await asyncio.wait_for(last.wait(), 30)
            stopped = time.monotonic() - stopping
            api.latency = lambda: 0.0
            await asyncio.sleep(0.5)  # requests that are still on their way arrive
            return self._count(api, time.monotonic() - started, stopped)

    @property
    def database(self) -> Path:
        """Where the program keeps everything."""
        return self.folder / "policybot.db"

    async def _start(self, api: BotApi) -> asyncio.subprocess.Process:
        seen = len(api.calls)
        environment = {
            "PATH": os.environ["PATH"],
            "POLICYBOT_CONFIG": str(ROOT / "config.yaml"),
            "POLICYBOT_DATA_DIR": str(self.folder),
            "TELEGRAM_API_BASE": api.base,
            "TELEGRAM_BOT_TOKEN": TOKEN,
        }
        with (self.folder / "serve.log").open("ab") as log:
            bot = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "serve", cwd=ROOT, env=environment, stdout=log, stderr=log
            )
        await api.wait_for(lambda calls: len(calls) > seen, 240)  # a first start builds the engine
        return bot

    async def _live_and_die(self, api: BotApi) -> None:
        bot = await self._start(api)
        await asyncio.sleep(self.chance.uniform(0.05, 2.5))
        bot.kill()
        self.killed.append(time.monotonic())
        await bot.wait()

    async def _ask(self, api: BotApi) -> None:
        """Keeps asking, until it is cancelled; the clock of each chat runs on, so that nothing is a burst."""
        await api.wait_for(bool, 240)
        people = number = 0
        while True:
            people += 1
            places = [(Person(people * 100 + each), Chat(-(people * 100 + each))) for each in range(5)]
            for _ in range(EACH * len(places)):
                number += 1
                person, chat = places[number % len(places)]
                text = f"@jinjiang_policy_bot {self.chance.choice(QUESTIONS)}"
                said = await api.say(person, text, chat, date=1_795_000_000 + number * 60)
                self.asked[chat.id].append(said["message_id"])
                await asyncio.sleep(self.chance.expovariate(self.per_second))

    async def _break(self, api: BotApi) -> None:
        await api.wait_for(bool, 240)
        while self.moody:
            await asyncio.sleep(self.chance.expovariate(0.5))
            api.heal()  # else faults pile up while the program is down
            match self.chance.randrange(5):
                case 0:
                    api.drop("sendMessage", times=self.chance.randint(1, 6))
                case 1:
                    api.fail("sendMessage", times=self.chance.randint(1, 12), status=500)
                case 2:
                    api.fail("sendMessage", retry_after=self.chance.randint(1, 2))
                case 3:
                    api.drop("getUpdates", times=self.chance.randint(1, 3))
                case _:
                    api.garble("getUpdates")

    def _answers(self, api: BotApi) -> dict[int, list[tuple[int, float]]]:
        """Chat → (question, when) of each answer, in the order they were sent."""
        found: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for call in api.said():
            found[call.data["chat_id"]].append((call.data["reply_parameters"]["message_id"], call.at))
        return found

    def _missing(self, api: BotApi) -> int:
        answers = self._answers(api)
        return sum(
            len(set(asked) - {number for number, _ in answers[chat]}) for chat, asked in self.asked.items()
        )

    def _count(self, api: BotApi, seconds: float, stopped: float) -> Report:
        doubled = beside = swapped = 0
        answers = self._answers(api)
        for given in answers.values():
            firsts: dict[int, float] = {}
            for number, at in given:
                if number in firsts:
                    doubled += 1
                    beside += all(abs(kill - firsts[number]) > WINDOW for kill in self.killed)
                else:
                    swapped += any(number < earlier for earlier in firsts)
                    firsts[number] = at
        lost = self._missing(api)
        asked = Counter({chat: len(numbers) for chat, numbers in self.asked.items()}).total()
        return Report(
            kills=len(self.killed),
            asked=asked,
            answered=asked - lost,
            lost=lost,
            doubled=doubled,
            beside_the_window=beside,
            out_of_order=swapped,
            logged=_rows(self.database),
            seconds=seconds,
            stopped=stopped,
        )


def rehearse(folder: Path, kills: int, per_second: float, seed: int, *, moody: bool) -> Report:
    """Kills the program so many times while people ask.

    Args:
        folder: for the program's data and its log; what another rehearsal stored in it is thrown away.
        kills: how often.
        per_second: questions asked.
        seed: of chance.
        moody: whether connections break and Telegram answers with errors, too.
    """
    return asyncio.run(Rehearsal(folder, kills, per_second, random.Random(seed), moody).run())


@asynccontextmanager
async def _aside(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _rows(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        found: Sequence[int] = connection.execute("SELECT count(*) FROM questions").fetchone()
        return found[0]
