"""Every bound group is told once a week, whatever is stopped and started meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.core.desk.quiet import QuietHours
from bot.core.desk.tickets import OFFICE
from bot.core.desk.weekly import Habits, Weekly
from bot.usecases.reporting.rounds import DIGEST, WEEK, Rounds
from tests.usecases.tickets.test_relaying import CENTRE, DUES, TOWN, Board

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.delivery.outgoing import Outgoing

MONDAY = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
"""09:00 in Jinjiang, on the Monday after the clock begins."""
WEEKLY = timedelta(days=7)


@pytest.fixture
def board(engine: Engine) -> Board:
    return Board(engine)


async def due(board: Board) -> list[Outgoing]:
    """What is said now, as the bot does it."""
    rounds, looking = Rounds(board.desk, board.clock), True
    said: list[Outgoing] = []
    while looking:
        ripe = await board.storage.due.ripe(board.clock(), 100)
        looking = bool(ripe)
        for deadline in ripe:
            await board.storage.due.finish(deadline, board.clock())
            if deadline.kind == WEEK:
                await rounds.ring(deadline)
            elif deadline.kind == DIGEST:
                said += await rounds.tell(deadline)
    return said


async def start(board: Board) -> None:
    await Rounds(board.desk, board.clock).plan()


async def test_every_group_is_told_of_its_own_week_on_monday_at_nine(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await board.bind(OFFICE, CENTRE)
    await start(board)
    await board.ask(DUES)
    board.clock.now = MONDAY - timedelta(minutes=1)
    assert await due(board) == []
    board.clock.now = MONDAY
    said = {each.place.chat: each.text for each in await due(board)}
    assert set(said) == {TOWN, CENTRE}
    assert "英林镇宣讲团：11月23日到11月29日" in said[TOWN]
    assert "1 人问了 1 句" in said[TOWN]


async def test_nobody_is_told_twice_however_often_the_bot_is_started(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    for _ in range(3):
        await start(board)
    board.clock.now = MONDAY
    assert len(await due(board)) == 1
    await start(board)
    assert await due(board) == []
    board.clock.now = MONDAY + WEEKLY
    assert len(await due(board)) == 1


async def test_after_a_long_stop_only_the_last_week_is_told(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await start(board)
    board.clock.now = MONDAY + 3 * WEEKLY + timedelta(hours=5)
    (said,) = await due(board)
    assert "12月14日到12月20日" in said.text
    board.clock.now = MONDAY + 4 * WEEKLY
    assert len(await due(board)) == 1


async def test_a_group_that_is_gone_is_told_nothing(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await start(board)
    await board.storage.groups.lose("telegram", TOWN, board.clock(), "kicked")
    board.clock.now = MONDAY
    assert await due(board) == []


async def test_a_round_planned_before_the_hour_was_changed_is_left(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await start(board)
    board.desk.habits = Habits(Weekly(1, time(8)))
    await start(board)
    board.clock.now = MONDAY
    assert await due(board) == []
    board.clock.now = MONDAY + timedelta(days=1)
    assert len(await due(board)) == 1


async def test_without_a_weekly_hour_nothing_is_planned(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await start(board)
    board.desk.habits = Habits(None)
    board.clock.now = MONDAY
    assert await due(board) == []
    assert await board.storage.due.next() is None


async def test_a_round_in_quiet_hours_is_told_when_they_are_over(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await start(board)
    board.desk.pushing._quiet = QuietHours(time(22), time(10))
    board.clock.now = MONDAY
    assert await due(board) == []
    board.clock.now = MONDAY + timedelta(hours=1)
    assert len(await due(board)) == 1
