"""What a text says in place of a figure that somebody believes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from bot.core.knowledge.parts import texts
from bot.core.text.asserting import Asserted, asserted
from bot.core.text.contradicting import confirming, contradicting, states
from bot.core.text.pairs import pairs

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("单证要保存5年对吧", "申报后 15 日内留存，保存 10 年。", "保存 10 年"),
        ("贴息贴3年对吧", "贴息 1.5 个百分点，期限不超过 2 年。", "期限不超过 2 年"),
        ("公示45天对吧", "20 日，在系统公示。", "20 日"),
        ("上限1000万对吧", "贷款上限 5000 万元，最多约 150 万元。", "贷款上限 5000 万元"),
        ("有90家企业吧", "58 家企业，90 名学员。\n企业是 58 家。", "58 家企业"),
    ],
)
def test_what_is_so_is_the_piece_with_the_words_of_the_message(text: str, told: str, right: str) -> None:
    belief = asserted(text)
    assert belief is not None
    assert contradicting(belief, told) == right


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        (
            "所得额1000万以内对吧",
            "看的是所得额（不超过 300 万元），不是营业额。",
            "看的是所得额（不超过 300 万元）",
        ),
        ("利率20%对吧", "利润先减按，再按利率 5% 交。", "利润先减按，再按利率 5% 交"),
        ("大企业返50%吧", "大型企业不超过 30%，中小微企业不超过 60%。", "大型企业不超过 30%"),
        ("招用2000一个人对吧", "每招用 1 人，不超过 1500 元。", "不超过 1500 元"),
        (
            "到2025年底对吧",
            "2023 年 1 月 1 日至 2027 年 12 月 31 日。",
            "2023 年 1 月 1 日至 2027 年 12 月 31 日",
        ),
    ],
)
def test_what_is_so_is_a_whole_clause(text: str, told: str, right: str) -> None:
    belief = asserted(text)
    assert belief is not None
    assert contradicting(belief, told) == right


def test_who_says_nothing_but_the_name_means_the_only_figure() -> None:
    belief = asserted("领航60人是吧")
    assert belief is not None
    assert contradicting(belief, "58 家规上企业，90 名学员。") is None
    assert contradicting(belief, "58 家规上企业，90 名学员。", ("领航计划",)) == "90 名学员"
    assert contradicting(belief, "90 名学员，40 名老师。", ("领航计划",)) is None


def test_a_figure_of_the_same_unit_is_looked_for() -> None:
    belief = asserted("不是说50%吗")
    assert belief is not None
    assert states(belief, "返 30%")
    assert not states(belief, "返 30 万元")


def test_every_figure_of_the_knowledge_base_is_put_right_by_a_whole_clause(engine: Engine) -> None:
    """Whatever is believed of a part, what stands behind 不对 is balanced and begins no half sentence."""
    wrong = []
    for topic in engine.knowledge:
        for part, text in texts(topic).items():
            for sentence in text.replace("；", "。").split("。"):
                for unit in ("元", "%", "年", "人", "家", "日", "月", "止"):
                    belief = Asserted(Decimal(7777777), unit, frozenset(pairs(sentence)))
                    right = contradicting(belief, text, topic.names)
                    if right and (
                        right.count("（") != right.count("）") or right[0] in "但而并且再还又也或和及，）"
                    ):
                        wrong.append((topic.id, part, right))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("单证要保存10年对吧", "保存 10 年。"),
        ("贴息贴1年对吧", "贴息期限不超过 2 年。"),
        ("交6个月对吧", "要交满 3 个月以上。"),
        ("单证要保存5年对吧", "在 15 日内保存。"),
        ("单证要保存5年对吧", "贷款期限 2 年。"),
        ("返40%对吧", "大企业返 30%，小企业返 60%。"),
        ("保存5年对吧", "2027 年以前保存。"),
    ],
)
def test_nothing_is_said_where_it_agrees_or_is_about_something_else(text: str, told: str) -> None:
    belief = asserted(text)
    assert belief is not None
    assert contradicting(belief, told) is None


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        (
            "营收门槛是2000万吧",
            "② 上年营收 1500 万元以上（或投资实缴 2000 万元以上）",
            "上年营收 1500 万元以上",
        ),
        ("营收门槛是1500万吧", "② 上年营收 1500 万元以上（或投资实缴 2000 万元以上）", None),
        (
            "机关单位60天付款对吧",
            "机关、事业单位应 30 日内付款，另有约定的最长 60 日",
            "机关、事业单位应 30 日内付款",
        ),
    ],
)
def test_another_limit_is_another_even_where_it_keeps_to_it(text: str, told: str, right: str | None) -> None:
    belief = asserted(text)
    assert belief is not None
    assert contradicting(belief, told) == right


@pytest.mark.parametrize(
    ("text", "told", "right"),
    [
        ("单证要保存10年对吧", "申报后 15 日内留存，保存 10 年。", "保存 10 年"),
        ("贴息贴1年对吧", "贴息期限不超过 2 年。", None),
        ("季度30万免税对吧", "季度未达到 30 万元的免税。", None),
        ("补贴只补2年对吧", "补贴补 2 年。", None),
        ("商会5万对吧", "这与商会 5 万的目标不同。", None),
        ("补贴补2年还能延长对吧", "补贴补 2 年。", None),
    ],
)
def test_only_what_is_just_so_is_confirmed(text: str, told: str, right: str | None) -> None:
    belief = asserted(text)
    assert belief is not None
    assert confirming(belief, told, ("单证",)) == right
