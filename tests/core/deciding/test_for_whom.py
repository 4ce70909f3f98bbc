"""Who says what he is and asks whether the chat's topic is for him."""

from __future__ import annotations

import pytest

from tests.core.small import TODAY, engine, topic

TRADES = topic(
    id="trades",
    title="服务业贷款贴息",
    aliases=["服务业贴息"],
    facets={
        "overview": "给服务业的贷款贴息。",
        "eligibility": "餐饮住宿、健康、养老的经营主体。",
        "procedure": "到经办银行办理。",
    },
)


def reply_to(text: str) -> tuple[str, str, str | None]:
    bot = engine(TRADES)
    reply = bot.respond(text, bot.converse(["服务业贴息"], TODAY), TODAY)
    return reply.outcome, reply.topic or "", reply.facet


@pytest.mark.parametrize("text", ["餐饮行吗", "做餐饮的也可以吗", "养老也行吗"])
def test_he_is_answered_with_what_speaks_of_him(text: str) -> None:
    assert reply_to(text) == ("answered", "trades", "eligibility")


def test_if_nothing_speaks_of_him_it_is_not_documented_of_the_chats_topic() -> None:
    assert reply_to("拆船业可以吗")[:2] == ("gap", "trades")


def test_who_names_another_policy_asks_of_that() -> None:
    assert reply_to("稳岗返还可以吗")[1] != "trades"


def test_without_a_topic_nothing_is_heard() -> None:
    bot = engine(TRADES)
    assert bot.respond("拆船业可以吗", bot.converse([], TODAY), TODAY).outcome != "gap"
