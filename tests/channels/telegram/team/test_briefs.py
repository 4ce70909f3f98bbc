"""A team's group is told what was asked: when it asks, and once a week of itself."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from bot.adapters.spreadsheets import read_tables
from bot.core.place import PLACE
from bot.ports.due import Deadline
from bot.usecases.reporting.charting import HEIGHT, WIDTH
from tests.botapi import BotApi, Person
from tests.channels.telegram.conftest import clock
from tests.channels.telegram.team.conftest import CENTRE, DUES, MEI, TOWN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.channels.telegram.team.conftest import House, Opened

ASKERS = [Person(1001), Person(1002), Person(1003)]


async def test_the_group_that_asks_is_told_of_the_last_days(bound: House, api: BotApi) -> None:
    for each in ASKERS:
        await bound.ask(each)
    await bound.card()
    for typed in ("/周报", "/digest"):
        before = len(api.said(TOWN.id))
        await api.say(MEI, typed, TOWN)
        said = await bound.next(TOWN, before)
        assert "英林镇宣讲团：" in said.text
        assert f"· 第 1 号 {DUES}（3 人）" in said.text


async def test_a_digest_comes_with_a_picture_and_the_whole_list(
    bound: House, api: BotApi, tmp_path: Path
) -> None:
    for each in ASKERS:
        await bound.ask(each)
    await bound.card()
    await api.say(MEI, "/周报", TOWN)
    await api.wait_for(lambda _: api.made("sendDocument", TOWN.id))
    (picture,), (listed,) = api.made("sendPhoto", TOWN.id), api.made("sendDocument", TOWN.id)
    assert picture.data["caption"] == "英林镇宣讲团：每天问了几句，答上多少"
    assert Image.open(BytesIO(picture.data["photo"].content)).size == (WIDTH, HEIGHT)
    text = next(each for each in api.said(TOWN.id) if "被问了什么" in each.text)
    assert picture.at < text.at < listed.at
    file = listed.data["document"]
    assert file.name.startswith("英林镇宣讲团清单")
    (tmp_path / "list.xlsx").write_bytes(file.content)
    (sheet,) = read_tables(tmp_path / "list.xlsx")
    assert [cells[1:3] for _, cells in sheet.rows] == [(DUES, "3")]


async def test_where_files_are_forbidden_the_words_come_and_the_group_stays_the_teams(
    bound: House, api: BotApi
) -> None:
    await bound.ask(ASKERS[0])
    await bound.card()
    api.wordy = True
    before = len(api.said(TOWN.id))
    await api.say(MEI, "/周报", TOWN)
    assert "被问了什么" in (await bound.next(TOWN, before)).text
    await api.wait_for(lambda calls: any(call.method == "sendDocument" for call in calls))
    assert "待办 1 件" in (await api.reply(MEI, "/待办", TOWN)).text
    assert [each.team for each in await bound.storage.groups.list() if each.gone_at] == []


async def test_after_a_week_in_which_nobody_asked_there_are_only_words(bound: House, api: BotApi) -> None:
    before = len(api.said(TOWN.id))
    await api.say(MEI, "/周报", TOWN)
    assert "没有人问" in (await bound.next(TOWN, before)).text
    await api.reply(MEI, "/待办", TOWN)
    assert api.made("sendPhoto") == api.made("sendDocument") == []


async def test_a_bot_that_is_started_again_tells_each_group_once(opened: Opened, api: BotApi) -> None:
    weekly = Deadline("digest", "yinglin 2026-11-23", clock(), "telegram", week())
    async with opened() as house:
        await house.bind("yinglin", TOWN)
        await house.storage.due.plan(weekly)
        await api.wait_for(lambda _: briefs(api))
    async with opened() as house:
        assert not await house.storage.due.plan(weekly)
        await house.ask(ASKERS[0])
        await house.card()
    assert len(briefs(api)) == 1
    assert api.said(CENTRE.id) == []


async def test_the_next_round_is_planned_when_the_bot_starts(opened: Opened) -> None:
    async with opened() as house:
        await house.bind("yinglin", TOWN)
        rounds: list[Deadline] = []
        while not rounds:
            week_after = clock() + timedelta(days=8)
            rounds = [it for it in await house.storage.due.ripe(week_after, 100) if it.kind == "week"]
        (planned,) = (each.at for each in rounds)
        there = planned.astimezone(PLACE)
        assert (there.weekday(), f"{there:%H:%M}") == (0, "09:00")
        assert timedelta() < planned - clock() <= timedelta(days=7)


def week() -> dict[str, str]:
    return {"team": "yinglin", "day": "2026-11-23"}


def briefs(api: BotApi) -> list[str]:
    return [each.text for each in api.said(TOWN.id) if "11月16日到11月22日" in each.text]


async def test_what_is_handed_in_after_a_session_is_said_back_and_opens_a_card(
    bound: House, api: BotApi
) -> None:
    await bound.ask(ASKERS[0])
    await bound.card()
    before = len(api.said(TOWN.id))
    await api.say(MEI, f"/会后\n稳岗返还返几成\n{DUES}\n厂里想建停车棚要不要报批", TOWN)
    await api.wait_for(lambda _: [each for each in api.said(TOWN.id)[before:] if "会后交回" in each.text])
    (said,) = (each for each in api.said(TOWN.id)[before:] if "会后交回" in each.text)
    assert "已经能答" in said.text
    assert "算进第 1 号（2 人）" in said.text
    assert "新记作第 2 号" in said.text
    card = await bound.card(number=2)
    assert "宣讲会上问的" in card.text
    before = len(api.said(TOWN.id))
    await api.say(MEI, "/session@jinjiang_policy_bot\n稳岗返还返几成", TOWN)
    assert "会后交回 1 个问题" in (await bound.next(TOWN, before)).text
    before = len(api.said(TOWN.id))
    await api.say(MEI, "/会后", TOWN)
    assert "一行一个" in (await bound.next(TOWN, before)).text


async def test_while_a_session_is_thought_about_others_are_answered_and_get_their_tickets(
    bound: House, api: BotApi
) -> None:
    hard = "厂里想建停车棚要不要报批"
    bound.pondering.over.add(hard)
    await api.say(MEI, f"/会后\n稳岗返还返几成\n{hard}", TOWN)
    await api.wait_for(lambda _: api.pending == 0)
    assert "第 1 号" in (await bound.ask(ASKERS[0])).text
    await bound.card()
    assert not [each for each in api.said(TOWN.id) if "会后交回" in each.text]
    bound.pondering.goes_on.set()
    await api.wait_for(lambda _: [each for each in api.said(TOWN.id) if "会后交回 2 个" in each.text])
    assert hard in (await bound.card(number=2)).text
