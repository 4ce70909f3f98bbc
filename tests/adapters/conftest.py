"""Every implementation of the question log and of the chats, for the contract tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.adapters.memory import InMemoryChats, InMemoryQuestionLog
from bot.adapters.sql.chats import SqlChats
from bot.adapters.sql.engine import open_engine
from bot.adapters.sql.migrating import upgrade
from bot.adapters.sql.question_log import SqlQuestionLog

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.ports.chats import Chats
    from bot.ports.questions import QuestionLog


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "log.db"


@pytest.fixture
async def database_engine(database: Path) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(f"sqlite+aiosqlite:///{database}")
    await upgrade(engine)
    yield engine
    await engine.dispose()


@pytest.fixture(params=["memory", "sql"])
def log(request: pytest.FixtureRequest) -> QuestionLog:
    if request.param == "memory":
        return InMemoryQuestionLog()
    # A page smaller than the rows of most tests.
    return SqlQuestionLog(request.getfixturevalue("database_engine"), page=2)


@pytest.fixture(params=["memory", "sql"])
def chats(request: pytest.FixtureRequest) -> Chats:
    return (
        InMemoryChats() if request.param == "memory" else SqlChats(request.getfixturevalue("database_engine"))
    )
