"""Whole conversations: the real bot, real HTTP, people who type and press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.botapi import BotApi, Chat, Person, people
from tests.botapi.server import ME
from tests.channels.telegram.stub_engine import LONG, TOWNS

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from bot.core.knowledge.wording import Wording
    from tests.botapi import Call
    from tests.channels.telegram.conftest import Bot

GROUP = Chat(-100500)


async def pressed(api: BotApi, person: Person, call: Call, label: str, chat: Chat | None = None) -> Call:
    """The message that follows a press."""
    where = (chat or person.private).id
    before = len(api.said(where))
    await api.press(person, call, label)
    await api.wait_for(lambda _: len(api.said(where)) > before)
    return api.said(where)[before]


async def toasts(api: BotApi, count: int) -> list[str]:
    """What popped up for the first presses."""
    await api.wait_for(lambda _: len(api.made("answerCallbackQuery")) >= count)
    return [call.text for call in api.made("answerCallbackQuery")]


async def edited(api: BotApi, count: int) -> Call:
    """The last of so many changed messages."""
    await api.wait_for(lambda _: len(api.made("editMessageText")) >= count)
    return api.made("editMessageText")[count - 1]


async def settled(api: BotApi, person: Person, bot: Bot) -> None:
    """Waits until all that was said so far has been dealt with."""
    await api.reply(person, "你好")
    assert not bot.task.done()


# ---- questions and answers


async def test_start_says_who_we_are_what_is_logged_and_gives_examples(
    api: BotApi, bot: Bot, person: Person
) -> None:
    hello = await api.reply(person, "/start")
    for word in ("工商联", "记下来", "遮掉", "直说", "不是正式"):
        assert word in hello.text
    assert len(hello.buttons) >= 4
    assert bot.engine.asked == []


async def test_an_example_is_asked_when_tapped_and_repeated_above_its_answer(
    api: BotApi, bot: Bot, person: Person
) -> None:
    hello = await api.reply(person, "/start")
    answer = await pressed(api, person, hello, "稳岗返还怎么领")
    assert answer.text.startswith("您问：稳岗返还怎么领\n【稳岗返还】")
    assert bot.engine.asked == ["稳岗返还怎么领"]


async def test_a_question_is_answered_with_other_parts_related_topics_and_a_vote(
    api: BotApi, bot: Bot, person: Person
) -> None:
    answer = await api.reply(person, "稳岗返还怎么领")
    assert answer.text == "【稳岗返还】这里是正文。"
    assert list(answer.buttons) == ["条件", "材料", "怎么办", "小规模增值税", "👍 有用", "👎 没答好"]
    assert "parse_mode" not in answer.data
    assert [(row.channel, row.outcome, row.topic) for row in await bot.logged()] == [
        ("telegram", "answered", "refund")
    ]


async def test_the_log_knows_the_chat_by_pseudonym_only(api: BotApi, bot: Bot, person: Person) -> None:
    await api.reply(person, "稳岗返还怎么领")
    (row,) = await bot.logged()
    assert str(person.id) not in row.chat


async def test_another_part_is_shown_when_tapped(api: BotApi, bot: Bot, person: Person) -> None:
    answer = await api.reply(person, "稳岗返还怎么领")
    part = await pressed(api, person, answer, "材料")
    assert part.text == "【材料】这里是正文。"
    assert [row.facet for row in await bot.logged()] == ["overview", "materials"]


async def test_a_related_topic_is_shown_when_tapped(api: BotApi, bot: Bot, person: Person) -> None:
    answer = await api.reply(person, "稳岗返还怎么领")
    assert "小规模增值税" in (await pressed(api, person, answer, "小规模增值税")).text
    assert not bot.task.done()


async def test_a_follow_up_keeps_the_topic(api: BotApi, bot: Bot, person: Person) -> None:
    await api.reply(person, "稳岗返还怎么领")
    assert (await api.reply(person, "材料呢")).text == "【材料】这里是正文。"
    assert not bot.task.done()


async def test_a_choice_is_taken_and_recorded(api: BotApi, bot: Bot, person: Person) -> None:
    question = await api.reply(person, "贴息几个点")
    assert list(question.buttons) == ["设备更新贷款贴息", "中小微贷款贴息", "都不是"]
    assert "中小微" in (await pressed(api, person, question, "中小微")).text
    assert [list(row.feedback) for row in await bot.logged()] == [["choice:loan-b"], []]


async def test_none_of_these_is_recorded_and_answered(api: BotApi, bot: Bot, person: Person) -> None:
    question = await api.reply(person, "贴息几个点")
    assert "已记下" in (await pressed(api, person, question, "都不是")).text
    assert [list(row.feedback) for row in await bot.logged()] == [["none_of_these"]]


async def test_a_choice_too_long_for_a_button_is_taken_all_the_same(
    api: BotApi, bot: Bot, person: Person
) -> None:
    question = await api.reply(person, "很长名字")
    assert "条件" in (await pressed(api, person, question, "条件")).text
    assert (await bot.logged())[0].feedback == (f"choice:{LONG}/eligibility",)


async def test_what_is_not_documented_is_said_and_logged(api: BotApi, bot: Bot, person: Person) -> None:
    assert (await api.reply(person, "对标计划具体做什么")).text == "资料只提到名称。"
    assert "没有资料" in (await api.reply(person, "明天下雨吗")).text
    assert [row.outcome for row in await bot.logged()] == ["gap", "unanswered"]


async def test_thumbs_up_is_recorded_and_thanked(api: BotApi, bot: Bot, person: Person) -> None:
    answer = await api.reply(person, "稳岗返还怎么领")
    await api.press(person, answer, "👍")
    assert "谢谢" in (await toasts(api, 1))[0]
    assert [list(row.feedback) for row in await bot.logged()] == [["up"]]


async def test_thumbs_down_asks_why_and_records_the_reason(api: BotApi, bot: Bot, person: Person) -> None:
    answer = await api.reply(person, "稳岗返还怎么领")
    why = await pressed(api, person, answer, "👎")
    assert list(why.buttons) == ["答非所问", "内容过时", "不完整", "看不懂", "其他"]
    await api.press(person, why, "内容过时")
    await api.wait_for(lambda _: api.made("editMessageText"))
    assert "内容过时" in api.made("editMessageText")[0].text
    assert [list(row.feedback) for row in await bot.logged()] == [["down", "down:outdated"]]


async def test_messages_that_follow_closely_are_answered_once(
    api: BotApi, running: Callable[..., AbstractAsyncContextManager[Bot]], person: Person
) -> None:
    async with running(burst_seconds=0.3) as bot:
        await api.say(person, "我厂 28 个人")
        await api.say(person, "能领稳岗返还吗")
        await api.wait_for(lambda _: api.said(person.id))
        assert bot.engine.asked == ["我厂 28 个人\n能领稳岗返还吗"]
    assert len(api.said(person.id)) == 1


async def test_a_whole_question_is_answered_at_once_and_a_fragment_waits_for_it(
    api: BotApi, running: Callable[..., AbstractAsyncContextManager[Bot]], person: Person
) -> None:
    async with running(burst_seconds=60) as bot:
        await api.reply(person, "稳岗返还怎么领")
        await api.say(person, "我厂 28 个人，")
        await api.wait_for(lambda _: len(api.made("sendChatAction")) == 1)
        assert len(api.said(person.id)) == 1
        await api.reply(person, "能领稳岗返还吗")
        assert bot.engine.asked == ["稳岗返还怎么领", "我厂 28 个人，\n能领稳岗返还吗"]


async def test_an_album_is_answered_as_one_by_the_words_below_it(
    api: BotApi, running: Callable[..., AbstractAsyncContextManager[Bot]], person: Person
) -> None:
    async with running(burst_seconds=0.3) as bot:
        for number in range(10):
            words = {"caption": "稳岗返还怎么领"} if number == 0 else {}
            await api.post(person, None, {**people.file("photo"), "media_group_id": "7", **words})
        await api.wait_for(lambda _: api.said(person.id))
        assert bot.engine.asked == ["稳岗返还怎么领"]
    assert len(api.said(person.id)) == 1


async def test_what_was_typed_before_a_button_is_answered_before_it(
    api: BotApi, running: Callable[..., AbstractAsyncContextManager[Bot]], person: Person
) -> None:
    async with running(burst_seconds=30, stop_seconds=1):
        await api.say(person, "稳岗返还")
        await api.press_data(person, "s:vat")
        await api.wait_for(lambda _: len(api.said(person.id)) == 2)
        assert [call.text[:6] for call in api.said(person.id)] == ["【稳岗返还】", "【小规模增值"]


async def test_a_burst_is_answered_when_the_bot_stops(
    api: BotApi, running: Callable[..., AbstractAsyncContextManager[Bot]], person: Person
) -> None:
    async with running(burst_seconds=30):
        await api.say(person, "稳岗返还")
        await api.wait_for(lambda _: api.made("sendChatAction"))
        assert not api.said(person.id)
    assert len(api.said(person.id)) == 1
    assert api.pending == 0


async def test_a_long_answer_comes_in_pieces_with_the_buttons_below_the_last(
    api: BotApi, bot: Bot, person: Person
) -> None:
    await api.say(person, "长文")
    await api.wait_for(lambda _: any(call.buttons for call in api.said(person.id)))
    pieces = api.said(person.id)
    assert len(pieces) > 1
    assert [bool(piece.buttons) for piece in pieces] == [False] * (len(pieces) - 1) + [True]
    assert "".join(piece.text for piece in pieces).count("行：") == 100
    assert not bot.task.done()


async def test_markup_in_an_answer_is_only_text(api: BotApi, bot: Bot, person: Person) -> None:
    assert (await api.reply(person, "尖括号")).text == "<b>粗</b> & *星* _下_ `码` {花}"
    assert not bot.task.done()


# ---- corrections and what is not text


async def test_a_corrected_message_is_answered_again_and_says_so(
    api: BotApi, bot: Bot, person: Person
) -> None:
    first = await api.say(person, "贴息")
    await api.wait_for(lambda _: api.said(person.id))
    await api.edit(first, "稳岗返还")
    await api.wait_for(lambda _: len(api.said(person.id)) == 2)
    again = api.said(person.id)[1].text
    assert "改" in again.split("\n")[0]
    assert "【稳岗返还】" in again
    assert len(await bot.logged()) == 2


@pytest.mark.parametrize("kind", ["photo", "voice", "video", "document", "sticker", "location", "contact"])
async def test_what_is_not_text_gets_a_kind_word(api: BotApi, bot: Bot, person: Person, kind: str) -> None:
    await api.post(person, None, people.file(kind))
    await api.wait_for(lambda _: api.said(person.id))
    assert "打字" in api.said(person.id)[0].text or "打成字" in api.said(person.id)[0].text
    assert await bot.logged() == []
    assert bot.engine.asked == []


@pytest.mark.parametrize("kind", ["location", "contact"])
async def test_what_is_personal_is_not_kept_and_we_say_so(
    api: BotApi, bot: Bot, person: Person, kind: str
) -> None:
    await api.post(person, None, people.file(kind))
    await api.wait_for(lambda _: api.said(person.id))
    assert "没有保存" in api.said(person.id)[0].text
    assert not bot.task.done()


async def test_the_words_below_a_photo_are_answered(api: BotApi, bot: Bot, person: Person) -> None:
    await api.post(person, None, {**people.file("photo"), "caption": "稳岗返还怎么领"})
    await api.wait_for(lambda _: api.said(person.id))
    assert "看不了" in api.said(person.id)[0].text
    assert "【稳岗返还】" in api.said(person.id)[0].text
    assert bot.engine.asked == ["稳岗返还怎么领"]


# ---- menus


async def test_help_tells_how_to_ask(api: BotApi, bot: Bot, person: Person) -> None:
    told = (await api.reply(person, "/help")).text
    assert "@jinjiang_policy_bot" in told
    assert "/policies" in told
    assert not bot.task.done()


async def test_plans_lists_the_six_and_shows_the_one_tapped(api: BotApi, bot: Bot, person: Person) -> None:
    menu = await api.reply(person, "/plans")
    assert len(menu.buttons) == 6
    assert "拓计划" in (await pressed(api, person, menu, "拓计划")).text
    assert [row.topic for row in await bot.logged()] == ["plan-2"]


async def test_policies_are_browsed_by_category_and_page_and_back(
    api: BotApi, bot: Bot, person: Person
) -> None:
    menu = await api.reply(person, "/policies")
    page: Call = menu
    turns = [("税费优惠", 1, 8), ("下一页", 2, 8), ("下一页", 3, 3), ("上一页", 2, 8)]
    for done, (label, number, titles) in enumerate(turns, start=1):
        await api.press(person, page, label)
        page = await edited(api, done)
        assert f"第 {number} / 3 页" in page.text
        assert len([each for each in page.buttons if each.startswith("税费政策")]) == titles
    assert "税费政策9" in (await pressed(api, person, page, "税费政策9")).text
    await api.press(person, page, "返回类别")
    await api.wait_for(lambda _: api.made("editMessageText")[-1].text == menu.text)
    assert not bot.task.done()


async def test_a_category_without_topics_says_so(api: BotApi, bot: Bot, person: Person) -> None:
    menu = await api.reply(person, "/policies")
    await api.press(person, menu, "空的一类")
    await api.wait_for(lambda _: api.made("editMessageText"))
    assert "没有" in api.made("editMessageText")[0].text
    assert not bot.task.done()


async def test_a_town_is_chosen_kept_and_taken_back(api: BotApi, bot: Bot, person: Person) -> None:
    menu = await api.reply(person, "/town")
    rows = menu.data["reply_markup"]["inline_keyboard"]
    assert [len(row) for row in rows] == [2] * 10
    await api.press(person, menu, TOWNS[4].label)
    await api.wait_for(lambda _: api.made("editMessageText"))
    again = await api.reply(person, "/town")
    assert TOWNS[4].label in again.text
    assert TOWNS[4].label in (await pressed(api, person, again, f"看{TOWNS[4].label}")).text
    await api.press(person, again, "不选了")
    await api.wait_for(lambda _: len(api.made("editMessageText")) == 2)
    assert TOWNS[4].label not in (await api.reply(person, "/town")).text
    assert not bot.task.done()


async def test_choosing_the_same_town_again_changes_nothing_and_breaks_nothing(
    api: BotApi, bot: Bot, person: Person
) -> None:
    menu = await api.reply(person, "/town")
    await api.press(person, menu, TOWNS[4].label)
    await edited(api, 1)
    again = await api.reply(person, "/town")
    await api.press(person, again, TOWNS[4].label)
    await toasts(api, 2)
    await settled(api, person, bot)
    assert [call.status for call in api.calls if call.method == "editMessageText"] == [200, 200]
    assert len(api.said(person.id)) == 3


async def test_an_unknown_command_gets_a_hint(api: BotApi, bot: Bot, person: Person) -> None:
    assert "/help" in (await api.reply(person, "/butie")).text
    assert bot.engine.asked == []


# ---- buttons that do nothing


async def test_a_button_of_another_persons_question_gets_a_kind_word(
    api: BotApi, bot: Bot, person: Person
) -> None:
    question = await api.reply(person, "@jinjiang_policy_bot 贴息几个点", GROUP)
    await api.press(Person(2002), question, "都不是")
    assert "别人" in (await toasts(api, 1))[0]
    assert [list(row.feedback) for row in await bot.logged()] == [[]]


@pytest.mark.parametrize(
    "data", ["s:gone", "c:99:loan-a", "n:99", "u:99", "w:1:nonsense", "o:nowhere", "g:0:gone", "??", "x:~abc"]
)
async def test_a_stale_button_gets_a_kind_word(api: BotApi, bot: Bot, person: Person, data: str) -> None:
    await api.press_data(person, data)
    assert "用不了" in (await toasts(api, 1))[0]
    assert not bot.task.done()


async def test_a_choice_that_was_not_offered_is_refused(api: BotApi, bot: Bot, person: Person) -> None:
    await api.reply(person, "贴息几个点")
    await api.press_data(person, "c:1:refund")
    assert "用不了" in (await toasts(api, 1))[0]
    assert len(await bot.logged()) == 1


async def test_a_button_below_a_message_that_is_gone_still_works(
    api: BotApi, bot: Bot, person: Person
) -> None:
    await api.reply(person, "你好")
    await api.press_data(person, "g:0:policies/tax")
    await api.wait_for(lambda _: len(api.said(person.id)) == 2)
    assert "税费优惠" in api.said(person.id)[1].text
    assert not bot.task.done()


# ---- groups


async def test_in_a_group_only_what_is_meant_for_the_bot_is_heard(
    api: BotApi, bot: Bot, person: Person
) -> None:
    await api.say(person, "稳岗返还怎么领", GROUP)
    await api.post(person, GROUP, people.file("photo"))
    await api.say(person, "/nonsense", GROUP)
    await api.say(person, "/start@another_bot", GROUP)
    asked = await api.say(person, "@jinjiang_policy_bot 稳岗返还怎么领", GROUP)
    await api.wait_for(lambda _: api.said(GROUP.id))
    await settled(api, person, bot)
    (answer,) = api.said(GROUP.id)
    assert answer.data["reply_parameters"]["message_id"] == asked["message_id"]
    assert bot.engine.asked == ["稳岗返还怎么领", "你好"]


async def test_in_a_group_a_reply_to_the_bot_goes_on_with_the_topic_of_that_person(
    api: BotApi, bot: Bot, person: Person
) -> None:
    await api.reply(person, "@jinjiang_policy_bot 稳岗返还", GROUP)
    await api.reply(Person(2002), "@jinjiang_policy_bot 你好", GROUP)
    own = {"message_id": 3, "date": 1, "chat": GROUP.json(), "from": ME, "text": "x"}
    before = len(api.said(GROUP.id))
    await api.post(person, GROUP, {"text": "材料呢", "reply_to_message": own})
    await api.wait_for(lambda _: len(api.said(GROUP.id)) > before)
    assert "材料" in api.said(GROUP.id)[before].text
    assert len({row.chat for row in await bot.logged()}) == 2


async def test_in_a_group_start_is_short_and_has_no_buttons(api: BotApi, bot: Bot, person: Person) -> None:
    hello = await api.reply(person, "/start@jinjiang_policy_bot", GROUP)
    assert "@jinjiang_policy_bot" in hello.text
    assert not hello.buttons
    assert not bot.task.done()


async def test_a_mention_with_nothing_behind_it_is_answered_kindly(
    api: BotApi, bot: Bot, person: Person
) -> None:
    assert "问" in (await api.reply(person, "@jinjiang_policy_bot", GROUP)).text
    assert bot.engine.asked == []


async def test_channel_posts_are_ignored(api: BotApi, bot: Bot, person: Person) -> None:
    post = {"message_id": 1, "date": 1, "chat": {"id": -5, "type": "channel", "title": "x"}, "text": "稳岗"}
    await api.push({"channel_post": post})
    await settled(api, person, bot)
    assert bot.engine.asked == ["你好"]


# ---- floods


async def test_a_flood_is_damped_with_one_word_and_others_are_answered(
    api: BotApi, running: Callable[..., AbstractAsyncContextManager[Bot]], person: Person, wording: Wording
) -> None:
    async with running(questions_per_minute=3, burst_seconds=0.001) as bot:
        for number in range(30):
            await api.say(person, f"第{number}家怎么领稳岗返还")
        assert "稳岗返还" in (await api.reply(Person(2002), "稳岗")).text
        await api.wait_for(
            lambda _: any(call.text == wording("telegram.damped") for call in api.said(person.id))
        )
        asked = "\n".join(bot.engine.asked)
    assert asked.count("稳岗") == 4
    assert [call.text for call in api.said(person.id)].count(wording("telegram.damped")) == 1


async def test_presses_of_someone_damped_are_still_answered(
    api: BotApi, running: Callable[..., AbstractAsyncContextManager[Bot]], person: Person, wording: Wording
) -> None:
    async with running(questions_per_minute=1):
        answer = await api.reply(person, "稳岗")
        for label in ("条件", "材料", "怎么办", "👍"):
            await api.press(person, answer, label)
        told = await toasts(api, 4)
        assert told.count(wording("telegram.damped_toast")) == 1
