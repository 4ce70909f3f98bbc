"""The program itself, killed while people ask: what the benchmark does at length, in short."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

from benchmarks.faults import passed
from benchmarks.rehearsing import Rehearsal

if TYPE_CHECKING:
    from pathlib import Path


async def test_five_kills_lose_nothing_swap_nothing_and_double_only_what_was_not_recorded(
    tmp_path: Path,
) -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    rehearsal = Rehearsal(tmp_path, kills=5, per_second=8, chance=chance, moody=True)
    report = await asyncio.wait_for(rehearsal.run(), 400)
    assert report.kills == 5
    assert report.asked > 20
    assert passed(report), report
    assert report.stopped < 10


async def test_by_webhook_and_on_a_server_it_is_the_same(tmp_path: Path, postgres_url: str) -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    rehearsal = Rehearsal(tmp_path, 3, 8, chance, moody=True, delivered=True, database_url=postgres_url)
    report = await asyncio.wait_for(rehearsal.run(), 400)
    assert report.kills == 3
    assert report.asked > 20
    assert passed(report), report
    assert report.stopped < 10
