"""Every implementation of the ports, for the contract tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.adapters.memory.chats import InMemoryChats
from bot.adapters.memory.questions import InMemoryQuestionLog
from bot.adapters.sql.chats import SqlChats
from bot.adapters.sql.delivery import SqlStorage
from bot.adapters.sql.engine import open_engine
from bot.adapters.sql.migrating import upgrade
from bot.adapters.sql.question_log import SqlQuestionLog
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.ports.chats import Chats
    from bot.ports.delivery import Storage
    from bot.ports.questions import QuestionLog

KINDS = ("memory", "sqlite", "postgresql")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "log.db"


@pytest.fixture
async def database_engine(database: Path) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(f"sqlite+aiosqlite:///{database}")
    await upgrade(engine)
    yield engine
    await engine.dispose()


@pytest.fixture
async def postgres_engine(postgres_url: str) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(postgres_url)
    await upgrade(engine)
    yield engine
    await engine.dispose()


@pytest.fixture(params=["database_engine", "postgres_engine"], ids=["sqlite", "postgresql"])
def any_engine(request: pytest.FixtureRequest) -> AsyncEngine:
    """A database with its schema, of each kind."""
    found: AsyncEngine = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=KINDS)
def log(request: pytest.FixtureRequest) -> QuestionLog:
    engine = engine_of(request)
    # A page smaller than the rows of most tests.
    return InMemoryQuestionLog() if engine is None else SqlQuestionLog(engine, page=2)


@pytest.fixture(params=KINDS)
def chats(request: pytest.FixtureRequest) -> Chats:
    engine = engine_of(request)
    return InMemoryChats() if engine is None else SqlChats(engine)


@pytest.fixture(params=KINDS)
def storage(request: pytest.FixtureRequest) -> Storage:
    engine = engine_of(request)
    return InMemoryStorage() if engine is None else SqlStorage(engine)


def engine_of(request: pytest.FixtureRequest) -> AsyncEngine | None:
    """The database that a test of a contract runs on; None for the one in memory."""
    if request.param == "memory":
        return None
    kinds = {"sqlite": "database_engine", "postgresql": "postgres_engine"}
    found: AsyncEngine = request.getfixturevalue(kinds[request.param])
    return found
