"""A figure and nothing else, in a chat about a topic of the real knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


def test_a_bare_figure_that_no_limit_is_for_is_told_the_rate(engine: Engine) -> None:
    chat = engine.converse(["服务业贴息"], TODAY)
    assert str(engine.respond("500万呢", chat, TODAY).decision.about) == "service-loan-interest/benefit"


def test_so_many_persons_are_no_wish_for_one(engine: Engine) -> None:
    chat = engine.converse(["专精特新"], TODAY)
    assert engine.respond("3个人呢", chat, TODAY).outcome == "gap"
