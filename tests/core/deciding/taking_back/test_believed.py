"""A figure that is put up as true, and the part that has one of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.taking_back.believed import Believed
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.outcomes import Answered, Clarify, Decision
from tests.core.small import TODAY, topic

if TYPE_CHECKING:
    from bot.core.engine import Engine


def read(engine: Engine, *said: str) -> str:
    return engine.respond(said[-1], engine.converse(said[:-1], TODAY), TODAY).text


@pytest.mark.parametrize(
    ("said", "right"),
    [
        (["泉州数改补多少", "四级是40万吧"], "不对：四级最高 50 万元"),
        (["领航60人是吧"], "不对：58 家规上企业，90 名学员。"),
        (["境外商会5个对吧"], "不对：境外商会 3 个"),
        (["扩岗2000一个人没错吧"], "不对：每招用 1 人，不超过 1500 元"),
        (["稳岗大企业60%是吧"], "不对：大型企业不超过 30%。"),
        (["小微所得税", "听说是到2025年底？"], "不对：延续执行到 2027 年 12 月 31 日"),
        (["设备更新贷款贴息", "不是说2个点吗"], "不对：中央财政贴息 1.5 个百分点"),
    ],
)
def test_who_believes_another_figure_is_told_what_is_so(engine: Engine, said: list[str], right: str) -> None:
    text = read(engine, *said)
    assert right in text, text


@pytest.mark.parametrize(
    "said",
    [
        ["小微5%对吧"],
        ["个体户减半到2027年底对吧"],
        ["稳岗", "不是说50%吗"],
        ["小规模月20万免税对不对"],
        ["异地商会25个是吧"],
    ],
)
def test_who_is_right_or_may_be_is_not_contradicted(engine: Engine, said: list[str]) -> None:
    text = read(engine, *said)
    assert "不对：" not in text, text


@pytest.mark.parametrize(
    ("said", "right"),
    [
        (["扩岗补助", "一个1500对吗"], "对：每招 1 人补助不超过 1500 元"),
        (["单证要保存10年对吧"], "对：保存 10 年"),
        (["三级30万对吧"], "对：三级最高 30 万元"),
        (["泉州数改补多少", "四级是50万对吗"], "对：四级最高 50 万元"),
        (["异地的25境外3对吧"], "对：国内异地商会 25 个，境外商会 3 个"),
        (["稳岗大企业30%是吧"], "对：大型企业不超过 30%"),
    ],
)
def test_who_is_right_is_told_so(engine: Engine, said: list[str], right: str) -> None:
    text = read(engine, *said)
    assert right in text, text


def test_what_a_rate_comes_to_is_confirmed(engine: Engine) -> None:
    assert "对：" in read(engine, "研发加计扣除", "研发花了30万", "总共扣60万对吧")


def test_nothing_is_heard_where_nothing_was_talked_of(engine: Engine) -> None:
    assert engine.decide("不是说50%吗", engine.converse([], TODAY), TODAY).rule != "believed"


def test_a_part_that_says_yes_to_another_question_is_not_taken(engine: Engine) -> None:
    heard = engine.decide("备案单证只留三年就可以丢掉，对不", engine.converse([], TODAY), TODAY)
    assert str(heard.about) != "export-tax-refund/document-form"


@pytest.mark.parametrize(
    ("said", "part"),
    [
        (["拖欠货款 政府单位几天付", "30天还是60天"], "sme-payment-regulation/government-term"),
        (["科小", "300人还是500人"], "tech-sme/overview"),
        (["高企", "到底是15%还是25%"], "high-tech-enterprise/overview"),
    ],
)
def test_who_asks_which_of_two_it_is_gets_the_part_that_has_one(
    engine: Engine, said: list[str], part: str
) -> None:
    reply = engine.respond(said[-1], engine.converse(said[:-1], TODAY), TODAY)
    assert f"{reply.about}/{reply.facet}" == part


def test_what_one_remembers_wrongly_or_made_of_a_figure_is_put_right(engine: Engine) -> None:
    said = ["小规模一个季度开多少免税", "刚好30万呢", "我明明记得是30万以内含本数免"]
    assert "刚好 30 万元属于达到，不免税" in read(engine, *said)
    assert "对：中小微企业：5 万元 × 60% = 3 万元" in read(engine, "稳岗返还多少", "那我交5万就是还3万对不对")
    assert "不对：20 人 × 1500 元 = 30000 元" in read(engine, "扩岗补助多少", "招20个就是3万5对吧")


def test_what_was_once_so_puts_nothing_right(engine: Engine) -> None:
    text = read(engine, "小规模季度多少免税", "我记得是45万以下免")
    assert "不对：10 万元以下（含本数）免征" not in text, text


def test_of_several_topics_it_is_the_likeliest_if_only_that_has_such_a_figure() -> None:
    loan = topic(
        id="loan", title="贷款贴息", facets={"overview": "有。", "benefit": "单户贷款上限 5000 万元。"}
    )
    bare = topic(
        id="bare", title="设备贴息", facets={"overview": "由银行办。", "benefit": "贴 1.5 个百分点。"}
    )
    heard = Believed(Knowledge((loan, bare)), ())

    def between(*topics: str) -> object:
        asked = Clarify("close", tuple(PartRef(each, "benefit") for each in topics))
        evidence = Evidence(decision=Decision(asked, 0.4, "close", ""))
        found = heard.between_parts("单户贷款最高是1000万，我记得没错吧", evidence, NOTHING_SAID)
        return found.outcome if found else None

    assert between("loan", "bare") == Answered((PartRef("loan", "benefit"),))
    assert between("bare", "loan") is None
