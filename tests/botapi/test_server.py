"""The server refuses what Telegram refuses; otherwise passing its tests would prove little."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests.botapi import TOKEN, BotApi, Person
from tests.botapi.webhook import Webhook

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PERSON = Person(5)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
async def client(api: BotApi) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"{api.base}/bot{TOKEN}/", trust_env=False) as made:
        yield made


async def call(client: httpx.AsyncClient, method: str, **data: Any) -> dict[str, Any]:
    return dict((await client.post(method, json=data)).json())


async def send(client: httpx.AsyncClient, **data: Any) -> dict[str, Any]:
    return await call(client, "sendMessage", **{"chat_id": 5, "text": "x"} | data)


@pytest.mark.parametrize(
    ("data", "description"),
    [
        ({"text": " \n"}, "text is empty"),
        ({"text": "😀" * 2049}, "too long"),
        ({"chat_id": 6}, "chat not found"),
        ({"reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "税" * 22}]]}}, "BUTTON_DATA"),
        ({"reply_markup": {"inline_keyboard": [[{"text": "", "callback_data": "a"}]]}}, "text is empty"),
    ],
)
async def test_what_telegram_refuses_is_refused(
    api: BotApi, client: httpx.AsyncClient, data: dict[str, Any], description: str
) -> None:
    await api.say(PERSON, "hello")
    assert description in (await send(client, **data))["description"]
    assert api.said() == []


async def test_the_longest_text_is_taken(api: BotApi, client: httpx.AsyncClient) -> None:
    await api.say(PERSON, "hello")
    assert (await send(client, text="😀" * 2048))["ok"]


async def test_updates_are_repeated_until_their_offset_is_confirmed(
    api: BotApi, client: httpx.AsyncClient
) -> None:
    await api.say(PERSON, "one")
    for _ in range(2):
        (update,) = (await call(client, "getUpdates"))["result"]
    assert (await call(client, "getUpdates", offset=update["update_id"] + 1))["result"] == []
    assert api.pending == 0


async def test_a_long_poll_ends_when_there_is_news(api: BotApi, client: httpx.AsyncClient) -> None:
    poll = asyncio.create_task(call(client, "getUpdates", timeout=60))
    await asyncio.sleep(0.02)
    await api.say(PERSON, "one")
    assert len((await asyncio.wait_for(poll, 5))["result"]) == 1


async def test_a_newer_poll_ends_the_older_with_a_conflict(api: BotApi, client: httpx.AsyncClient) -> None:
    older = asyncio.create_task(call(client, "getUpdates", timeout=60))
    await api.wait_for(lambda _: api._poll == 1)
    await call(client, "getUpdates", timeout=0)
    assert (await asyncio.wait_for(older, 5))["error_code"] == 409


async def test_a_webhook_rules_polling_out(api: BotApi, client: httpx.AsyncClient) -> None:
    api.webhook = Webhook("https://example.org", "", [])
    assert (await call(client, "getUpdates"))["error_code"] == 409
    assert (await call(client, "getWebhookInfo"))["result"]["url"] == "https://example.org"


async def test_only_the_kinds_of_update_asked_for_are_given(api: BotApi, client: httpx.AsyncClient) -> None:
    await api.push({"channel_post": {}})
    assert (await call(client, "getUpdates", allowed_updates=["message"]))["result"] == []


async def test_a_429_says_how_long_to_wait(api: BotApi, client: httpx.AsyncClient) -> None:
    api.fail("getMe", retry_after=7)
    assert (await call(client, "getMe"))["parameters"] == {"retry_after": 7}
    assert (await call(client, "getMe"))["ok"]


async def test_a_fault_of_one_chat_leaves_others_alone(api: BotApi, client: httpx.AsyncClient) -> None:
    for person in (PERSON, Person(6)):
        await api.say(person, "hello")
    api.fail("sendMessage", retry_after=7, chat=5)
    assert (await send(client, chat_id=6))["ok"]
    assert (await send(client))["error_code"] == 429


async def test_another_token_is_unauthorised(api: BotApi) -> None:
    async with httpx.AsyncClient(trust_env=False) as other:
        assert (await other.post(f"{api.base}/bot1:x/getMe")).status_code == 401


async def test_files_arrive_as_they_were_sent(api: BotApi, client: httpx.AsyncClient) -> None:
    await api.say(PERSON, "你好")
    content = bytes(range(256)) + b"\r\n--x\r\n"
    form = {"chat_id": "5", "caption": "7", "photo": "attach://one"}
    answer = await client.post("sendPhoto", data=form, files={"one": ("图.png", content)})
    assert answer.json()["ok"]
    (call_made,) = api.made("sendPhoto", 5)
    assert (call_made.data["caption"], call_made.data["photo"].content) == ("7", content)


@pytest.mark.parametrize(
    ("form", "sent"),
    [({"chat_id": "5"}, {}), ({"chat_id": "5", "caption": "长" * 1025}, {"photo": ("a.png", b"1")})],
    ids=["no file", "long caption"],
)
async def test_a_picture_needs_a_file_and_a_short_caption(
    api: BotApi, client: httpx.AsyncClient, form: dict[str, str], sent: dict[str, tuple[str, bytes]]
) -> None:
    await api.say(PERSON, "你好")
    assert (await client.post("sendPhoto", data=form, files=sent)).status_code == 400
