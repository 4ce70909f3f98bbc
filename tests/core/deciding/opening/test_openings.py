"""Who names no policy but what he does or wants is offered what there is, as far as it is in force."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.knowledge.validity import expired
from bot.core.replying.choosing import MOST_OPENING as MOST

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.outcomes import Reply

TODAY = date(2026, 11, 27)
NEXT_YEAR = date(2027, 1, 1)


def asked(engine: Engine, text: str, today: date = TODAY) -> Reply:
    return engine.respond(text, Conversation(), today)


def offered(reply: Reply) -> list[str]:
    return [option.id.partition("/")[0] for option in reply.options]


@pytest.mark.parametrize(
    ("text", "about", "topic"),
    [
        ("有什么补贴可以拿", "补贴", "job-expansion-subsidy"),
        ("贷款贴息有哪些", "贷款贴息", "service-loan-interest"),
        ("我开鞋厂能享受什么", "办厂", "small-profit-income-tax"),
        ("我是磁灶做瓷砖的有什么政策", "办厂", "equipment-loan-interest"),
        ("我们做外贸的有什么优惠", "外贸", "export-tax-refund"),
        ("陈埭有什么政策", "陈埭", "chendai"),
    ],
)
def test_a_kind_a_trade_or_a_place_is_asked_back_with_what_there_is(
    engine: Engine, text: str, about: str, topic: str
) -> None:
    reply = asked(engine, text)
    assert reply.outcome == "clarify"
    assert about in reply.text
    assert topic in offered(reply)
    assert 2 <= len(reply.options) <= MOST


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("换织机有什么补贴", "equipment-expensing"),
        ("添置印刷机有优惠吗", "equipment-loan-interest"),
        ("搞科研有什么扶持", "rd-super-deduction"),
        ("周转不开有什么政策", "loan-renewal"),
    ],
)
def test_what_somebody_wants_to_do_says_more_than_what_he_calls_a_policy(
    engine: Engine, text: str, topic: str
) -> None:
    assert topic in offered(asked(engine, text))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("我27岁，想自己开公司，政府有没有支持", "startup-guaranteed-loan"),
        ("我开小超市的 给我减点税就好", "individual-business-income-tax"),
        ("我在安海开五金厂 有没有优惠", "equipment-loan-interest"),
    ],
)
def test_a_wish_for_any_policy_behind_what_is_told_asks_what_there_is_for_that(
    engine: Engine, text: str, topic: str
) -> None:
    assert topic in offered(asked(engine, text))


@pytest.mark.parametrize("text", ["咱厝有啥米好政策", "晋江有什么好政策"])
def test_who_begins_with_asking_for_policies_gets_the_general_choice(engine: Engine, text: str) -> None:
    assert len(offered(asked(engine, text))) == MOST


@pytest.mark.parametrize("text", ["高企的研发投入有什么要求", "设备更新贷款贴息有什么条件", "买新车有补贴吗"])
def test_what_asks_more_or_wants_something_else_is_no_opening(engine: Engine, text: str) -> None:
    assert asked(engine, text).decision.rule != "opening"


def test_nothing_that_has_ended_is_offered(engine: Engine) -> None:
    assert "service-loan-interest" in offered(asked(engine, "有什么补贴可以拿"))
    later = offered(asked(engine, "有什么补贴可以拿", NEXT_YEAR))
    assert later
    assert not any(expired(engine.knowledge[topic].documents, NEXT_YEAR) for topic in later)


def test_what_ends_this_year_hangs_on_the_day(engine: Engine) -> None:
    reply = asked(engine, "今年年底到期的有哪些")
    assert "2026 年底" in reply.text
    assert {"equipment-loan-interest", "job-stabilisation-refund"} <= {*offered(reply)}
    early = offered(asked(engine, "今年年底到期的有哪些", NEXT_YEAR))
    assert {"small-scale-vat", "disability-levy"} & {*early}
    assert "equipment-loan-interest" not in early


def test_the_end_of_one_policy_is_no_opening(engine: Engine) -> None:
    reply = asked(engine, "稳岗返还今年到期吗")
    assert reply.topic == "job-stabilisation-refund"


def test_a_trade_and_its_town_is_answered_from_the_towns_own_text(engine: Engine) -> None:
    assert asked(engine, "做雨伞的是哪个镇").topic == "dongshi"


def test_what_subsidy_there_is_may_be_asked_of_the_topic_that_is_talked_about(engine: Engine) -> None:
    reply = engine.respond("有什么补贴", Conversation("quanzhou-digital-pilot", "overview"), TODAY)
    assert reply.decision.rule != "opening"


def test_every_opening_offers_topics_that_exist(engine: Engine) -> None:
    for kind in engine.language.openings.kinds:
        for option in kind.options:
            assert engine.show(option, TODAY).text


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("我在陈埭开鞋厂，50个人，有什么政策", "办厂"),
        ("刚从马来西亚回来，想在永和投资办厂，有什么扶持", "回乡投资办厂"),
        ("我们厂280号人，做泳装的，能享受什么", "办厂"),
    ],
)
def test_who_tells_of_himself_first_is_offered_what_there_is_for_him(
    engine: Engine, text: str, about: str
) -> None:
    reply = asked(engine, text)
    assert reply.outcome == "clarify"
    assert f"“{about}”" in reply.text


@pytest.mark.parametrize("text", ["免税", "税收优惠政策", "减税"])
def test_the_name_of_a_kind_alone_asks_what_there_is(engine: Engine, text: str) -> None:
    assert "税费优惠" in asked(engine, text).text


def test_a_trade_that_no_list_is_for_is_not_taken_for_another(engine: Engine) -> None:
    reply = asked(engine, "我是养猪的，有什么补贴")
    assert reply.decision.rule != "opening_told"
    assert reply.outcome != "answered"


@pytest.mark.parametrize("text", ["电商公司", "餐饮", "做外贸的"])
def test_who_begins_with_his_trade_and_no_more_is_offered_what_is_for_it(text: str, engine: Engine) -> None:
    reply = engine.respond(text, Conversation(), TODAY)
    assert (reply.outcome, reply.decision.rule) == ("clarify", "opening_told")


@pytest.mark.parametrize("text", ["有别的补贴吗", "还有什么优惠", "还有其他政策吗"])
def test_who_asks_in_a_chat_what_else_there_is_does_not_ask_of_its_topic(text: str, engine: Engine) -> None:
    reply = engine.respond(text, engine.converse(["稳岗返还"], TODAY), TODAY)
    assert reply.outcome == "clarify"
    assert len(set(offered(reply))) > 1


@pytest.mark.parametrize("text", ["刚从国外回来 想在金井开民宿", "准备开个咖啡店", "我想开鞋厂"])
def test_who_tells_what_he_wants_to_take_up_is_offered_what_is_for_it(text: str, engine: Engine) -> None:
    reply = asked(engine, text)
    assert (reply.outcome, reply.decision.rule) == ("clarify", "opening_told")


def test_who_asks_something_of_a_trade_is_not_offered_a_list(engine: Engine) -> None:
    assert asked(engine, "想在金井开民宿，装修要多久").decision.rule != "opening_told"


def test_who_begins_with_what_he_wants_to_do_is_offered_what_there_is_for_it(engine: Engine) -> None:
    assert "equipment-loan-interest" in offered(asked(engine, "我在东石做伞，今年想换机器"))


def test_english_words_for_policies_are_none_of_their_own(engine: Engine) -> None:
    assert "export-tax-refund" in offered(asked(engine, "hello 我们做外贸的 有什么subsidy"))


def test_a_trade_is_known_by_the_topics_that_are_for_it(engine: Engine) -> None:
    openings = engine._listeners.openings
    assert openings.topics_for("我是做外贸的")[0] == "export-tax-refund"
    assert openings.topics_for("我是人事") == ()


def test_what_he_tells_of_comes_first_on_the_list(engine: Engine) -> None:
    reply = asked(engine, "我在内坑做内衣的 今年一个人都没裁 政府有没有什么补贴")
    assert offered(reply)[0] == "job-stabilisation-refund"


@pytest.mark.parametrize("text", ["我们想在青阳开一家面线糊店", "打算盘个修鞋摊", "想接手一家修车行"])
def test_who_opens_a_shop_is_offered_its_registration_first_whatever_it_is_called(
    text: str, engine: Engine
) -> None:
    reply = asked(engine, text)
    assert (reply.outcome, reply.decision.rule) == ("clarify", "opening_told")
    assert offered(reply)[0] == "business-registration"


def test_a_shop_that_is_opened_wants_no_wish_where_nothing_else_was_found(engine: Engine) -> None:
    assert "service-loan-interest" in offered(asked(engine, "两公婆喺青陽開間麵線糊"))


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("客人的钱压着，发不出工资", "sme-payment-regulation"),
        ("今年没订单，工人要减一些", "job-stabilisation-refund"),
        ("我在网上卖货，没有执照", "business-registration"),
        ("装修钱不够", "startup-guaranteed-loan"),
        ("年底想换两台冲床", "equipment-expensing"),
    ],
)
def test_who_tells_what_ails_him_is_offered_what_there_is_for_that(
    text: str, topic: str, engine: Engine
) -> None:
    assert topic in offered(asked(engine, text))


def test_what_ails_somebody_is_heard_in_a_chat_about_something_else(engine: Engine) -> None:
    reply = engine.respond("装修钱不够", engine.converse(["残保金怎么交"], TODAY), TODAY)
    assert "startup-guaranteed-loan" in offered(reply)


def test_who_was_asked_for_his_case_tells_his_trade_and_town(engine: Engine) -> None:
    chat = engine.converse(["头家啊 阮厂想欲申请补助 要按怎"], TODAY)
    reply = engine.respond("我是做拖鞋的 内坑", chat, TODAY)
    assert (reply.decision.rule, offered(reply)[0]) == ("opening_told", "small-profit-income-tax")
