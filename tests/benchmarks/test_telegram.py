"""The benchmark of the whole path runs both bots, and tells what it measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import telegram
from benchmarks.crowding import Measured
from tests.kept import keep_engine

if TYPE_CHECKING:
    from pathlib import Path


async def test_both_bots_answer_the_crowd_and_what_they_use_up_is_seen(tmp_path: Path) -> None:
    keep_engine(tmp_path)
    bare = await telegram._crowd(0.0, None, people=4, questions=20)
    mine = await telegram._crowd(0.0, tmp_path, people=4, questions=20)
    for each in (bare, mine):
        assert len(each.crowd.seconds) == 20
        assert each.cpu_ms > 0
    assert (tmp_path / "policybot.db").stat().st_size > 0


async def test_memory_is_watched_while_questions_come(tmp_path: Path) -> None:
    keep_engine(tmp_path)
    held = await telegram._memory(tmp_path, rate=4, minutes=0.05, warm_up=2)
    assert held.before > 50
    assert held.after > 50
    assert held.minutes == 0.05
    assert held.rate == pytest.approx(4, rel=0.7)


def test_the_table_says_the_share_and_the_growth() -> None:
    bare = telegram.OneWay(Measured([0.01] * 100, 1.0), 2.0)
    mine = telegram.OneWay(Measured([0.02] * 100, 2.0), 10.0)
    assert "| 50 毫秒 | 每秒 100 条 | 每秒 50 条 | 50% | 20 / 20 | 2.0 / 10.0 |" in telegram._table(
        [(0.05, bare, mine)]
    )
    assert "从 200 MB 到 210 MB（+5.0%）" in telegram._held(telegram.Memory(60, 3, 200, 210))
