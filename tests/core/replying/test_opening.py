"""How a part begins for somebody who gives his own figures."""

from __future__ import annotations

from dataclasses import replace

from bot.core.knowledge.wording import Wording
from bot.core.replying.opening import Opening
from bot.core.replying.sourcing import Sourcing
from bot.core.replying.texts import Texts
from bot.core.text.amounts import amounts
from bot.core.text.claiming import Claims, claims
from tests.core.replying.test_siding import BY_TIME, PEOPLE, PROFIT
from tests.core.small import topic
from tests.core.small_wording import TEXTS

WORDING = Wording(TEXTS)
SHOP = topic(
    id="shop",
    title="小店",
    facets={"overview": "大家都有。先看大小。", "benefit": "减一半。\n看利润。"},
    questions=[{"id": "at-limit", "phrasings": ["正好呢"], "answer": "不用交。"}],
    cases=[{**each, "parts": [*each["parts"], "at-limit"]} for each in (*BY_TIME, PEOPLE)],
)
SMALL = topic(
    id="small",
    title="小微",
    facets={"overview": "有优惠。"},
    questions=[{"id": "filing", "phrasings": ["要备案吗"], "answer": "不用备案。"}],
    cases=[{**PROFIT, "parts": ["overview"]}],
)


def opening(text: str) -> Opening:
    return Opening(WORDING, Texts(WORDING, Sourcing(WORDING, {})), amounts(text))


def test_the_sentence_stands_in_place_of_the_general_text() -> None:
    assert opening("利润91万").text(SMALL, "overview") == "按您说的“91 万元”：多"
    assert opening("怎么办").text(SMALL, "overview") == "有优惠。"


def test_a_side_without_a_figure_of_its_own_repeats_none() -> None:
    assert opening("利润不到80万").text(SMALL, "overview") == "少"


def test_what_was_asked_follows_for_those_who_fail() -> None:
    assert opening("利润91万").text(SMALL, "filing") == "按您说的“91 万元”：多\n不用备案。"


def test_a_question_stands_before_a_text_that_takes_no_side() -> None:
    assert opening("开票30万").text(SHOP, "at-limit") == "月还是季？\n大家都有。先看大小。"
    assert opening("裁员率5%").text(SHOP, "benefit") == "多少人？\n减一半。\n看利润。"


def test_a_figure_for_some_alone_says_to_them_what_holds_before_it_is_asked_who_he_is() -> None:
    assert opening("裁员率5%").text(SHOP, "at-limit") == "按您说的“5%”：裁得少\n多少人？"


def test_who_asks_for_the_rule_of_another_side_is_told_that_it_is_not_his() -> None:
    def asking(text: str, own: str) -> str:
        return replace(opening(own), claims=claims(text)).text(SMALL, "overview")

    assert asking("90万以下那个我们能用吗", "利润91万") == "不能用那一条。按您说的“91 万元”：多"
    assert asking("90万以下那个我们能用吗", "利润70万") == "按您说的“70 万元”：少"
    assert asking("90万以下那个是什么", "利润91万") == "按您说的“91 万元”：多"


def test_beside_a_gap_only_figures_that_are_called_something_speak() -> None:
    assert opening("91万").brief(SMALL, "overview") == "有优惠。"
    assert opening("利润91万").brief(SMALL, "overview") == "按您说的“91 万元”：多"
    assert opening("裁员率5%").brief(SHOP, "benefit") == "减一半。"


KEPT = topic(
    id="kept",
    title="单证",
    facets={
        "overview": "先备案，保存 10 年。",
        "benefit": "保存 10 年。都要。",
        "deadline": "不保存 10 年也行。",
    },
)


def believing(text: str) -> Opening:
    return Opening(WORDING, Texts(WORDING, Sourcing(WORDING, {})), (), claims(text))


def test_who_believes_another_figure_is_first_told_what_is_so() -> None:
    assert believing("保存5年对吧").text(KEPT, "overview") == "不对：先备案，保存 10 年。"
    assert believing("保存10年对吧").text(KEPT, "overview") == "对：先备案，保存 10 年。"
    assert believing("保存几年").text(KEPT, "overview") == "先备案，保存 10 年。"


def test_who_believes_that_nothing_is_paid_is_told_otherwise_where_less_is() -> None:
    told = replace(believing(""), claims=Claims(exempt=True))
    half = topic(
        id="half", title="减半", facets={"overview": "个税减半。", "benefit": "未达到的免征，其余减半。"}
    )
    assert told.text(half, "overview") == "不是全免：个税减半。"
    assert told.text(half, "benefit") == "未达到的免征，其余减半。"
    assert believing("").text(half, "overview") == "个税减半。"


def test_what_is_so_is_not_said_twice() -> None:
    assert believing("保存5年对吧").text(KEPT, "benefit") == "不对：保存 10 年。都要。"
    assert believing("保存5年对吧").text(KEPT, "deadline") == "不保存 10 年也行。"


def test_who_tells_all_that_is_asked_of_him_is_told_that_all_is_met() -> None:
    both = topic(
        id="both",
        title="两条",
        facets={"overview": "两条。"},
        cases=[
            {
                "measure": measure,
                "parts": ["overview"],
                "sides": [
                    {"up_to": "300", "met": True, "answer": f"{what}没超过，这一条符合；另一条也要符合。"},
                    {"over": "300", "met": False, "answer": "超过了，不行。"},
                ],
            }
            for measure, what in (("headcount", "人数"), ("score", "分数"))
        ],
    )
    met = "按您说的“280 人”：人数没超过，这一条符合。\n按您说的“90 分”：分数没超过，这一条符合。"
    assert opening("280个人,评了90分").text(both, "overview") == f"都符合。\n{met}"
    assert opening("280个人").text(both, "overview").endswith("另一条也要符合。")
    assert opening("310个人,评了90分").text(both, "overview") == "按您说的“310 人”：超过了，不行。"


def test_several_of_one_kind_on_different_sides_are_each_told_theirs() -> None:
    income = topic(
        id="income",
        title="所得税",
        facets={"overview": "300 万元以内。"},
        cases=[
            {
                "measure": "profit",
                "parts": ["overview"],
                "sides": [
                    {"up_to": "300 万元", "met": True, "answer": "可以。"},
                    {"over": "300 万元", "met": False, "answer": "不行。"},
                ],
            }
        ],
    )
    each = "按您说的“280 万元”：可以。\n按您说的“310 万元”：不行。"
    assert opening("去年利润280万,今年利润310万").text(income, "overview") == each
    assert opening("去年利润310万,今年利润320万").text(income, "overview") == "按您说的“310 万元”：不行。"
