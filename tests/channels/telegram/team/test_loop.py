"""What nobody documented stands in the team's group, is answered there, and reaches all who asked once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.botapi import BotApi, Chat, Person
from tests.channels.telegram.team.conftest import CENTRE, DUES, HUA, LIN, MEI, TOWN

if TYPE_CHECKING:
    from tests.channels.telegram.team.conftest import House

ASKERS = [Person(1001), Person(1002), Person(1003)]
ANSWER = "每年两千，找商会秘书处。"
SHED, LEAK = "厂里想建停车棚要不要报批", "厂房漏水找哪个部门修"


def told(api: BotApi, person: Person) -> list[str]:
    return [each.text for each in api.said(person.id) if ANSWER in each.text]


async def test_a_question_becomes_a_card_is_claimed_by_one_and_its_answer_reaches_all_three_once(
    bound: House, api: BotApi
) -> None:
    await bound.ask(ASKERS[0])
    card = await bound.card()
    assert DUES in card.text
    assert "1 人问过" in card.text
    assert "机器人听成：英林镇" in card.text
    assert "资料没有载明" in card.text
    assert list(card.buttons) == ["认领", "回复", "并入", "转交", "忽略"]
    for person in ASKERS[1:]:
        await bound.ask(person)
    await bound.shows(card, "3 人问过")
    toasts = await asyncio.gather(*(bound.pressed(each, card, "认领") for each in (MEI, HUA)))
    first = "小梅" if "小梅" in toasts[1] else "阿华"
    assert sorted(toasts) == sorted(["第 1 号由您办理", f"{first} 已经认领了第 1 号；要换人，请工商联来办。"])
    await bound.shows(card, f"由 {first} 办理")
    who = MEI if first == "小梅" else HUA
    preview = await bound.answered(who, card, ANSWER)
    assert "提问人会看到" in preview.text
    assert f"您之前问过：“{DUES}”\n英林镇宣讲团答复：\n{ANSWER}" in preview.text
    assert not any(told(api, person) for person in ASKERS)
    assert await bound.pressed(who, preview, "发送") == "第 1 号：答复"
    await api.wait_for(lambda _: all(told(api, person) for person in ASKERS))
    await bound.shows(card, f"{first} 已答复：{ANSWER}")
    await bound.shows(preview, "3 人马上收到")
    assert len(api.said(TOWN.id)) == 2  # the card and the preview: all else changed these
    assert [len(told(api, person)) for person in ASKERS] == [1, 1, 1]


async def test_what_is_rewritten_is_not_sent_and_what_is_sent_is_the_last(bound: House, api: BotApi) -> None:
    await bound.ask(ASKERS[0])
    card = await bound.card()
    preview = await bound.answered(MEI, card, "不知道")
    await bound.pressed(MEI, preview, "重写")
    await bound.shows(preview, "请“回复”这条消息")
    again = await bound.answered(MEI, preview, ANSWER)
    assert "重写过" in await bound.toast(await api.press(MEI, preview, "发送"))
    await bound.pressed(MEI, again, "发送")
    await api.wait_for(lambda _: told(api, ASKERS[0]))
    assert not any("不知道" in each.text for each in api.said(ASKERS[0].id))
    assert "已经发出" in await bound.toast(await api.press(HUA, again, "发送"))


async def test_the_button_asks_for_a_reply_and_a_picture_is_no_answer(bound: House, api: BotApi) -> None:
    await bound.ask(ASKERS[0])
    card = await bound.card()
    await bound.pressed(MEI, card, "回复")
    prompt = await bound.next(TOWN, 1)
    assert "请“回复”这条消息" in prompt.text
    photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
    await api.post(MEI, TOWN, {"photo": photo, "reply_to_message": api.shown(prompt)})
    assert "写成文字" in (await bound.next(TOWN, 2)).text
    assert "提问人会看到" in (await bound.answered(MEI, prompt, ANSWER)).text


async def test_ignoring_asks_once_and_can_be_taken_back(bound: House, api: BotApi) -> None:
    await bound.ask(ASKERS[0])
    card = await bound.card()
    await bound.pressed(MEI, card, "忽略")
    await bound.shows(card, "确定不处理吗")
    await bound.pressed(MEI, card, "返回")
    await api.wait_for(lambda _: api.shown(card)["text"] == card.text)
    await api.press_data(HUA, "t:g:1", api.shown(card))
    await bound.shows(card, "确定不处理吗")
    await bound.pressed(HUA, card, "确定不处理")
    await bound.shows(card, "阿华 定为不处理")
    await bound.pressed(HUA, card, "重新打开")
    await bound.shows(card, "确定重新打开吗")
    await bound.pressed(HUA, card, "确定重新打开")
    await bound.shows(card, "重新打开，待认领")


async def test_a_card_is_transferred_to_another_teams_group(bound: House, api: BotApi) -> None:
    other = Chat(-100200)
    await bound.bind("chendai", other)
    await bound.ask(ASKERS[0])
    card = await bound.card()
    await bound.pressed(MEI, card, "转交")
    await bound.shows(card, "转交给哪支队伍")
    await bound.pressed(MEI, card, "陈埭镇宣讲团")
    assert DUES in (await bound.card(other)).text
    await bound.shows(card, "已转到别处，现归 陈埭镇宣讲团")
    assert "reply_markup" not in api.shown(card)


async def test_a_team_cannot_do_anything_to_what_is_no_longer_its_own(bound: House, api: BotApi) -> None:
    await bound.bind("chendai", Chat(-100200))
    await bound.ask(ASKERS[0])
    card = await bound.card()
    await bound.pressed(MEI, card, "转交")
    await bound.shows(card, "转交给哪支队伍")
    await bound.pressed(MEI, card, "陈埭镇宣讲团")
    await bound.shows(card, "已转到别处")
    toast = await bound.toast(await api.press(HUA, card, "认领"))
    assert toast == "第 1 号归 陈埭镇宣讲团 办，请从它的群里办。"


async def test_tickets_are_merged_by_a_button_and_by_a_typed_number(bound: House, api: BotApi) -> None:
    for person, text in zip(ASKERS, (SHED, LEAK, "厂里想建员工食堂要不要报批"), strict=True):
        await bound.ask(person, text)
    first, second, third = [await bound.card(CENTRE, number) for number in (1, 2, 3)]
    await bound.pressed(LIN, third, "并入")
    await bound.shows(third, "并入哪一张")
    await bound.pressed(LIN, third, f"1 号 {SHED}")
    await bound.shows(third, "已并入第 1 号")
    await api.answer(LIN, second, "并入 1")
    await bound.shows(second, "已并入第 1 号")
    await bound.shows(first, "3 人问过")
    assert "看第 1 号" in str(api.shown(second)["reply_markup"])


async def test_lists_are_shown_in_the_group_in_chinese_and_in_latin(bound: House, api: BotApi) -> None:
    await bound.ask(ASKERS[0])
    await bound.card()
    for asked, expected in (
        ("/待办", "英林镇宣讲团待办 1 件"),
        ("/todo@jinjiang_policy_bot", "英林镇宣讲团待办 1 件"),
        ("/查 会费", "“会费”查到 1 件"),
        ("/查火星", "没有查到“火星”"),
        ("/find 会费", "“会费”查到 1 件"),
        ("/统计", "待办 1 件，其中过期 0 件"),
        ("/stats", "一共 1 人问过"),
    ):
        assert expected in (await api.reply(MEI, asked, TOWN)).text
    listed = await api.reply(MEI, "／待办", TOWN)
    await bound.pressed(HUA, listed, "1 号")
    newer = await bound.card()
    assert newer.result["message_id"] > listed.result["message_id"]
    await bound.pressed(HUA, newer, "认领")
    await bound.shows(newer, "由 阿华 办理")


async def test_a_reply_to_a_list_of_several_is_no_answer_to_the_first(bound: House, api: BotApi) -> None:
    for number, text in enumerate((SHED, LEAK), 1):
        await bound.ask(ASKERS[number], text)
        await bound.card(CENTRE, number)
    listed = await api.reply(LIN, "/待办", CENTRE)
    assert "不超过 60%" in (await bound.answered(LIN, listed, "稳岗返还返几成")).text


async def test_a_question_as_long_as_messages_get_is_shown_and_answered(bound: House, api: BotApi) -> None:
    await bound.ask(ASKERS[0], "厂里想建停车棚要不要报批，" * 200)
    card = await bound.card(CENTRE)
    preview = await bound.answered(LIN, card, "要。" * 700)
    await bound.pressed(LIN, preview, "发送")
    await api.wait_for(lambda _: any("要。要。" in each.text for each in api.said(ASKERS[0].id)))
    await bound.shows(card, "老林 已答复")


@pytest.mark.usefixtures("bound")
async def test_chatter_in_a_teams_group_is_no_question_and_lists_are_for_teams_alone(api: BotApi) -> None:
    stranger = Chat(-100777)
    await api.say(MEI, "稳岗返还返几成", TOWN)
    await api.say(MEI, "/待办", stranger)
    await api.say(MEI, "/todo@another_bot", TOWN)
    assert "不超过 60%" in (await api.reply(MEI, "@jinjiang_policy_bot 稳岗返还返几成", TOWN)).text
    await api.wait_for(lambda _: api.pending == 0)
    assert len(api.said(TOWN.id)) == 1
    assert api.said(stranger.id) == []


async def test_a_button_in_a_group_that_is_no_team_s_does_nothing(bound: House, api: BotApi) -> None:
    await bound.ask(ASKERS[0])
    card = await bound.card()
    below = {**api.shown(card), "chat": Chat(-100777).json()}
    assert "没有绑定队伍" in await bound.toast(await api.press_data(MEI, "t:a:1", below))
    ticket = await bound.storage.tickets.get(1)
    assert ticket is not None
    assert ticket.state == "open"


async def test_the_copy_of_a_card_that_is_pressed_shows_what_came_of_it(bound: House) -> None:
    """The program ended between sending a card and noting it, so that it was sent again."""
    await bound.ask(ASKERS[0])
    first = await bound.card()
    again = await bound.answered(MEI, first, ANSWER)  # any other message may stand for the second
    await bound.storage.cards.sent(1, "telegram", TOWN.id, again.result["message_id"])
    await bound.pressed(MEI, first, "认领")
    await bound.shows(first, "由 小梅 办理")
    await bound.shows(again, "由 小梅 办理")
