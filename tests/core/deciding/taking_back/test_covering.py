"""What a topic covers: another size or year is not told what holds of this one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.taking_back.covering import Covering
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Gap, Outcome
from tests.core.small import topic

WORDS: dict[str, Any] = {
    "sizes": {"大": ["大型企业"], "中": ["中型企业"]},
    "years": {"去年": -1, "今年": 0},
}
QUESTIONS = [{"id": "large", "phrasings": ["大型企业呢"], "facts": ["B01.1"], "answer": "大型企业没有写。"}]
LOAN = topic(
    id="loan", title="贷款", axes={"size": "中小微"}, facets={"overview": "补利息。"}, questions=QUESTIONS
)
ROUND = topic(
    id="round",
    title="技改",
    axes={"year": "2024"},
    facets={"overview": "补 13%。", "benefit": "2024 年补 13%，2026 年的没有资料。"},
)
ANY = topic(id="any", title="退税", facets={"overview": "退税。"})
COVERING = Covering(Knowledge((LOAN, ROUND, ANY)), WORDS)


def checked(text: str, name: str, part: str = "overview") -> Outcome:
    decision = Decision(Answered((PartRef(name, part),)), 0.9, "answer", text)
    heard = COVERING.another_size_or_year(text, Evidence(date(2026, 11, 27), decision), Conversation())
    return (heard or decision).outcome


def test_a_size_that_the_topic_does_not_cover_gets_no_answer_of_it() -> None:
    assert checked("大型企业能贷吗", "loan") == Gap("loan", None, "overview")


def test_a_size_that_it_covers_or_of_which_the_part_speaks_is_answered() -> None:
    assert checked("中型企业能贷吗", "loan") == Answered((PartRef("loan", "overview"),))
    assert checked("大型企业和中型企业能贷吗", "loan") == Answered((PartRef("loan", "overview"),))
    assert checked("大型企业能贷吗", "loan", "large") == Answered((PartRef("loan", "large"),))


@pytest.mark.parametrize("text", ["2025年补多少", "去年补多少", "今年补多少"])
def test_another_year_is_not_told_what_that_year_gave(text: str) -> None:
    assert checked(text, "round") == Gap("round", None, "overview")


@pytest.mark.parametrize("text", ["2024年补多少", "补多少", "2023年第19号"])
def test_its_own_year_or_none_is_answered(text: str) -> None:
    assert checked(text, "round") == Answered((PartRef("round", "overview"),))


def test_a_year_of_which_the_part_speaks_is_answered() -> None:
    assert checked("今年补多少", "round", "benefit") == Answered((PartRef("round", "benefit"),))
    assert checked("去年补多少", "round", "benefit") == Gap("round", None, "benefit")


def test_a_topic_without_these_axes_is_answered_whatever_is_named() -> None:
    assert checked("大型企业去年退多少", "any") == Answered((PartRef("any", "overview"),))


def test_what_is_no_answer_stays_what_it_is() -> None:
    decision = Decision(Clarify("close", (PartRef("round", "overview"),)), 0.5, "close", "去年")
    evidence = Evidence(date(2026, 11, 27), decision)
    assert COVERING.another_size_or_year("去年", evidence, Conversation()) is None


def test_where_the_day_is_not_known_last_year_is_no_year() -> None:
    decision = Decision(Answered((PartRef("round", "overview"),)), 0.9, "answer", "去年")
    assert COVERING.another_size_or_year("去年补多少", Evidence(None, decision), Conversation()) is None
    assert COVERING.another_size_or_year("2025年补多少", Evidence(None, decision), Conversation())
