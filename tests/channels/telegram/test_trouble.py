"""What Telegram and the network do to a bot, and what people send that no one expects."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING

import pytest

from bot.core.errors import ConfigurationError
from tests.botapi import TOKEN, BotApi, Chat, Person, people
from tests.botapi.webhook import Webhook

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from bot.core.knowledge.wording import Wording
    from tests.channels.telegram.conftest import Bot

    Running = Callable[..., AbstractAsyncContextManager[Bot]]


# ---- starting and stopping


async def test_at_start_commands_and_descriptions_are_set(api: BotApi, bot: Bot) -> None:
    await api.wait_for(lambda _: api.made("setMyShortDescription"))
    commands = api.made("setMyCommands")[0].data["commands"]
    assert [each["command"] for each in commands] == [
        "start",
        "plans",
        "policies",
        "town",
        "progress",
        "subscribe",
        "unsubscribe",
        "mydata",
        "forget",
        "mute",
        "unmute",
        "help",
    ]
    assert all(len(each["description"]) <= 256 for each in commands)
    assert len(api.made("setMyDescription")[0].data["description"]) <= 512
    assert len(api.made("setMyShortDescription")[0].data["short_description"]) <= 120
    assert not bot.task.done()


async def test_the_bot_runs_even_if_its_description_cannot_be_set(
    api: BotApi, running: Running, person: Person
) -> None:
    api.fail("setMyCommands", status=400)
    async with running():
        assert (await api.reply(person, "稳岗")).text


async def test_nothing_that_waited_while_the_bot_was_off_is_thrown_away(
    api: BotApi, running: Running, person: Person
) -> None:
    await api.say(person, "稳岗返还怎么领")
    async with running():
        await api.wait_for(lambda _: api.said(person.id))
    (ended,) = api.made("deleteWebhook")
    assert not ended.data.get("drop_pending_updates")
    assert api.said(person.id), "what had waited was fetched"


async def test_what_was_answered_is_not_fetched_again_by_the_next_start(
    api: BotApi, running: Running, person: Person
) -> None:
    async with running():
        await api.reply(person, "稳岗")
    async with running() as again:
        await api.reply(Person(2002), "你好")
        assert again.engine.asked == ["你好"]


async def test_a_webhook_left_behind_is_ended(api: BotApi, running: Running, person: Person) -> None:
    api.webhook = Webhook("https://example.org/hook", "", [])
    async with running():
        assert (await api.reply(person, "稳岗")).text


async def test_a_wrong_token_is_said_without_showing_it(running: Running) -> None:
    with pytest.raises(ConfigurationError, match="TELEGRAM_BOT_TOKEN") as raised:
        async with running(token="42:wrong") as bot:
            await bot.task
    assert "42:wrong" not in f"{raised.value!r}{raised.value.__cause__!r}"


async def test_a_server_that_is_not_there_yet_is_waited_for(
    api: BotApi, running: Running, person: Person
) -> None:
    api.fail("getMe", times=12, status=502)
    async with running():
        assert (await api.reply(person, "稳岗")).text


async def test_stopping_does_not_wait_for_a_server_that_never_answers(running: Running) -> None:
    async with asyncio.timeout(20):
        async with running(api_base="http://127.0.0.1:9") as bot:
            await asyncio.sleep(0.05)
            assert not bot.task.done()


async def test_stopping_ends_a_long_poll_at_once(running: Running, api: BotApi) -> None:
    async with asyncio.timeout(10):
        async with running(poll_seconds=60):
            await api.wait_for(lambda _: api.made("deleteWebhook"))


async def test_another_instance_polling_is_survived(
    api: BotApi, running: Running, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    api.fail("getUpdates", times=3, status=409)
    async with running():
        assert (await api.reply(person, "稳岗")).text
    assert any("同一个令牌" in record.message for record in caplog.records)


# ---- sending


async def test_a_429_is_waited_out_and_the_answer_arrives(api: BotApi, bot: Bot, person: Person) -> None:
    api.fail("sendMessage", retry_after=1)
    answer = await api.reply(person, "稳岗")
    refused = next(call for call in api.calls if call.status == 429)
    assert answer.at - refused.at >= 1
    assert not bot.task.done()


async def test_one_chats_429_does_not_hold_up_the_others(
    api: BotApi, running: Running, person: Person
) -> None:
    async with running(stop_seconds=0.1):
        api.fail("sendMessage", retry_after=600, chat=person.id)
        for number in range(20):  # more than the application handles at once
            await api.say(person, f"/plans {number}")
        await api.wait_for(lambda calls: any(call.status == 429 for call in calls))
        assert (await api.reply(Person(2002), "稳岗")).text
    assert api.said(person.id) == []


async def test_the_order_of_a_chat_survives_a_429(api: BotApi, bot: Bot, person: Person) -> None:
    api.fail("sendMessage", retry_after=1, chat=person.id)
    await api.say(person, "/help")
    await api.say(person, "/plans")
    await api.say(person, "/town")
    await api.wait_for(lambda _: len(api.said(person.id)) == 3)
    assert [len(call.buttons) for call in api.said(person.id)] == [0, 6, 20]
    assert not bot.task.done()


async def test_server_errors_are_tried_again(api: BotApi, bot: Bot, person: Person) -> None:
    api.fail("sendMessage", times=3, status=502)
    assert (await api.reply(person, "稳岗")).text
    assert len(await bot.logged()) == 1


async def test_a_dropped_connection_is_tried_again(api: BotApi, bot: Bot, person: Person) -> None:
    api.drop("sendMessage", times=2)
    assert (await api.reply(person, "稳岗")).text
    assert len(await bot.logged()) == 1


async def test_an_answer_that_is_no_json_is_tried_again(api: BotApi, bot: Bot, person: Person) -> None:
    api.garble("sendMessage", times=2)
    assert (await api.reply(person, "稳岗")).text
    assert not bot.task.done()


async def test_a_server_that_stays_down_makes_the_answer_late_and_loses_nothing(
    api: BotApi, bot: Bot, person: Person
) -> None:
    api.fail("sendMessage", times=12, status=500)
    await api.say(person, "稳岗")
    await api.wait_for(lambda calls: sum(call.status == 500 for call in calls) == 12)
    await api.say(person, "贴息")
    await api.wait_for(lambda _: len(api.said(person.id)) == 2)
    assert [call.text[:4] for call in api.said(person.id)] == ["【稳岗返", "您想问的"]
    assert len(await bot.logged()) == 2


async def test_a_message_that_telegram_refuses_is_tried_without_quote_and_then_let_go_with_one_line(
    api: BotApi, bot: Bot, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    group = Chat(-100500)
    api.fail("sendMessage", times=2, status=400, chat=group.id)
    await api.say(person, "@jinjiang_policy_bot 稳岗", group)
    await api.wait_for(lambda calls: sum(call.status == 400 for call in calls) == 2)
    assert (await api.reply(person, "@jinjiang_policy_bot 贴息", group)).text
    refused = [call for call in api.calls if call.status == 400]
    assert ["reply_parameters" in call.data for call in refused] == [True, False]
    assert [record.message for record in caplog.records].count("有一条消息发不出去：Bad Gateway") == 1
    bot.stop.set()
    await bot.task
    assert await bot.storage.outbox.unsent("telegram") == []


@pytest.mark.parametrize("trouble", ["fail", "drop", "garble"])
async def test_trouble_with_polling_loses_nothing(
    api: BotApi, running: Running, person: Person, trouble: str
) -> None:
    getattr(api, trouble)("getUpdates", times=3)
    await api.say(person, "稳岗")
    async with running() as bot:
        await api.wait_for(lambda _: api.said(person.id))
        assert bot.engine.asked == ["稳岗"]


async def test_someone_who_shut_the_bot_out_is_left_alone(api: BotApi, bot: Bot, person: Person) -> None:
    api.fail("sendMessage", status=403, chat=person.id)
    await api.say(person, "稳岗")
    await api.wait_for(lambda calls: any(call.status == 403 for call in calls))
    assert (await api.reply(Person(2002), "稳岗")).text
    assert len(api.said(person.id)) == 0
    assert not bot.task.done()


async def test_a_press_that_is_too_old_to_be_answered_still_does_its_work(
    api: BotApi, bot: Bot, person: Person
) -> None:
    answer = await api.reply(person, "稳岗")
    api.fail("answerCallbackQuery", status=400)
    await api.press(person, answer, "材料")
    await api.wait_for(lambda _: len(api.said(person.id)) == 2)
    assert not bot.task.done()


# ---- what goes wrong inside


async def test_when_answering_fails_the_person_is_told_and_nothing_they_wrote_is_logged(
    api: BotApi, bot: Bot, person: Person, wording: Wording, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    told = await api.reply(person, "崩了：我的秘密")
    assert told.text == wording("telegram.mishap")
    assert (await api.reply(person, "稳岗")).text
    assert "RuntimeError" in caplog.text
    assert "我的秘密" not in caplog.text
    assert not bot.task.done()


async def test_when_a_button_fails_its_spinner_stops_with_a_word(
    api: BotApi, running: Running, person: Person, wording: Wording
) -> None:
    async with running() as bot:
        answer = await api.reply(person, "稳岗")
        bot.engine.knowledge = None  # type: ignore[assignment]  # whatever breaks
        await api.press(person, answer, "材料")
        await api.wait_for(lambda _: api.made("answerCallbackQuery"))
    assert api.made("answerCallbackQuery")[0].text == wording("telegram.mishap_toast")


async def test_the_token_is_in_no_log(
    api: BotApi, running: Running, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    api.fail("getUpdates", times=2, status=502)
    api.drop("sendMessage")
    async with running():
        await api.reply(person, "稳岗")
    assert caplog.records
    assert TOKEN not in caplog.text


@pytest.mark.parametrize(
    "content",
    [
        {"text": "\ud800"},
        {"text": "稳岗\ud83d"},
        {"text": "\x00\u200b"},
        {"text": "长" * 4096},
        {"text": "{0} %s {花} <b>&"},
        {"new_chat_members": [Person(5).json()]},
        {"text": "/"},
        {"text": "/" + "a" * 200},
        {"dice": {"emoji": "🎲", "value": 3}},
        {},
    ],
    ids=[
        "surrogate",
        "half emoji",
        "nothing to see",
        "huge",
        "braces",
        "joined",
        "slash",
        "long command",
        "dice",
        "empty",
    ],
)
async def test_nothing_anyone_sends_ends_the_bot(
    api: BotApi, bot: Bot, person: Person, content: dict[str, object]
) -> None:
    await api.post(person, None, content)
    assert (await api.reply(Person(2002), "稳岗")).text
    assert not bot.task.done()


async def test_an_update_that_the_library_cannot_read_is_a_dead_letter_and_the_next_one_is_answered(
    api: BotApi, bot: Bot, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await api.push({"message": {"message_id": 1, "text": "我的秘密 13805961234"}})
    assert (await api.reply(person, "稳岗")).text
    await api.wait_for(lambda _: api.pending == 0)
    assert "读不懂" in caplog.text
    assert "我的秘密" not in caplog.text
    (letter,) = await bot.storage.inbox.dead()
    assert json.loads(letter.raw)["message"]["text"].startswith("我的秘密")
    assert "13805961234" not in letter.raw
    assert not bot.task.done()


async def test_a_message_without_a_sender_is_answered(api: BotApi, bot: Bot) -> None:
    group = Chat(-77)
    await api.post(None, group, {"text": "@jinjiang_policy_bot 稳岗"})
    await api.wait_for(lambda _: api.said(group.id))
    assert not bot.task.done()


async def test_an_inline_press_without_a_message_is_answered(api: BotApi, bot: Bot, person: Person) -> None:
    query = {
        "id": "9",
        "from": person.json(),
        "chat_instance": "1",
        "data": "s:vat",
        "inline_message_id": "z",
    }
    await api.push({"callback_query": query})
    await api.wait_for(lambda calls: any(call.method == "answerCallbackQuery" for call in calls))
    assert not bot.task.done()


async def test_an_album_gets_one_word(api: BotApi, bot: Bot, person: Person) -> None:
    for _ in range(4):
        await api.post(person, None, {**people.file("photo"), "media_group_id": "1"})
    await api.wait_for(lambda _: api.said(person.id))
    bot.stop.set()
    await bot.task
    assert len(api.said(person.id)) == 1
