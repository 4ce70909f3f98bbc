"""Figures that say what they measure: they decide between topics, and are worked out."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.deciding.figures.figures import Figures
from bot.core.deciding.figures.measured import Measured
from bot.core.deciding.grounds.listening import Evidence
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Outcome, Unanswered
from bot.core.text.amounts import amounts
from tests.core.small import topic

SIZES = {"大": ["大型企业", "大企业"], "小": ["中小企业", "小微"]}


def limit(measure: str, at: str, **more: object) -> dict[str, object]:
    sides = [
        {"up_to": at, "met": True, "answer": f"不超过 {at}。"},
        {"over": at, "met": False, "answer": f"超过 {at}。"},
    ]
    return {"measure": measure, "parts": ["benefit"], "sides": sides, **more}


SALES = topic(
    id="sales",
    title="增值税",
    facets={"overview": "有。", "benefit": "免征。"},
    cases=[limit("revenue", "10 万元", per="month")],
)
INCOME = topic(
    id="income",
    title="所得税",
    facets={"overview": "有。", "benefit": "减半。"},
    cases=[limit("profit", "300 万元")],
)
REFUND = topic(
    id="refund",
    title="返还",
    facets={"overview": "有。", "benefit": "返。", "eligibility": "满 12 个月。"},
    sums=[
        {
            "measure": "premium",
            "parts": ["benefit"],
            "size": size,
            "rate": rate,
            "answer": "{用户的数}算{算出的数}",
        }
        for size, rate in (("中小微", "60%"), ("大", "30%"))
    ],
)
HEARD = Measured(Figures(Knowledge((SALES, INCOME, REFUND))), SIZES)
CHAT = Conversation(topic="refund", facet="overview", figures=amounts("失业保险交了4万"))


def evidence(outcome: Outcome) -> Evidence:
    return Evidence(decision=Decision(outcome, 0.4, "close", ""))


BETWEEN = evidence(Clarify("close", (PartRef("income", "overview"), PartRef("sales", "overview"))))


def answered(decision: Decision | None) -> str | None:
    return str(decision.answered) if decision else None


def test_a_figure_decides_between_topics_of_which_one_measures_it() -> None:
    def between(text: str) -> str | None:
        return answered(HEARD.between_topics(text, BETWEEN, Conversation()))

    assert between("一个月卖8万要交税吗") == "sales/benefit"
    assert between("一年利润350万要交税吗") == "income/benefit"
    assert between("要交税吗") is None
    assert between("一个月卖8万") is None


def test_what_says_more_than_one_topic_measures_or_puts_up_a_limit_decides_nothing() -> None:
    assert HEARD.between_topics("一个月卖8万,利润50万", BETWEEN, Conversation()) is None
    assert HEARD.between_topics("我厂30个人,一个月卖8万", BETWEEN, Conversation()) is None
    assert HEARD.between_topics("听说利润300万以下才行", BETWEEN, Conversation()) is None


def test_who_asks_how_much_is_worked_it_out() -> None:
    found = evidence(Answered((PartRef("refund", "eligibility"),)))
    assert answered(HEARD.how_much("失业保险交了4万能返多少", found, Conversation())) == "refund/benefit"
    assert HEARD.how_much("失业保险交了4万要满多少个月", found, Conversation()) is None
    assert HEARD.how_much("能返多少", found, Conversation()) is None


def test_of_which_size_somebody_is_goes_on_with_what_was_worked_out() -> None:
    assert answered(HEARD.of_ones_size("我们是中小企业", Evidence(), CHAT)) == "refund/benefit"
    assert HEARD.of_ones_size("中小企业要交什么材料", Evidence(), CHAT) is None
    assert HEARD.of_ones_size("我们是中小企业", Evidence(), Conversation(topic="refund")) is None


def test_a_word_for_several_is_of_the_one_on_which_the_figure_decides() -> None:
    decision = Decision(Unanswered(), 0.5, "nothing_fits", "", named=("sales", "income"))

    def found(text: str) -> Outcome | None:
        heard = HEARD.between_topics(text, Evidence(decision=decision), Conversation())
        return heard.outcome if heard else None

    assert found("利润280万算小微吗") == Answered((PartRef("income", "benefit"),))
    assert found("28个人算小微吗") is None


def test_what_only_a_limit_makes_a_price_is_not_taken_from_the_chat() -> None:
    tools = topic(
        id="tools",
        title="一次性扣除",
        facets={"overview": "有。", "benefit": "扣。"},
        cases=[limit("price", "500 万元")],
    )
    heard = Measured(Figures(Knowledge((tools, INCOME))), SIZES)
    either = evidence(Clarify("close", (PartRef("tools", "benefit"), PartRef("income", "overview"))))
    chat = Conversation(topic="income", facet="benefit")
    assert answered(heard.between_topics("一台600呢", either, Conversation(topic="tools"))) == "tools/benefit"
    assert heard.between_topics("一台600呢", either, chat) is None
    assert answered(heard.between_topics("一台600万呢", either, chat)) == "tools/benefit"
