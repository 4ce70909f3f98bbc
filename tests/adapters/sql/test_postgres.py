"""What is particular to PostgreSQL: its schema, its refusals, and what happens when it goes away."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from bot.adapters.sql.delivery import SqlStorage
from bot.adapters.sql.engine import open_engine, reading, writing
from bot.adapters.sql.migrating import HEAD, stored_version, upgrade
from bot.adapters.sql.question_log import SqlQuestionLog
from bot.adapters.sql.tables import metadata
from bot.core.errors import StorageError
from bot.delivery.received import Arrival
from bot.ports.chats import ChatState
from bot.ports.questions import QuestionFilter
from tests.adapters.rows import NOON, row

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncEngine

    from tests.postgres import Postgres


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


async def test_the_steps_lead_to_the_tables_of_the_code(postgres_engine: AsyncEngine) -> None:
    async with reading(postgres_engine) as connection:
        assert await connection.run_sync(differences) == []


async def test_times_are_kept_with_their_zone(postgres_engine: AsyncEngine) -> None:
    def zones(connection: Connection) -> dict[str, bool]:
        found = inspect(connection)
        return {
            f"{table}.{column['name']}": column["type"].timezone
            for table in found.get_table_names()
            for column in found.get_columns(table)
            if hasattr(column["type"], "timezone")
        }

    async with reading(postgres_engine) as connection:
        found = await connection.run_sync(zones)
    assert len(found) >= 8
    assert all(found.values())


async def test_instances_that_start_at_once_all_find_the_schema(postgres_url: str) -> None:
    engines = [open_engine(postgres_url) for _ in range(4)]
    try:
        await asyncio.gather(*map(upgrade, engines))
        async with reading(engines[0]) as connection:
            assert await connection.run_sync(stored_version) == HEAD
    finally:
        for engine in engines:
            await engine.dispose()


async def test_of_instances_that_are_given_the_same_thing_at_once_one_takes_it(postgres_url: str) -> None:
    engines = [open_engine(postgres_url) for _ in range(4)]
    try:
        await upgrade(engines[0])
        arrivals = [Arrival("telegram", str(number), "{}", NOON) for number in range(50)]
        taken = await asyncio.gather(*(SqlStorage(engine).inbox.store(arrivals) for engine in engines))
        assert sorted(int(each.key) for part in taken for each in part) == list(range(50))
    finally:
        for engine in engines:
            await engine.dispose()


async def test_what_is_read_together_is_of_the_same_moment(
    postgres_engine: AsyncEngine, postgres_url: str
) -> None:
    other = open_engine(postgres_url)
    async with reading(postgres_engine) as connection:
        before = await connection.scalar(text("SELECT count(*) FROM questions"))
        await SqlQuestionLog(other).record(row())
        assert await connection.scalar(text("SELECT count(*) FROM questions")) == before
    await other.dispose()
    assert (await SqlQuestionLog(postgres_engine).stats(QuestionFilter())).total == 1


async def test_a_connection_that_the_server_ended_is_replaced(
    postgres_engine: AsyncEngine, postgres_url: str
) -> None:
    storage = SqlStorage(postgres_engine)
    await storage.chats.save("a", ChatState(topic="vat"))
    other = open_engine(postgres_url)
    async with writing(other) as connection:
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        await connection.execute(text(f"{ended} AND datname = current_database()"))
    await other.dispose()
    assert await storage.chats.get("a") == ChatState(topic="vat")


async def refusal(url: str) -> str:
    engine = open_engine(url, wait_seconds=0.5)
    try:
        with pytest.raises(StorageError) as refused:
            await upgrade(engine)
    finally:
        await engine.dispose()
    return str(refused.value)


async def test_a_database_that_is_not_there_is_named(postgres: Postgres) -> None:
    told = await refusal(f"postgresql://postgres@/none?host={postgres.folder}")
    assert "没有这个库" in told
    assert "/none" in told


async def test_a_user_that_is_not_known_is_said_and_the_password_is_not(postgres: Postgres) -> None:
    told = await refusal(f"postgresql://nobody:hush@/postgres?host={postgres.folder}")
    assert "账号或密码" in told
    assert "hush" not in told


async def test_a_server_that_is_not_there_is_said() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = await refusal(f"postgres://me:hush@127.0.0.1:{port}/x")
    assert "连不上" in told
    assert "hush" not in told


async def test_a_user_who_may_not_make_tables_is_told_so(postgres_url: str) -> None:
    owner = open_engine(postgres_url)
    async with writing(owner) as connection:
        await connection.execute(text("CREATE ROLE reader LOGIN"))
    await owner.dispose()
    told = await refusal(postgres_url.replace("postgres@", "reader@"))
    assert "permission denied" in told
    assert "权限" in told


async def test_a_statement_that_is_never_answered_is_given_up(postgres_url: str) -> None:
    engine = open_engine(postgres_url, wait_seconds=0.05)
    with pytest.raises(StorageError):
        async with reading(engine) as connection:
            await connection.execute(text("SELECT pg_sleep(60)"))
    await engine.dispose()
