"""`policybot serve` as a process, while a curator edits its knowledge base."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from tests.botapi import TOKEN, BotApi, Person
from tests.cli.test_serving import free_port
from tests.kept import ROOT
from tests.umbrella import put_umbrella

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

QUESTION = "雨伞补助一把补多少"


@asynccontextmanager
async def serving(api: BotApi, home: Path) -> AsyncIterator[Path]:
    """A bot on the small knowledge base; gives what it logs."""
    (home / "config.yaml").write_text("knowledge: knowledge\n", encoding="utf-8")
    environment = {
        "PATH": os.environ["PATH"],
        "POLICYBOT_CONFIG": str(home / "config.yaml"),
        "POLICYBOT_PORT": str(free_port()),
        "TELEGRAM_API_BASE": api.base,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "PYTHONIOENCODING": "utf-8",
    }
    log = home / "log"
    with log.open("wb") as written:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve"),
            cwd=ROOT,
            env=environment,
            stdout=written,
            stderr=written,
        )
    try:
        await api.wait_for(bool, seconds=240)
        yield log
        process.terminate()
        async with asyncio.timeout(20):
            assert await process.wait() == 0, log.read_text(encoding="utf-8")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def logged(log: Path, said: str, times: int = 1) -> None:
    async with asyncio.timeout(120):
        while log.read_text(encoding="utf-8").count(said) < times:  # noqa: ASYNC110, ASYNC240  # not ours
            await asyncio.sleep(0.05)


async def test_an_edit_is_taken_up_a_broken_one_is_not_and_says_where_and_a_mended_one_is(
    tmp_path: Path,
) -> None:
    root = put_umbrella(tmp_path / "knowledge")
    topic = root / "umbrella.yaml"
    first = topic.read_text(encoding="utf-8")
    async with BotApi() as api, serving(api, tmp_path) as log:
        person = Person(9)
        assert "5 元" in (await api.reply(person, QUESTION)).text
        topic.write_text(first.replace("5 元", "8 元"), encoding="utf-8")
        await logged(log, "已经生效")
        assert "8 元" in (await api.reply(person, QUESTION)).text
        topic.write_text(first.replace("title:", "titel:"), encoding="utf-8")
        await logged(log, "没有生效")
        assert "umbrella.yaml:2:1: [umbrella] " in log.read_text(encoding="utf-8")
        assert "8 元" in (await api.reply(person, QUESTION)).text
        topic.write_text(first.replace("5 元", "9 元"), encoding="utf-8")
        await logged(log, "已经生效", 2)
        assert "9 元" in (await api.reply(person, QUESTION)).text


async def test_a_folder_that_is_turned_to_another_is_taken_up_with_its_new_topics(tmp_path: Path) -> None:
    put_umbrella(tmp_path / "one")
    other = tmp_path / "two"
    shutil.copytree(tmp_path / "one", other)
    text = (other / "umbrella.yaml").read_text(encoding="utf-8")
    (other / "parasol.yaml").write_text(
        text.replace("umbrella", "parasol").replace("雨伞", "阳伞").replace("5 元", "6 元"), encoding="utf-8"
    )
    (tmp_path / "knowledge").symlink_to(tmp_path / "one")
    async with BotApi() as api, serving(api, tmp_path) as log:
        (tmp_path / "link").symlink_to(other)
        (tmp_path / "link").replace(tmp_path / "knowledge")
        await logged(log, "已经生效：2 个主题")
        assert "6 元" in (await api.reply(Person(9), "阳伞补助一把补多少")).text
