"""The schema is brought up to date as a whole, once, and never backwards."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from bot.adapters.sql.engine import open_engine, reading, writing
from bot.adapters.sql.migrating import HEAD, MIGRATIONS, upgrade
from bot.adapters.sql.tables import metadata
from bot.core.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.ext.asyncio import AsyncEngine

ENV = "from bot.adapters.sql.migrations.env import run\nrun()\n"
STEP = """\
import sqlalchemy as sa
from alembic import op

revision = {revision!r}
down_revision = {before!r}


def upgrade():
    {body}
"""


@pytest.fixture
async def new_engine(database: Path) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(f"sqlite+aiosqlite:///{database}")
    yield engine
    await engine.dispose()


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """A folder of steps of its own: the first makes a table and one that refers to it."""
    folder = tmp_path / "100% steps"
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text(ENV)
    add_step(
        folder,
        "0001",
        None,
        "op.execute('CREATE TABLE parent (id INTEGER PRIMARY KEY)')",
        "op.execute('CREATE TABLE child (parent INTEGER REFERENCES parent ON DELETE CASCADE)')",
        "op.execute('INSERT INTO parent VALUES (1)')",
        "op.execute('INSERT INTO child VALUES (1)')",
    )
    return folder


def add_step(folder: Path, revision: str, before: str | None, *lines: str) -> None:
    step = STEP.format(revision=revision, before=before, body="\n    ".join(lines))
    (folder / "versions" / f"{revision}.py").write_text(step)


def schema(database: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT sql FROM sqlite_master WHERE sql <> '' ORDER BY name").fetchall()


def version(database: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT version_num FROM alembic_version").fetchall()


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


async def test_the_newest_step_is_the_one_the_code_expects() -> None:
    config = Config()
    config.set_main_option("script_location", MIGRATIONS)
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


async def test_the_steps_lead_to_the_tables_of_the_code(database_engine: AsyncEngine) -> None:
    async with reading(database_engine) as connection:
        assert await connection.run_sync(differences) == []


@pytest.mark.usefixtures("database_engine")
async def test_names_of_constraints_agree_with_the_code(database: Path) -> None:
    migrated = schema(database)
    other = open_engine(f"sqlite+aiosqlite:///{database.with_name('other.db')}")
    async with writing(other) as connection:
        await connection.run_sync(metadata.create_all)
    await other.dispose()
    made = schema(database.with_name("other.db"))
    ours = [statement for statement in migrated if "alembic_version" not in statement[0]]
    assert [sorted(names(each)) for (each,) in ours] == [sorted(names(each)) for (each,) in made]


def names(statement: str) -> list[str]:
    # SQLite writes columns that were added later one after the other behind the end of the last line.
    lines = re.split(r"\n|, (?![^(]*\))", statement.replace('"', "").removesuffix(")"))
    return [line.strip(" \t\n,") for line in lines if line.strip(" \t\n,")]


async def test_a_second_start_changes_nothing(database: Path, database_engine: AsyncEngine) -> None:
    before = schema(database)
    await upgrade(database_engine)
    assert schema(database) == before


def test_a_start_with_nothing_to_do_does_not_import_alembic(database: Path) -> None:
    code = (
        "import asyncio, sys\n"
        "from bot.adapters.sql.engine import open_engine\n"
        "from bot.adapters.sql.migrating import upgrade\n"
        "async def main():\n"
        f"    engine = open_engine('sqlite+aiosqlite:///{database}')\n"
        "    await upgrade(engine)\n"
        "    await engine.dispose()\n"
        "asyncio.run(main())\n"
        "print('alembic' in sys.modules)\n"
    )
    starts = [
        subprocess.run([sys.executable, "-c", code], check=True, timeout=30, capture_output=True, text=True)
        for _ in range(2)
    ]
    assert [start.stdout for start in starts] == ["True\n", "False\n"]


async def test_two_that_start_at_once_both_find_the_schema(database: Path) -> None:
    engines = [open_engine(f"sqlite+aiosqlite:///{database}") for _ in range(4)]
    try:
        await asyncio.gather(*map(upgrade, engines))
    finally:
        for engine in engines:
            await engine.dispose()
    assert version(database) == [(HEAD,)]


async def test_a_database_newer_than_the_code_is_left_alone(
    database: Path, database_engine: AsyncEngine
) -> None:
    async with writing(database_engine) as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match="9999 比程序新"):
        await upgrade(database_engine)
    assert version(database) == [("9999",)]


async def test_a_later_step_is_carried_out(new_engine: AsyncEngine, database: Path, steps: Path) -> None:
    await upgrade(new_engine, str(steps), "0001")
    add_step(steps, "0002", "0001", "op.add_column('child', sa.Column('name', sa.Text()))")
    await upgrade(new_engine, str(steps), "0002")
    assert version(database) == [("0002",)]
    assert "name TEXT" in str(schema(database))


async def test_a_step_that_fails_half_way_leaves_the_old_schema(
    new_engine: AsyncEngine, database: Path, steps: Path
) -> None:
    await upgrade(new_engine, str(steps), "0001")
    before = schema(database)
    add_step(steps, "0002", "0001", "op.create_table('second', sa.Column('id', sa.Integer()))")
    add_step(
        steps,
        "0003",
        "0002",
        "op.create_table('third', sa.Column('id', sa.Integer()))",
        "op.execute('INSERT INTO nowhere VALUES (1)')",
    )
    with pytest.raises(StorageError, match="nowhere"):
        await upgrade(new_engine, str(steps), "0003")
    assert schema(database) == before
    assert version(database) == [("0001",)]


async def test_a_first_start_that_fails_leaves_an_empty_database(
    new_engine: AsyncEngine, database: Path, steps: Path
) -> None:
    add_step(steps, "0002", "0001", "raise RuntimeError('a step with a mistake')")
    with pytest.raises(RuntimeError, match="mistake"):
        await upgrade(new_engine, str(steps), "0002")
    assert schema(database) == []


async def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(
    new_engine: AsyncEngine, database: Path, steps: Path
) -> None:
    await upgrade(new_engine, str(steps), "0001")
    add_step(
        steps,
        "0002",
        "0001",
        "with op.batch_alter_table('parent', recreate='always') as parent:",
        "    parent.add_column(sa.Column('name', sa.Text()))",
    )
    await upgrade(new_engine, str(steps), "0002")
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT parent FROM child").fetchall() == [(1,)]
        assert connection.execute("SELECT id, name FROM parent").fetchall() == [(1, None)]


async def test_a_step_that_breaks_a_reference_is_undone(
    new_engine: AsyncEngine, database: Path, steps: Path
) -> None:
    await upgrade(new_engine, str(steps), "0001")
    add_step(steps, "0002", "0001", "op.execute('DELETE FROM parent')")
    with pytest.raises(StorageError, match="没有升级成"):
        await upgrade(new_engine, str(steps), "0002")
    assert version(database) == [("0001",)]
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT id FROM parent").fetchall() == [(1,)]


async def test_a_database_of_another_program_is_left_alone(new_engine: AsyncEngine, database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE questions (id INTEGER)")
    before = schema(database)
    with pytest.raises(StorageError, match="already exists"):
        await upgrade(new_engine)
    assert schema(database) == before
