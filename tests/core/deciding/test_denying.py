"""What a message says it is not about."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.denying import denied
from bot.core.outcomes import Answered, Clarify
from tests.core.small import engine

ENGINE = engine()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("不是要新借，是老贷款快到期", "是老贷款快到期"),
        ("对方是政府单位不是大企业，几天内要付", "对方是政府单位几天内要付"),
        ("我不问增值税，问所得税怎么算", "我问所得税怎么算"),
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
