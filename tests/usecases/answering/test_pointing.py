from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.adapters.memory.chats import InMemoryChats
from bot.adapters.memory.questions import InMemoryQuestionLog
from bot.usecases.answering.assistant import Assistant
from bot.usecases.answering.pointing import named_instead
from bot.usecases.draft import About
from tests.fakes import FixedClock

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize("text", ["这个怎么弄", "那个怎么弄", "这怎么弄", "它怎么弄", "这个政策怎么弄"])
def test_what_points_is_replaced_by_the_name(text: str) -> None:
    assert named_instead(text, "稳岗返还") == "稳岗返还怎么弄"


@pytest.mark.parametrize("text", ["这个月能领吗", "这边有没有", "高企怎么弄", "我这个怎么弄"])
def test_what_points_at_something_else_stays(text: str) -> None:
    assert named_instead(text, "稳岗返还") == text


async def test_a_bare_question_below_someones_words_is_about_their_topic(engine: Engine) -> None:
    assistant = Assistant(engine, InMemoryQuestionLog(), InMemoryChats(), FixedClock(), timedelta(minutes=30))
    about = About(None, "稳岗返还能返多少啊", own=False)
    draft = await assistant.drafts.message("test", "chat-1", "这个怎么弄", about)
    assert [(row.text, row.topic) for row in draft.rows] == [("这个怎么弄", "job-stabilisation-refund")]
