"""A version of the knowledge base is taken up whole, or not at all; a turn has one."""

from __future__ import annotations

import asyncio
import logging
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.adapters.memory.chats import InMemoryChats
from bot.adapters.memory.questions import InMemoryQuestionLog
from bot.core.errors import KnowledgeError, WorkshopError
from bot.core.knowledge.problems import Problem
from bot.ports.knowledge import Edition
from bot.usecases.answering.assistant import Assistant
from bot.usecases.answering.thinking import EngineThinker, InThreads
from bot.usecases.curating.library import CurrentWording, Library
from tests.core import small
from tests.fakes import FixedClock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    import pytest

    from bot.core.conversing import Conversation
    from bot.core.engine import Engine
    from bot.core.outcomes import Reply

QUESTION = "雨伞补助是什么"


def edition(version: str, answer: str) -> Edition:
    engine = small.engine(small.topic(id="umbrella", title="雨伞补助", facets={"overview": answer}))
    object.__setattr__(engine.knowledge, "version", version)
    return Edition(engine, InThreads(EngineThinker(engine)))


class Shop:
    """Hands out what a test has put there."""

    def __init__(self, *made: Edition | Exception) -> None:
        self.made = list(made)
        self.retired: list[str] = []

    async def make(self) -> Edition:
        made = self.made.pop(0)
        if isinstance(made, Exception):
            raise made
        return made

    def retire(self, edition: Edition) -> None:
        self.retired.append(edition.engine.knowledge.version)


class Waits:
    """Thinks when it is let."""

    def __init__(self, engine: Engine) -> None:
        self._thinker = EngineThinker(engine)
        self.asked, self.let = asyncio.Event(), asyncio.Event()

    async def answer(
        self, text: str, conversation: Conversation, town: str | None, today: date, *, about_that: bool
    ) -> tuple[Reply, str | None]:
        self.asked.set()
        await self.let.wait()
        return self._thinker.answer(text, conversation, town, today, about_that=about_that)

    async def respond(self, text: str, conversation: Conversation, today: date) -> Reply:
        return self._thinker.respond(text, conversation, today)


class House:
    """An assistant that answers from a library."""

    def __init__(self, first: Edition, *made: Edition | Exception) -> None:
        self.shop, self.log = Shop(*made), InMemoryQuestionLog()
        given = self.log, InMemoryChats(), FixedClock(), timedelta(minutes=30)
        self.assistant = Assistant(first.engine, *given, thinking=first.thinking)
        self.library = Library(self.shop, first, self.take_up)

    async def take_up(self, edition: Edition) -> None:
        self.assistant.take_up(edition)

    async def said(self) -> tuple[str, str]:
        """What is answered, and the version that its row names."""
        response = await self.assistant.answer("test", "a", QUESTION)
        row = await self.log.get(response.question)
        assert row is not None
        return response.reply.text, row.knowledge_version


async def test_a_new_version_answers_and_is_named_in_the_log_and_the_one_before_is_retired() -> None:
    house = House(edition("one", "每把补 5 元。"), edition("two", "每把补 8 元。"))
    text, version = await house.said()
    assert ("5 元" in text, version) == (True, "one")
    assert await house.library.renew()
    text, version = await house.said()
    assert ("8 元" in text, version) == (True, "two")
    assert house.shop.retired == ["one"]


async def test_a_turn_that_began_with_a_version_ends_with_it_words_and_row() -> None:
    first = edition("one", "每把补 5 元。")
    waits = Waits(first.engine)
    house = House(Edition(first.engine, waits), edition("two", "每把补 8 元。"))
    turn = asyncio.create_task(house.said())
    await waits.asked.wait()
    assert await house.library.renew()
    waits.let.set()
    text, version = await turn
    assert ("5 元" in text, version) == (True, "one")


async def test_what_a_chat_talks_about_goes_on_in_the_next_version() -> None:
    house = House(edition("one", "每把补 5 元。"), edition("two", "每把补 8 元。"))
    await house.said()
    await house.library.renew()
    assert (await house.assistant.drafts.state("a")).topic == "umbrella"


async def test_a_broken_edit_changes_nothing_and_every_problem_is_told_with_its_place(
    caplog: pytest.LogCaptureFixture,
) -> None:
    problems = [Problem("a.yaml", 3, 7, "a", "少写了 title"), Problem("b.yaml", 1, 1, None, "空的")]
    house = House(edition("one", "每把补 5 元。"), KnowledgeError(problems))
    assert not await house.library.renew()
    assert (await house.said())[1] == "one"
    assert house.shop.retired == []
    assert "a.yaml:3:7: [a] 少写了 title" in caplog.text
    assert "b.yaml:1:1: 空的" in caplog.text
    assert "one" in caplog.text


async def test_a_workshop_that_fails_changes_nothing_and_is_told_of(caplog: pytest.LogCaptureFixture) -> None:
    house = House(edition("one", "每把补 5 元。"), WorkshopError("没有内存"), edition("two", "每把补 8 元。"))
    assert not await house.library.renew()
    assert "没有内存" in caplog.text
    assert await house.library.renew()
    assert (await house.said())[1] == "two"


async def test_the_same_content_again_is_not_taken_up(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    first = edition("one", "每把补 5 元。")
    house = House(first, edition("one", "每把补 5 元。"))
    assert not await house.library.renew()
    assert house.library.current is first
    assert house.shop.retired == ["one"]  # the second


async def test_every_change_is_followed_also_after_a_broken_one() -> None:
    house = House(edition("one", "5"), KnowledgeError([]), edition("two", "每把补 8 元。"))

    async def changes() -> AsyncIterator[None]:
        yield None
        yield None

    await house.library.follow(changes())
    assert (await house.said())[1] == "two"


def test_words_that_are_current_change_with_the_version() -> None:
    first, second = edition("one", "5").engine.language.wording, edition("two", "8").engine.language.wording
    words = CurrentWording(first)
    assert words("none_of_these") == first("none_of_these")
    words.turn_to(type(second)({"none_of_these": "换了。"}))
    assert words("none_of_these") == "换了。"
