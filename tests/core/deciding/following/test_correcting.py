"""A reply is corrected: what is meant instead is heard, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.deciding.following.correcting import corrected
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize(
    ("before", "text", "part"),
    [
        ("扩岗多少钱", "你答错了，我问的是稳岗", "job-stabilisation-refund/benefit"),
        ("扩岗多少钱", "你答錯了，我問的是穩崗", "job-stabilisation-refund/benefit"),
        ("扩岗多少钱", "不对 我要问稳岗", "job-stabilisation-refund/benefit"),
        ("宣讲团电话多少", "不是问宣讲团 是问商会会费", "membership/fee"),
        ("个体户减半到哪年", "不是个体户，是公司", "small-profit-income-tax/deadline"),
        ("稳岗返多少", "你答非所问 我问的是什么时候到账", "job-stabilisation-refund/paid-when"),
    ],
)
def test_what_is_meant_instead_is_answered(before: str, text: str, part: str, engine: Engine) -> None:
    reply = engine.respond(text, engine.converse([before], TODAY), TODAY)
    assert str(reply.decision.about) == part


def test_the_sum_is_worked_out_for_the_policy_that_was_meant(engine: Engine) -> None:
    chat = engine.converse(["设备更新贷款5000万两年补多少"], TODAY)
    reply = engine.respond("不是设备更新，是中小微那个", chat, TODAY)
    assert reply.topic == "sme-loan-interest"
    assert "75 万元" in reply.text


@pytest.mark.parametrize(
    ("before", "text", "topic"),
    [
        (["稳岗返多少", "扩岗补助"], "不是这个，我说退失业保险的那个", "job-stabilisation-refund"),
        (["服务业贷款贴息", "创业担保贷款"], "不是这个 我说网店的那个", "service-loan-interest"),
    ],
)
def test_what_was_talked_of_before_is_meant_where_this_one_is_refused(
    before: list[str], text: str, topic: str, engine: Engine
) -> None:
    assert engine.respond(text, engine.converse(before, TODAY), TODAY).topic == topic


@pytest.mark.parametrize("text", ["启航计划是不是对标计划", "稳岗返还返多少", "不对", "你答错了"])
def test_what_names_nothing_instead_corrects_nothing(text: str) -> None:
    assert corrected(text) is None


@pytest.mark.parametrize(
    ("before", "text", "part"),
    [
        ("残保金要交吗", "小型微利能享受吗", "small-profit-income-tax/eligibility"),
        ("个体户减半到哪年", "小型微利能享受吗", "small-profit-income-tax/eligibility"),
        ("个体户减半到哪年", "公司利润250万交多少", "small-profit-income-tax/eligibility"),
        ("六税两费是哪些", "小规模能享受吗", "six-taxes-two-fees/eligibility"),
    ],
)
def test_a_policy_named_anew_takes_the_topic(before: str, text: str, part: str, engine: Engine) -> None:
    reply = engine.respond(text, engine.converse([before], TODAY), TODAY)
    assert str(reply.decision.about) == part


@pytest.mark.parametrize("before", ["泉州技改补助", "那技改呢有没有补助"])
def test_another_place_and_no_more_is_told_as_missing_where_nothing_is_for_it(
    before: str, engine: Engine
) -> None:
    reply = engine.respond("不是泉州的 我问晋江的", engine.converse([before], TODAY), TODAY)
    assert (reply.topic, reply.facet) == ("quanzhou-tech-upgrade", "jinjiang-part")


def test_what_the_refused_topic_does_not_answer_is_heard_of_others(engine: Engine) -> None:
    chat = engine.converse(["无还本续贷", "小微融资协调机制"], TODAY)
    reply = engine.respond("不是这个 我问的是投诉银行", chat, TODAY)
    assert "loan-renewal/refusal-appeal" in [option.id for option in reply.options]
