"""A group is bound by an administrator, moves with its supergroup, and the office steps in for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.desk.tickets import OFFICE
from tests.botapi import BotApi, Chat, Person
from tests.channels.telegram.team.conftest import CENTRE, DUES, HUA, MEI, TOWN

if TYPE_CHECKING:
    from tests.channels.telegram.team.conftest import House, Opened

ASKER = Person(1001)
ANSWER = "每年两千，找商会秘书处。"


@pytest.fixture
async def code(house: House, api: BotApi) -> str:
    api.admins.add(MEI.id)
    return (await house.binding.offer("yinglin"))[0]


async def teams(house: House) -> dict[str, int]:
    return {each.team: each.place.chat for each in await house.storage.groups.list() if not each.gone_at}


async def test_an_administrator_binds_the_group_and_is_told_what_the_bot_cannot_read(
    house: House, api: BotApi, code: str
) -> None:
    said = await api.reply(MEI, f"/bind {code}", TOWN)
    assert "这个群现在是英林镇宣讲团的工作群" in said.text
    assert "请用 /todo" in said.text
    assert await teams(house) == {"yinglin": TOWN.id}
    await house.ask(ASKER)
    assert DUES in (await house.card()).text


@pytest.mark.usefixtures("house")
async def test_a_bot_that_reads_everything_says_nothing_of_it(api: BotApi, code: str) -> None:
    api.admins.add(42)
    said = await api.reply(MEI, f"/bind@jinjiang_policy_bot {code}", TOWN)
    assert "工作群" in said.text
    assert "请用 /todo" not in said.text


async def test_only_an_administrator_binds_and_the_code_stays_good(
    house: House, api: BotApi, code: str
) -> None:
    assert "只有群管理员" in (await api.reply(HUA, f"/bind {code}", TOWN)).text
    assert await teams(house) == {}
    assert "工作群" in (await api.reply(MEI, f"/bind {code}", TOWN)).text


async def test_an_administrator_who_speaks_as_the_group_binds_it(
    house: House, api: BotApi, code: str
) -> None:
    await api.say(HUA, f"/bind {code}", TOWN, sender_chat=TOWN.json())
    await api.wait_for(lambda _: api.said(TOWN.id))
    assert await teams(house) == {"yinglin": TOWN.id}


@pytest.mark.parametrize(("typed", "sentence"), [("ABCD2345", "不对"), ("", "请写上绑定码")])
async def test_a_code_that_is_wrong_or_missing_is_said_politely(
    house: House, api: BotApi, code: str, typed: str, sentence: str
) -> None:
    assert typed != code
    assert sentence in (await api.reply(MEI, f"/bind {typed}", TOWN)).text
    assert await teams(house) == {}


async def test_a_used_code_and_a_private_chat_bind_nothing(house: House, api: BotApi, code: str) -> None:
    assert "由群管理员在群里发" in (await api.reply(MEI, f"/bind {code}")).text
    await api.reply(MEI, f"/bind {code}", TOWN)
    assert "用过" in (await api.reply(MEI, f"/bind {code}", Chat(-100200))).text
    assert await teams(house) == {"yinglin": TOWN.id}


async def test_where_the_bot_may_say_nothing_the_group_is_not_bound(
    house: House, api: BotApi, code: str
) -> None:
    api.muted = True
    await api.say(MEI, f"/bind {code}", TOWN)
    await api.wait_for(lambda _: api.said(TOWN.id))  # this server lets it through; Telegram would not
    assert "没有发言的权限" in api.said(TOWN.id)[0].text
    assert await teams(house) == {}


async def test_if_telegram_does_not_say_who_is_an_administrator_nothing_is_bound(
    house: House, api: BotApi, code: str
) -> None:
    api.fail("getChatMember", status=400)
    assert "查不到群里的权限" in (await api.reply(MEI, f"/bind {code}", TOWN)).text
    assert "工作群" in (await api.reply(MEI, f"/bind {code}", TOWN)).text
    assert await teams(house) == {"yinglin": TOWN.id}


@pytest.mark.parametrize("tell", [True, False], ids=["told", "found out"])
async def test_a_group_that_becomes_a_supergroup_stays_bound(
    bound: House, api: BotApi, *, tell: bool
) -> None:
    into = Chat(-100100100)
    await api.upgrade(TOWN, into, tell=tell)
    await bound.ask(ASKER)
    card = await bound.card(into)
    assert await teams(bound) == {"yinglin": into.id, OFFICE: CENTRE.id}
    await bound.pressed(MEI, card, "认领")
    await bound.shows(card, "由 小梅 办理")
    assert [call for call in api.said(into.id) if DUES in call.text] == [card]
    assert api.said(CENTRE.id) == []


async def test_a_card_that_can_no_longer_be_changed_in_the_old_group_is_sent_to_the_new(
    bound: House, api: BotApi
) -> None:
    await bound.ask(ASKER)
    await bound.card()
    into = Chat(-100100100)
    await api.upgrade(TOWN, into, tell=False)
    await bound.ask(Person(1002))
    assert "2 人问过" in (await bound.card(into)).text
    assert (await teams(bound))["yinglin"] == into.id


@pytest.mark.parametrize("tell", [True, False], ids=["told", "found out"])
async def test_a_bot_that_is_thrown_out_falls_back_to_the_office(
    bound: House, api: BotApi, caplog: pytest.LogCaptureFixture, *, tell: bool
) -> None:
    if tell:
        await bound.ask(ASKER)
        await bound.card()
    await api.throw_out(TOWN, tell=tell)
    if not tell:
        await bound.ask(ASKER)
    card = await bound.card(CENTRE)
    assert DUES in card.text
    assert "归 英林镇宣讲团" in card.text
    assert await teams(bound) == {OFFICE: CENTRE.id}
    assert any("yinglin 的群联系不上了" in record.message for record in caplog.records)
    preview = await bound.answered(HUA, card, ANSWER)
    await bound.pressed(HUA, preview, "发送")
    await api.wait_for(lambda _: any(ANSWER in each.text for each in api.said(ASKER.id)))


async def test_without_any_group_nothing_is_said_and_the_ticket_waits(house: House, api: BotApi) -> None:
    await house.ask(ASKER)
    ticket = await house.storage.tickets.get(1)
    assert ticket is not None
    assert ticket.state == "open"
    assert {each.data["chat_id"] for each in api.said()} == {ASKER.id}


async def test_what_was_planned_while_the_bot_was_off_is_done_once_by_the_next_start(
    opened: Opened, api: BotApi
) -> None:
    async with opened() as house:
        await house.bind("yinglin", TOWN)
        api.fail("sendMessage", times=1000, retry_after=1, chat=TOWN.id)
        await house.ask(ASKER)
        await api.wait_for(lambda calls: any(call.status == 429 for call in calls))
    api.heal()
    async with opened() as house:
        card = await house.card()
        preview = await house.answered(MEI, card, ANSWER)
    async with opened() as house:
        await house.pressed(MEI, preview, "发送")
        await api.wait_for(lambda _: any(ANSWER in each.text for each in api.said(ASKER.id)))
        await house.shows(card, "小梅 已答复")
    assert len([each for each in api.said(TOWN.id) if DUES in each.text and "第 1 号" in each.text[:5]]) == 1
    assert len([each for each in api.said(ASKER.id) if ANSWER in each.text]) == 1
