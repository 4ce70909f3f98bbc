"""What was asked at a session finds its answer or its ticket, or becomes one; twice handed in counts once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.desk.tickets import OFFICE
from bot.ports.questions import QuestionFilter
from bot.usecases.answering.sessions import Line, Sessions, said_back
from tests.usecases.reporting.test_briefing import DUES, digest
from tests.usecases.tickets.test_desk import MEI, OFFICE_CLERK, SHED, House

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.engine import Engine

JOBS = "稳岗返还返几成"


@pytest.fixture
def house(engine: Engine) -> House:
    return House(engine)


async def hand_in(house: House, *lines: str, team: str = "yinglin") -> Sequence[Line]:
    return await Sessions(house.desk, house.clock).take(team, lines)


def became(lines: Sequence[Line]) -> list[tuple[str, int]]:
    return [(line.became, line.ticket) for line in lines]


async def test_each_line_is_answered_counted_or_opened(house: House) -> None:
    await house.ask(DUES)
    found = await hand_in(house, f"1. {JOBS}", "", f"2、{DUES}", f"（3）{SHED}", "- 谢谢")
    assert became(found) == [("answered", 0), ("counted", 1), ("opened", 2), ("no_question", 0)]
    assert [line.text for line in found] == [JOBS, DUES, SHED, "谢谢"]
    assert found[1].asked == 2
    assert "12333" in found[0].answer
    first, second = await house.tickets()
    assert (second.reason, second.team, second.asked, second.question) == ("session", "yinglin", 1, SHED)
    assert first.reason == "gap"


async def test_the_same_lines_again_count_once_and_another_day_counts_again(house: House) -> None:
    await hand_in(house, SHED, SHED, JOBS)
    found = await hand_in(house, SHED, JOBS)
    assert became(found) == [("counted", 1), ("answered", 0)]
    assert (await house.only()).asked == 1
    assert [row.text async for row in house.storage.questions.list(QuestionFilter())] == [SHED, JOBS]
    house.clock.advance(86400)
    await hand_in(house, SHED)
    assert (await house.only()).asked == 2


async def test_what_people_have_answered_or_ignored_is_said_so(house: House) -> None:
    await house.ask(DUES)
    await house.ask(SHED)
    await house.reviewing.act(1, "answer", MEI, "每年两千。")
    await house.reviewing.act(2, "ignore", OFFICE_CLERK)
    found = await hand_in(house, DUES, SHED)
    assert became(found) == [("replied", 1), ("ignored", 2)]
    assert found[0].answer == "每年两千。"


async def test_our_town_is_the_teams_and_the_named_one_is_named(house: House) -> None:
    await hand_in(house, "我们镇商会会费一年几千", "陈埭商会会费一年几千")
    assert [each.team for each in await house.tickets()] == ["yinglin", "chendai"]


async def test_what_the_bot_would_ask_back_is_not_lost(house: House) -> None:
    assert (await house.ask("贴息")).reply.outcome == "clarify"
    assert became(await hand_in(house, "贴息", team=OFFICE)) == [("opened", 1)]


async def test_figures_that_begin_a_question_are_no_numbering_and_numbers_are_masked(house: House) -> None:
    (line,) = await hand_in(house, "1.5%的贴息找谁，我电话13805961234", team=OFFICE)
    assert line.text.startswith("1.5%")
    assert "13805961234" not in line.text
    assert all("13805961234" not in each.question for each in await house.tickets())


async def test_two_questions_in_a_line_are_two(house: House) -> None:
    found = await hand_in(house, f"{JOBS}？{DUES}？")
    assert became(found) == [("answered", 0), ("opened", 1)]


async def test_a_session_is_one_asker_in_the_digest(house: House) -> None:
    await hand_in(house, DUES, SHED, JOBS)
    found = await digest(house, "yinglin")
    assert (found.counts.questions, found.counts.people, found.missed.shown) == (3, 1, ())


async def test_it_is_said_back_line_by_line_with_figures(house: House) -> None:
    await house.ask(DUES)
    text = said_back(await hand_in(house, JOBS, DUES, SHED), "英林镇宣讲团", 10)
    assert text.startswith("英林镇宣讲团会后交回 3 个问题：\n1. 稳岗返还返几成\n　已经能答：")
    assert "2. 英林商会会费一年几千\n　已经有人问过，算进第 1 号（2 人）\n" in text
    assert text.endswith("共计：已经能答 1，算进已有的工单 1，新开工单 1。")
    assert said_back([], "英林镇宣讲团") == "没有一行写着问题。"
