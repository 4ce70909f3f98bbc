"""A crowd that asks a bot over the Bot API, each person once, and notes when the answer came."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from itertools import count, cycle
from statistics import quantiles
from typing import TYPE_CHECKING

from tests.botapi import BotApi, Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.botapi.people import JSON

QUESTIONS = (
    "稳岗返还怎么领",
    "小规模纳税人季度30万免税吗",
    "设备更新贷款贴息几个点",
    "高新技术企业认定要什么材料",
    "明天下雨吗",
    "研发费用加计扣除比例是多少",
)
"""Whole questions, for which no bot waits; one of them has no answer."""
PATIENCE = 60.0
"""Seconds after which an answer is missing, and the run worth nothing."""


class Counter(BotApi):
    """The server of the tests, which also tells whoever asked that the answer is there, and keeps little."""

    def __init__(self, latency: float = 0.0) -> None:
        """A server from which every answer takes so many seconds."""
        super().__init__(latency=lambda: latency / 2)
        self._awaited: dict[int, asyncio.Future[float]] = {}
        self._people = count(1000)
        self._texts: Iterator[str] = cycle(QUESTIONS)

    async def ask(self) -> float:
        """Someone new asks a question; returns the seconds until the first answer arrived.

        Raises:
            TimeoutError: none came.
        """
        person = Person(next(self._people))
        answered = self._awaited[person.id] = asyncio.get_running_loop().create_future()
        asked = time.perf_counter()
        try:
            await self.say(person, next(self._texts))
            async with asyncio.timeout(PATIENCE):
                arrived: float = await answered
                return arrived - asked
        finally:
            del self._awaited[person.id]
            self._messages.clear()  # ten minutes of it would fill memory
            self.calls.clear()

    async def _sendMessage(self, data: JSON) -> JSON:  # noqa: N802 - named as in the Bot API
        sent = await super()._sendMessage(data)
        waiting = self._awaited.get(data["chat_id"])
        if waiting is not None and not waiting.done():
            waiting.set_result(time.perf_counter())
        return sent


@dataclass
class Measured:
    """What a crowd got."""

    seconds: list[float] = field(default_factory=list)
    """How long each waited."""
    took: float = 0.0
    """Seconds from the first question to the last answer."""

    @property
    def rate(self) -> float:
        """Messages answered a second."""
        return len(self.seconds) / self.took

    def milliseconds(self, percent: int) -> float:
        """How long at most that many per cent waited."""
        return quantiles(self.seconds, n=100, method="inclusive")[percent - 1] * 1000


async def side_by_side(api: Counter, people: int, questions: int) -> Measured:
    """So many people ask at once; whenever one has an answer, the next asks."""
    measured, left = Measured(), iter(range(questions))

    async def keep_asking() -> None:
        for _ in left:
            measured.seconds.append(await api.ask())

    started = time.perf_counter()
    await asyncio.gather(*(keep_asking() for _ in range(people)))
    measured.took = time.perf_counter() - started
    return measured


async def at_a_pace(api: Counter, rate: float, questions: int) -> Measured:
    """So many ask in a second, whether those before have their answers or not."""
    started = time.perf_counter()
    asking: list[asyncio.Task[float]] = []
    for number in range(questions):
        await asyncio.sleep(max(0.0, started + number / rate - time.perf_counter()))
        asking.append(asyncio.create_task(api.ask()))
    return Measured(list(await asyncio.gather(*asking)), time.perf_counter() - started)
