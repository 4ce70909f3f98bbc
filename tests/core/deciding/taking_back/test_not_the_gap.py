"""A gap that has nothing of what a message asks, where something known has."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.taking_back.not_the_gap import NotTheGap
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Candidate, Clarify, Decision, Gap, Outcome
from tests.core.deciding.figures.test_own_figures import own_figures
from tests.core.small import engine, topic

TOOLS = topic(
    id="tools",
    title="设备一次性扣除",
    aliases=["一次性扣除"],
    facets={"overview": "单价 500 万元以内的。分段奖励研发，高企认定分段奖励。"},
    questions=[{"id": "new-lines", "phrasings": ["新产线多少才算"], "answer": "产值 2000 万元以上。"}],
    cases=[
        {
            "measure": "price",
            "assumed": True,
            "parts": ["overview"],
            "sides": [
                {"up_to": "500 万元", "met": True, "answer": "可以。"},
                {"over": "500 万元", "met": False, "answer": "不可以。"},
            ],
        }
    ],
    not_documented=[
        {"id": "software", "about": "软件、专利能否扣除", "phrasings": ["买软件能扣吗", "花钱弄商标能扣吗"]}
    ],
)
SOFTWARE = Gap("tools", "software")
SHOWN = Conversation("tools", "new-lines")


def heard(text: str, outcome: Outcome = SOFTWARE, conversation: Conversation | None = None) -> str | None:
    bot = engine(TOOLS)
    besides = ("能", "吗", "多少", "算", "才")
    own = own_figures(bot, besides)
    evidence = Evidence(decision=Decision(outcome, 0.9, "known_gap", text))
    found = NotTheGap(own).answered(text, evidence, conversation or Conversation())
    return None if found is None else f"{found.answered} {found.rule}"


def test_the_figure_decides_where_the_gap_is_only_asked_alike() -> None:
    assert heard("买窑炉680万能一次性扣除吗") == "tools/overview not_the_gap"


@pytest.mark.parametrize(
    "text",
    ["买软件680万能一次性扣除吗", "买商标680万能一次性扣除吗", "买窑炉能一次性扣除吗", "买窑炉500万能扣吗"],
)
def test_a_gap_that_speaks_of_it_stays_and_so_does_one_beside_no_figure(text: str) -> None:
    assert heard(text) is None


def test_the_part_just_shown_answers_what_it_speaks_of() -> None:
    assert heard("多少产值才算", conversation=SHOWN) == "tools/new-lines not_the_gap"
    assert heard("多少专利才算", conversation=SHOWN) is None
    assert heard("多少产值才算") is None


def test_a_topic_that_says_that_there_is_one_answers_whether_there_is() -> None:
    assert heard("一次性扣除有没有高企奖励", Gap("tools", None)) == "tools/overview not_the_gap"
    assert heard("一次性扣除有没有小巨人奖励", Gap("tools", None)) is None
    assert heard("一次性扣除高企奖励多少", Gap("tools", None)) is None


@pytest.mark.parametrize(
    "outcome", [Gap("tools", "materials"), Clarify("close", (PartRef("tools", "overview"),))]
)
def test_nothing_else_is_taken_back(outcome: Outcome) -> None:
    assert heard("买窑炉680万能一次性扣除吗", outcome) is None
    assert heard("买窑炉680万能扣吗", Answered((PartRef("tools", "overview"),))) is None


def test_a_gap_that_is_not_asked_for_in_days_gives_way_to_the_part_that_is() -> None:
    complaint = topic(
        id="complaint",
        title="欠款投诉",
        facets={"overview": "向主管部门投诉。"},
        questions=[{"id": "review", "phrasings": ["受理以后几天审查"], "answer": "10 个工作日内。"}],
        not_documented=[{"id": "fee", "about": "投诉收不收费", "phrasings": ["投诉要不要交钱"]}],
    )
    bot = engine(complaint)
    own = own_figures(bot)
    candidates = (
        Candidate(PartRef("complaint", "fee"), 70.0, "投诉要不要交钱"),
        Candidate(PartRef("complaint", "review"), 12.0, "受理以后几天审查"),
    )

    def part(text: str) -> PartRef | None:
        outcome, matched = Gap("complaint", "fee"), "投诉要不要交钱"
        decision = Decision(outcome, 0.9, "known_gap", text, candidates, matched)
        found = NotTheGap(own).answered(text, Evidence(decision=decision), Conversation())
        return found.answered if found else None

    assert part("投诉要几天") == PartRef("complaint", "review")
    assert part("投诉要钱吗") is None


def test_a_share_that_is_all_that_is_told_decides_whatever_gap_is_like_it() -> None:
    levy = topic(
        id="levy",
        title="残保金",
        facets={"overview": "看人数和比例。"},
        cases=[
            {
                "measure": "headcount",
                "parts": ["overview"],
                "sides": [
                    {"up_to": "30 人", "met": True, "answer": "免。"},
                    {
                        "over": "30 人",
                        "answer": "看比例。",
                        "then": {
                            "measure": "disabled_ratio",
                            "sides": [
                                {"below": "1%", "answer": "九折。"},
                                {"from": "1%", "answer": "五折。"},
                            ],
                        },
                    },
                ],
            }
        ],
        not_documented=[{"id": "who", "about": "怎样才算残疾人", "phrasings": ["请一个残疾人算吗"]}],
    )
    own = own_figures(engine(levy), ())

    def share(text: str) -> str | None:
        evidence = Evidence(decision=Decision(Gap("levy", "who"), 0.9, "known_gap", text))
        found = NotTheGap(own).answered(text, evidence, Conversation())
        return None if found is None else str(found.answered)

    assert share("安排一个残疾人呢 一共40个人") == "levy/overview"
    assert share("安排一个残疾人 一共40个人 证丢了呢") is None
    assert share("安排一个残疾人呢") is None


FILING = topic(
    id="filing",
    title="增值税法",
    facets={"overview": "税率三档。"},
    questions=[{"id": "when", "phrasings": ["几天内申报"], "answer": "按月、按季的，15 日内申报。"}],
    not_documented=[{"id": "other", "about": "按次的期限", "phrasings": ["按次的几天内要报"]}],
)


@pytest.mark.parametrize(
    ("text", "part"), [("按季报 几天内", "filing/when"), ("按次报 几天内", None), ("几天内要报", None)]
)
def test_a_gap_of_other_times_gives_way_to_what_speaks_of_the_time_that_is_named(
    text: str, part: str | None
) -> None:
    own = own_figures(engine(FILING), ())
    decision = Decision(
        Gap("filing", "other"),
        0.9,
        "known_gap",
        text,
        matched="按次的几天内要报",
        candidates=(Candidate(PartRef("filing", "when"), 0.5, "几天内申报"),),
    )
    found = NotTheGap(own).answered(text, Evidence(decision=decision), Conversation())
    assert (str(found.answered) if found else None) == part


def test_a_likely_gap_stays_where_the_part_just_shown_speaks_of_but_half() -> None:
    def kept(chance: float) -> bool:
        own = own_figures(engine(TOOLS), ("多少", "才", "算"))
        gap = Candidate(PartRef("tools", "software"), chance)
        evidence = Evidence(decision=Decision(SOFTWARE, 0.9, "known_gap", "", (gap,)))
        return NotTheGap(own).answered("多少产值 市里才算", evidence, SHOWN) is None

    assert kept(90.0)
    assert not kept(60.0)
