"""Updates that Telegram delivers over HTTP: the same inbox, and nothing from anyone but Telegram."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.channels.telegram.webhook import LARGEST, PATH
from bot.core.errors import ConfigurationError
from tests.botapi import BotApi, Person, people
from tests.channels.telegram.test_durability import FailingStorage
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from bot.core.knowledge.wording import Wording
    from tests.botapi.webhook import Webhook as Delivering
    from tests.channels.telegram.conftest import Bot

    Running = Callable[..., AbstractAsyncContextManager[Bot]]

SECRET = "correct-horse-battery"
PROOF = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


@pytest.fixture
def hooked(port: int) -> dict[str, Any]:
    """Settings of a bot that is delivered to."""
    return {"port": port, "webhook_url": f"http://127.0.0.1:{port}", "webhook_secret": SECRET}


@pytest.fixture
async def hooked_bot(running: Running, api: BotApi, hooked: dict[str, Any]) -> AsyncIterator[Bot]:
    async with running(**hooked) as bot:
        await until_set(api)
        yield bot


@pytest.fixture
async def outsider(port: int) -> AsyncIterator[httpx.AsyncClient]:
    """Anyone who knows the address."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        yield client


def update(number: int, person: Person, text: str) -> dict[str, Any]:
    return {
        "update_id": number,
        "message": people.message(number, person, person.private, {"text": text}),
    }


async def until_set(api: BotApi) -> Delivering:
    await api.wait_for(lambda _: api.made("setWebhook"))
    assert api.webhook is not None
    return api.webhook


async def test_what_is_delivered_is_answered_and_nothing_is_fetched(
    api: BotApi, running: Running, person: Person, hooked: dict[str, Any]
) -> None:
    async with running(**hooked) as bot:
        assert "【稳岗返还】" in (await api.reply(person, "稳岗返还怎么领")).text
        assert (await api.reply(person, "材料呢")).text == "【材料】这里是正文。"
        await api.wait_for(lambda _: api.pending == 0)
    assert bot.engine.asked == ["稳岗返还怎么领", "材料呢"]
    assert not [call for call in api.calls if call.method == "getUpdates"]
    assert await bot.storage.inbox.unfinished("telegram") == []


async def test_telegram_is_told_where_how_to_prove_itself_and_what_is_wanted(
    api: BotApi, running: Running, hooked: dict[str, Any]
) -> None:
    async with running(**hooked):
        await until_set(api)
    (call,) = api.made("setWebhook")
    assert call.data["url"] == f"{hooked['webhook_url']}{PATH}"
    assert call.data["secret_token"] == SECRET
    assert call.data["allowed_updates"] == ["message", "edited_message", "callback_query", "my_chat_member"]
    assert not call.data.get("drop_pending_updates")


async def test_what_waited_while_the_bot_was_off_is_answered_in_its_order(
    api: BotApi, running: Running, hooked: dict[str, Any]
) -> None:
    crowd = [Person(3000 + number) for number in range(5)]
    for number in range(4):
        for each in crowd:
            await api.say(each, f"稳岗{number}", date=1_795_000_000 + 60 * number)
    async with running(**hooked) as bot:
        await api.wait_for(lambda _: len(api.said()) == 20)
    assert len(bot.engine.asked) == 20
    for each in crowd:
        assert len(api.said(each.id)) == 4
    assert api.pending == 0


async def test_received_is_said_only_when_it_is_stored(
    api: BotApi, running: Running, person: Person, hooked: dict[str, Any]
) -> None:
    storage = FailingStorage()
    async with running(storage, **hooked) as bot:
        await api.reply(person, "你好")
        storage.broken = True
        assert "【稳岗返还】" in (await api.reply(person, "稳岗返还怎么领")).text
        webhook = await until_set(api)
        await api.wait_for(lambda _: 503 in webhook.answers)
        assert api.pending == 1
        storage.broken = False
        await api.wait_for(lambda _: api.pending == 0)
    assert [row.topic for row in await bot.logged()] == [None, "refund"]
    assert len(api.said(person.id)) == 2


async def test_what_is_delivered_twice_is_answered_once(
    api: BotApi, running: Running, person: Person, hooked: dict[str, Any], outsider: httpx.AsyncClient
) -> None:
    async with running(**hooked) as bot:
        await api.reply(person, "稳岗")
        again = update(700, person, "你好")
        for _ in range(3):
            assert (await outsider.post(PATH, json=again, headers=PROOF)).status_code == 200
        await api.wait_for(lambda _: len(api.said(person.id)) == 2)
    assert bot.engine.asked == ["稳岗", "你好"]


async def test_polling_takes_over_from_a_webhook_and_nothing_is_dropped(
    api: BotApi, running: Running, person: Person, hooked: dict[str, Any]
) -> None:
    async with running(**hooked):
        await api.reply(person, "稳岗")
    await api.say(person, "你好")
    async with running() as polling:
        await api.wait_for(lambda _: len(api.said(person.id)) == 2)
    assert polling.engine.asked == ["你好"]
    assert not api.made("deleteWebhook")[0].data.get("drop_pending_updates")


async def test_stopping_leaves_the_webhook_so_that_telegram_keeps_what_comes_meanwhile(
    api: BotApi, running: Running, person: Person, hooked: dict[str, Any]
) -> None:
    async with running(**hooked):
        await until_set(api)
    await api.say(person, "稳岗")
    assert api.pending == 1
    async with running(**hooked):
        await api.wait_for(lambda _: api.said(person.id))


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("POST", PATH, {}),
        ("POST", PATH, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}),
        ("POST", PATH, {"X-Telegram-Bot-Api-Secret-Token": f"{SECRET}x"}),
        ("POST", PATH, {"X-Telegram-Bot-Api-Secret-Token": "é"}),
        ("GET", PATH, PROOF),
        ("PUT", PATH, PROOF),
        ("POST", "/", PROOF),
        ("POST", "/telegram", PROOF),
        ("GET", "/.env", {}),
    ],
)
async def test_what_is_not_from_telegram_finds_nothing(
    hooked_bot: Bot, outsider: httpx.AsyncClient, method: str, path: str, headers: dict[str, str]
) -> None:
    raw = [(name.encode(), value.encode("utf-8")) for name, value in headers.items()]
    answer = await outsider.request(method, path, json=update(1, Person(7), "稳岗"), headers=raw)
    nothing = await outsider.request(method, "/no-such-address", json={}, headers=raw)
    assert (answer.status_code, answer.content) == (404, nothing.content)
    assert "server" not in answer.headers
    assert hooked_bot.engine.asked == []


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b'{"update_id": 1}', "text/plain", 415),
        (b"a=1", "application/x-www-form-urlencoded", 415),
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[" * 200_000, "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"{}", "application/json", 400),
        (b'{"update_id": "1"}', "application/json", 400),
        (b'{"update_id": true}', "application/json", 400),
        (b'{"update_id": 1, "x": "' + b"x" * LARGEST + b'"}', "application/json", 413),
        (b'{"update_id": 1}', "application/json; charset=utf-8", 200),
    ],
    ids=lambda given: str(given)[:40],
)
@pytest.mark.usefixtures("hooked_bot")
async def test_what_is_no_update_is_refused_and_the_next_one_is_taken(
    api: BotApi, outsider: httpx.AsyncClient, content: bytes, kind: str, status: int
) -> None:
    answer = await outsider.post(PATH, content=content, headers=PROOF | {"Content-Type": kind})
    assert answer.status_code == status
    assert (await api.reply(Person(7), "稳岗")).text


async def test_an_update_that_cannot_be_read_is_a_dead_letter_and_no_longer_delivered(
    api: BotApi, running: Running, person: Person, hooked: dict[str, Any]
) -> None:
    storage = InMemoryStorage()
    async with running(storage, **hooked):
        await api.push({"message": {"message_id": 1, "chat": {"id": 5}}})
        await api.wait_for(lambda _: api.made("setWebhook") and api.pending == 0)
        await api.reply(person, "稳岗")
    (letter,) = await storage.inbox.dead()
    assert json.loads(letter.raw)["message"]["chat"] == {"id": 5}


async def test_before_the_start_and_after_the_end_nothing_is_taken(
    api: BotApi, running: Running, person: Person, hooked: dict[str, Any], outsider: httpx.AsyncClient
) -> None:
    api.fail("getMe", times=1000, status=502)
    async with running(**hooked) as bot:
        while True:
            try:
                answer = await outsider.post(PATH, json=update(1, person, "稳岗"), headers=PROOF)
            except httpx.ConnectError:
                await asyncio.sleep(0.01)
            else:
                break
        assert answer.status_code == 503
    assert bot.engine.asked == []
    assert await bot.storage.inbox.unfinished("telegram") == []


async def test_an_address_that_telegram_refuses_ends_the_bot_with_the_reason(
    running: Running, hooked: dict[str, Any]
) -> None:
    with pytest.raises(ConfigurationError, match="TELEGRAM_WEBHOOK_URL") as raised:
        async with running(**hooked | {"webhook_url": "gopher://x"}) as bot:
            await bot.task
    assert "invalid webhook" in str(raised.value)
    assert SECRET not in str(raised.value)


async def test_telegram_being_away_at_the_start_is_waited_out(
    api: BotApi, running: Running, person: Person, hooked: dict[str, Any]
) -> None:
    api.fail("setWebhook", times=7, status=502)
    async with running(**hooked):
        assert (await api.reply(person, "稳岗")).text


async def test_stopping_does_not_wait_for_a_server_that_never_takes_the_webhook(
    api: BotApi, running: Running, hooked: dict[str, Any]
) -> None:
    api.fail("setWebhook", times=1000, status=502)
    async with asyncio.timeout(10):
        async with running(**hooked):
            await api.wait_for(lambda calls: any(call.method == "setWebhook" for call in calls))


async def test_a_webhook_that_another_program_took_is_taken_back_and_trouble_is_told_once(
    api: BotApi, running: Running, hooked: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    async with running(**hooked, look_seconds=0.02):
        await until_set(api)
        api.webhook_error = {"last_error_date": 1, "last_error_message": "Connection refused"}
        await api.wait_for(lambda _: len(api.made("getWebhookInfo")) > 3)
        await api._set(None)
        await api.wait_for(lambda _: len(api.made("setWebhook")) == 2)
    told = [record.message for record in caplog.records if record.levelno == logging.WARNING]
    assert len([each for each in told if "Connection refused" in each]) == 1
    assert len([each for each in told if "有别的程序改了" in each]) == 1


async def test_many_people_at_once_are_all_answered(
    api: BotApi, running: Running, hooked: dict[str, Any], wording: Wording
) -> None:
    async with running(**hooked):
        await until_set(api)
        for number in range(60):
            await api.say(Person(5000 + number), "稳岗")
        await api.wait_for(lambda _: len(api.said()) == 60, 30)
    assert wording("telegram.damped") not in [call.text for call in api.said()]
