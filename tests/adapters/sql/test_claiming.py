"""Who may run on a database, and who may replace what it holds."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import pytest

from bot.adapters.sql.claiming import claimed
from bot.core.errors import StorageError
from tests.kept import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import Postgres

HOLD = """
import asyncio, sys
from bot.adapters.sql.claiming import claimed

async def hold():
    async with claimed(sys.argv[1], shared=True):
        print("mine", flush=True)
        await asyncio.sleep(600)

asyncio.run(hold())
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"
    found: str = request.getfixturevalue("postgres_url")
    return found


async def refused(address: str, *, shared: bool) -> bool:
    try:
        async with claimed(address, shared=shared):
            return False
    except StorageError as error:
        return "正有机器人在用" in str(error)


async def test_while_a_bot_runs_nothing_is_replaced_below_it(address: str) -> None:
    async with claimed(address, shared=True):
        assert await refused(address, shared=False)
    assert not await refused(address, shared=False)


async def test_while_all_is_replaced_no_bot_starts(address: str) -> None:
    async with claimed(address):
        assert await refused(address, shared=True)
    assert not await refused(address, shared=True)


async def test_on_a_server_several_bots_may_run_and_the_last_of_them_counts(postgres_url: str) -> None:
    async with claimed(postgres_url, shared=True):
        async with claimed(postgres_url, shared=True):
            assert await refused(postgres_url, shared=False)
        assert await refused(postgres_url, shared=False)
    assert not await refused(postgres_url, shared=False)


async def test_in_one_file_only_one_bot_runs(tmp_path: Path) -> None:
    address = f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"
    async with claimed(address, shared=True):
        assert await refused(address, shared=True)


async def test_databases_of_one_server_are_claimed_each_by_itself(
    postgres: Postgres, postgres_url: str
) -> None:
    async with claimed(postgres_url, shared=True):
        assert not await refused(postgres.new_database(), shared=False)


async def test_a_killed_bot_has_nothing_any_more(address: str) -> None:
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLD, address, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert bot.stdout is not None
    assert await bot.stdout.readline() == b"mine\n"
    assert await refused(address, shared=False)
    bot.kill()
    await bot.wait()
    for _ in range(600):  # a server takes a moment to see it
        if not await refused(address, shared=False):
            return
        await asyncio.sleep(0.05)
    raise AssertionError
