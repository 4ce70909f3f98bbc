"""A reply or a quote is read with what it replies to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.botapi import BotApi, Chat, Person
from tests.botapi.server import ME
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.botapi import Call
    from tests.channels.telegram.conftest import Bot

GROUP = Chat(-100500)
NAME = "@jinjiang_policy_bot"


async def answered(api: BotApi, person: Person, text: str, chat: Chat | None = None, **more: Any) -> Call:
    """The answer to a message with more than text."""
    where = (chat or person.private).id
    before = len(api.said(where))
    await api.say(person, text, chat, **more)
    await api.wait_for(lambda _: len(api.said(where)) > before)
    return api.said(where)[before]


async def test_a_reply_to_an_older_answer_is_about_its_topic(api: BotApi, bot: Bot, person: Person) -> None:
    older = await api.reply(person, "稳岗返还怎么领")
    await api.reply(person, "两样比一比怎么样")
    told = await answered(api, person, "材料呢", reply_to_message=older.result)
    assert told.text == "【材料】这里是正文。"
    assert [row.topic for row in await bot.logged()][-1] == "refund"


async def test_what_an_answer_was_about_is_known_after_a_restart(
    api: BotApi, running: Callable[..., AbstractAsyncContextManager[Bot]], person: Person
) -> None:
    storage = InMemoryStorage()
    async with running(storage):
        older = await api.reply(person, "稳岗返还怎么领")
        await api.reply(person, "两样比一比怎么样")
    async with running(storage) as bot:
        told = await answered(api, person, "材料呢", reply_to_message=older.result)
        assert told.text == "【材料】这里是正文。"
        assert bot.engine.asked == ["材料呢"]


async def test_an_answer_given_to_someone_else_can_be_replied_to(
    api: BotApi, bot: Bot, person: Person
) -> None:
    answer = await api.reply(person, f"{NAME} 稳岗返还怎么领", GROUP)
    told = await answered(api, Person(2002), "材料呢", GROUP, reply_to_message=answer.result)
    assert told.text == "【材料】这里是正文。"
    assert len({row.chat for row in await bot.logged()}) == 2


async def test_someones_words_are_the_question_when_only_the_bot_is_named_below_them(
    api: BotApi, bot: Bot, person: Person
) -> None:
    asked = await api.say(person, "稳岗返还能返多少啊", GROUP)
    told = await answered(api, Person(2002), NAME, GROUP, reply_to_message=asked)
    assert "【稳岗返还】" in told.text
    assert bot.engine.asked == ["稳岗返还能返多少啊"]


async def test_someones_words_say_what_a_question_below_them_is_about(
    api: BotApi, bot: Bot, person: Person
) -> None:
    asked = await api.say(person, "稳岗返还能返多少啊", GROUP)
    told = await answered(api, Person(2002), f"{NAME} 这个要什么材料呢", GROUP, reply_to_message=asked)
    assert told.text == "【材料】这里是正文。"
    assert [row.text for row in await bot.logged()] == ["这个要什么材料呢"]


async def test_words_quoted_from_elsewhere_say_what_a_question_is_about(
    api: BotApi, bot: Bot, person: Person
) -> None:
    quote = {"text": "稳岗返还到年底", "position": 0}
    told = await answered(api, person, "要什么材料呢", quote=quote)
    assert told.text == "【材料】这里是正文。"
    assert len(await bot.logged()) == 1


async def test_a_reply_to_what_we_said_about_nothing_leaves_the_topic(
    api: BotApi, bot: Bot, person: Person
) -> None:
    hello = await api.reply(person, "/start")
    await api.reply(person, "稳岗返还怎么领")
    told = await answered(api, person, "材料呢", reply_to_message=hello.result)
    assert told.text == "【材料】这里是正文。"
    assert len(await bot.logged()) == 2


async def test_that_a_topic_was_opened_is_nothing_to_reply_to(api: BotApi, bot: Bot, person: Person) -> None:
    opened = {
        "message_id": 11,
        "date": 1,
        "chat": GROUP.json(),
        "from": ME,
        "forum_topic_created": {"name": "政策", "icon_color": 1},
    }
    topic = {"message_thread_id": 11, "is_topic_message": True, "reply_to_message": opened}
    await api.say(person, "今天吃什么", GROUP, **topic)
    told = await answered(api, person, f"{NAME} 稳岗返还怎么领", GROUP, **topic)
    assert "【稳岗返还】" in told.text
    assert bot.engine.asked == ["稳岗返还怎么领"]
