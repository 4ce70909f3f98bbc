"""The policy pages over HTTP: addresses, what is forwarded, the search, and on to the chat."""

from __future__ import annotations

import asyncio
import re
from copy import copy
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.searching import WAITING, BusyError, Searching
from bot.core.conversing import NOTHING_SAID
from bot.core.knowledge.parts import published
from bot.ports.knowledge import Edition
from bot.usecases.answering.thinking import EngineThinker, InThreads

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from bot.core.engine import Engine
    from tests.channels.web.conftest import Browser, Site


async def test_every_published_topic_has_a_page_and_every_link_inside_leads_somewhere(
    browser: Browser, engine: Engine
) -> None:
    queue, seen, anchors = ["/policies"], set[str](), dict[str, set[str]]()
    leads = set[tuple[str, str]]()
    while queue:
        address = queue.pop()
        if address in seen:
            continue
        seen.add(address)
        shown = await browser.open(address)
        assert browser.status == 200, address
        anchors[address] = set(re.findall(r' id="([^"]+)"', shown))
        for link in re.findall(r'href="(/polic[^"]*|#[^"]*)"', shown):
            page, _, anchor = link.partition("#")
            leads.add((page or address, anchor))
            queue.append(page or address)
    assert {f"/policy/{topic.id}" for topic in published(engine.knowledge)} <= seen
    assert [lead for lead in leads if lead[1] and lead[1] not in anchors[lead[0]]] == []


async def test_no_place_in_a_page_is_named_twice(browser: Browser, engine: Engine) -> None:
    for topic in published(engine.knowledge):
        named = re.findall(r' id="([^"]+)"', await browser.open(f"/policy/{topic.id}"))
        assert len(named) == len(set(named)), topic.id


@pytest.mark.parametrize(
    "path", ["/policy/nope", "/policy/yinglin/x", "/policies/nope", "/policies/expiring/61", "/policy/../x"]
)
async def test_what_there_is_not_is_said_to_be_missing(browser: Browser, path: str) -> None:
    await browser.open(path)
    assert browser.status == 404


@pytest.mark.parametrize("path", ["/policies", "/policy/yinglin", "/policy/nope", "/search?q=x", "/poster"])
async def test_a_page_is_as_safe_as_the_chat_and_sets_no_cookie(browser: Browser, path: str) -> None:
    chat, page = await browser.client.get("/"), await browser.client.get(path)
    for name in ("content-security-policy", "x-frame-options", "x-content-type-options", "referrer-policy"):
        assert page.headers[name] == chat.headers[name]
    assert "set-cookie" not in page.headers
    assert "<script" not in page.text
    assert "style=" not in page.text


async def test_what_is_forwarded_has_a_title_one_line_and_a_picture(browser: Browser, site: Site) -> None:
    shown = await browser.open("/policy/job-stabilisation-refund")
    tags = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', shown))
    assert tags["title"] == "失业保险稳岗返还"
    assert tags["description"].startswith("⚠ 稳岗返还到")
    assert tags["url"] == f"{site.address}/policy/job-stabilisation-refund"
    assert f'<link rel="canonical" href="{tags["url"]}">' in shown
    picture = await browser.client.get(tags["image"])
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")


async def test_behind_a_proxy_the_address_is_the_one_people_use(browser: Browser) -> None:
    headers = {"Host": "policy.example.org", "X-Forwarded-Proto": "https"}
    shown = (await browser.client.get("/policy/yinglin", headers=headers)).text
    assert '<link rel="canonical" href="https://policy.example.org/policy/yinglin">' in shown


async def test_the_configured_address_stands_in_what_leaves_the_page(
    running: Callable[..., AbstractAsyncContextManager[Site]],
) -> None:
    async with running(base="https://policy.example.org/") as site, site.browser() as browser:
        shown = await browser.open("/policy/yinglin")
        assert '<link rel="canonical" href="https://policy.example.org/policy/yinglin">' in shown
        assert ">https://policy.example.org</text>" in await browser.open("/poster")
        assert "扫了打不开" not in browser.shown
        assert "<loc>https://policy.example.org/policies</loc>" in await browser.open("/sitemap.xml")


async def test_what_runs_out_is_listed_with_the_days_that_are_left(browser: Browser) -> None:
    shown = await browser.open("/policies/expiring")
    assert browser.status == 200
    ending, ended = shown.split("<h2>已经到期")
    assert "失业保险稳岗返还" in ending
    assert re.search(r"至 2026 年 12 月 31 日，还剩 \d+ 天", ending)
    assert "失业保险稳岗返还" not in ended


@pytest.mark.parametrize("text", ["稳岗返还返多少", "wengang fanhuan", "稳干返还"])
async def test_a_search_gives_the_answer_of_the_chat_first_and_keeps_nothing(
    browser: Browser, site: Site, text: str
) -> None:
    shown = await browser.open(f"/search?q={text}")
    best, topics = shown.split("可能要找的")
    assert "不超过 60%" in best
    assert '<a href="/policy/job-stabilisation-refund">完整内容' in best
    assert '<a href="/policy/job-stabilisation-refund">' in topics
    assert await site.logged() == []


async def test_what_is_ambiguous_lists_what_it_may_be(browser: Browser) -> None:
    shown = await browser.open("/search?q=贴息")
    assert "是哪一项" in shown
    assert re.findall(r'<li><a href="/policy/([a-z-]+)"', shown)[:2] == [
        "equipment-loan-interest",
        "sme-loan-interest",
    ]


async def test_where_nothing_fits_no_topic_is_pretended_and_the_chat_is_open(browser: Browser) -> None:
    shown = await browser.open("/search?q=明天会下雨吗")
    assert "我手上没有资料" in shown
    assert "可能要找的" not in shown
    assert 'name="text" value="明天会下雨吗"' in shown
    assert ">明天会下雨吗</textarea>" in await browser.open("/?text=明天会下雨吗")


async def test_what_is_searched_for_is_never_markup_and_never_too_long(browser: Browser) -> None:
    shown = await browser.open('/search?q="><script>alert(1)</script>')
    assert "<script" not in shown
    await browser.open("/search?q=" + "稳" * 201)
    assert browser.status == 422
    assert "最多 200 个字" in browser.shown


async def test_too_many_searches_at_once_are_told_to_come_back(engine: Engine, site: Site) -> None:
    searching, today = Searching(engine), engine.today(site.clock())
    many = [searching.find("稳岗返还返多少", today) for _ in range(WAITING + 1)]
    results = await asyncio.gather(*many, return_exceptions=True)
    assert sum(isinstance(result, BusyError) for result in results) == 1
    assert (await searching.find("稳岗返还返多少", today)).sure


async def test_a_question_from_a_page_is_about_its_topic(browser: Browser, site: Site) -> None:
    shown = await browser.open("/?about=job-stabilisation-refund")
    assert "接着问“失业保险稳岗返还”" in shown
    await browser.send("/ask", text="那截止到哪天", about="job-stabilisation-refund")
    assert "2026 年 12 月 31 日" in browser.answers[-1]
    (row,) = await site.logged()
    assert (row.topic, row.facet, row.text) == ("job-stabilisation-refund", "deadline", "那截止到哪天")


async def test_from_a_page_another_policy_can_be_asked_about(browser: Browser, site: Site) -> None:
    await browser.open("/?about=job-stabilisation-refund")
    await browser.send("/ask", text="残保金30人以下免吗", about="job-stabilisation-refund")
    assert (await site.logged())[0].topic == "disability-levy"


async def test_a_page_that_does_not_exist_brings_no_topic_along(browser: Browser, site: Site) -> None:
    assert "接着问" not in await browser.open("/?about=nope")
    await browser.send("/ask", text="那截止到哪天", about="nope")
    assert (await site.logged())[0].topic is None


def test_what_a_question_from_a_page_replies_to_is_heard_as_its_topic(engine: Engine) -> None:
    today = date(2026, 11, 27)
    replies = {
        topic.id: engine.respond(topic.short, NOTHING_SAID, today) for topic in published(engine.knowledge)
    }
    assert [topic for topic, reply in replies.items() if NOTHING_SAID.after(reply).topic != topic] == []


async def test_an_answer_leads_to_its_part_of_the_page(browser: Browser) -> None:
    await browser.ask("稳岗返还返多少")
    assert '<a href="/policy/job-stabilisation-refund#benefit" hx-boost="false">完整内容</a>' in browser.shown
    assert 'id="benefit"' in await browser.open("/policy/job-stabilisation-refund")


async def test_the_way_of_reading_is_changed_without_leaving_the_page(browser: Browser) -> None:
    shown = await browser.open("/display/hant?to=/policy/yinglin")
    assert "英林鎮" in shown
    for elsewhere in ("//evil.example", "https://evil.example", "/ask", "/policy/../ask"):
        response = await browser.client.get(f"/display/hans?to={elsewhere}", follow_redirects=False)
        assert response.headers["location"] == "/#last"


async def test_those_who_index_find_every_page_and_no_search(browser: Browser, site: Site) -> None:
    shown = await browser.open("/robots.txt")
    assert f"Sitemap: {site.address}/sitemap.xml" in shown
    assert "Disallow: /search" in shown
    assert f"<loc>{site.address}/policy/yinglin</loc>" in await browser.open("/sitemap.xml")
    assert '<meta name="robots" content="noindex">' in await browser.open("/search?q=贴息")


async def test_the_poster_names_the_town_and_shows_the_address(browser: Browser, site: Site) -> None:
    assert "晋江市工商联 · 英林镇" in await browser.open("/poster?town=yinglin")
    assert site.address in browser.shown
    assert "晋江市工商联 ·" not in await browser.open("/poster?town=atlantis")
    assert "别人的手机扫了打不开" in browser.shown


async def test_a_version_that_is_taken_up_shows_on_the_pages_at_once(
    browser: Browser, site: Site, engine: Engine
) -> None:
    assert "每把伞补 5 元" not in await browser.open("/policy/six-plans")
    topic = engine.knowledge["six-plans"]
    facets = topic.facets | {
        "overview": topic.facets["overview"].model_copy(update={"answer": "每把伞补 5 元。"})
    }
    changed = topic.model_copy(update={"facets": facets})
    other = copy(engine)
    topics = tuple(changed if each is topic else each for each in engine.knowledge)
    other.knowledge = replace(engine.knowledge, topics=topics)
    site.assistant.take_up(Edition(other, InThreads(EngineThinker(other))))
    assert "每把伞补 5 元" in await browser.open("/policy/six-plans")
