"""A greeting that is run on with the rest."""

from __future__ import annotations

import pytest

from bot.core.deciding.opening.greeted import Greeted
from bot.core.knowledge.vocabulary import Introducing, News, Smalltalk, SmalltalkVocabulary

TALK = SmalltalkVocabulary(
    kinds={"greeting": Smalltalk(phrasings=("你好", "在吗"), answer="您好。")},
    news=News(oneself=("我",), wishes=("想",)),
    introducing=Introducing(oneself=("我是", "我在")),
    softeners=("老板",),
)


@pytest.mark.parametrize("text", ["你好我是做伞的", "老板你好我是做伞的", "你好老板我是做伞的"])
def test_who_he_is_stands_behind_it(text: str) -> None:
    assert Greeted(TALK).behind(text) == "我是做伞的"


@pytest.mark.parametrize("text", ["你好稳岗返还返多少", "我是做伞的", "老板"])
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert Greeted(TALK).behind(text) == text


def test_where_no_greeting_is_known_nothing_is_one() -> None:
    quiet = TALK.model_copy(update={"kinds": {}, "softeners": ()})
    assert Greeted(quiet).behind("你好我是做伞的") == "你好我是做伞的"
    assert not Greeted(quiet).greetings
