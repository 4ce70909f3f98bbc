"""Real processes, each killed: what changes is told to who follows it, an answer is taken back, once."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from tests.botapi import TOKEN, BotApi, Person
from tests.cli.test_reloading import QUESTION, logged
from tests.cli.test_serving import free_port
from tests.kept import ROOT
from tests.umbrella import put_umbrella

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator
    from pathlib import Path

TEAMS = """\
office: {name: 工商联}
town_team: "{town}宣讲团"
within: {gap: 1, handoff: 1, unanswered: 3, none_of_these: 3, down: 3, session: 3}
closes: "18:00"
"""
READER, OTHER = Person(9), Person(10)


def environment(home: Path, api: BotApi) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "POLICYBOT_CONFIG": str(home / "config.yaml"),
        "POLICYBOT_DATA_DIR": str(home / "data"),
        "POLICYBOT_PORT": str(free_port()),
        "TELEGRAM_API_BASE": api.base,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "PYTHONIOENCODING": "utf-8",
    }


@asynccontextmanager
async def serving(api: BotApi, home: Path) -> AsyncIterator[tuple[Process, Path]]:
    """A bot on the small knowledge base, killed at the end; and what it logs."""
    log, before = home / "log", len(api.made("getMe"))
    with log.open("wb") as written:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve"),
            cwd=ROOT,
            env=environment(home, api),
            stdout=written,
            stderr=written,
        )
    try:
        await api.wait_for(lambda _: len(api.made("getMe")) > before, seconds=240)
        yield process, log
    finally:
        process.send_signal(signal.SIGKILL)
        await process.wait()


async def command(api: BotApi, home: Path, *arguments: str) -> str:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *arguments),
        cwd=ROOT,
        env=environment(home, api),
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    return out.decode()


def settle_in(home: Path) -> Path:
    """The small knowledge base with a team, where nobody is asleep; its one topic."""
    root = put_umbrella(home / "knowledge")
    (root / "_teams.yaml").write_text(TEAMS, encoding="utf-8")
    settings = "knowledge: knowledge\ndesk: {quiet_hours: 无}\n"
    (home / "config.yaml").write_text(settings, encoding="utf-8")
    return root / "umbrella.yaml"


def told(api: BotApi, person: Person, opening: str) -> list[str]:
    return [each.text for each in api.said(person.id) if each.text.startswith(opening)]


async def test_a_change_is_told_once_while_it_runs_and_when_it_starts(tmp_path: Path) -> None:
    topic = settle_in(tmp_path)
    first = topic.read_text(encoding="utf-8")
    async with BotApi() as api:
        async with serving(api, tmp_path) as (_, log):
            assert "就告诉您" in (await api.reply(READER, "订阅 雨伞补助")).text
            await api.reply(OTHER, QUESTION)
            topic.write_text(first.replace("5 元", "8 元"), encoding="utf-8")
            await logged(log, "已经生效")
            await api.wait_for(lambda _: told(api, READER, "您订阅的"), seconds=60)
            await api.reply(OTHER, QUESTION)  # by now it is recorded that the other was sent
        topic.write_text(first.replace("5 元", "9 元"), encoding="utf-8")
        for _ in range(2):
            async with serving(api, tmp_path):
                await api.wait_for(lambda _: len(told(api, READER, "您订阅的")) == 2, seconds=60)
                await api.reply(OTHER, QUESTION)
        assert len(told(api, READER, "您订阅的")) == 2
        assert told(api, OTHER, "您订阅的") == []


async def test_a_recall_by_another_process_is_told_once_also_if_the_bot_is_killed(tmp_path: Path) -> None:
    settle_in(tmp_path)
    async with BotApi() as api:
        async with serving(api, tmp_path):
            await api.reply(READER, QUESTION)
        for _ in range(2):
            await command(api, tmp_path, "recall", "umbrella", "--reason", "金额写错了", "-y")
        assert told(api, READER, "更正") == []
        for _ in range(2):
            async with serving(api, tmp_path):
                await api.wait_for(lambda _: told(api, READER, "更正"), seconds=60)
                await api.reply(OTHER, QUESTION)
        assert len(told(api, READER, "更正")) == 1
        assert "已告诉 1 人" in await command(api, tmp_path, "recalls")
