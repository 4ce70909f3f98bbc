"""What a message says it is not about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.denying import denied
from bot.core.outcomes import Answered, Clarify, Smalltalk
from tests.core import small

if TYPE_CHECKING:
    from bot.core.engine import Engine

ENGINE = small.engine()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("不是要新借，是老贷款快到期", "是老贷款快到期"),
        ("对方是政府单位不是大企业，几天内要付", "对方是政府单位几天内要付"),
        ("我不问增值税，问所得税怎么算", "我问所得税怎么算"),
        ("不是甲班 是乙班", "是乙班"),
        ("我说的不是启航计划是领航计划", "是领航计划"),
        ("磁灶的厂 不是 我是安海", "我是安海"),
        ("临时工不算，正式工有几个才行", "正式工有几个才行"),
        ("bu shi zhege, wo wen tuishui", "tuishui"),
    ],
)
def test_what_is_denied_ends_with_its_clause(text: str, kept: str) -> None:
    found = denied(text)
    assert found is not None
    assert found.kept == kept


@pytest.mark.parametrize(
    "text",
    [
        "启航计划是不是对标计划",
        "要不要交增值税",
        "不是首套的厂房能贴息吗",
        "稳岗返还还要不要备案",
        "不要",
        "稳岗返还返多少",
        "实习生算不算，临时工算不算",
        "不是法人是不是也可以",
        "泉州前年不是评上试点嘛 中央给了多少",
    ],
)
def test_a_question_and_a_mere_no_deny_nothing(text: str) -> None:
    assert denied(text) is None


@pytest.mark.parametrize(
    "text", ["我要的不是稳岗返还，是招一个应届生补多少", "不是稳岗返还那个，我问招用毕业生给多少钱"]
)
def test_what_is_denied_is_not_what_is_answered(text: str) -> None:
    outcome = ENGINE.decide(text, Conversation()).outcome
    assert isinstance(outcome, Answered | Clarify)
    shown = outcome.parts if isinstance(outcome, Answered) else outcome.options
    assert str(shown[0]) == "grow/benefit"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("不是稳岗返还，我是问扩岗补助", "grow/overview"),
        ("我不要扩岗补助，要稳岗返还的", "stay/overview"),
        ("不是扩岗补助是出口退税", "rules/overview"),
    ],
)
def test_what_is_denied_is_neither_compared_nor_answered(text: str, meant: str) -> None:
    outcome = ENGINE.decide(text, Conversation()).outcome
    assert isinstance(outcome, Answered)
    assert str(outcome.parts[0]) == meant


def test_of_a_topic_that_is_denied_nothing_is_offered(engine: Engine) -> None:
    heard = Conversation(topic="loan-renewal", facet="procedure")
    outcome = engine.decide("不是无还本续贷，我要借新的", heard).outcome
    assert isinstance(outcome, Clarify)
    assert "sme-financing-coordination" in [option.topic for option in outcome.options]
    assert "loan-renewal" not in [option.topic for option in outcome.options]


def test_who_only_says_that_it_is_not_this_is_asked_what_it_is() -> None:
    heard = Conversation(topic="stay", facet="overview")
    assert ENGINE.decide("不是稳岗返还", heard).outcome == Smalltalk("negation")


def test_a_kind_that_is_denied_is_not_asked_back(engine: Engine) -> None:
    outcome = engine.decide("我不要贷款，要补贴的", Conversation()).outcome
    assert getattr(outcome, "question", "") != "ambiguous:贷款"
