"""A message that gives little but a figure: of which topic and part it is, and what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.figures.beside import BesideFigures
from bot.core.deciding.figures.figures import Figures
from bot.core.deciding.figures.own_figures import OwnFigures
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.rules import Rules
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Outcome
from bot.core.text.amounts import amounts
from bot.core.text.shares import hired
from tests.core.small import TODAY, engine, topic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.engine import Engine

LEVY = topic(
    id="levy",
    title="残疾人就业保障金",
    aliases=["残保金"],
    facets={
        "overview": "30 人以下免征。",
        "materials": "电子税务局自动判断，不用材料。",
        "procedure": "每年申报一次。",
    },
    cases=[
        {
            "measure": "headcount",
            "parts": ["overview"],
            "sides": [
                {"up_to": "30 人", "met": True, "answer": "不超过 30 人，免征。"},
                {"over": "30 人", "met": False, "answer": "超过 30 人，不免征。"},
            ],
        }
    ],
)
VAT = topic(
    id="vat",
    title="小规模纳税人",
    aliases=["小规模"],
    facets={"overview": "没有达到起征点的免征。", "benefit": "没有达到起征点的免征增值税。"},
    cases=[
        {
            "measure": "revenue",
            "per": per,
            "assumed": True,
            "parts": ["overview", "benefit"],
            "ask": "一个月的，还是一个季度的？" if per == "quarter" else None,
            "sides": [
                {"below": limit, "met": True, "answer": f"{per}：免征。"},
                {"from": limit, "met": False, "answer": f"{per}：全额交。"},
            ],
        }
        for per, limit in (("quarter", "30 万元"), ("month", "10 万元"))
    ],
)
HIGH = topic(
    id="high",
    title="高新技术企业",
    aliases=["高企"],
    facets={"overview": "看研发占比。"},
    cases=[
        {
            "measure": "revenue",
            "assumed": True,
            "parts": ["overview"],
            "ask": "收入多少？",
            "sides": [
                {"up_to": "5000 万元", "answer": "要 5%。", "then": ratio},
                {"over": "5000 万元", "answer": "要 4%。", "then": ratio},
            ],
        }
        for ratio in [
            {
                "measure": "rd_ratio",
                "sides": [
                    {"below": "4%", "met": False, "answer": "占比不够。"},
                    {"from": "4%", "met": True, "answer": "占比够。"},
                ],
            }
        ]
    ],
)


def own_figures(
    bot: Engine, besides: Sequence[str] = (), taxes: Mapping[str, Sequence[str]] | None = None
) -> OwnFigures:
    """What listens to figures in a knowledge base."""
    rules = Rules(bot.reader, bot.material)
    return OwnFigures(Figures(bot.knowledge), bot.reader, BesideFigures(besides, taxes or {}), rules)


def said(*texts: str) -> Any:
    bot, conversation, reply = engine(LEVY, VAT, HIGH), Conversation(), None
    for text in texts:
        reply = bot.respond(text, conversation, TODAY)
        conversation = conversation.after(reply)
    return reply


@pytest.mark.parametrize("figure", ["我们28个人", "厂里有二十几号人", "那雇了28个人呢"])
def test_a_figure_goes_on_with_the_topic_that_is_talked_about(figure: str) -> None:
    reply = said("残保金", figure)
    assert reply.topic == "levy"
    assert "不超过 30 人，免征。" in reply.text


def test_the_next_figure_is_of_what_the_one_before_was() -> None:
    assert "quarter：全额交。" in said("小规模季度开票28万", "那31万呢").text


def test_the_time_that_we_asked_for_is_put_to_the_figure_said_before() -> None:
    assert "还是一个季度的？" in said("小规模开票20万").text
    assert "quarter：免征。" in said("小规模开票20万", "季度的").text
    assert "month：全额交。" in said("小规模开票20万", "一个月的").text


@pytest.mark.parametrize("figure", ["三千", "3000万", "3000"])
def test_a_bare_number_is_the_figure_that_we_asked_for(figure: str) -> None:
    assert "收入多少？" in said("高企研发占比4.5%").text
    assert "占比够。" in said("高企研发占比4.5%", figure).text


def test_a_bare_number_is_nothing_where_none_was_asked_for() -> None:
    assert "人，" not in said("残保金", "三千").text


def test_a_message_that_asks_for_something_else_is_not_about_its_figure() -> None:
    reply = said("残保金", "28个人要带什么材料")
    assert reply.facet == "materials"


def test_another_topic_that_is_named_does_not_inherit_the_figure() -> None:
    assert "人，" not in said("残保金我们28个人", "稳岗返还").text


def test_an_earlier_figure_of_something_else_is_not_judged_again() -> None:
    reply = said("小规模季度开票31万", "我们28个人", "那9万呢")
    assert [figure.written for figure in reply.figures] == ["9 万元"]


def test_the_tax_that_a_topic_is_on_asks_for_nothing_more() -> None:
    taxes = {"增值税": ["增值税"]}
    bot = engine(topic(**{**VAT.model_dump(by_alias=True, exclude_none=True), "axes": {"tax": "增值税"}}))
    text, besides = "小规模一个季度开了28万 增值税呢", ("一个", "开了", "呢")
    told = own_figures(bot, besides, taxes).alone(text, Evidence(), Conversation())
    assert told is not None
    assert told.rule == "own_figure"
    assert own_figures(bot, besides).alone(text, Evidence(), Conversation()) is None


def test_of_parts_of_one_topic_that_would_be_asked_about_the_likeliest_that_the_figure_decides_answers() -> (
    None
):
    bot = engine(VAT, LEVY)
    own = own_figures(bot)
    asked = Clarify("close", (PartRef("vat", "benefit"), PartRef("vat", "overview")))
    other = Clarify("close", (PartRef("vat", "benefit"), PartRef("levy", "overview")))

    def heard(outcome: Clarify, text: str) -> Outcome | None:
        decided = Evidence(decision=Decision(outcome, 0.5, "close", text))
        found = own.between_parts(text, decided, Conversation())
        return found.outcome if found else None

    assert heard(asked, "一个季度开票28万") == Answered((PartRef("vat", "benefit"),))
    assert heard(asked, "要不要交") is None
    assert heard(other, "一个季度开票28万") is None


JOBS = topic(
    id="jobs",
    title="扩岗补助",
    aliases=["扩岗"],
    facets={"overview": "招人有补助。", "benefit": "每招 1 人不超过 1500 元。"},
    sums=[
        {
            "measure": "hired",
            "parts": ["benefit"],
            "each": "1500 元",
            "answer": "{用户的数}不超过 {算出的数}。",
        }
    ],
)


def test_a_figure_that_a_rate_works_out_answers_with_that_part() -> None:
    bot = engine(JOBS)
    own = own_figures(bot)
    options = tuple(PartRef("jobs", part) for part in ("overview", "benefit"))
    decided = Evidence(decision=Decision(Clarify("close", options), 0.5, "close", ""))
    found = own.between_parts("入职了12个，是不是可以拿18000", decided, Conversation())
    assert found is not None
    assert found.answered == PartRef("jobs", "benefit")
    assert own.between_parts("是不是可以拿18000", decided, Conversation()) is None


def test_a_share_is_worked_out_with_what_was_said_before_and_not_kept() -> None:
    figures = Figures(engine(HIGH).knowledge)
    before = Conversation("high", "overview", figures=amounts("收入8000万"))
    assert [each.written for each in figures.said("研发费用400万", before, "high")] == [
        "8000 万元",
        "400 万元",
        "400 万元占 8000 万元的 5%",
    ]
    bot = engine(HIGH)
    reply = bot.respond("高企收入8000万，研发费用400万", Conversation(), TODAY)
    assert "占比够。" in reply.text
    assert not any(each.reckoned for each in reply.figures)


def test_who_says_that_he_meant_another_topic_need_not_repeat_his_figure() -> None:
    before = Conversation("vat", "overview", figures=amounts("我们28个人"))
    figures = Figures(engine(LEVY, VAT).knowledge)
    assert [each.written for each in figures.said("不是这个，我问的是残保金", before, "levy")] == ["28 人"]
    assert figures.said("残保金", before, "levy") == ()
    asked = Conversation(figures=amounts("我们28个人"), offered=("levy", "vat"))
    assert [each.written for each in figures.said("残保金", asked, "levy")] == ["28 人"]


def test_a_figure_that_a_rate_works_out_is_kept_while_no_other_is_given() -> None:
    figures = Figures(engine(JOBS).knowledge)
    before = Conversation("jobs", "eligibility", figures=hired("我们招了12个应届生"))
    assert [each.written for each in figures.worked_with("能拿多少", before, "jobs")] == ["12 人"]
    assert figures.said("能拿多少", before, "jobs") == ()
    assert [each.written for each in figures.worked_with("招了3个人呢", before, "jobs")] == ["3 人"]


def test_a_bare_figure_is_of_the_chat_and_of_no_policy_that_has_the_same() -> None:
    pilot = topic(
        id="pilot",
        title="城市试点",
        facets={"overview": "城市的试点。"},
        questions=[{"id": "sum", "phrasings": ["3亿元是哪个试点的", "3亿呢"], "answer": "试点的中央资金。"}],
    )
    bot = engine(LEVY, VAT, pilot)
    assert str(bot.respond("3亿呢", bot.converse(["小规模"], TODAY), TODAY).decision.about) == "vat/benefit"
    nothing = bot.respond("3亿呢", bot.converse(["残保金"], TODAY), TODAY)
    assert (nothing.outcome, nothing.topic) == ("gap", "levy")
    assert bot.respond("3亿元是哪个试点的", bot.converse(["残保金"], TODAY), TODAY).topic == "pilot"


def test_what_can_be_worked_out_of_an_introduction_is_offered_first() -> None:
    hire = topic(
        id="hire",
        title="扩岗补助",
        facets={"overview": "每人 1500 元。"},
        sums=[
            {
                "measure": "hired",
                "each": "1500 元",
                "parts": ["overview"],
                "answer": "{用户的数}，一共 {算出的数}。",
            }
        ],
    )
    bot = engine(hire)
    own = own_figures(bot)
    asked = Decision(Clarify("general", (PartRef("stay", "overview"),)), 0.7, "names_no_topic", "")

    def first(told: str) -> str | None:
        chat = Conversation(figures=Figures.of_oneself(told))
        found = own.fitting_first("能领多少钱", Evidence(decision=asked), chat)
        return str(found.outcome.options[0]) if found and isinstance(found.outcome, Clarify) else None

    assert first("我招了12个应届生") == "hire/overview"
    assert first("我是做伞的") is None


def test_what_is_to_be_paid_of_sales_told_before_is_the_one_tax_on_them(engine: Engine) -> None:
    chat = engine.converse(["开早餐店一个月营业额十一万 个体户"], TODAY)
    reply = engine.respond("要交多少", chat, TODAY)
    assert reply.topic == "small-scale-vat"
    assert "1100 元" in reply.text
    assert engine.respond("能拿多少", chat, TODAY).outcome == "clarify"


def test_who_is_hired_is_asked_of_the_chats_topic_where_it_may_be_meant(engine: Engine) -> None:
    chat = engine.converse(["重点群体招一个扣多少"], TODAY)
    reply = engine.respond("招三个呢", chat, TODAY)
    assert (reply.topic, reply.outcome) == ("key-groups-tax", "gap")


def test_the_rule_of_others_is_measured_by_ones_own_figure_of_before(engine: Engine) -> None:
    chat = engine.converse(["稳岗返还 我们180人"], TODAY)
    for text in ("30人以下那个20%我们能用吗", "那个20%我们能用吗"):
        assert "不能用那一条。按您说的“180 人”" in engine.respond(text, chat, TODAY).text


def test_how_many_may_be_let_go_is_worked_out_of_how_many_they_are(engine: Engine) -> None:
    chat = engine.converse(["稳岗返还 我们28人"], TODAY)
    assert "裁员不超过 5 人" in engine.respond("裁几个可以", chat, TODAY).text


def test_so_much_more_than_the_figure_told_last_is_the_next_case(engine: Engine) -> None:
    chat = engine.converse(["小型微利企业 利润300万"], TODAY)
    assert "3000001 元" in engine.respond("多一块钱呢", chat, TODAY).text


def test_the_share_of_the_disabled_follows_the_chat_and_not_what_is_believed(engine: Engine) -> None:
    chat = engine.converse(
        ["残保金我们180人要交吗 请了1个残疾人", "1个180人比例不到百分之一 对吧 交几折"], TODAY
    )
    assert "按应缴额 50%" in engine.respond("如果请2个呢", chat, TODAY).text
    said = engine.respond("1个180人比例不到百分之一 对吧 交几折", chat, TODAY).text
    assert "1 人占 180 人的约 0.56%" in said
    said = engine.respond("残保金80人 请了一个 比例不到百分之一吧", Conversation(), TODAY).text
    assert "1 人占 80 人的 1.25%" in said


@pytest.mark.parametrize("text", ["哦算错了 是290个", "不对 是290个", "打错了，290个"])
def test_who_puts_his_own_figure_right_is_told_of_the_new_one(engine: Engine, text: str) -> None:
    chat = engine.converse(["公司今年利润280万要交多少税", "人是310个"], TODAY)
    reply = engine.respond(text, chat, TODAY)
    assert reply.topic == "small-profit-income-tax"
    assert "290 人" in reply.text


def test_who_is_hired_is_disabled_where_the_levy_counts_those(engine: Engine) -> None:
    chat = engine.converse(["残保金 120人 一个都没"], TODAY)
    assert "0.83%" in (one := engine.respond("招一个呢", chat, TODAY)).text
    assert "1.67%" in engine.respond("招两个呢", chat.after(one), TODAY).text


def test_what_is_above_the_limit_is_no_profit_of_its_own(engine: Engine) -> None:
    chat = engine.converse(["小型微利利润305万"], TODAY)
    for asked in ("只有5万那部分按25吗", "就5万按25交吧"):
        assert "按您说的“305 万元”" in engine.respond(asked, chat, TODAY).text
    assert "按您说的“5 万元”" in engine.respond("那利润5万呢", chat, TODAY).text


def test_what_falls_short_is_said_and_not_what_is_met(engine: Engine) -> None:
    reply = engine.respond("去年营收1800万 研发80万一年", engine.converse(["专精特新"], TODAY), TODAY)
    assert "不到 100 万元的不符合" in reply.text
    assert "比例符合" not in reply.text


def test_who_doubts_what_he_was_told_is_judged_by_his_own_figure(engine: Engine) -> None:
    told = (
        "我们是做鞋材的小厂\n去年账面利润大概250万 工人四十几个 资产九百多万\n代账的说按25个点交\n我觉得不对"
    )
    reply = engine.respond(told, Conversation(), TODAY)
    assert reply.topic == "small-profit-income-tax"
    assert "5%" in reply.text
