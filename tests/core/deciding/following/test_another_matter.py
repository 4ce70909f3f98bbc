"""What is asked beside the chat's policy is not answered about that."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.following.another_matter import RULE, AnotherMatter
from bot.core.deciding.grounds.whole import Whole
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.knowledge.pairs import Pair
from bot.core.outcomes import Answered, Clarify, Decision, Gap, Outcome
from tests.core.small import engine as small
from tests.core.small import topic

if TYPE_CHECKING:
    from bot.core.engine import Engine

TODAY = date(2026, 11, 27)
LOAN = topic(id="loan", title="换机贷款", related=["kiln"], facets={"overview": "贷款买机器，补利息。"})
KILN = topic(
    id="kiln", title="窑炉扣除", axes={"tax": "企业所得税"}, facets={"overview": "买窑炉，税前扣除。"}
)
SALES = topic(
    id="sales",
    title="摊位免征",
    axes={"tax": "增值税"},
    related=["kiln"],
    facets={"overview": "不满十万，免增值税。"},
)
RENT = topic(id="rent", title="水电减免", facets={"overview": "水电、房租的。"})
KNOWN = Knowledge((LOAN, KILN, SALES, RENT), pairs=(Pair(topics=("loan", "kiln")),))
READER = small(LOAN, KILN, SALES, RENT).reader
TAXES = {"个人所得税": ("个人所得税",), "增值税": ("增值税",), "企业所得税": ("企业所得税",)}


def part(topic: str, name: str = "overview") -> Answered:
    return Answered((PartRef(topic, name),))


def heard(text: str, about: str, alone: Outcome, confidence: float = 0.5) -> Outcome | None:
    """What comes of a message in a chat about a policy, where alone it would come to this."""

    def hear(_text: str, chat: Conversation) -> Decision:
        return Decision(alone if chat.topic != about else Gap(about, None), 0.6, "answer", "")

    first = Decision(part(about), confidence, "answer", "")
    whole = Whole(text, first, Conversation(about), hear, READER, 0.4, KNOWN[about])
    found = AnotherMatter(KNOWN, TAXES).heard(whole)
    assert found is None or found.rule == RULE
    return found.outcome if found else None


def test_tax_in_a_chat_about_no_tax_is_that_of_a_related_policy() -> None:
    assert heard("买了税上有没有好处", "loan", Gap("rent", None)) == part("kiln")
    assert heard("能少交多少税", "loan", Gap("kiln", "amount")) == Gap("kiln", "amount")


def test_tax_in_a_chat_about_tax_is_its_own() -> None:
    assert heard("能少交多少税", "sales", Gap("rent", None)) is None


def test_what_is_taxed_is_no_relief() -> None:
    assert heard("这笔钱要交税吗", "loan", part("kiln")) is None
    assert heard("领到的补贴免税吗", "loan", part("kiln")) is None


def test_which_other_taxes_there_are_is_told_of_the_related_ones() -> None:
    assert heard("年底还要交什么税", "sales", Gap("rent", None)) == part("kiln")
    assert heard("年底还要交什么税", "kiln", Gap("rent", None)) == part("sales")
    assert heard("个人所得税这块的税呢", "kiln", Gap("rent", None)) is None


def test_what_else_there_is_is_not_the_same_again() -> None:
    choice = Clarify("ambiguous:补助", (PartRef("loan", "overview"), PartRef("rent", "overview")))
    others = Clarify("ambiguous:补助", (PartRef("rent", "overview"),))
    assert heard("现在买机器还有啥补助", "loan", choice) == others
    assert heard("现在买机器有啥补助", "loan", choice) is None
    assert heard("那买机器还有别的吗", "loan", choice) == others
    assert heard("还有别的吗", "loan", choice) == choice
    assert heard("除了这个还有其他的吗", "loan", choice) == choice


def test_something_that_the_policy_never_speaks_of_is_anothers() -> None:
    assert heard("水电也能减吗", "sales", part("rent")) == part("rent")
    assert heard("增值税也能减吗", "sales", part("rent")) is None
    assert heard("隔壁店也能减吗", "sales", part("rent")) is None
    assert heard("水电也能减吗", "kiln", part("loan")) is None


def test_a_question_of_its_own_that_is_sure_is_kept() -> None:
    asked = topic(id="loan", title="换机贷款", facets={"overview": "贷款。"})
    first = Decision(part("loan", "not-tax"), 0.9, "answer", "")
    whole = Whole("能少交税吗", first, Conversation("loan"), lambda *_: first, READER, 0.4, asked)
    assert AnotherMatter(KNOWN, TAXES).heard(whole) is None


@pytest.mark.parametrize(
    ("before", "text", "topic"),
    [
        ("设备更新贷款贴息是什么", "那买机器税上面有没有好处", "equipment-expensing"),
        ("扩岗补助", "能减多少税", "key-groups-tax"),
        ("我们是高企 所得税多少", "听说增值税还能多抵5个点", "advanced-manufacturing-vat-credit"),
    ],
)
def test_it_is_heard_of_what_is_shipped(engine: Engine, before: str, text: str, topic: str) -> None:
    chat = engine.converse([before], TODAY)
    assert engine.respond(text, chat, TODAY).topic == topic


SHOP = topic(id="shop", title="办照", facets={"overview": "开店登记。"})
ONES = topic(
    id="ones", title="个体减半", axes={"tax": "个人所得税", "payer": "个体户"}, facets={"overview": "减半。"}
)
FIRMS = topic(
    id="firms", title="公司减免", axes={"tax": "企业所得税", "payer": "公司"}, facets={"overview": "减免。"}
)
TAXED = Clarify("opening:税", (PartRef("ones", "overview"), PartRef("firms", "overview")))


def taxed(text: str, chat: Conversation) -> tuple[str, ...]:
    """The topics offered to who asks so in a chat, where whoever asks whether he is taxed is offered both."""
    known = Knowledge((SHOP, ONES, FIRMS, LOAN))
    first = Decision(Gap("shop", None), 0.5, "known_gap", "")
    reader = small(SHOP, ONES, FIRMS, LOAN).reader
    about = known[chat.topic] if chat.topic else None
    whole = Whole(text, first, chat, lambda *_: Decision(TAXED, 0.7, "opening", ""), reader, 0.4, about)
    found = AnotherMatter(known, TAXES, {"个体户": ("个体",), "公司": ("公司",)}).heard(whole)
    outcome = found.outcome if found else None
    return tuple(ref.topic for ref in outcome.options) if isinstance(outcome, Clarify) else ()


@pytest.mark.parametrize("text", ["要不要交税", "那税要不要交", "以后要交什么税呢"])
def test_whether_tax_is_paid_is_asked_of_the_taxes_where_the_policy_gives_nothing(text: str) -> None:
    assert taxed(text, Conversation("shop")) == ("ones", "firms")


def test_only_the_taxes_of_what_he_is_are_offered() -> None:
    assert taxed("办个体户要交税吗", Conversation("shop")) == ("ones",)
    assert taxed("要交税吗", Conversation("shop", payer="公司")) == ("firms",)


def test_who_was_offered_taxes_need_not_say_so_again() -> None:
    offered = Conversation(offered=("ones", "firms"))
    assert taxed("办个体户就不用交了", offered) == ("ones",)
    assert taxed("办个体户就不用交了", Conversation("shop")) == ()
    assert taxed("一年15万要交多少", offered) == ()
