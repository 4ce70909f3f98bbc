"""Small talk, and what people put around it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.knowledge.vocabulary import News, SmalltalkVocabulary
from bot.core.knowledge.vocabulary import Smalltalk as Kind
from bot.core.outcomes import Smalltalk
from bot.core.replying.smalltalk import Chatter

if TYPE_CHECKING:
    from bot.core.engine import Engine

CHATTER = Chatter(
    SmalltalkVocabulary(
        kinds={
            "thanks": Kind(phrasings=("谢谢", "多谢"), answer="不客气。"),
            "closing": Kind(phrasings=("再见",), answer="再见。"),
        },
        news=News(oneself=("我",), wishes=("想",)),
        softeners=("老板", "啊", "好嘞"),
    ),
    (),
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [("谢谢", "thanks"), ("好嘞谢谢老板", "thanks"), ("多谢啊老板啊", "thanks"), ("再见啊", "closing")],
)
def test_words_around_small_talk_do_not_hide_it(text: str, kind: str) -> None:
    decision = CHATTER.decide(text)
    assert decision is not None
    assert decision.outcome == Smalltalk(kind)


@pytest.mark.parametrize("text", ["老板", "稳岗返还啊老板", "谢谢稳岗返还"])
def test_what_says_something_else_is_no_small_talk(text: str) -> None:
    assert CHATTER.decide(text) is None


def test_a_greeting_shows_questions_to_try_that_are_answered_today(engine: Engine) -> None:
    reply = engine.respond("你好", Conversation(), date(2026, 11, 27))
    shown = [line.removeprefix("· ") for line in reply.text.split("\n") if line.startswith("· ")]
    assert shown == list(engine.examples(date(2026, 11, 27))[:3])
    assert len(shown) == 3
    later = engine.respond("你好", Conversation(), date(2030, 1, 1)).text
    assert "{examples}" not in later
    assert "税" not in later  # what has ended by then is no example
