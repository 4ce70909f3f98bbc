"""Where somebody stands more likely than not whose figure is too vague to say."""

from __future__ import annotations

from bot.core.knowledge.wording import Wording
from bot.core.replying.leaning import leaning
from bot.core.replying.opening import Opening
from bot.core.replying.siding import told
from bot.core.replying.sourcing import Sourcing
from bot.core.replying.texts import Texts
from bot.core.text.amounts import amounts
from tests.core.replying.test_siding import PROFIT
from tests.core.small import topic
from tests.core.small_wording import TEXTS

STAFF = {
    "measure": "headcount",
    "parts": ["benefit"],
    "sides": [
        {"up_to": "40 人", "met": True, "answer": "人少"},
        {"over": "40 人", "met": False, "answer": "人多"},
    ],
}
SMALL = topic(
    id="small",
    title="小微",
    facets={"overview": "有优惠。", "benefit": "减一半。"},
    cases=[PROFIT, STAFF],
    sums=[
        {
            "measure": "profit",
            "per": "year",
            "parts": ["benefit"],
            "rate": "5%",
            "up_to": "90 万",
            "answer": "{用户的数} × 5% = {算出的数}",
        }
    ],
)


def reply(text: str) -> str:
    wording = Wording(TEXTS)
    return Opening(wording, Texts(wording, Sourcing(wording, {})), amounts(text)).text(SMALL, "benefit")


def test_beside_clear_figures_a_vague_one_is_told_where_it_leans_and_what_else_may_be() -> None:
    lines = reply("利润大概85万 12人").split("\n")
    assert lines[:2] == ["按您说的“大概85万”：少", "按您说的“12 人”：人少"]
    assert "4.25 万元" in lines[2]
    assert lines[2] != reply("利润85万").split("\n")[1]
    assert lines[3] == "多"


def test_alone_or_beside_what_fails_it_leans_nowhere() -> None:
    for text in ("利润大概85万", "利润大概85万 50人", "利润85万 12人", "利润大概90万 12人"):
        figures = amounts(text)
        assert leaning(told(SMALL.cases, "benefit", figures), figures) is None
