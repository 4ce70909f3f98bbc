"""A private link brings whoever asked back to the question, on any device, and nobody else."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from contextlib import asynccontextmanager, closing
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.adapters.sql.delivery import SqlStorage
from bot.adapters.sql.engine import open_engine
from bot.adapters.sql.migrating import upgrade
from bot.core.desk.tickets import OFFICE, Reviewer
from bot.core.errors import StorageError
from bot.delivery.received import Place
from bot.ports.groups import Group
from bot.usecases.tickets.reviewing import Reviewing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from bot.core.desk.tickets import Act
    from tests.channels.web.conftest import Browser, Site

    Running = Callable[..., AbstractAsyncContextManager[Site]]

SHED = "厂里想建停车棚要不要报批"
ASKED = f"{SHED} 13805961234"
ANSWER = "不用报批，到镇街备案就行。"
LIN = Reviewer("老林", OFFICE)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "policybot.db"


@pytest.fixture
async def open_site(running: Running, database: Path) -> AsyncIterator[Running]:
    """Serves the page with people behind it, on the same database every time."""
    engine = open_engine(f"sqlite+aiosqlite:///{database}")
    await upgrade(engine)

    @asynccontextmanager
    async def served() -> AsyncIterator[Site]:
        async with running(SqlStorage(engine), desked=True) as site:
            yield site

    yield served
    await engine.dispose()


@pytest.fixture
async def manned(open_site: Running) -> AsyncIterator[Site]:
    async with open_site() as site:
        yield site


async def ask(browser: Browser, text: str = ASKED) -> str:
    """The way back to a question, as the page shows it."""
    await browser.ask(text)
    found: list[str] = re.findall(r'href="(/mine/[^"]+)"', browser.shown)
    assert found
    return found[-1]


async def look(site: Site, path: str) -> httpx.Response:
    """Somebody with another device, who only has the link."""
    async with httpx.AsyncClient(base_url=site.address, trust_env=False) as client:
        return await client.get(path)


async def act(site: Site, did: Act, number: int, detail: str = "") -> None:
    assert site.desk is not None
    await Reviewing(site.desk, site.clock).act(number, did, LIN, detail)


async def test_whoever_asked_comes_back_on_another_device_and_finds_the_answer(manned: Site) -> None:
    async with manned.browser() as browser:
        path = await ask(browser)
        assert "第 1 号" in browser.answers[-1]
    before = await look(manned, path)
    assert before.status_code == 200
    assert "厂里想建停车棚要不要报批" in before.text
    assert "13805961234" not in before.text
    assert "由工作人员查看" in before.text
    assert f"{manned.address}{path}" in before.text
    await act(manned, "answer", 1, ANSWER)
    after = await look(manned, path)
    assert ANSWER in after.text
    assert "已经答复" in after.text


async def test_a_day_is_named_where_a_team_is_reached_and_said_to_be_over_when_it_is(manned: Site) -> None:
    group = Group(OFFICE, "telegram", Place(-100), "群", "老林", manned.clock())
    await manned.storage.groups.bind(group)
    async with manned.browser() as browser:
        path = await ask(browser)
    assert re.search(r"等答复。</strong>已转.+，\d+月\d+日（周.）前答复", (await look(manned, path)).text)
    manned.clock.advance(30 * 86400)
    assert "过期了，还没有办好" in (await look(manned, path)).text


async def test_the_link_leaves_no_trace_with_those_in_between(manned: Site) -> None:
    async with manned.browser() as browser:
        path = await ask(browser)
    for page in (await look(manned, path), await look(manned, "/mine/" + "0" * 24)):
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        assert "noindex" in page.headers["x-robots-tag"]
        assert "set-cookie" not in page.headers
        assert "<script" not in page.text
        assert 'content="noindex"' in page.text


@pytest.mark.parametrize("token", ["0" * 24, "1", "x" * 500, "%00", "%f0%9f%92%a9", "../1"])
async def test_a_wrong_link_is_told_kindly_and_shows_nothing(manned: Site, token: str) -> None:
    async with manned.browser() as browser:
        await ask(browser)
    page = await look(manned, f"/mine/{token}")
    assert page.status_code == 404
    assert "停车棚" not in page.text
    if ".." not in token:
        assert "这个网址打不开" in page.text


async def test_of_the_link_nothing_but_a_digest_is_stored(manned: Site, database: Path) -> None:
    async with manned.browser() as browser:
        token = (await ask(browser)).rpartition("/")[2]
    with closing(sqlite3.connect(database)) as connection:
        stored = "\n".join(connection.iterdump())
    assert token not in stored
    assert hashlib.sha256(token.encode()).hexdigest() in stored


@pytest.mark.parametrize("gone", ["DELETE FROM tickets", "DELETE FROM questions"])
async def test_the_link_goes_with_the_ticket_and_with_the_question(
    manned: Site, database: Path, gone: str
) -> None:
    async with manned.browser() as browser:
        path = await ask(browser)
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(gone)
        connection.commit()
        assert connection.execute("SELECT count(*) FROM ticket_links").fetchone() == (0,)
    assert (await look(manned, path)).status_code == 404


async def test_two_who_ask_the_same_have_links_of_their_own_with_their_own_words(manned: Site) -> None:
    async with manned.browser() as one, manned.browser() as other:
        first, second = await ask(one, SHED), await ask(other, f"请问{SHED}？")
    assert first != second
    shown = (await look(manned, second)).text
    assert f"请问{SHED}" in shown
    assert "和别人问的这一句算作同一个问题" in shown
    assert "请问" not in (await look(manned, first)).text


async def test_a_link_leads_on_to_the_ticket_that_its_own_was_merged_into(manned: Site) -> None:
    async with manned.browser() as one, manned.browser() as other:
        await ask(one)
        path = await ask(other, "厂房漏水找哪个部门修")
    await act(manned, "merge", 2, "1")
    await act(manned, "answer", 1, ANSWER)
    shown = (await look(manned, path)).text
    assert "第 1 号问题" in shown
    assert "厂房漏水找哪个部门修" in shown
    assert ANSWER in shown


async def test_what_is_not_taken_up_is_said_to_be(manned: Site) -> None:
    async with manned.browser() as browser:
        path = await ask(browser)
    await act(manned, "ignore", 1)
    assert "没有列入答复" in (await look(manned, path)).text


async def test_the_chat_page_shows_the_link_again_after_a_restart(open_site: Running) -> None:
    async with open_site() as site, site.browser() as browser:
        path = await ask(browser)
        cookies = dict(browser.client.cookies)
    async with open_site() as site, site.browser() as browser:
        browser.client.cookies.update(cookies)
        await browser.open()
        assert f'href="{path}"' in browser.shown


async def test_the_page_can_be_read_in_large_and_traditional_characters(manned: Site) -> None:
    async with manned.browser() as browser:
        path = await ask(browser)
        await browser.open(f"/display/hant?to={path}")
        assert "辦到哪一步" in browser.shown


async def test_where_storage_fails_one_is_asked_to_come_later(
    manned: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: str) -> None:
        raise StorageError("locked")

    async with manned.browser() as browser:
        path = await ask(browser)
    monkeypatch.setattr(manned.storage.links, "find", fail)
    page = await look(manned, path)
    assert page.status_code == 503
    assert "请过几分钟再打开" in page.text
