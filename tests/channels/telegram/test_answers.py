"""The loop from end to end, in real processes: asked on Telegram, answered by a command, pushed to all."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import sys
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.botapi import TOKEN, BotApi, Call, Chat, Person
from tests.kept import environment_of, keep_engine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.core.engine import Engine

ROOT = Path(__file__).parents[3]
SHED = "厂里想建停车棚要不要报批"
DUES = "英林商会会费一年几千"
ANSWER = "要，先到镇里的规划窗口问。"
PATIENCE = 120


@pytest.fixture
def environment(tmp_path: Path, engine: Engine) -> dict[str, str]:
    assert engine.knowledge  # built by now
    keep_engine(tmp_path / "data")
    config = tmp_path / "config.yaml"
    config.write_text(f"knowledge: {ROOT / 'knowledge'}\ndesk:\n  quiet_hours: 无\n", encoding="utf-8")
    return environment_of(tmp_path / "data") | {"POLICYBOT_CONFIG": str(config)}


async def start(environment: dict[str, str], *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *arguments, cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )


async def command(environment: dict[str, str], *arguments: str) -> str:
    process = await start(environment, *arguments)
    out, _ = await process.communicate()
    assert process.returncode == 0, out.decode()
    return out.decode()


@asynccontextmanager
async def serving(environment: dict[str, str], api: BotApi) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await start(environment | {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_BASE": api.base}, "serve")
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.communicate()


def answers(api: BotApi, person: Person) -> list[str]:
    return [each.text for each in api.said(person.id) if ANSWER in each.text]


async def test_one_answer_is_pushed_to_everybody_who_asked_each_once(
    api: BotApi, environment: dict[str, str]
) -> None:
    people = [Person(1001), Person(1002), Person(1003)]
    async with serving(environment, api):
        for person in people:
            await api.say(person, SHED)
        await api.wait_for(lambda _: all(api.said(person.id) for person in people), PATIENCE)
        out = await command(environment, "tickets", "answer", "1", ANSWER, "--by", "老林", "-y")
        assert "3 人马上推送" in out
        await api.wait_for(lambda _: all(answers(api, person) for person in people), PATIENCE)
    out = await command(environment, "tickets", "show", "1")
    assert "已告诉 3 人，还有 0 人没有告诉" in out
    assert [len(answers(api, person)) for person in people] == [1, 1, 1]


async def test_an_answer_given_after_the_bot_was_killed_is_pushed_once_by_the_next_start(
    api: BotApi, environment: dict[str, str]
) -> None:
    person = Person(1001)
    async with serving(environment, api) as process:
        await api.say(person, SHED)
        await api.wait_for(lambda _: bool(api.said(person.id)), PATIENCE)
        process.kill()
        await process.wait()
    await command(environment, "tickets", "answer", "1", ANSWER, "--by", "老林", "-y")
    async with serving(environment, api):
        await api.wait_for(lambda _: bool(answers(api, person)), PATIENCE)
    async with serving(environment, api):
        await api.reply(person, "你好")  # sent after all that was left unsent
    assert len(answers(api, person)) == 1


def standing(api: BotApi, group: Chat, text: str) -> list[Call]:
    """The messages in a group that say something now. One that was sent and not recorded is sent again."""
    return [each for each in api.said(group.id) if text in api.shown(each)["text"]]


async def test_a_team_answers_in_its_group_although_the_bot_is_killed_before_every_step(
    api: BotApi, environment: dict[str, str]
) -> None:
    asker, reviewer, group = Person(1001), Person(2001, "小梅"), Chat(-100)
    api.admins.add(reviewer.id)
    out = await command(environment, "team", "bind", "英林")
    code = out.partition("/bind ")[2][:8]

    async def killed_after(text: str) -> Call:
        """Runs the bot until a message in the group says something, and not a moment longer."""
        async with serving(environment, api) as process:
            await api.wait_for(lambda _: bool(standing(api, group, text)), PATIENCE)
            process.kill()
            await process.wait()
        return standing(api, group, text)[-1]

    await api.say(reviewer, f"/bind {code}", group)
    await killed_after("工作群")
    await api.say(asker, DUES)
    card = await killed_after(DUES)
    await api.press(reviewer, card, "认领")
    claimed = await killed_after("由 小梅 办理")
    await api.answer(reviewer, claimed, ANSWER)
    preview = await killed_after("提问人会看到")
    await api.press(reviewer, preview, "发送")
    async with serving(environment, api):
        await api.wait_for(lambda _: bool(answers(api, asker)), PATIENCE)
        await api.wait_for(lambda _: bool(standing(api, group, "小梅 已答复")), PATIENCE)
    assert "已告诉 1 人，还有 0 人没有告诉" in await command(environment, "tickets", "show", "1")
    assert len(answers(api, asker)) == 1


def make_overdue(data: Path) -> None:
    """Moves the clocks of every ticket to a moment ago; until it is passed on there is still time."""
    with closing(sqlite3.connect(data / "policybot.db")) as database, database:
        now = datetime.now(UTC).replace(tzinfo=None)
        late, ago = (f"{now - timedelta(seconds=each)}" for each in (2, 1))
        database.execute("UPDATE tickets SET due_at = ?", (late,))
        database.execute("UPDATE due SET at = ? WHERE kind = 'overdue' OR key LIKE '%half'", (ago,))
        database.execute("UPDATE due SET at = ? WHERE kind = 'clock' AND key LIKE '%due'", (ago,))


async def test_reminders_come_once_although_the_bot_was_killed_while_they_fell_due(
    api: BotApi, environment: dict[str, str]
) -> None:
    asker, reviewer, group = Person(1001), Person(2001, "小梅"), Chat(-100)
    api.admins.add(reviewer.id)
    code = (await command(environment, "team", "bind", "英林")).partition("/bind ")[2][:8]
    await api.say(reviewer, f"/bind {code}", group)
    async with serving(environment, api) as process:
        await api.wait_for(lambda _: bool(standing(api, group, "工作群")), PATIENCE)
        assert "记作第 1 号，已转英林镇宣讲团" in (await api.reply(asker, DUES)).text
        await api.wait_for(lambda _: bool(standing(api, group, DUES)), PATIENCE)
        process.kill()
        await process.wait()
    make_overdue(Path(environment["POLICYBOT_DATA_DIR"]))

    def late() -> tuple[int, int]:
        told = [each for each in api.said(asker.id) if each.text.startswith("您问过：")]
        return len(standing(api, group, "到期了：第 1 号工单")), len(told)

    async with serving(environment, api):
        await api.wait_for(lambda _: all(late()), PATIENCE)
    async with serving(environment, api):
        assert "已经过期" in (await api.reply(asker, "进度")).text
    assert late() == (1, 1)
    assert not standing(api, group, "时间过半")
    assert DUES in await command(environment, "tickets", "overdue")
