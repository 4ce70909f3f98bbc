"""`policybot db …` as an operator meets it, and the rehearsal of a power cut that the papers describe."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import sys
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING

from bot.app import open_question_log
from bot.settings import load_settings
from tests.adapters.rows import row
from tests.botapi import TOKEN, BotApi, Chat, Person
from tests.kept import ROOT, keep_engine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Runner


def record(count: int) -> None:
    async def fill() -> None:
        async with open_question_log(load_settings()) as log:
            for _ in range(count):
                await log.record(row())

    asyncio.run(fill())


def test_before_the_first_start_there_is_nothing_to_look_at(run: Runner, tmp_path: Path) -> None:
    code, _, err = run("db", "check")
    assert (code, "没有数据库文件" in err) == (2, True)
    assert not (tmp_path / "data" / "policybot.db").exists()


def test_check_says_where_how_much_and_that_it_fits(run: Runner, tmp_path: Path) -> None:
    record(3)
    code, out, _ = run("db", "check")
    assert code == 0
    assert str(tmp_path / "data" / "policybot.db") in out
    assert "问题记录　3 条" in out
    assert "和程序一致" in out


def test_check_says_that_an_old_database_is_to_be_upgraded_and_upgrade_does_it(
    run: Runner, tmp_path: Path
) -> None:
    from bot.adapters.sql.engine import open_engine  # noqa: PLC0415  # only here
    from bot.adapters.sql.migrating import upgrade  # noqa: PLC0415

    async def make_old() -> None:
        engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'data' / 'policybot.db'}")
        await upgrade(engine, head="0001")
        await engine.dispose()

    asyncio.run(make_old())
    code, out, _ = run("db", "check")
    assert (code, "policybot db upgrade" in out) == (1, True)
    code, out, _ = run("db", "upgrade")
    assert (code, "和程序一致" in out) == (0, True)


def test_a_backup_can_be_verified_and_restored(run: Runner, tmp_path: Path) -> None:
    record(3)
    backup = str(tmp_path / "备份.db")
    code, out, _ = run("db", "backup", backup)
    assert (code, "逐条核对过，一样" in out) == (0, True)
    print_of_it = out.partition("指纹 ")[2][:16]
    code, out, _ = run("db", "verify", backup)
    assert (code, print_of_it in out) == (0, True)
    record(1)
    assert print_of_it not in run("db", "verify")[1]
    code, _, err = run("db", "restore", backup)
    assert (code, "--force" in err) == (2, True)
    assert run("db", "restore", backup, "--force")[0] == 0
    assert print_of_it in run("db", "verify")[1]


def test_a_backup_is_not_overwritten_unasked(run: Runner, tmp_path: Path) -> None:
    record(1)
    backup = tmp_path / "backup.db"
    backup.write_text("something else", encoding="utf-8")
    assert run("db", "backup", str(backup))[0] == 2
    assert backup.read_text(encoding="utf-8") == "something else"
    assert run("db", "backup", str(backup), "--force")[0] == 0


def test_verify_fails_on_what_is_broken(run: Runner, tmp_path: Path) -> None:
    record(1)
    with closing(sqlite3.connect(tmp_path / "data" / "policybot.db")) as other:
        other.execute("UPDATE questions SET options = '[half'")
        other.commit()
    code, out, _ = run("db", "verify")
    assert (code, "共有 1 处坏了" in out) == (1, True)


def test_moving_to_a_server_takes_everything_along(
    run: Runner, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(3)
    code, out, _ = run("db", "move", postgres_url.replace("postgres@", "postgres:hush@"))
    assert (code, "DATABASE_URL" in out, "hush" in out) == (0, True, False)
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    code, out, _ = run("db", "check")
    assert (code, "问题记录　3 条" in out) == (0, True)
    assert run("questions", "list")[1].count("    问：六税两费怎么减") == 3


@asynccontextmanager
async def serving(api: BotApi, data: Path, **more: str) -> AsyncIterator[asyncio.subprocess.Process]:
    keep_engine(data)
    environment = {
        "PATH": os.environ["PATH"],
        "POLICYBOT_CONFIG": str(ROOT / "config.yaml"),
        "POLICYBOT_DATA_DIR": str(data),
        "TELEGRAM_API_BASE": api.base,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        **more,
    }
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "serve", cwd=ROOT, env=environment, stdout=quiet, stderr=quiet
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()  # as a power cut does
        await process.wait()


async def ask(api: BotApi, chats: list[Chat], number: int) -> None:
    text = f"@jinjiang_policy_bot 稳岗返还怎么领 {number}"
    for chat in chats:
        await api.say(Person(abs(chat.id)), text, chat, date=1_795_000_000 + number * 60)


def answered(api: BotApi) -> list[int]:
    return [call.data["reply_parameters"]["message_id"] for call in api.said()]


async def test_a_copy_of_the_data_of_a_killed_bot_is_restored_and_nothing_is_missing(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed, copied, restored = (tmp_path / name for name in ("killed", "copied", "restored"))
    chats = [Chat(-number) for number in range(1, 7)]
    async with BotApi() as api:
        async with serving(api, killed):
            await ask(api, chats, 1)
            await api.wait_for(lambda _: len(api.said()) == 6, 240)
            api.fail("sendMessage", times=1000, status=502)
            await ask(api, chats, 2)
            await api.wait_for(lambda _: api.pending == 0, 60)  # stored: from now on it is ours to answer
        await asyncio.to_thread(shutil.copytree, killed, copied)
        await asyncio.to_thread(rehearse, run, monkeypatch, copied, restored)
        api.heal()
        async with serving(api, restored):
            await api.wait_for(lambda _: len(api.said()) >= 12, 240)
            await ask(api, chats, 3)
            await api.wait_for(lambda _: len(set(answered(api))) == 18, 60)
    assert len(answered(api)) == 18, "nothing twice"
    with closing(sqlite3.connect(restored / "policybot.db")) as database:
        assert database.execute("SELECT count(*) FROM questions").fetchone() == (18,)


def rehearse(run: Runner, monkeypatch: pytest.MonkeyPatch, copied: Path, restored: Path) -> None:
    """What the papers tell an operator to type."""
    monkeypatch.setenv("POLICYBOT_DATA_DIR", str(copied))
    assert run("db", "verify")[0] == 0
    backup = copied.with_name("backup.db")
    assert run("db", "backup", str(backup))[0] == 0
    restored.mkdir()
    shutil.copy(copied / "secret.key", restored)
    monkeypatch.setenv("POLICYBOT_DATA_DIR", str(restored))
    assert run("db", "restore", str(backup))[0] == 0
    assert "还没答完 " in run("db", "check")[1]


async def test_while_a_bot_runs_neither_a_second_one_nor_restore_nor_move_touches_its_database(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, backup = tmp_path / "data", tmp_path / "backup.db"
    monkeypatch.setenv("POLICYBOT_DATA_DIR", str(data))
    async with BotApi() as api:
        async with serving(api, data):
            await api.wait_for(bool, 240)
            assert (await asyncio.to_thread(run, "db", "backup", str(backup)))[0] == 0
            for command in (
                ("restore", str(backup), "--force"),
                ("move", f"sqlite+aiosqlite:///{tmp_path / 'elsewhere.db'}"),
            ):
                code, _, said = await asyncio.to_thread(run, "db", *command)
                assert code
                assert "正有机器人在用" in said
            async with serving(api, data) as second:
                assert await asyncio.wait_for(second.wait(), 60)
        assert (await asyncio.to_thread(run, "db", "restore", str(backup), "--force"))[0] == 0


async def test_on_a_server_restore_waits_until_no_bot_runs_there(
    run: Runner, tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, backup = tmp_path / "data", tmp_path / "backup.db"
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    monkeypatch.setenv("POLICYBOT_DATA_DIR", str(data))
    async with BotApi() as api:
        async with serving(api, data, DATABASE_URL=postgres_url) as bot:
            assert (await api.reply(Person(1), "稳岗返还怎么领")).text
            assert (await asyncio.to_thread(run, "db", "backup", str(backup)))[0] == 0
            code, _, said = await asyncio.to_thread(run, "db", "restore", str(backup), "--force")
            assert code
            assert "正有机器人在用" in said
            assert bot.returncode is None
        restored = await asyncio.to_thread(run, "db", "restore", str(backup), "--force")
        assert restored[0] == 0, restored
    assert "问题记录　1 条" in (await asyncio.to_thread(run, "db", "check"))[1]
