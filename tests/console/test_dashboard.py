"""The figures of a longer time, their charts, and answers read again by people who do not see each other."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from bot.console.dashboard import FRESH
from bot.core.desk.roles import Standing
from tests.console.conftest import LEAK, PASSWORD, SHED, STANDINGS

if TYPE_CHECKING:
    from tests.console.conftest import Office, Person

DAY = 86400
COUNTED = FRESH.total_seconds()
"""Seconds after which the first page counts anew."""
ASKED = "稳岗返还返多少"


async def a_week_later(office: Office, count: int = 2) -> None:
    """Answers were given; the week they were given in is over."""
    for number in range(count):
        await office.ask(ASKED, "cizao" if number else "yinglin", f"asker{number}")
    office.clock.advance(7 * DAY)


async def read(person: Person) -> dict[str, str]:
    """What somebody reads next, drawn first if it has to be; what its form carries."""
    await person.open("/reading")
    if "抽一批来看" in person.text:
        await person.send("/reading/draw")
    return dict(re.findall(r'name="(answer|seen)" value="([^"]+)"', person.shown))


async def judge(person: Person, verdict: str, note: str = "", form: dict[str, str] | None = None) -> None:
    given = form or await read(person)
    assert given
    await person.send("/reading", **given, verdict=verdict, note=note)


async def test_both_rates_stand_side_by_side_and_the_unknown_one_is_said_to_be(office: Office) -> None:
    await a_week_later(office)
    lin, mei = await office.person("老林"), await office.person("小梅")
    assert "4 次提问，答上了 2 次" in lin.text
    assert "没有抽查，就不能说答得对" in lin.text
    assert "2 次提问，答上了 1 次" in mei.text


async def test_a_reviewer_sees_figures_and_pictures_of_their_town_alone(office: Office) -> None:
    lin, mei = await office.person("老林"), await office.person("小梅")
    for person, all_of_it in ((lin, True), (mei, False)):
        await person.open()
        assert SHED in person.shown
        assert (LEAK in person.shown) == all_of_it
        await person.open("/charts/towns.svg")
        assert ("英林" in person.shown) == all_of_it


async def test_charts_are_pictures_that_can_be_saved_with_nothing_active_in_them(office: Office) -> None:
    await a_week_later(office)
    lin = await office.person("老林")
    for name in ("days", "topics", "towns"):
        for days in (30, 365):
            await lin.open(f"/charts/{name}.svg?days={days}")
            assert lin.headers["content-type"] == "image/svg+xml"
            assert f'filename="{name}.svg"' in lin.headers["content-disposition"]
            root = ET.fromstring(lin.shown)  # noqa: S314  # our own
            assert root.get("aria-label")
            assert {each.tag.rpartition("}")[2] for each in root.iter()} <= {"svg", "rect", "line", "text"}
            assert not any("style" in each.attrib for each in root.iter())


async def test_how_long_an_answer_took_is_half_way_between_the_fast_and_the_slow(office: Office) -> None:
    office.clock.advance(2 * 3600)
    lin = await office.person("老林")
    await lin.open("/tickets/1")
    await lin.send("/tickets/1/answer", detail="不用。")
    office.clock.advance(2 * 3600)
    await lin.send("/tickets/2/answer", detail="不用。")
    await lin.open()
    assert "3.0 小时" in lin.text


async def test_two_read_blindly_and_a_third_decides(office: Office) -> None:
    await a_week_later(office, 1)
    chen, audit, lin = [await office.person(name) for name in ("小陈", "审计", "老林")]
    await judge(chen, "wrong", "答的是别的")
    await read(audit)
    assert ASKED in audit.text
    assert "答的是别的" not in audit.text
    await judge(audit, "right", "就是这个")
    await chen.open("/reading")
    assert "现在没有要您看的" in chen.text
    await lin.open("/reading")
    assert "答的是别的" in lin.text
    assert "就是这个" in lin.text
    assert not any(f"{name}：" in lin.text for name in ("小陈", "审计"))
    await judge(lin, "wrong")
    office.clock.advance(COUNTED)
    await lin.open()
    assert "100.0%" in lin.text
    assert "判定 1 条，错 1 条" in lin.text
    assert "两人一致的程度" in lin.text
    assert "答的是别的" not in str(await office.storage.staff.entries(99))


async def test_what_two_agree_on_is_settled_and_taken_no_more(office: Office) -> None:
    await a_week_later(office, 1)
    chen, audit, lin = [await office.person(name) for name in ("小陈", "审计", "老林")]
    form = await read(lin)
    await judge(chen, "right")
    await judge(audit, "right")
    await judge(lin, "wrong", form=form)
    assert "没有再记" in lin.text
    for wrong in (form | {"verdict": "x"}, {"verdict": "right"}, {}):
        await lin.send("/reading", **wrong)
        assert lin.status == 400
    await judge(lin, "wrong", form={"answer": "0" * 24, "seen": "0"})
    assert "没有再记" in lin.text
    mei = await office.person("小梅")
    assert "0.0%" in mei.text or "还没有抽查过" in mei.text


async def test_who_had_the_same_answer_open_cannot_decide_unseen_between_two_who_differ(
    office: Office,
) -> None:
    await a_week_later(office, 1)
    chen, audit, lin = [await office.person(name) for name in ("小陈", "审计", "老林")]
    await read(lin)
    await judge(chen, "wrong", "答的是别的")
    form, same = await read(audit), await read(lin)  # both as second readers
    assert form == same
    await judge(audit, "right", form=form)
    await judge(lin, "right", form=same)
    assert "您这次的没有记" in lin.text
    assert "答的是别的" in lin.text  # and is asked to decide, now knowing what they said
    assert len(await office.storage.audits.judgements(date.min, date.max)) == 2
    await judge(lin, "right")
    assert len(await office.storage.audits.judgements(date.min, date.max)) == 3


async def test_looking_at_what_is_to_be_read_changes_nothing(office: Office) -> None:
    await a_week_later(office, 1)
    chen = await office.person("小陈")
    await chen.open("/reading")
    await chen.open("/reading")
    assert await office.storage.audits.weeks() == []
    assert "抽一批来看" in chen.text
    await chen.send("/reading/draw")
    assert "抽好了" in chen.text
    assert "还有 1 条" in chen.text
    weeks = await office.storage.audits.weeks()
    await chen.send("/reading/draw")
    assert await office.storage.audits.weeks() == weeks
    assert [each for each in await office.did() if each[1] == "draw"] == [("小陈", "draw", "")]


async def test_answers_of_this_week_and_what_was_not_answered_are_not_drawn(office: Office) -> None:
    await office.ask(ASKED, "cizao", "c")
    chen = await office.person("小陈")
    await chen.open("/reading")
    assert "现在没有要您看的" in chen.text
    office.clock.advance(7 * DAY)
    chen = await office.person("小陈")
    await read(chen)
    assert "还有 1 条" in chen.text


async def test_a_second_curator_is_a_reader_too(office: Office) -> None:
    await a_week_later(office, 1)
    link, _ = await office.accounts.invite("小吴", Standing("curator"), "老林")
    await office.accounts.accept(link, PASSWORD)
    wu = await office.person("小吴")
    await judge(wu, "incomplete")
    assert "小吴" not in STANDINGS
    assert ("小吴", "judge") in [each[:2] for each in await office.did()]
