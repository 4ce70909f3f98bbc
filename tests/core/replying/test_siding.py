"""Which sentence applies to somebody's own figures: on five lines of limits, and on every shipped one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from bot.core.knowledge.cases import Case
from bot.core.knowledge.measures import Amount, Span, unit_of
from bot.core.knowledge.parts import published
from bot.core.replying.siding import told
from bot.core.text.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.engine import Engine
    from bot.core.knowledge.model import Topic

PROFIT: dict[str, Any] = {
    "measure": "profit",
    "per": "year",
    "assumed": True,
    "parts": ["overview", "benefit"],
    "sides": [
        {"up_to": "90 万", "met": True, "answer": "少"},
        {"over": "90 万", "met": False, "answer": "多"},
    ],
}
PEOPLE: dict[str, Any] = {
    "measure": "headcount",
    "parts": ["benefit"],
    "ask": "多少人？",
    "sides": [
        {
            "up_to": "40 人",
            "met": True,
            "answer": "小厂",
            "then": {
                "measure": "layoff_ratio",
                "sides": [
                    {"up_to": "10%", "met": True, "answer": "裁得少"},
                    {"over": "10%", "met": False, "answer": "裁得多"},
                ],
            },
        },
        {"over": "40 人", "answer": "大厂"},
    ],
}
BY_TIME: list[dict[str, Any]] = [
    {
        "measure": "revenue",
        "per": per,
        "assumed": True,
        "parts": ["benefit"],
        "ask": "月还是季？",
        "sides": [
            {"below": limit, "met": True, "answer": f"{per}不到"},
            {"from": limit, "met": False, "answer": f"{per}到了"},
        ],
    }
    for per, limit in (("quarter", "60 万"), ("month", "20 万"))
]


def said(text: str, *cases: dict[str, Any], part: str = "benefit") -> list[str] | str | None:
    found = told([Case.model_validate(case) for case in cases], part, amounts(text))
    return [each.side.answer for each in found.applying] or found.question


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("利润89.9万", ["少"]),
        ("利润正好90万", ["少"]),
        ("利润90.1万", ["多"]),
        ("利润八十来万", ["少"]),
        ("利润九十来万", None),
        ("利润大概92万", None),
        ("那95万呢", ["多"]),
        ("一个月利润8万", None),
        ("营收100万", None),
        ("利润95万，前面90万呢", ["多"]),
        ("利润80万，要是利润100万呢", ["少", "多"]),
        ("利润不到90万", ["少"]),
        ("超过90万怎么办", ["多"]),
        ("怎么申请", None),
    ],
)
def test_the_side_on_which_a_figure_surely_stands_speaks(text: str, expected: list[str] | None) -> None:
    assert said(text, PROFIT) == expected


def test_an_overview_asked_for_by_its_limit_is_no_figure_of_ones_own() -> None:
    assert said("90万以内那个政策", PROFIT, part="overview") is None
    assert said("利润85万有什么政策", PROFIT, part="overview") == ["少"]


def test_a_case_opens_only_the_parts_that_it_names() -> None:
    assert said("利润95万要什么材料", PROFIT, part="materials") is None


def test_who_fails_one_condition_fails() -> None:
    assert said("利润95万，30个人", PROFIT, PEOPLE) == ["多"]
    assert said("利润85万，30个人", PROFIT, PEOPLE) == ["少", "小厂"]


def test_a_second_figure_decides_among_those_on_a_side() -> None:
    assert said("30个人，裁员率10%", PEOPLE) == ["裁得少"]
    assert said("30个人，裁员率11%", PEOPLE) == ["裁得多"]
    assert said("50个人，裁员率11%", PEOPLE) == ["大厂"]


def test_the_figure_on_which_another_hangs_is_asked_for() -> None:
    assert said("裁员率11%", PEOPLE) == "多少人？"
    assert said("裁员率高", PEOPLE) is None
    assert said("四十来个人", PEOPLE) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一个季度开票正好60万", ["quarter到了"]),
        ("一个季度开票59万", ["quarter不到"]),
        ("每月开票正好20万", ["month到了"]),
        ("开票61万", ["quarter到了"]),
        ("开票15万", ["quarter不到"]),
        ("开票30万", "月还是季？"),
        ("一年开票100万", None),
    ],
)
def test_a_figure_without_a_time_must_mean_the_same_for_every_time(
    text: str, expected: list[str] | str | None
) -> None:
    assert said(text, *BY_TIME) == expected


def shipped(engine: Engine) -> Iterator[tuple[Topic, Case]]:
    for topic in published(engine.knowledge):
        for case in topic.cases:
            yield topic, case
            yield from ((topic, side.then) for side in case.sides if side.then)


def figure(case: Case, number: Decimal) -> Amount:
    return Amount(Span.exactly(number), unit_of(case.measure), case.measure, case.per, "x")


def test_every_shipped_limit_is_exact(engine: Engine) -> None:
    some = 0
    for topic in published(engine.knowledge):
        for case in topic.cases:
            for limit in case.limits():
                for number in (limit - Decimal("0.01"), limit, limit + Decimal("0.01")):
                    expected = [side for side in case.sides if Span.exactly(number).within(side.span)]
                    assert len(expected) == 1, (topic.id, number)
                    part = next(part for part in case.parts if part != "overview")
                    only = [each for each in topic.cases if each is case]
                    (found,) = told(only, part, [figure(case, number)]).applying
                    assert found.side is expected[0], (topic.id, number)
                    some += 1
    assert some >= 50


def test_every_shipped_sentence_reads_by_itself_and_is_short(engine: Engine) -> None:
    for topic, case in shipped(engine):
        for side in case.sides:
            assert side.answer.endswith("。"), (topic.id, side.answer)
            assert len(side.answer) <= 100, (topic.id, len(side.answer), side.answer)


def test_every_figure_in_a_shipped_sentence_stands_in_the_topic_s_general_texts(engine: Engine) -> None:
    """Sentences say nothing that the parts they stand for do not."""
    number = re.compile(r"\d+(?:\.\d+)?")
    for topic, case in shipped(engine):
        texts = [facet.answer for facet in topic.facets.values()]
        texts += [question.answer for question in topic.questions]
        known = set(number.findall("\n".join(texts)))
        for side in case.sides:
            assert set(number.findall(side.answer)) <= known, (topic.id, side.answer)


def test_who_asks_something_else_and_fails_anyway_hears_that_first() -> None:
    cases = [Case.model_validate(PROFIT)]
    found = told(cases, "no-filing", amounts("利润95万"))
    assert found.beforehand
    assert [each.side.answer for each in found.applying] == ["多"]
    for part, text in (("no-filing", "利润85万"), ("no-filing", "95万"), ("materials", "利润95万")):
        assert not told(cases, part, amounts(text)).applying, text


def test_only_a_figure_that_lacks_its_time_is_torn_between_two() -> None:
    by_time = [Case.model_validate(case) for case in BY_TIME]
    assert told(by_time, "benefit", amounts("开票30万")).torn
    assert not told(by_time, "benefit", amounts("开票15万")).torn
    assert not told([Case.model_validate(PROFIT)], "benefit", amounts("利润大概92万")).torn


def test_a_sum_that_is_told_for_each_time_stands_for_each() -> None:
    (month,) = amounts("一个月开票25万")
    quarter = Amount(month.span, "money", "revenue", "quarter", month.written)
    cases = [Case.model_validate(each) for each in BY_TIME]
    own = told(cases, "benefit", (month, quarter))
    assert own.by_time
    assert {each.case.per for each in own.applying} == {"month", "quarter"}
    assert not told(cases, "benefit", (month,)).by_time
