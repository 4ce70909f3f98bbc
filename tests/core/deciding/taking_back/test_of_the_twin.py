"""Near-twins that a figure tells apart."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.taking_back.of_the_twin import OfTheTwin
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.knowledge.pairs import Pair
from bot.core.outcomes import Answered, Clarify, Compared, Decision, Gap, Outcome
from tests.core.small import engine, topic

SHOPS = topic(
    id="shops",
    title="服务业贴息",
    facets={"overview": "贴息。", "benefit": "贴 1 个百分点，单户 1000 万元。", "basis": "5 号文。"},
    not_documented=[
        {"id": "rate", "about": "各地加贴的比例", "phrasings": ["市里加贴几个点", "区里再贴多少"]}
    ],
)
FIRMS = topic(
    id="firms",
    title="中小微贴息",
    facets={"overview": "贴息。", "benefit": "贴 1.5 个百分点，单户 5000 万元。", "basis": "4 号文。"},
)
OTHER = topic(id="other", title="担保", facets={"overview": "担保。", "benefit": "费率 1.5 个百分点。"})
LISTENS = OfTheTwin(
    Knowledge((SHOPS, FIRMS, OTHER), pairs=(Pair(topics=("shops", "firms")),)),
    engine(SHOPS, FIRMS, OTHER).reader,
)


def between(*parts: str) -> Evidence:
    options = tuple(PartRef(*part.split("/")) for part in parts)
    return Evidence(decision=Decision(Clarify("close", options), 0.4, "close", ""))


def believed(text: str, *parts: str) -> Outcome | None:
    found = LISTENS.believed(text, between(*parts), Conversation())
    return found.outcome if found else None


def test_a_rate_that_is_the_twins_is_told_of_both() -> None:
    assert believed("餐馆也是贴1.5个点吧", "shops/benefit", "firms/benefit") == Compared("shops", "firms")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("餐馆也是贴1个点吧", ["shops/benefit", "firms/benefit"]),
        ("餐馆也是贴2个点吧", ["shops/benefit", "firms/benefit"]),
        ("餐馆贴1.5个点", ["shops/benefit", "firms/benefit"]),
        ("餐馆也是贴1.5个点吧", ["shops/benefit", "other/benefit"]),
        ("餐馆也是贴1.5个点吧", ["shops/benefit", "shops/basis"]),
    ],
)
def test_what_is_right_or_of_neither_or_of_no_twin_is_left(text: str, parts: list[str]) -> None:
    assert believed(text, *parts) is None


def capped(text: str, *parts: str) -> Outcome | None:
    found = LISTENS.capped(text, between(*parts), Conversation())
    return found.outcome if found else None


def test_a_cap_that_one_has_says_which_is_meant() -> None:
    assert capped("最多按5000万算的那个", "shops/basis", "firms/benefit") == Answered(
        (PartRef("firms", "basis"),)
    )
    assert capped("最多按1000万算的那个", "shops/overview", "firms/overview") == Answered(
        (PartRef("shops", "overview"),)
    )


@pytest.mark.parametrize("text", ["我们最多贷5000万", "贷5000万的那个", "最多按3000万算的那个", "最多的那个"])
def test_ones_own_figure_and_what_no_one_has_say_nothing(text: str) -> None:
    assert capped(text, "shops/basis", "firms/benefit") is None


def test_a_cap_of_what_is_no_twin_of_the_others_says_nothing() -> None:
    assert capped("最多按5000万算的那个", "other/overview", "firms/benefit") is None


def put_up(text: str, outcome: Outcome, *, sure: float = 0.7) -> Outcome | None:
    evidence = Evidence(decision=Decision(outcome, sure, "close", ""))
    found = LISTENS.put_up(text, evidence, Conversation())
    return found.outcome if found else None


SHOPS_PARTS = Clarify.among((PartRef("shops", "benefit"), PartRef("shops", "basis")))


@pytest.mark.parametrize(
    "outcome", [SHOPS_PARTS, Gap("shops", "how"), Answered((PartRef("shops", "basis"),))]
)
def test_a_rate_that_only_the_twin_has_is_told_of_both(outcome: Outcome) -> None:
    sure = 0.45 if isinstance(outcome, Answered) else 0.7
    both = Compared("shops", "firms")
    assert put_up("服务业贴息是单户贴1.5个点吧", outcome, sure=sure) == both


@pytest.mark.parametrize(
    "text",
    [
        "服务业贴息是单户贴1个点吧",  # it is so
        "服务业贴息是单户贴2个点吧",  # nobody has that
        "服务业贴息我占股1.5%对吧",  # of something else
        "服务业贴息单户贴1.5个点",  # nothing is put up
    ],
)
def test_what_is_no_rate_of_the_twin_is_left(text: str) -> None:
    assert put_up(text, SHOPS_PARTS) is None


def test_a_rate_that_is_known_to_be_missing_stays_so() -> None:
    assert put_up("服务业贴息是单户贴1.5个点吧", Gap("shops", "rate")) is None


def test_who_asks_whether_it_is_as_for_others_puts_that_up() -> None:
    assert put_up("服务业贴息单户还是贴1.5个点吗", SHOPS_PARTS) == Compared("shops", "firms")


def test_what_is_sure_or_of_no_topic_that_is_known_is_left() -> None:
    assert put_up("服务业贴息是单户贴1.5个点吧", Answered((PartRef("shops", "basis"),))) is None
    assert put_up("是单户贴1.5个点吧", SHOPS_PARTS, sure=0.3) is None
