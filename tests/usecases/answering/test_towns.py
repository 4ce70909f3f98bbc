from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.adapters.memory.chats import InMemoryChats
from bot.adapters.memory.questions import InMemoryQuestionLog
from bot.ports.questions import LoggedQuestion, QuestionFilter
from bot.usecases.answering.assistant import Assistant
from bot.usecases.answering.towns import Towns, speaks_of_own
from tests.fakes import FixedClock

if TYPE_CHECKING:
    from bot.core.engine import Engine


class Desk:
    """An assistant on the shipped knowledge, and its log."""

    def __init__(self, engine: Engine) -> None:
        self.clock = FixedClock()
        self.log = InMemoryQuestionLog()
        self.assistant = Assistant(engine, self.log, InMemoryChats(), self.clock, timedelta(minutes=30))

    async def ask(self, text: str) -> str:
        return (await self.assistant.answer("test", "chat-1", text)).reply.text

    async def rows(self) -> list[LoggedQuestion]:
        return [row async for row in self.log.list(QuestionFilter())]


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return Desk(engine)


@pytest.mark.parametrize(
    "text", ["我们镇有没有启航班", "咱镇上呢", "本街道有商会吗", "阮镇", "我们开发区归谁管"]
)
def test_a_persons_own_town_is_heard(text: str) -> None:
    assert speaks_of_own(text)


@pytest.mark.parametrize("text", ["我们厂有没有补贴", "英林镇有没有启航班", "哪个镇开了班", "城镇职工"])
def test_other_words_are_no_own_town(text: str) -> None:
    assert not speaks_of_own(text)


def test_a_town_is_named_by_its_short_name_too(engine: Engine) -> None:
    assert [Towns(engine).named(text) for text in ("我在英林开厂", "稳岗返还怎么领")] == ["yinglin", None]


async def test_a_question_about_ones_own_town_is_answered_for_the_one_chosen(desk: Desk) -> None:
    for town, opening in (("yinglin", "有。"), ("chendai", "文章（未署日期，推定 2019 年）列出的 6 个镇")):
        await desk.assistant.keep(await desk.assistant.drafts.town("chat-1", town))
        assert (await desk.ask("我们镇有没有启航班")).startswith(opening)
    assert [(row.text, row.town) for row in await desk.rows()] == [
        ("我们镇有没有启航班", "yinglin"),
        ("我们镇有没有启航班", "chendai"),
    ]


async def test_a_town_named_in_the_message_beats_the_one_chosen(desk: Desk) -> None:
    await desk.assistant.keep(await desk.assistant.drafts.town("chat-1", "chendai"))
    assert (await desk.ask("我在英林，我们镇有没有启航班")).startswith("有。")
    await desk.ask("稳岗返还怎么领")
    assert [row.town for row in await desk.rows()] == ["yinglin", "chendai"]


async def test_a_town_named_just_before_is_ones_own_until_the_topic_is_forgotten(desk: Desk) -> None:
    await desk.ask("我在英林开厂")
    assert (await desk.ask("我们镇有没有启航班")).startswith("有。")
    desk.clock.advance(31 * 60)
    await desk.ask("我们镇有没有启航班")
    assert [row.town for row in await desk.rows()] == ["yinglin", "yinglin", None]


async def test_a_town_that_was_looked_at_is_in_the_log(desk: Desk) -> None:
    await desk.assistant.show("test", "chat-1", "shenhu")
    assert [row.town for row in await desk.rows()] == ["shenhu"]
