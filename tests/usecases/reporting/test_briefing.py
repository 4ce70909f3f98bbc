"""Teams are told what was asked: counted, those asked by enough people by name, the rest only as a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.core.auditing.intervals import Interval
from bot.core.auditing.rates import Rate
from bot.core.auditing.readers import Caught
from bot.core.desk.tickets import OFFICE
from bot.messages import message
from bot.usecases.reporting.auditing import Audited
from bot.usecases.reporting.briefing import Briefing, Digest, Stretch
from bot.usecases.reporting.digesting import Digesting, lasted
from tests.usecases.tickets.test_desk import MEI, SHED, House

if TYPE_CHECKING:
    from bot.core.engine import Engine

DUES, LEAK = "英林商会会费一年几千", "英林厂房漏水找哪个部门修"
DAY = timedelta(days=1)


@pytest.fixture
def house(engine: Engine) -> House:
    return House(engine)


async def digest(house: House, team: str, days: int = 7) -> Digest:
    tomorrow = house.clock().date() + DAY
    return await Briefing(house.desk, house.clock).digest(team, Stretch.before(tomorrow, days))


async def told(house: House, team: str) -> str:
    return Digesting(house.desk).text(await digest(house, team))


async def test_a_town_is_told_of_its_own_and_the_office_of_everything(house: House) -> None:
    await house.ask(DUES, "a")
    await house.ask("稳岗返还返几成", "b")
    await house.ask(SHED, "c")
    await house.ask("谢谢", "d")
    town, office = await digest(house, "yinglin"), await digest(house, OFFICE)
    assert (town.counts.questions, town.waiting) == (1, 1)
    assert (office.counts.questions, office.counts.people, office.waiting) == (3, 3, 2)
    assert dict(office.counts.outcomes) == {"gap": 1, "answered": 1, "unanswered": 1}


async def test_what_fewer_than_three_people_ask_is_counted_and_not_shown(house: House) -> None:
    for chat in "aab":
        await house.ask(DUES, chat)
    text = await told(house, "yinglin")
    assert "会费" not in text
    assert "还有 1 个问题，每个不到 3 人问" in text
    await house.ask(DUES, "c")
    assert f"· 第 1 号 {DUES}（3 人）" in await told(house, "yinglin")


async def test_what_was_answered_is_called_by_its_part_and_not_in_anybodys_words(house: House) -> None:
    for chat in "abc":
        await house.ask("稳岗返还返几成", chat)
    text = await told(house, OFFICE)
    assert "（3 人）" in text
    assert "返几成" not in text


async def test_only_people_of_the_stretch_make_a_cluster(house: House) -> None:
    for chat in "ab":
        await house.ask(DUES, chat)
    house.clock.advance(8 * 86400)
    await house.ask(DUES, "c")
    found = await digest(house, "yinglin")
    assert (found.missed.shown, found.missed.withheld) == ((), 1)
    assert (await digest(house, "yinglin", 30)).missed.shown[0].people == 3


async def test_late_and_answered_tickets_and_the_time_it_took(house: House) -> None:
    await house.ask(DUES)
    await house.ask(LEAK)
    house.clock.advance(5 * 3600)
    await house.reviewing.act(1, "answer", MEI, "两千。")
    found = await digest(house, "yinglin")
    assert (found.waiting, found.late, found.replied, found.typical) == (1, 0, 1, timedelta(hours=5))
    house.clock.advance(10 * 86400)
    found = await digest(house, "yinglin")
    assert (found.waiting, found.late, found.replied, found.typical) == (1, 1, 0, None)


async def test_what_ends_within_sixty_days_is_told(house: House) -> None:
    house.clock.now = house.clock.now.replace(month=7, day=1)
    assert "到期的政策" not in await told(house, OFFICE)
    house.clock.now = house.clock.now.replace(month=12, day=1)
    ending = (await digest(house, OFFICE)).ending
    assert ending
    assert f"60 天内到期的政策 {len(ending)} 项" in await told(house, OFFICE)


def test_a_stretch_is_of_whole_days_in_jinjiang() -> None:
    found = Stretch.before(date(2026, 11, 23), 7)
    assert found.since.isoformat() == "2026-11-16T00:00:00+08:00"
    assert not found.holds(found.until)


@pytest.mark.parametrize(
    ("hours", "words"), [(0.2, " 1 小时"), (5, " 5 小时"), (47, " 47 小时"), (72, " 3 天")]
)
def test_times_are_said_in_hours_and_then_in_days(hours: float, words: str) -> None:
    assert lasted(timedelta(hours=hours)) == words


async def test_the_office_is_told_how_many_answers_were_found_wrong_or_that_nobody_knows(
    house: House,
) -> None:
    found = await digest(house, OFFICE)
    assert found.audited.rate is None
    assert message("digest.not_audited") in Digesting(house.desk).text(found)
    assert message("digest.not_audited") not in await told(house, "yinglin")
    read = Audited(
        found.audited.since, Rate(0.021, Interval(0.004, 0.06), 80, 2), 0.93, 40, 80, {}, Caught(0, 0)
    )
    text = Digesting(house.desk).text(replace(found, audited=read))
    assert "近一季看了 80 条答复）：答错 2.1%，实际在 0.4% 到 6.0% 之间；两个人的一致程度（AC1）0.93" in text
