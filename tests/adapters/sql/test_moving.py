"""What is moved from one database to another is the same there, or nothing has changed."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from bot.adapters.sql.delivery import SqlStorage
from bot.adapters.sql.engine import open_engine, writing
from bot.adapters.sql.inspecting import address_of, look, verify
from bot.adapters.sql.migrating import HEAD, upgrade
from bot.adapters.sql.moving import back_up, move, restore
from bot.adapters.sql.tables import metadata
from bot.core.errors import StorageError
from bot.delivery.outgoing import Outgoing
from bot.delivery.received import Arrival, Place
from bot.messages import message_table
from bot.ports.chats import ChatState
from bot.ports.delivery import DeadLetter
from bot.ports.due import Deadline
from bot.ports.questions import QuestionFilter
from tests.adapters.rows import NOON, row

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncEngine

ROWS = {"questions": 3, "feedback": 1, "chats": 1, "inbox": 2, "outbox": 1, "dead_letters": 1, "due": 1}


def quietly(_table: str, _done: int, _total: int) -> None:
    """Tells nobody."""


async def fill(engine: AsyncEngine) -> None:
    """Something in every table; of four questions the last is deleted again."""
    storage = SqlStorage(engine)
    odd = "a\x00b\ud83d 😀 '; DROP TABLE questions; --"
    numbers = [
        await storage.questions.record(row(text=each, options=(each,))) for each in ("甲", odd, "", "x")
    ]
    await storage.questions.add_feedback(numbers[0], "choice", "six-taxes/procedure", NOON)
    await storage.chats.save("c1", ChatState(town="jinjing", topic="vat", topic_at=NOON))
    first = Arrival("telegram", "9", '{"update_id": 9}', NOON)
    await storage.inbox.store([first, replace(first, key="4")])
    await storage.inbox.bury(DeadLetter("telegram", "4", "{}", "KeyError", NOON))
    await storage.outbox.add("telegram", "9", [Outgoing(Place(7), "答案 😀", ((("条件", "s:a"),),))], NOON)
    await storage.due.plan(Deadline("ticket", "12", NOON, "telegram", {"text": "该答了"}))
    async with writing(engine) as connection:
        await connection.execute(text("DELETE FROM questions WHERE text = 'x'"))


DAMAGED = b"\0" * 50_000


def files(folder: Path, pattern: str) -> list[str]:
    return sorted(each.name for each in folder.glob(pattern))


def damage(file: Path) -> None:
    file.write_bytes(DAMAGED)


async def rows(url: str) -> dict[str, int]:
    return {table: count for table, count in (await look(url)).rows.items() if count}


@pytest.fixture
async def filled(database_engine: AsyncEngine, database: Path) -> str:
    await fill(database_engine)
    return address_of(database)


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that is not there yet, or empty."""
    if request.param == "sqlite":
        return address_of(tmp_path / "new.db")
    found: str = request.getfixturevalue("postgres_url")
    return found


def test_every_table_has_a_name_that_people_read() -> None:
    assert set(metadata.tables) <= set(message_table("db.tables"))


async def test_all_that_was_kept_is_there_afterwards(filled: str, target: str) -> None:
    moved = await move(filled, target, quietly, force=False)
    assert {table: each.rows for table, each in moved.items() if each.rows} == ROWS
    assert await verify(target, quietly) == await verify(filled, quietly)
    engine = open_engine(target)
    storage = SqlStorage(engine)
    found = [each async for each in storage.questions.list(QuestionFilter())]
    assert [each.text for each in found] == ["甲", "ab\ufffd 😀 '; DROP TABLE questions; --", ""]
    assert found[0].feedback == ("choice:six-taxes/procedure",)
    assert found[0].asked_at == NOON
    assert await storage.chats.get("c1") == ChatState(town="jinjing", topic="vat", topic_at=NOON)
    assert [each.key for each in await storage.inbox.unfinished("telegram")] == ["9"]
    assert [each.outgoing.text for each in await storage.outbox.unsent("telegram")] == ["答案 😀"]
    await engine.dispose()


async def test_ids_go_on_after_those_that_were_ever_given(filled: str, target: str) -> None:
    await move(filled, target, quietly, force=False)
    engine = open_engine(target)
    assert await SqlStorage(engine).questions.record(row()) == 5
    await engine.dispose()


async def test_what_goes_to_a_server_and_comes_back_is_the_same(
    filled: str, postgres_url: str, tmp_path: Path
) -> None:
    await move(filled, postgres_url, quietly, force=False)
    back = address_of(tmp_path / "back.db")
    await move(postgres_url, back, quietly, force=False)
    assert await verify(back, quietly) == await verify(filled, quietly)
    engine = open_engine(back)
    assert await SqlStorage(engine).questions.record(row()) == 5
    await engine.dispose()


async def test_what_is_there_is_overwritten_only_if_that_is_wanted(filled: str, target: str) -> None:
    await move(filled, target, quietly, force=False)
    engine = open_engine(target)
    await SqlStorage(engine).questions.record(row())
    await engine.dispose()
    with pytest.raises(StorageError, match="--force"):
        await move(filled, target, quietly, force=False)
    assert (await rows(target))["questions"] == 4
    await move(filled, target, quietly, force=True)
    assert (await rows(target))["questions"] == 3


async def test_a_database_that_was_replaced_stays_beside_however_often(filled: str, tmp_path: Path) -> None:
    file = tmp_path / "bot.db"
    for number in range(3):
        file.with_name("bot.db-journal").write_bytes(f"journal {number}".encode())
        await move(filled, address_of(file), quietly, force=True)
    assert not file.with_name("bot.db-journal").exists()  # it would be played into the new file
    replaced = address_of(tmp_path / "bot.db.replaced-1")
    with pytest.raises(StorageError, match="policybot db verify"):  # a look repairs nothing
        await look(replaced)
    await verify(replaced, quietly)
    assert await rows(replaced) == ROWS
    assert file.with_name("bot.db.replaced-2-journal").read_bytes() == b"journal 2"


async def test_a_move_that_fails_half_way_changes_nothing(filled: str, target: str) -> None:
    engine = open_engine(target)
    await upgrade(engine)
    await SqlStorage(engine).questions.record(row(text="as it was"))
    await engine.dispose()

    def stop(table: str, _done: int, _total: int) -> None:
        if table == "outbox":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await move(filled, target, stop, force=True)
    engine = open_engine(target)
    found = [each.text async for each in SqlStorage(engine).questions.list(QuestionFilter())]
    await engine.dispose()
    assert found == ["as it was"]


async def test_progress_is_told_up_to_the_last_row(filled: str, target: str) -> None:
    told: dict[str, tuple[int, int]] = {}

    def tell(table: str, done: int, total: int) -> None:
        told[table] = (done, total)

    await move(filled, target, tell, force=False)
    assert {table: each for table, each in told.items() if any(each)} == {
        table: (count, count) for table, count in ROWS.items()
    }


async def test_a_backup_is_for_nobody_elses_eyes(filled: str, tmp_path: Path) -> None:
    await back_up(filled, tmp_path / "backup.db", quietly, force=False)
    assert stat.S_IMODE((tmp_path / "backup.db").stat().st_mode) == 0o600
    await back_up(filled, tmp_path / "backup.db", quietly, force=True)
    assert files(tmp_path, "backup*") == ["backup.db"]


async def test_a_backup_is_restored_over_a_database_that_is_damaged(
    filled: str, database_engine: AsyncEngine, database: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "backup.db"
    await back_up(filled, backup, quietly, force=False)
    await database_engine.dispose()
    damage(database)
    await restore(backup, filled, quietly, force=True)
    assert await rows(filled) == ROWS
    assert database.with_name("log.db.replaced-1").read_bytes() == DAMAGED


async def test_a_backup_of_an_older_program_is_brought_up_to_date_and_stays_as_it_is(
    tmp_path: Path, target: str
) -> None:
    backup = tmp_path / "old.db"
    engine = open_engine(address_of(backup))
    await upgrade(engine, head="0001")
    async with writing(engine) as connection:
        await connection.execute(text("INSERT INTO chats (chat, topic) VALUES ('c1', 'vat')"))
    await engine.dispose()
    before = backup.read_bytes()
    with pytest.raises(StorageError, match="0001"):
        await move(address_of(backup), target, quietly, force=False)
    await restore(backup, target, quietly, force=False)
    assert (await rows(target))["chats"] == 1
    assert backup.read_bytes() == before


async def test_what_is_no_backup_is_named_as_it_was_given_and_nothing_is_touched(
    filled: str, tmp_path: Path
) -> None:
    other, broken = tmp_path / "other.txt", tmp_path / "broken.db"
    other.write_text("localhost", encoding="utf-8")
    broken.write_bytes(b"SQLite format 3\0" + b"x" * 8000)
    for file, why in ((other, "不是备份"), (broken, "broken.db")):
        with pytest.raises(StorageError, match=why) as told:
            await restore(file, filled, quietly, force=True)
        assert str(file) in str(told.value)
        assert "backup.db" not in str(told.value)
    assert await rows(filled) == ROWS


async def test_a_database_is_not_moved_into_itself(filled: str, database: Path) -> None:
    link = database.with_name("link.db")
    link.symlink_to(database)
    for same in (filled, address_of(link), f"sqlite+aiosqlite:///{link}"):
        with pytest.raises(StorageError, match="正在用"):
            await move(filled, same, quietly, force=True)
    assert await rows(filled) == ROWS


async def test_what_is_no_database_of_ours_is_not_taken_for_one(tmp_path: Path, target: str) -> None:
    missing, empty, other = (tmp_path / name for name in ("missing.db", "empty.db", "other.db"))
    empty.touch()
    other.write_text("尊敬的各位会员：" * 100, encoding="utf-8")
    for file, why in ((missing, "没有数据库文件"), (empty, "什么也没有"), (other, "不是 SQLite")):
        with pytest.raises(StorageError, match=why):
            await move(address_of(file), target, quietly, force=True)
    assert not missing.exists()


async def test_a_reference_that_leads_nowhere_and_a_broken_row_are_found(
    filled: str, database: Path, database_engine: AsyncEngine
) -> None:
    assert (await verify(filled, quietly))[1] == []
    await database_engine.dispose()
    with closing(sqlite3.connect(database)) as other:
        other.execute("UPDATE feedback SET question = 999")
        other.execute("UPDATE outbox SET content = '{half'")
        other.commit()
    _, faults = await verify(filled, quietly)
    assert len(faults) == 2
    assert "feedback" in faults[0]
    assert faults[1].startswith("outbox: ")


async def test_a_look_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    engine = open_engine(address_of(file))
    await upgrade(engine, head="0001")
    await engine.dispose()
    before = file.read_bytes()
    state = await look(address_of(file))
    assert (state.version, state.wanted, state.rows) == ("0001", HEAD, {})
    assert file.read_bytes() == before


async def test_a_backup_is_of_one_moment_while_others_write(
    postgres_engine: AsyncEngine, postgres_url: str, tmp_path: Path
) -> None:
    await fill(postgres_engine)
    writes: list[asyncio.Task[int]] = []

    def write(_table: str, _done: int, _total: int) -> None:
        writes.append(asyncio.create_task(SqlStorage(postgres_engine).questions.record(row())))

    await back_up(postgres_url, tmp_path / "backup.db", write, force=False)
    await asyncio.gather(*writes)
    assert (await rows(address_of(tmp_path / "backup.db")))["questions"] == 3
    assert (await rows(postgres_url))["questions"] == 3 + len(writes)
