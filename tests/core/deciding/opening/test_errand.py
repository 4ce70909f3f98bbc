"""Who asks so as to write it down."""

from __future__ import annotations

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.opening.errand import Errand
from bot.core.knowledge.vocabulary import Introducing, News, Smalltalk, SmalltalkVocabulary
from tests.core import small
from tests.core.small import TODAY

WORDS = Introducing(oneself=("我是", "我在"), writing=("写", "填"), papers=("简报", "材料", "表"))
NEWS = News(oneself=("我",), wishes=("想",))
GREETING = Smalltalk(phrasings=("你好",), answer="您好。")


def knowing(words: Introducing) -> Errand:
    talk = SmalltalkVocabulary(kinds={"greeting": GREETING}, news=NEWS, introducing=words)
    return Errand(small.engine().reader, talk)


ERRAND = knowing(WORDS)


@pytest.mark.parametrize(
    "told",
    [
        "我是镇商会办公室的 要写一份给会员的简报 ",
        "写材料要引用，",
        "我在商会帮忙，填一张表，",
        "我是写材料的，",
        "你好我是镇商会的秘书 领导让我写个材料 ",
        "你好，我是商会的，要写材料，",
    ],
)
def test_who_he_is_and_what_he_writes_ask_nothing(told: str) -> None:
    assert ERRAND.asked_behind(f"{told}领航办到第几期") == "领航办到第几期"


@pytest.mark.parametrize(
    "text",
    [
        "要写一份稳岗返还的材料，返多少",
        "材料怎么写，要几天",
        "厂里缺人，要写一份简报，补多少",
        "稳岗返还返多少，我要写简报",
        "稳岗返还返多少",
    ],
)
def test_a_policy_that_he_writes_of_and_a_question_are_heard(text: str) -> None:
    assert ERRAND.asked_behind(text) is None


def test_without_words_for_writing_nobody_is_on_an_errand() -> None:
    assert knowing(Introducing(oneself=("我是",))).asked_behind("写材料，返多少") is None


def test_what_is_asked_behind_it_is_answered() -> None:
    plain, told = (
        small.engine().respond(text, NOTHING_SAID, TODAY).text
        for text in ("稳岗返还返多少", "写材料要用，稳岗返还返多少")
    )
    assert plain == told


@pytest.mark.parametrize(
    "sent", ["老板叫我来问问", "会计让我问一下，", "我妈托我打听一下 ", "新来的会计问\n", "我老婆问："]
)
def test_who_sent_him_asks_nothing(sent: str) -> None:
    assert ERRAND.asked_behind(f"{sent}领航办到第几期") == "领航办到第几期"


def test_sent_with_nothing_to_ask_is_heard_as_it_is() -> None:
    assert ERRAND.asked_behind("老板叫我来问问") is None
