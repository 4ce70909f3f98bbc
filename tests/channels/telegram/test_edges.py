"""What Telegram sends besides plain questions: forum topics, ghost edits, double taps, veiled speakers."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.botapi import BotApi, Chat, Person, people
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from bot.core.knowledge.wording import Wording
    from tests.botapi import Call
    from tests.channels.telegram.conftest import Bot

    Running = Callable[..., AbstractAsyncContextManager[Bot]]

GROUP = Chat(-100500)
NAME = "@jinjiang_policy_bot"
ANONYMOUS = {"from": {"id": 1087968824, "is_bot": True, "first_name": "Group"}, "sender_chat": GROUP.json()}
CHANNEL: dict[str, Any] = {"id": -100777, "type": "channel", "title": "工商联"}
LINKED = {"from": {"id": 136817688, "is_bot": True, "first_name": "Channel"}, "sender_chat": CHANNEL}


async def settled(api: BotApi, person: Person) -> None:
    """Waits until all that was said so far has been dealt with."""
    await api.reply(person, "你好")


async def answered(api: BotApi, text: str, more: dict[str, Any], number: int = 1) -> Call:
    """The next message to the group after someone without a name of their own spoke there."""
    await api.post(None, GROUP, {"text": text, **more})
    await api.wait_for(lambda _: len(api.said(GROUP.id)) >= number)
    return api.said(GROUP.id)[number - 1]


def below(call: Call, question: dict[str, Any] | None = None) -> dict[str, Any]:
    """The message of the bot as a press carries it, with what it replies to."""
    made: dict[str, Any] = call.result
    return made | ({"reply_to_message": question} if question else {})


# ---- topics of a forum


async def test_topics_of_a_forum_are_conversations_of_their_own(
    api: BotApi, running: Running, person: Person
) -> None:
    async with running(burst_seconds=0.2) as bot:
        threads = [{"message_thread_id": number, "is_topic_message": True} for number in (11, 22)]
        for thread, text in zip(threads, ("稳岗返还", "两样比一比怎么样"), strict=True):
            await api.say(person, f"{NAME} {text}", GROUP, **thread)
        await api.wait_for(lambda _: len(api.said(GROUP.id)) == 2)
        assert set(bot.engine.asked) == {"稳岗返还", "两样比一比怎么样"}
        assert {call.data["message_thread_id"]: call.text[:4] for call in api.said(GROUP.id)} == {
            11: "【稳岗返",
            22: "两个不一",
        }
        await api.say(person, f"{NAME} 要什么材料呢", GROUP, **threads[0])
        await api.wait_for(lambda _: len(api.said(GROUP.id)) == 3)
        assert api.said(GROUP.id)[2].text == "【材料】这里是正文。"


# ---- corrections that correct nothing


async def test_a_correction_that_changes_nothing_is_not_answered(
    api: BotApi, bot: Bot, person: Person
) -> None:
    asked = await api.say(person, "稳岗返还怎么领")
    await api.wait_for(lambda _: api.said(person.id))
    await api.edit(asked, "稳岗返还怎么领")
    await settled(api, person)
    assert bot.engine.asked == ["稳岗返还怎么领", "你好"]


async def test_a_correction_that_changes_nothing_is_not_answered_after_a_restart_either(
    api: BotApi, running: Running, person: Person
) -> None:
    storage = InMemoryStorage()
    async with running(storage):
        asked = await api.say(person, "我叫 13805961234，稳岗返还怎么领")
        await api.wait_for(lambda _: api.said(person.id))
    async with running(storage) as bot:
        await api.edit(asked, asked["text"])
        await settled(api, person)
        assert bot.engine.asked == ["你好"]
        before = len(api.said(person.id))
        await api.edit(asked, "两样比一比怎么样")
        await api.wait_for(lambda _: len(api.said(person.id)) > before)
        assert bot.engine.asked == ["你好", "两样比一比怎么样"]


async def test_a_correction_of_something_old_and_unknown_is_not_answered(
    api: BotApi, bot: Bot, person: Person
) -> None:
    old = people.message(900, person, person.private, {"text": "稳岗返还怎么领"}) | {
        "date": int(time.time()) - 86400
    }
    await api.edit(old, "稳岗返还怎么领啊")
    await settled(api, person)
    assert bot.engine.asked == ["你好"]


async def test_a_correction_of_something_recent_is_answered_though_it_was_never_heard(
    api: BotApi, bot: Bot, person: Person
) -> None:
    said = await api.say(person, "稳岗返还怎么领", GROUP)  # not to us
    await api.edit(said, f"{NAME} 稳岗返还怎么领")
    await api.wait_for(lambda _: api.said(GROUP.id))
    assert bot.engine.asked == ["稳岗返还怎么领"]


# ---- channels and administrators


async def test_a_post_that_telegram_copies_from_a_channel_is_no_question(
    api: BotApi, bot: Bot, person: Person
) -> None:
    copied = {"text": f"{NAME} 稳岗返还怎么领", "is_automatic_forward": True, **LINKED}
    await api.post(None, GROUP, copied)
    await settled(api, person)
    assert bot.engine.asked == ["你好"]


@pytest.mark.parametrize("veiled", [ANONYMOUS, LINKED], ids=["administrator", "channel"])
async def test_who_speaks_as_the_group_or_a_channel_can_press_their_own_buttons(
    api: BotApi, bot: Bot, person: Person, veiled: dict[str, Any]
) -> None:
    choices = await answered(api, f"{NAME} 贴息几个点", veiled)
    await api.press_data(person, choices.buttons["中小微贷款贴息"], below(choices))
    await api.wait_for(lambda _: len(api.said(GROUP.id)) == 2)
    answer = api.said(GROUP.id)[1]
    assert "中小微贷款贴息" in answer.text
    await api.press_data(person, answer.buttons["👍 有用"], below(answer, choices.result))
    await api.wait_for(lambda _: len(api.made("answerCallbackQuery")) == 2)
    assert [list(row.feedback) for row in await bot.logged()] == [["choice:loan-b"], ["up"]]
    assert len({row.chat for row in await bot.logged()}) == 1


async def test_a_town_chosen_by_an_anonymous_administrator_is_the_askers(
    api: BotApi, bot: Bot, person: Person
) -> None:
    asked = await api.post(None, GROUP, {"text": f"/town{NAME}", **ANONYMOUS})
    await api.wait_for(lambda _: api.said(GROUP.id))
    menu = api.said(GROUP.id)[0]
    await api.press_data(person, menu.buttons["第5镇"], below(menu, asked))
    await api.wait_for(lambda _: api.made("editMessageText"))
    assert "第5镇" in (await answered(api, f"/town{NAME}", ANONYMOUS, 2)).text
    assert not bot.task.done()


async def test_a_persons_buttons_stay_their_own_though_a_channel_speaks_there_too(
    api: BotApi, bot: Bot, person: Person
) -> None:
    await answered(api, f"{NAME} 稳岗返还怎么领", LINKED)
    choices = await api.reply(person, f"{NAME} 贴息几个点", GROUP)
    await api.press_data(Person(2002), choices.buttons["都不是"], below(choices))
    await api.wait_for(lambda _: api.made("answerCallbackQuery"))
    assert "别人" in api.made("answerCallbackQuery")[0].text
    assert [list(row.feedback) for row in await bot.logged()] == [[], []]


# ---- twice, and many


async def test_a_double_tap_is_answered_once(api: BotApi, bot: Bot, person: Person, wording: Wording) -> None:
    answer = await api.reply(person, "稳岗返还怎么领")
    for _ in range(2):
        await api.press(person, answer, "材料")
    await api.wait_for(lambda _: len(api.made("answerCallbackQuery")) == 2)
    await settled(api, person)
    assert wording("telegram.tapped_twice") in [call.text for call in api.made("answerCallbackQuery")]
    assert [call.text for call in api.said(person.id)].count("【材料】这里是正文。") == 1
    assert [row.facet for row in await bot.logged()][:2] == ["overview", "materials"]
    assert len(await bot.logged()) == 3


async def test_a_question_among_forwarded_lines_is_not_dropped(
    api: BotApi, running: Running, person: Person, wording: Wording
) -> None:
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "x"}
    async with running(questions_per_minute=3, burst_seconds=0.2) as bot:
        for number in range(25):
            await api.say(person, f"第{number}条通知", forward_origin=origin)
        await api.say(person, "帮我看看这些说的是什么补贴")
        await api.wait_for(lambda _: api.said(person.id))
        assert len(bot.engine.asked) == 1
        assert bot.engine.asked[0].endswith("帮我看看这些说的是什么补贴")
    assert wording("telegram.damped") not in [call.text for call in api.said(person.id)]


async def test_however_many_albums_the_question_after_them_is_answered(
    api: BotApi, running: Running, person: Person, wording: Wording
) -> None:
    async with running(questions_per_minute=2) as bot:
        for album in "1234":
            for _ in range(10):
                await api.post(person, None, {**people.file("photo"), "media_group_id": album})
            await asyncio.sleep(0.1)  # so that no burst holds two of them
        await api.say(person, "稳岗返还怎么领")
        await api.wait_for(lambda _: bot.engine.asked)
    said = [call.text for call in api.said(person.id)]
    assert said == [*[wording("telegram.note.photo")] * 2, wording("telegram.damped"), said[-1]]
    assert "【稳岗返还】" in said[-1]


# ---- one's own town


async def test_the_town_that_was_chosen_answers_for_ours_and_is_in_the_log(
    api: BotApi, bot: Bot, person: Person
) -> None:
    await api.reply(person, "/town 第5镇")
    await api.reply(person, "我们镇的稳岗返还怎么领")
    assert bot.engine.asked == ["第5镇的稳岗返还怎么领"]
    assert [(row.text, row.town) for row in await bot.logged()] == [("我们镇的稳岗返还怎么领", "town-5")]
