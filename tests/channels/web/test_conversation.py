"""A conversation in a browser without JavaScript: questions, choices, follow-ups, verdicts, towns."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from bot.adapters.sql.delivery import SqlStorage
from bot.adapters.sql.engine import open_engine
from bot.adapters.sql.migrating import upgrade

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from bot.core.engine import Engine
    from tests.channels.web.conftest import Browser, Site


async def test_the_first_page_greets_and_offers_questions_that_are_answered(
    browser: Browser, engine: Engine, site: Site
) -> None:
    shown = await browser.open()
    assert "是程序，不是真人" in shown
    examples = engine.examples(engine.today(site.clock()))
    assert examples
    assert all(f'value="{text}"' in shown for text in examples)
    await browser.ask(examples[0])
    assert [row.outcome for row in await site.logged()] == ["answered"]


async def test_a_question_is_answered_with_its_papers_and_logged(browser: Browser, site: Site) -> None:
    shown = await browser.ask("稳岗返还返多少")
    assert "不超过 60%" in browser.answers[-1]
    assert '<p class="papers">依据：人社部发〔2026〕39号' in shown
    assert '<p class="warning">⚠ 稳岗返还到' in shown
    (row,) = await site.logged()
    assert (row.channel, row.text, row.outcome) == ("web", "稳岗返还返多少", "answered")


async def test_a_follow_up_keeps_the_topic(browser: Browser) -> None:
    await browser.ask("稳岗返还返多少")
    await browser.ask("那截止到哪天")
    assert "2026 年 12 月 31 日" in browser.answers[-1]
    assert len(browser.answers) == 2


async def test_two_browsers_are_two_conversations(site: Site) -> None:
    async with site.browser() as one, site.browser() as other:
        await one.ask("稳岗返还返多少")
        await other.ask("那截止到哪天")
        assert "2026 年 12 月 31 日" not in other.answers[-1]
        assert "不超过 60%" not in other.shown


async def test_choices_are_buttons_and_a_press_is_recorded(browser: Browser, site: Site) -> None:
    await browser.ask("贴息")
    await browser.press("设备更新贷款财政贴息")
    assert "财金〔2026〕2号" in browser.answers[-1]
    first, second = await site.logged()
    assert first.feedback[0].startswith("choice:equipment-loan-interest")
    assert second.topic == "equipment-loan-interest"


@pytest.mark.parametrize("typed", ["都不是", None])
async def test_none_of_the_choices_is_recorded(browser: Browser, site: Site, typed: str | None) -> None:
    await browser.ask("贴息")
    await (browser.ask(typed) if typed else browser.press("都不是"))
    assert "没有一项对得上" in browser.answers[-1]
    assert (await site.logged())[0].feedback == ("none_of_these",)


async def test_a_typed_number_chooses_and_one_too_many_is_said_kindly(browser: Browser) -> None:
    await browser.ask("贴息")
    await browser.ask("77")
    assert "没有这个数字" in browser.answers[-1]
    await browser.ask("第一个")
    assert "贴息" in browser.answers[-1]
    assert "没有这个数字" not in browser.answers[-1]


async def test_another_part_of_a_policy_is_one_press_away(browser: Browser, site: Site) -> None:
    await browser.ask("稳岗返还返多少")
    await browser.press("条件")
    assert (await site.logged())[-1].facet == "eligibility"


async def test_an_answer_is_judged_once_and_the_reason_is_kept(browser: Browser, site: Site) -> None:
    await browser.ask("稳岗返还返多少")
    await browser.press("没答好")
    assert "是哪里不好" in browser.shown
    await browser.press("看不懂")
    assert "谢谢，记下了：看不懂。" in browser.shown
    assert (await site.logged())[0].feedback == ("down", "down:unclear")


async def test_what_is_not_known_is_said_and_noted(browser: Browser, site: Site) -> None:
    await browser.ask("明天下雨吗 13805961234")
    assert "这个问题已经记下" in browser.answers[-1]
    (row,) = await site.logged()
    assert row.outcome == "unanswered"
    assert "13805961234" not in row.text


async def test_a_town_is_remembered_and_forgotten(browser: Browser) -> None:
    await browser.open()
    await browser.send("/town", town="yinglin")
    assert "您在：英林镇" in browser.shown
    await browser.send("/town", town="")
    assert "选您所在的镇、街道" in browser.shown
    await browser.send("/town", town="atlantis")
    assert "这个按钮用不了了" in browser.shown


async def test_a_typed_menu_word_explains_and_is_logged_nowhere(browser: Browser, site: Site) -> None:
    await browser.ask("菜单")
    assert "启航计划" in browser.answers[-1]
    assert await site.logged() == []


async def test_leaving_hides_the_conversation_and_starts_a_new_one(browser: Browser) -> None:
    await browser.ask("稳岗返还返多少")
    await browser.send("/leave")
    assert browser.answers == []
    assert "这段对话已经结束" in browser.shown
    await browser.ask("那截止到哪天")
    assert "2026 年 12 月 31 日" not in browser.answers[-1]


async def test_traditional_and_large_letters_are_plain_links(browser: Browser) -> None:
    await browser.open("/display/hant")
    assert '<html lang="zh-Hant">' in browser.shown
    assert "晉江市工商聯" in browser.shown
    await browser.open("/display/large")
    assert '<html lang="zh-Hant" class="large">' in browser.shown
    await browser.ask("稳岗返还返多少")
    assert "中小微企業：不超過 60%" in browser.answers[-1]
    await browser.open("/display/hans")
    await browser.open("/display/normal")
    assert '<html lang="zh-Hans">' in browser.shown
    assert "中小微企业：不超过 60%" in browser.answers[-1]


async def test_a_restart_keeps_the_conversation(
    running: Callable[..., AbstractAsyncContextManager[Site]], tmp_path: Path
) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path / 'policybot.db'}")
    try:
        await upgrade(engine)
        storage = SqlStorage(engine)
        async with running(storage) as site, site.browser() as browser:
            await browser.ask("贴息")
            await browser.ask("稳岗返还返多少")
            await browser.press("没答好")
            before, cookies = browser.answers, dict(browser.client.cookies)
        async with running(storage) as site, site.browser() as browser:
            browser.client.cookies.update(cookies)
            await browser.open()
            assert browser.answers == before
            await browser.ask("那截止到哪天")
            assert "2026 年 12 月 31 日" in browser.answers[-1]
            assert len(browser.answers) == 3
    finally:
        await engine.dispose()


async def test_many_visitors_at_once_each_get_their_own_answer(site: Site) -> None:
    async def visit(text: str, wanted: str) -> None:
        async with site.browser() as browser:
            await browser.ask(text)
            assert len(browser.answers) == 1
            assert wanted in browser.answers[0]

    asked = ("稳岗返还返多少", "不超过 60%"), ("设备更新贷款贴息几个点", "财金〔2026〕2号")
    await asyncio.gather(*(visit(*asked[number % 2]) for number in range(20)))
    assert len(await site.logged()) == 20
