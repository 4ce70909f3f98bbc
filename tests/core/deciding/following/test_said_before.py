"""More is wanted of what the answer before has said."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.following.said_before import SaidBefore
from bot.core.deciding.grounds.listening import Evidence
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.outcomes import Answered, Decision, Gap, Outcome
from tests.core import small

KNOWN = Knowledge(
    (
        small.topic(
            id="club",
            title="商会",
            facets={"overview": "商会有四十七个，分项是镇二十个。", "basis": "某文，五月十五日。"},
        ),
    )
)


def again(text: str, part: str, outcome: Outcome = Gap("club", None)) -> PartRef | None:  # noqa: B008
    evidence = Evidence(decision=Decision(outcome, 0.5, "known_gap", ""))
    found = SaidBefore(KNOWN).heard(text, evidence, Conversation("club", part))
    return found.answered if found else None


@pytest.mark.parametrize("text", ["分项列一下", "那分项是哪些", "各个分项说一下吧"])
def test_what_it_speaks_of_is_shown_again(text: str) -> None:
    assert again(text, "overview") == PartRef("club", "overview")


@pytest.mark.parametrize("text", ["会员列一下", "分项要怎么加入", "分项"])
def test_what_it_does_not_speak_of_is_not(text: str) -> None:
    assert again(text, "overview") is None


def test_when_a_document_was_issued_is_said_with_it() -> None:
    assert again("什么时候发的", "basis") == PartRef("club", "basis")
    assert again("什么时候发的", "overview") is None
    assert again("题目是什么", "basis") == again("这份文件的全称叫什么", "basis") == PartRef("club", "basis")
    assert again("题目是什么", "overview") is None


def test_what_has_an_answer_keeps_it() -> None:
    assert again("分项列一下", "overview", Answered((PartRef("club", "basis"),))) is None


SIZES = {"大": ["大型企业", "规模大的"], "小": ["中小微"]}
SIZED = Knowledge(
    (
        small.topic(
            id="refund", title="返还", facets={"overview": "返还。", "benefit": "大型企业三成，中小微六成。"}
        ),
        small.topic(id="loan", title="中小微贷款", facets={"overview": "贷款。"}),
    )
)


def of_size(text: str, part: str, outcome: Outcome) -> PartRef | None:
    evidence = Evidence(decision=Decision(outcome, 0.8, "answer", ""))
    found = SaidBefore(SIZED, SIZES).heard(text, evidence, Conversation("refund", part))
    return found.answered if found else None


BENEFIT, LOAN = PartRef("refund", "benefit"), Answered((PartRef("loan", "overview"),))


def test_another_size_is_told_with_what_tells_sizes_apart() -> None:
    assert of_size("规模大的呢", "benefit", Gap("refund", None)) == BENEFIT
    assert of_size("那中小微呢", "benefit", LOAN) == BENEFIT


def test_a_size_of_which_nothing_was_shown_or_more_than_one_asks_otherwise() -> None:
    assert of_size("规模大的呢", "overview", Gap("refund", None)) is None
    assert of_size("那中小微呢", "overview", LOAN) is None
    assert of_size("中小微贷款几个点", "benefit", LOAN) is None


LIMITS = Knowledge(
    (
        small.topic(
            id="levy",
            title="起征",
            facets={
                "overview": "起征。",
                "benefit": "按月 10 万元、按季 30 万元，每户 2 万元，2019 年的目标。",
            },
        ),
    )
)


def of_what(text: str, outcome: Outcome = Gap("levy", None), part: str = "benefit") -> PartRef | None:  # noqa: B008
    evidence = Evidence(decision=Decision(outcome, 0.8, "known_gap", ""))
    found = SaidBefore(LIMITS).heard(text, evidence, Conversation("levy", part))
    return found.answered if found else None


@pytest.mark.parametrize(
    "text", ["按月报的呢", "那按季算呢", "那每户呢", "那10万是什么", "这2万元又是什么意思"]
)
def test_what_was_told_by_another_measure_or_as_a_figure_is_shown_again(text: str) -> None:
    assert of_what(text) == PartRef("levy", "benefit")


@pytest.mark.parametrize("text", ["按年报的呢", "每人呢", "那50万是什么", "按月报要什么材料"])
def test_what_was_not_told_so_is_not(text: str) -> None:
    assert of_what(text) is None


def test_a_gap_that_has_a_name_stays() -> None:
    assert of_what("按月报的呢", Gap("levy", "month-or-quarter")) is None
    assert of_what("这些数据是哪年的", Gap("levy", "years-of-old")) is None


@pytest.mark.parametrize("text", ["这些数据是哪年的", "数据是今年的吗", "你这个数字是什么时候的"])
def test_of_which_year_figures_are_is_said_with_them(text: str) -> None:
    missing = Gap("levy", "deadline")
    assert of_what(text, missing) == PartRef("levy", "benefit")
    assert of_what(text, missing, "overview") is None


def test_a_measure_that_was_not_shown_is_told_with_what_is_given() -> None:
    assert of_what("按季呢", part="overview") == PartRef("levy", "benefit")
    assert of_what("按年呢", part="overview") is None
    assert of_what("那10万是什么", part="overview") is None


def test_a_figure_that_was_shown_is_not_that_of_another_policy() -> None:
    other = Answered((PartRef("club", "overview"),))
    assert of_what("那10万是什么", other) == PartRef("levy", "benefit")
    assert of_what("按月报的呢", other) is None


MAY = Knowledge(
    (
        small.topic(
            id="owed",
            title="欠款条例",
            facets={
                "overview": "不可以。不得等第三方付款。",
                "benefit": "自 2026-01-01 起依法付款。",
                "procedure": "去投诉。",
            },
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "part"), [("这合理吗", "overview"), ("这样做合法吗", "overview"), ("几号开始的", "benefit")]
)
def test_a_verdict_and_the_first_day_are_shown_again_where_they_were_told(text: str, part: str) -> None:
    evidence = Evidence(decision=Decision(Gap("owed", None), 0.5, "known_gap", ""))
    listens = SaidBefore(MAY)
    found = listens.heard(text, evidence, Conversation("owed", part))
    assert found is not None
    assert found.answered == PartRef("owed", part)
    assert listens.heard(text, evidence, Conversation("owed", "procedure")) is None
