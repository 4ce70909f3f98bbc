"""Opening the database: what is set, and what people are told when it cannot be opened."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.adapters.sql.engine import open_engine, reading, writing
from bot.adapters.sql.faults import storage_error
from bot.adapters.sql.migrating import upgrade
from bot.core.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncEngine


def address(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


async def refusal(url: str) -> str:
    """What people are told when the database at this address is opened and used."""
    with pytest.raises(StorageError) as caught:
        await open_and_use(url)
    return str(caught.value)


async def open_and_use(url: str) -> None:
    engine = open_engine(url)
    try:
        await upgrade(engine)
    finally:
        await engine.dispose()


async def write(engine: AsyncEngine, *statements: str) -> None:
    async with writing(engine) as connection:
        for statement in statements:
            await connection.execute(text(statement))


INSERT = "INSERT INTO chats (chat) VALUES ('a')"


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "delete"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 30_000)],
)
async def test_sqlite_is_set_to_be_safe(database_engine: AsyncEngine, pragma: str, value: object) -> None:
    async with reading(database_engine) as connection:
        assert await connection.scalar(text(f"PRAGMA {pragma}")) == value


async def test_foreign_keys_are_heeded_again_after_they_were_not(database_engine: AsyncEngine) -> None:
    async with writing(database_engine, foreign_keys=False) as connection:
        assert await connection.scalar(text("PRAGMA foreign_keys")) == 0
    async with writing(database_engine) as connection:
        assert await connection.scalar(text("PRAGMA foreign_keys")) == 1


async def test_what_fails_is_undone_as_a_whole(database_engine: AsyncEngine) -> None:
    with pytest.raises(StorageError):
        await write(database_engine, INSERT, INSERT)
    async with reading(database_engine) as connection:
        assert await connection.scalar(text("SELECT count(*) FROM chats")) == 0


async def test_a_writer_waits_for_another_process(database_engine: AsyncEngine, database: Path) -> None:
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    task = asyncio.create_task(write(database_engine, INSERT))
    await asyncio.sleep(0.1)
    assert not task.done()
    other.execute("COMMIT")
    await asyncio.wait_for(task, 5)
    assert other.execute("SELECT count(*) FROM chats").fetchone() == (1,)
    other.close()


@pytest.mark.parametrize("url", ["", "nonsense", "data/policybot.db", "sqlite+aiosqlite://data/policybot.db"])
async def test_an_address_that_is_none_is_refused(url: str) -> None:
    assert "DATABASE_URL" in await refusal(url)


async def test_an_address_with_a_password_is_not_shown() -> None:
    assert "hush" not in await refusal("postgresql+asyncpg://user:hush@localhost:notaport/x")


@pytest.mark.parametrize("url", ["sqlite:///x.db", "mysql+aiomysql://h/x", "postgresql+psycopg://h/x"])
async def test_another_driver_is_refused(url: str) -> None:
    told = await refusal(url)
    assert url.partition("://")[0] in told
    assert "postgresql://" in told


async def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert str(tmp_path / "none") in await refusal(address(tmp_path / "none" / "log.db"))


async def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert "文件夹" in await refusal(address(tmp_path))


async def test_another_file_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("尊敬的各位会员：" * 200, encoding="utf-8")
    assert "不是 SQLite 数据库" in await refusal(address(path))
    assert path.read_text(encoding="utf-8").startswith("尊敬")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_an_unwritable_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    assert "权限" in await refusal(address(folder / "log.db"))


async def test_a_database_that_is_read_only_is_said_to_be(database_engine: AsyncEngine) -> None:
    with pytest.raises(StorageError, match="权限"):
        await write(database_engine, "PRAGMA query_only = ON", INSERT)


async def test_a_server_that_cannot_be_reached_is_said_to_be(database_engine: AsyncEngine) -> None:
    assert "连不上" in str(storage_error(database_engine.url, ConnectionRefusedError("no")))


async def test_a_full_disk_is_said_to_be(database_engine: AsyncEngine) -> None:
    full = OSError(28, "No space left on device")
    assert "磁盘满了" in str(storage_error(database_engine.url, full))


def test_a_process_that_disposed_its_engine_ends(tmp_path: Path) -> None:
    code = (
        "import asyncio\n"
        "from bot.adapters.sql.engine import open_engine\n"
        "from bot.adapters.sql.migrating import upgrade\n"
        "async def main():\n"
        f"    engine = open_engine({address(tmp_path / 'log.db')!r})\n"
        "    await upgrade(engine)\n"
        "    await engine.dispose()\n"
        "asyncio.run(main())\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=20)


def test_a_process_that_could_not_open_its_database_ends(tmp_path: Path) -> None:
    (tmp_path / "log.db").write_bytes(b"no database" * 100)
    code = (
        "import asyncio\n"
        "from bot.adapters.sql.engine import open_engine\n"
        "from bot.adapters.sql.migrating import upgrade\n"
        f"asyncio.run(upgrade(open_engine({address(tmp_path / 'log.db')!r})))\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], check=False, timeout=20, capture_output=True)
    assert b"StorageError" in ended.stderr
