"""The program itself, as in production: `policybot serve` against a Bot API server, then its log."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.botapi import TOKEN, BotApi, Person
from tests.kept import environment_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parents[3]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return environment_of(tmp_path / "data") | {"TELEGRAM_BOT_TOKEN": TOKEN}


async def start(environment: dict[str, str], *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


@asynccontextmanager
async def serving(environment: dict[str, str], api: BotApi) -> AsyncIterator[asyncio.subprocess.Process]:
    bot = await start(environment | {"TELEGRAM_API_BASE": api.base}, "serve")
    try:
        await api.wait_for(bool, seconds=180)  # a first start builds the engine; it calls when it is up
        yield bot
    finally:
        bot.send_signal(signal.SIGTERM)
        await asyncio.wait_for(bot.communicate(), 30)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


async def test_a_person_is_answered_and_what_has_no_answer_is_in_the_log(
    environment: dict[str, str], api: BotApi
) -> None:
    person = Person(4711)
    async with serving(environment, api) as bot:
        hello = await api.reply(person, "/start")
        assert "工商联" in hello.text
        towns = await api.reply(person, "啟航計劃在哪些鎮推開")
        assert "英林" in towns.text
        assert "深沪" in towns.text
        unknown = await api.reply(person, "明天下雨吗 13805961234")
        assert "没有资料" in unknown.text
    assert bot.returncode == 0
    output = await bot.stdout.read() if bot.stdout else b""
    assert TOKEN.encode() not in output
    listing = await start(environment, "questions", "list", "--outcome", "unanswered")
    printed, _ = await listing.communicate()
    assert "明天下雨" in printed.decode()
    assert "13805961234" not in printed.decode()
    assert "4711" not in printed.decode()


async def test_dead_letters_are_shown_in_chinese(environment: dict[str, str]) -> None:
    shown = await start(environment, "db", "dead-letters")
    output, _ = await asyncio.wait_for(shown.communicate(), 60)
    assert (shown.returncode, output.decode().strip()) == (0, "没有读不懂的消息。")


async def test_what_a_chat_left_open_is_known_after_a_restart(
    environment: dict[str, str], api: BotApi
) -> None:
    person = Person(4712)
    async with serving(environment, api):
        await api.reply(person, "领航计划是什么")
        await api.reply(person, "稳岗返还是什么")
    async with serving(environment, api):
        earlier = await api.reply(person, "刚才那个什么时候开始的")
        assert "领航" in earlier.text
        assert (await api.reply(person, "贴息")).buttons
    async with serving(environment, api):
        offered = await api.reply(person, "餐饮店的")
        assert "服务业" in offered.text
