"""Where a figure is asked for, the sides of its limit can be picked, and a pick is told its sentence."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.errors import UnknownOptionError
from bot.core.knowledge.cases import Side
from bot.core.knowledge.wording import Wording
from bot.core.replying.picking import Sides, all_picks, is_pick, part_of
from tests.core.deciding.figures.test_own_figures import VAT
from tests.core.replying.test_opening import SHOP
from tests.core.small import TODAY, engine
from tests.core.small_wording import TEXTS


def asked(text: str) -> tuple[list[tuple[str, str]], Conversation]:
    """What is offered beside the answer to this, and the chat then."""
    reply = engine(SHOP, VAT).respond(text, Conversation(), TODAY)
    return [(each.id, each.label) for each in reply.options], Conversation().after(reply)


def test_the_sides_of_the_figure_that_is_asked_for_are_offered() -> None:
    offered, _ = asked("小店优惠内容裁员率5%")
    assert offered == [("shop/benefit@2.0", "40 人及以下"), ("shop/benefit@2.1", "超过 40 人")]


def test_a_side_that_is_picked_is_told_its_sentence_with_what_was_said_before() -> None:
    _, chat = asked("小店优惠内容裁员率5%")
    shop = engine(SHOP, VAT)
    assert "裁得少" in shop.show("shop/benefit@2.0", TODAY, chat).text
    assert "大厂" in shop.show("shop/benefit@2.1", TODAY, chat).text
    assert "小厂" in shop.show("shop/benefit@2.0", TODAY).text


def test_where_only_the_time_is_lacking_the_times_are_offered_and_the_figure_is_repeated() -> None:
    offered, chat = asked("小规模开票20万")
    assert offered == [("vat/benefit@0.0", "一个季度的"), ("vat/benefit@1.1", "一个月的")]
    picked = engine(SHOP, VAT).show("vat/benefit@1.1", TODAY, chat)
    assert "按您说的“20 万元”：month：全额交。" in picked.text
    assert picked.options == ()


def test_the_figures_of_another_topic_say_nothing_here() -> None:
    _, chat = asked("小店优惠内容裁员率5%")
    assert "quarter：免征。" in engine(SHOP, VAT).show("vat/benefit@0.0", TODAY, chat).text


def test_who_is_not_asked_for_a_figure_gets_no_choices() -> None:
    assert asked("小店优惠内容")[0] == []
    assert asked("小店有30个人优惠内容")[0] == []


@pytest.mark.parametrize(
    ("side", "label"),
    [
        ({"at": "30 万元"}, "正好 30 万元"),
        ({"below": "30 万元"}, "不到 30 万元"),
        ({"over": "5000 万元", "up_to": "2 亿元"}, "超过 5000 万元，2 亿元及以下"),
    ],
)
def test_a_label_says_the_limits_as_they_are_written(side: dict[str, str], label: str) -> None:
    assert Sides(Wording(TEXTS)).label(Side.model_validate(side | {"answer": "是"})) == label


def test_a_side_in_the_log_is_named_with_its_part() -> None:
    assert engine(SHOP, VAT).label("shop/benefit@2.1") == "小店 · 优惠内容：超过 40 人"


@pytest.mark.parametrize("option", ["shop/benefit@7.0", "shop/benefit@2.5", "shop/nothing@0.0", "no@0.0"])
def test_a_side_that_does_not_exist_is_unknown(option: str) -> None:
    with pytest.raises(UnknownOptionError):
        engine(SHOP, VAT).show(option, TODAY)


def test_everything_that_may_be_offered_is_listed_for_buttons_that_carry_only_a_digest() -> None:
    picks = list(all_picks(SHOP))
    assert {option for option, _ in asked("小店优惠内容裁员率5%")[0]} <= {*picks}
    assert all(is_pick(each) and part_of(each).startswith("shop/") for each in picks)
    assert not is_pick("shop/benefit")
