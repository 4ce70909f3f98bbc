"""What is sent twice, too long, too fast, by others, or while storage fails."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.channels.web.conversations import OF_AN_ADDRESS, WAITING, RefusedError
from bot.channels.web.sent import Sent
from bot.core.errors import StorageError
from bot.messages import message
from tests.fakes import FixedClock
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence
    from contextlib import AbstractAsyncContextManager

    from bot.delivery.received import Arrival
    from tests.channels.web.conftest import Browser, Site

    Running = Callable[..., AbstractAsyncContextManager[Site]]


async def test_a_form_sent_twice_is_answered_once(browser: Browser, site: Site) -> None:
    await browser.open()
    sent = {"mark": browser.hidden("mark"), "key": browser.hidden("key"), "text": "稳岗返还返多少"}
    both = await asyncio.gather(*(browser.client.post("/ask", data=sent) for _ in range(2)))
    again = await browser.client.post("/ask", data=sent)
    assert [each.status_code for each in (*both, again)] == [200] * 3
    assert all(each.text.count("<article") == 1 for each in (*both, again))
    assert all("不超过 60%" in each.text for each in (*both, again))
    assert len(await site.logged()) == 1


async def test_one_form_may_carry_two_different_presses(browser: Browser, site: Site) -> None:
    await browser.ask("稳岗返还返多少")
    old = {"mark": browser.hidden("mark"), "key": browser.hidden("key")}
    for part in ("eligibility", "deadline"):  # the second after going back
        press = f"show:0:job-stabilisation-refund/{part}"
        await browser.client.post("/press", data=old | {"press": press})
    assert [row.facet for row in await site.logged()][1:] == ["eligibility", "deadline"]


async def test_what_a_visitor_wrote_is_shown_as_text(browser: Browser) -> None:
    await browser.ask("稳岗返还<script>alert(1)</script>&amp;\"'")
    assert "<script>alert" not in browser.shown
    assert "稳岗返还<script>alert(1)</script>&amp;\"'" in browser.answers[-1]


@pytest.mark.parametrize(
    "text", ["好" * 4000, "😀" * 4000, "稳岗返还返多少👍🏽👨‍👩‍👧", "a\x00b", "\u202e反着", "一\r\n二"]
)
async def test_long_and_strange_texts_are_answered(browser: Browser, site: Site, text: str) -> None:
    await browser.ask(text)
    assert browser.status == 200
    assert len(browser.answers) == len(await site.logged()) == 1


async def test_a_text_too_long_is_said_to_be_and_kept_for_mending(browser: Browser, site: Site) -> None:
    await browser.ask("好" * 4001)
    assert browser.status == 422
    assert message("web.problem.long", length=4001, most=4000) in browser.shown
    assert "好" * 4001 in browser.shown
    assert await site.logged() == []


async def test_an_empty_question_is_said_to_be(browser: Browser) -> None:
    await browser.ask("  \r\n ")
    assert (browser.status, message("web.problem.empty") in browser.shown) == (422, True)


async def test_a_flood_is_damped_and_the_text_kept(running: Running) -> None:
    async with running(per_minute=3) as site, site.browser() as browser, site.browser() as other:
        for number in range(4):
            await browser.ask(f"稳岗返还返多少 {number}")
        assert browser.status == 429
        assert message("web.problem.fast") in browser.shown
        assert ">稳岗返还返多少 3</textarea>" in browser.shown
        assert len(await site.logged()) == 3
        await other.ask("稳岗返还返多少")
        assert other.status == 200


async def test_new_cookies_get_no_further_than_their_address(running: Running) -> None:
    async def ask(site: Site, address: str) -> int:
        async with site.browser() as browser:
            browser.client.headers["x-forwarded-for"] = address
            await browser.ask("稳岗返还返多少")
            return browser.status

    async with running(per_minute=1) as site:
        from_one = [await ask(site, "203.0.113.9") for _ in range(OF_AN_ADDRESS + 1)]
        assert from_one == [200] * OF_AN_ADDRESS + [429]
        assert await ask(site, "203.0.113.10") == 200
        assert await ask(site, "127.0.0.1") == 200


async def test_when_too_many_wait_the_next_is_told_to_come_back(running: Running) -> None:
    storage = Slow()
    async with running(storage, desked=True) as site:
        take_up = site.channel._conversations.take_up
        sent = [Sent(f"{chat:x}", "form", "text", "稳岗返还返多少") for chat in range(WAITING + 1)]
        waiting = [asyncio.create_task(take_up(each)) for each in sent[:-1]]
        await storage.reached.wait()
        with pytest.raises(RefusedError, match="full"):
            await take_up(sent[-1])
        storage.go_on.set()
        assert await asyncio.gather(*waiting) == [""] * WAITING
        assert await take_up(sent[-1]) == ""
        assert len(await site.logged()) == WAITING + 1


@pytest.mark.parametrize("path", ["/ask", "/press", "/town", "/leave"])
@pytest.mark.parametrize("trick", ["other-site", "no-mark", "no-cookie", "mark-of-another"])
async def test_a_form_of_another_site_is_refused(site: Site, path: str, trick: str) -> None:
    async with site.browser() as browser, site.browser() as attacker:
        await browser.ask("贴息")
        await attacker.open()
        sent = {"mark": browser.hidden("mark"), "key": browser.hidden("key"), "text": "稳岗返还"}
        sent |= {"press": "none:1:", "town": "yinglin"}
        headers = {"Sec-Fetch-Site": "cross-site"} if trick == "other-site" else {}
        if trick == "no-mark":
            del sent["mark"]
        if trick == "mark-of-another":
            sent["mark"] = attacker.hidden("mark")
        if trick == "no-cookie":
            browser.client.cookies.clear()
        refused = await browser.client.post(path, data=sent, headers=headers)
    assert refused.status_code == 403
    assert message("web.problem.foreign") in refused.text
    (row,) = await site.logged()
    assert (row.text, row.feedback) == ("贴息", ())


async def test_nobody_presses_the_buttons_of_others(site: Site) -> None:
    async with site.browser() as one, site.browser() as other:
        await one.ask("贴息")
        await other.open()
        for press in ("none:1:", "up:1:", "choose:1:equipment-loan-interest/overview", "show:0:nothing", "x"):
            await other.send("/press", press=press)
            assert message("web.notice.stale") in other.shown
    assert [row.feedback for row in await site.logged()] == [()]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"x" * 70_000, "application/x-www-form-urlencoded"),
        (b"&".join(b"a=1" for _ in range(50)), "application/x-www-form-urlencoded"),
        (b'{"text": "x"}', "application/json"),
        (b"text=x", "text/plain"),
        (b"\xff\xfe=%ff", "application/x-www-form-urlencoded"),
    ],
)
async def test_what_is_no_form_of_ours_is_refused(browser: Browser, content: bytes, kind: str) -> None:
    await browser.open()
    refused = await browser.client.post("/ask", content=content, headers={"Content-Type": kind})
    assert refused.status_code == 400
    assert message("web.problem.unreadable") in refused.text


async def test_wrong_addresses_and_methods_tell_nothing(browser: Browser) -> None:
    nothing = (await browser.client.get("/no-such-page")).content
    for method, path in [
        ("GET", "/ask"),
        ("POST", "/"),
        ("GET", "/static/../page.html"),
        ("GET", "/static/x"),
    ]:
        response = await browser.client.request(method, path)
        assert (response.status_code, response.content) == (404, nothing)


async def test_the_page_is_small_and_says_what_may_be_loaded(browser: Browser) -> None:
    page = await browser.client.get("/")
    files = [part.partition('"')[0] for part in page.text.split('="/static/')[1:]]
    loaded = [await browser.client.get(f"/static/{name}") for name in files]
    assert len(loaded) == 4
    assert all(each.status_code == 200 for each in loaded)
    assert len(page.content) + sum(len(each.content) for each in loaded) < 100_000
    assert page.headers["content-security-policy"].startswith("default-src 'self';")
    assert page.headers["cache-control"] == "no-store"
    assert "immutable" in loaded[0].headers["cache-control"]
    assert " style=" not in page.text
    assert "<script>" not in page.text


async def test_the_cookie_is_for_this_site_alone_and_secure_behind_https(browser: Browser) -> None:
    plain = (await browser.client.get("/")).headers["set-cookie"]
    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    assert "Secure" not in plain
    secure = await browser.client.get("/", headers={"X-Forwarded-Proto": "https"})
    assert "Secure" in secure.headers["set-cookie"]


class Slow(InMemoryStorage):
    """A storage that takes as long as it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.reached, self.go_on = asyncio.Event(), asyncio.Event()

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        self.reached.set()
        await self.go_on.wait()
        async with super().together():
            yield


class Away(InMemoryStorage):
    """A storage that is away as long as it is told to be."""

    away = False

    @asynccontextmanager
    async def together(self) -> AsyncIterator[None]:
        if self.away:
            raise StorageError("away")
        async with super().together():
            yield


async def test_while_storage_is_away_people_are_answered_and_it_is_stored_later(running: Running) -> None:
    storage = Away()
    async with running(storage) as site, site.browser() as browser:
        await browser.open()
        storage.away = True
        await browser.ask("稳岗返还返多少")
        assert "不超过 60%" in browser.answers[-1]
        assert await site.logged() == []
        storage.away = False
        await site.until_logged()
        await browser.ask("那截止到哪天")
        assert len(browser.answers) == 2


async def test_what_was_taken_in_before_a_crash_is_answered_after_it(running: Running) -> None:
    storage = InMemoryStorage()
    arrivals: Sequence[Arrival] = [
        Sent("ab12" * 6, "form-key", "text", "稳岗返还返多少").arrival(FixedClock()())
    ]
    await storage.inbox.store(arrivals)
    async with running(storage) as site:
        await site.until_logged()
    assert [(row.chat, row.outcome) for row in await site.logged()] == [("ab12" * 6, "answered")]
    assert await storage.inbox.unfinished("web") == []


async def test_a_visitor_who_leaves_before_the_answer_is_answered_all_the_same(
    browser: Browser, site: Site
) -> None:
    await browser.open()
    sent = {"mark": browser.hidden("mark"), "key": browser.hidden("key"), "text": "稳岗返还返多少"}
    with pytest.raises(httpx.TimeoutException):
        await browser.client.post("/ask", data=sent, timeout=httpx.Timeout(5, read=0.001))
    await site.until_logged()
    await browser.open()
    assert "不超过 60%" in browser.answers[-1]
