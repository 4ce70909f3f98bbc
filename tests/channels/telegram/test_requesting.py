from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram.error import RetryAfter

from bot.channels.telegram.requesting import REPEATS, PerChatLimiter


class Server:
    """Refuses a chat so many times."""

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals
        self.calls = 0

    async def __call__(self) -> bool:
        self.calls += 1
        if self.calls <= self.refusals:
            raise RetryAfter(60)
        return True


@pytest.fixture(autouse=True)
def _new_style(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


async def send(limiter: PerChatLimiter, server: Server, chat: int, repeats: int | None = None) -> Any:
    return await limiter.process_request(server, (), {}, "sendMessage", {"chat_id": chat}, repeats)


async def test_a_courtesy_is_not_repeated_and_not_even_tried_while_its_chat_waits() -> None:
    limiter, server = PerChatLimiter(asyncio.Event()), Server(1)
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await send(limiter, server, 1, repeats=0)
    assert server.calls == 1


async def test_giving_up_ends_the_waiting() -> None:
    given_up = asyncio.Event()
    limiter, server = PerChatLimiter(given_up), Server(REPEATS + 1)
    waiting = asyncio.create_task(send(limiter, server, 1))
    await asyncio.sleep(0.01)
    given_up.set()
    with pytest.raises(RetryAfter):
        await asyncio.wait_for(waiting, 5)
    assert server.calls == 1


async def test_other_chats_do_not_wait() -> None:
    limiter = PerChatLimiter(asyncio.Event())
    waiting = asyncio.create_task(send(limiter, Server(1), 1))
    await asyncio.sleep(0)
    assert await asyncio.wait_for(send(limiter, Server(0), 2), 5)
    waiting.cancel()
