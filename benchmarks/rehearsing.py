"""Rehearses what can go wrong: kills the running program, breaks its connections, counts what comes of it.

The program is the one that is shipped; Telegram is the local Bot API server of the tests. People ask in
groups, because there every answer names the question that it answers.
"""

from __future__ import annotations

import asyncio
import math
import os
import re
import secrets
import signal
import socket
import sys
import time
from collections import Counter, defaultdict
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bot.messages import message
from tests.botapi import TOKEN, BotApi, Chat, Person

if TYPE_CHECKING:
    import random
    from collections.abc import AsyncIterator, Coroutine

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
    delivered: bool = False
    """Whether Telegram delivers by webhook; else the program fetches."""
    database_url: str = ""
    """Of an empty database; none: the program's own file."""
    within: float = math.inf
    """Seconds after which it is killed no more, however often it was."""
    asked: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Chat → messages with a question, in order."""
    killed: list[float] = field(default_factory=list)

    async def run(self) -> Report:
        """Plays it through."""
        started = time.monotonic()
        # Of another rehearsal: the numbers of its updates are known, and would not be answered again.
        (self.folder / "policybot.db").unlink(missing_ok=True)
        self._where = {"DATABASE_URL": self.database_url}
        if self.delivered:
            port = str(_free_port())
            self._where |= {"POLICYBOT_PORT": port, "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}"}
            self._where |= {"TELEGRAM_WEBHOOK_SECRET": secrets.token_urlsafe()}
        async with BotApi() as api:
            if self.moody:
                api.latency = lambda: self.chance.expovariate(50)
            async with _aside(self._ask(api)), _aside(self._break(api)):
                while len(self.killed) < self.kills and time.monotonic() - started < self.within:
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
            return self._count(api, await self._logged(), time.monotonic() - started, stopped)

    async def _start(self, api: BotApi) -> asyncio.subprocess.Process:
        seen = len(api.calls)
        environment = self._environment | {"TELEGRAM_API_BASE": api.base, "TELEGRAM_BOT_TOKEN": TOKEN}
        environment |= self._where
        with (self.folder / "serve.log").open("ab") as log:
            bot = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "serve", cwd=ROOT, env=environment, stdout=log, stderr=log
            )
        await api.wait_for(lambda calls: len(calls) > seen, 240)  # a first start builds the engine
        return bot

    @property
    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "POLICYBOT_CONFIG": str(ROOT / "config.yaml"),
            "POLICYBOT_DATA_DIR": str(self.folder),
        }

    async def _logged(self) -> int:
        """Rows of the question log, as the program itself tells."""
        environment = self._environment | {"DATABASE_URL": self.database_url}
        asked = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "db", "check", cwd=ROOT, env=environment, stdout=-1
        )
        told, _ = await asked.communicate()
        found = re.search(rf"{message('db.tables.questions')}\D+(\d+)", told.decode())
        return int(found[1]) if found else -1

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

    def _count(self, api: BotApi, logged: int, seconds: float, stopped: float) -> Report:
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
            logged=logged,
            seconds=seconds,
            stopped=stopped,
        )


@asynccontextmanager
async def _aside(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found
