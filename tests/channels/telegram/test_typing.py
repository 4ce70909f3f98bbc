"""What people type instead of pressing: numbers, ordinals, 都不是, 菜单; commands with a question behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.botapi import BotApi, Chat, Person

if TYPE_CHECKING:
    from bot.core.knowledge.wording import Wording
    from tests.channels.telegram.conftest import Bot

GROUP = Chat(-100500)


@pytest.mark.parametrize("typed", ["2", "2.", "第二个", "选2", "就第二个吧"])
async def test_a_typed_choice_is_taken_while_choices_are_open(
    api: BotApi, bot: Bot, person: Person, typed: str
) -> None:
    await api.reply(person, "贴息几个点")
    assert "中小微贷款贴息" in (await api.reply(person, typed)).text
    assert [list(row.feedback) for row in await bot.logged()] == [["choice:loan-b"], []]
    assert bot.engine.asked == ["贴息几个点"]


@pytest.mark.parametrize("typed", ["都不是", "0", "以上都不是"])
async def test_none_of_these_can_be_typed_and_is_recorded(
    api: BotApi, bot: Bot, person: Person, typed: str
) -> None:
    await api.reply(person, "贴息几个点")
    assert "已记下" in (await api.reply(person, typed)).text
    assert [list(row.feedback) for row in await bot.logged()] == [["none_of_these"]]


async def test_a_number_that_was_not_offered_is_said_to_be_none(
    api: BotApi, bot: Bot, person: Person
) -> None:
    await api.reply(person, "贴息几个点")
    assert "1 到 2" in (await api.reply(person, "7")).text
    assert len(await bot.logged()) == 1


async def test_a_number_is_a_question_once_the_choices_are_closed(
    api: BotApi, bot: Bot, person: Person
) -> None:
    await api.reply(person, "1")
    await api.reply(person, "贴息几个点")
    await api.reply(person, "稳岗返还怎么领")
    await api.reply(person, "1")
    assert bot.engine.asked == ["1", "贴息几个点", "稳岗返还怎么领", "1"]


async def test_choices_of_one_person_are_not_open_to_another_in_the_group(
    api: BotApi, bot: Bot, person: Person
) -> None:
    await api.reply(person, "@jinjiang_policy_bot 贴息几个点", GROUP)
    await api.reply(Person(2002), "@jinjiang_policy_bot 1", GROUP)
    assert bot.engine.asked == ["贴息几个点", "1"]
    assert "设备更新" in (await api.reply(person, "@jinjiang_policy_bot 第一个", GROUP)).text


async def test_a_reply_to_older_choices_takes_one_of_those(api: BotApi, bot: Bot, person: Person) -> None:
    choices = await api.reply(person, "贴息几个点")
    await api.reply(person, "稳岗返还怎么领")
    before = len(api.said(person.id))
    await api.say(person, "第二个", reply_to_message=choices.result)
    await api.wait_for(lambda _: len(api.said(person.id)) > before)
    assert "中小微贷款贴息" in api.said(person.id)[before].text
    assert (await bot.logged())[0].feedback == ("choice:loan-b",)


@pytest.mark.parametrize(
    ("word", "key"),
    [("菜单", "categories"), ("返回", "categories"), ("取消", "cancelled"), ("/menu", "categories")],
)
async def test_words_that_are_commands_do_what_they_say(
    api: BotApi, bot: Bot, person: Person, wording: Wording, word: str, key: str
) -> None:
    assert (await api.reply(person, word)).text == wording(f"telegram.{key}")
    assert bot.engine.asked == []
    assert await bot.logged() == []


async def test_help_can_be_typed(api: BotApi, bot: Bot, person: Person) -> None:
    assert "/policies" in (await api.reply(person, "帮助")).text
    assert bot.engine.asked == []


@pytest.mark.parametrize("command", ["/plans", "/help", "/start", "/policies", "/town", "/ask"])
async def test_a_question_behind_a_command_is_asked(
    api: BotApi, bot: Bot, person: Person, command: str
) -> None:
    assert "【稳岗返还】" in (await api.reply(person, f"{command} 稳岗返还怎么领")).text
    assert bot.engine.asked == ["稳岗返还怎么领"]


async def test_a_question_behind_a_command_of_a_group_is_asked(api: BotApi, bot: Bot, person: Person) -> None:
    assert "【稳岗返还】" in (await api.reply(person, "/ask@jinjiang_policy_bot 稳岗返还怎么领", GROUP)).text
    assert bot.engine.asked == ["稳岗返还怎么领"]


async def test_a_question_behind_a_command_that_does_not_exist_is_asked_and_that_is_said(
    api: BotApi, bot: Bot, person: Person
) -> None:
    told = (await api.reply(person, "/butie 稳岗返还怎么领")).text
    assert told.startswith("没有这个命令")
    assert "【稳岗返还】" in told
    assert bot.engine.asked == ["稳岗返还怎么领"]


async def test_a_link_into_the_chat_is_a_start(api: BotApi, bot: Bot, person: Person) -> None:
    assert "工商联" in (await api.reply(person, "/start flyer_7")).text
    assert bot.engine.asked == []


async def test_ask_alone_invites_to_ask(api: BotApi, bot: Bot, person: Person, wording: Wording) -> None:
    assert (await api.reply(person, "/ask")).text == wording("telegram.note.empty")
    assert bot.engine.asked == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("/plan", "/plans"), ("/polices", "/policies"), ("/Twon", "/town")]
)
async def test_an_unknown_command_suggests_the_nearest(
    api: BotApi, bot: Bot, person: Person, typed: str, meant: str
) -> None:
    assert f" {meant} " in (await api.reply(person, typed)).text
    assert bot.engine.asked == []


async def test_a_town_can_be_named_behind_its_command(api: BotApi, bot: Bot, person: Person) -> None:
    assert "记住了：第5镇" in (await api.reply(person, "/town 第5镇")).text
    assert "第5镇" in (await api.reply(person, "/town")).text
    assert bot.engine.asked == []


async def test_what_was_cancelled_cannot_be_chosen_any_more(api: BotApi, bot: Bot, person: Person) -> None:
    await api.reply(person, "贴息几个点")
    await api.reply(person, "取消")
    await api.reply(person, "1")
    assert bot.engine.asked == ["贴息几个点", "1"]
