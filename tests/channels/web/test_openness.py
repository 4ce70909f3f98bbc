"""The public figures over HTTP: a page, a table, JSON."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.channels.web.opendata import COLUMNS
from bot.core.errors import StorageError
from tests.adapters.rows import row

if TYPE_CHECKING:
    from tests.channels.web.conftest import Browser, Site

ROOT = Path(__file__).parents[3]
SECRET = "厂里想建停车棚要不要报批"


@pytest.fixture
async def asked(site: Site) -> Site:
    """Questions of October and of November."""
    for number in range(4):
        at = datetime(2026, 10, 14, 2, number, tzinfo=UTC)
        await site.storage.questions.record(row(chat=f"a{number}", town="cizao", asked_at=at, text=SECRET))
    await site.storage.questions.record(row(town="yinglin", outcome="gap", text=SECRET))
    return site


async def test_before_anybody_asked_the_page_says_so_and_the_table_has_its_head(browser: Browser) -> None:
    assert "还没有人问过" in await browser.open("/openness")
    assert (await browser.open("/openness.csv")).strip() == "\ufeff" + ",".join(COLUMNS)
    assert json.loads(await browser.open("/openness.json"))["rows"] == []


@pytest.mark.usefixtures("asked")
async def test_the_last_whole_month_is_shown_in_full_and_no_reading_is_not_zero(browser: Browser) -> None:
    shown = await browser.open("/openness")
    assert "2026 年 10 月" in shown
    assert "100.0%" in shown
    assert "尚未抽查" in shown
    assert "没有抽查，就不能说答得对" in shown
    assert "磁灶镇" in shown
    assert "英林" not in shown
    assert "<dt>答错而没人发觉的</dt><dd>尚未抽查</dd>" in shown


@pytest.mark.usefixtures("asked")
async def test_the_running_month_is_marked_and_few_people_are_not_shown(browser: Browser) -> None:
    shown = await browser.open("/openness?month=2026-11")
    assert "还没过完" in shown
    assert "英林" not in shown
    for wrong in ("2020-01", "x", "2026-13"):
        assert "2026 年 10 月" in await browser.open(f"/openness?month={wrong}")


@pytest.mark.usefixtures("asked")
async def test_the_table_and_the_json_say_the_same_in_columns_that_stay(browser: Browser) -> None:
    response = await browser.client.get("/openness.csv")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    found = json.loads(await browser.open("/openness.json"))
    assert list(table[0]) == list(COLUMNS) == list(found["rows"][0])
    assert [(each["month"], each["complete"], each["area"], each["questions"]) for each in table] == [
        ("2026-11", "false", "all", "1"),
        ("2026-10", "true", "all", "4"),
        ("2026-10", "true", "cizao", "4"),
    ]
    assert [each["questions"] for each in found["rows"]] == [1, 4, 4]
    assert table[1]["silent_wrong_rate"] == ""
    assert found["rows"][1]["silent_wrong_rate"] is None
    assert found["least_people"] == 3


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("path", ["/openness", "/openness.csv", "/openness.json"])
async def test_nobodys_words_and_no_chat_are_in_it_and_no_cookie_is_set(browser: Browser, path: str) -> None:
    page = await browser.client.get(path)
    assert SECRET not in page.text
    assert "a0" not in page.text.replace("false", "")
    assert "set-cookie" not in page.headers
    assert page.headers["x-frame-options"] == "DENY"
    assert "<script" not in page.text


async def test_every_public_page_leads_to_it(browser: Browser) -> None:
    for path in ("/", "/policies", "/policy/yinglin", "/openness"):
        assert 'href="/openness"' in await browser.open(path)


async def test_where_it_cannot_be_read_one_is_asked_to_come_later(
    site: Site, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail() -> None:
        raise StorageError("locked")

    monkeypatch.setattr(site.storage.tallies, "first", fail)
    for path in ("/openness", "/openness.csv", "/openness.json"):
        assert (await browser.client.get(path)).status_code == 503
    assert "请过几分钟再打开" in await browser.open("/openness")


def test_every_column_is_explained_in_the_papers() -> None:
    text = (ROOT / "docs/web.md").read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in text] == []
