"""Answering a person: chats keep their topic, every message is one row, choices and feedback find theirs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.adapters.memory.chats import InMemoryChats
from bot.adapters.memory.questions import InMemoryQuestionLog
from bot.core.errors import UnknownOptionError, UnknownQuestionError
from bot.ports.questions import LoggedQuestion, QuestionFilter
from bot.usecases.answering.assistant import Assistant
from tests.fakes import FixedClock

if TYPE_CHECKING:
    from bot.core.engine import Engine


class Desk:
    """An assistant and what is behind it."""

    def __init__(self, engine: Engine) -> None:
        self.clock = FixedClock()
        self.log = InMemoryQuestionLog()
        self.assistant = Assistant(engine, self.log, InMemoryChats(), self.clock, timedelta(minutes=30))

    async def rows(self) -> list[LoggedQuestion]:
        return [row async for row in self.log.list(QuestionFilter())]


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return Desk(engine)


async def test_every_message_is_one_row_with_what_was_decided(desk: Desk) -> None:
    response = await desk.assistant.answer("test", "chat-1", "稳岗返还返几成，我电话13805961234")
    (row,) = await desk.rows()
    assert row.id == response.question
    assert row.outcome == response.reply.outcome
    assert row.topic == "job-stabilisation-refund"
    assert "13805961234" not in row.text + row.normalized
    assert row.knowledge_version == desk.assistant.engine.knowledge.version
    assert row.candidates


async def test_a_follow_up_means_the_topic_of_the_chat(desk: Desk) -> None:
    await desk.assistant.answer("test", "chat-1", "稳岗返还是什么")
    reply = (await desk.assistant.answer("test", "chat-1", "截止到哪天")).reply
    assert reply.topic == "job-stabilisation-refund"


async def test_chats_do_not_mix(desk: Desk) -> None:
    await desk.assistant.answer("test", "chat-1", "稳岗返还是什么")
    reply = (await desk.assistant.answer("test", "chat-2", "截止到哪天")).reply
    assert reply.topic is None


async def test_an_old_topic_is_forgotten(desk: Desk) -> None:
    await desk.assistant.answer("test", "chat-1", "稳岗返还是什么")
    desk.clock.advance(31 * 60)
    reply = (await desk.assistant.answer("test", "chat-1", "截止到哪天")).reply
    assert reply.topic is None


async def test_a_choice_is_answered_and_recorded(desk: Desk) -> None:
    asked = await desk.assistant.answer("test", "chat-1", "贴息")
    option = asked.reply.options[0]
    chosen = await desk.assistant.choose("test", "chat-1", asked.question, option.id)
    assert chosen.reply.topic == option.id.partition("/")[0]
    assert (await desk.rows())[0].feedback == (f"choice:{option.id}",)


async def test_only_offered_options_of_ones_own_questions_can_be_chosen(desk: Desk) -> None:
    asked = await desk.assistant.answer("test", "chat-1", "贴息")
    with pytest.raises(UnknownOptionError):
        await desk.assistant.choose("test", "chat-1", asked.question, "federation")
    with pytest.raises(UnknownQuestionError):
        await desk.assistant.choose("test", "chat-2", asked.question, asked.reply.options[0].id)
    with pytest.raises(UnknownQuestionError):
        await desk.assistant.none_of_these("chat-1", 999)


async def test_none_of_these_and_thumbs_are_recorded_once(desk: Desk) -> None:
    asked = await desk.assistant.answer("test", "chat-1", "贴息")
    await desk.assistant.none_of_these("chat-1", asked.question)
    for _ in range(2):
        drafted = await desk.assistant.drafts.feedback("chat-1", asked.question, "down", "outdated")
        await desk.assistant.keep(drafted)
    assert (await desk.rows())[0].feedback == ("none_of_these", "down:outdated")


async def test_a_draft_stores_nothing_until_it_is_kept(desk: Desk) -> None:
    draft = await desk.assistant.drafts.message("test", "chat-1", "稳岗返还是什么")
    assert await desk.rows() == []
    number = (await desk.assistant.keep(draft)).question
    assert [row.id for row in await desk.rows()] == [number]


async def test_a_town_is_remembered_and_checked(desk: Desk) -> None:
    await desk.assistant.keep(await desk.assistant.drafts.town("chat-1", "chendai"))
    assert await desk.assistant.town("chat-1") == "chendai"
    with pytest.raises(UnknownOptionError):
        await desk.assistant.drafts.town("chat-1", "shishi")


def test_menus_lead_to_what_can_be_shown(desk: Desk) -> None:
    assistant = desk.assistant
    assert len(assistant.towns()) == 20
    assert {option.id for option in assistant.plans()} >= {"six-plans", "plan-qihang", "plan-linghang"}
    for category in assistant.categories():
        for option in assistant.topics(category.id):
            assert assistant.engine.label(option.id)
    assert assistant.topics("no-such-category") == ()


async def test_of_several_questions_each_is_one_row_and_what_asks_back_takes_the_choice(desk: Desk) -> None:
    text = "公司注销公示几天？贷款有没有贴息？要钱吗"
    response = await desk.assistant.answer("test", "chat-1", text)
    rows = sorted(await desk.rows(), key=lambda row: row.id or 0)
    assert [row.text for row in rows] == ["公司注销公示几天？", "贷款有没有贴息？", "要钱吗"]
    option = response.reply.options[1]
    picked = await desk.assistant.choose("test", "chat-1", response.question or 0, option.id)
    assert picked.reply.topic == option.id.partition("/")[0]
    chosen = [row.text for row in await desk.rows() if row.feedback == (f"choice:{option.id}",)]
    assert chosen == ["贷款有没有贴息？"]
