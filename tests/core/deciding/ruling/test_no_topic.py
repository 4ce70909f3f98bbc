"""Which of the topics is meant is asked back with choices that have what is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.mark.parametrize("asked", ["要什么材料", "什么时候截止", "贴息给多少"])
def test_every_choice_has_what_is_asked(engine: Engine, asked: str) -> None:
    reply = engine.respond(asked, Conversation(), TODAY)
    (part,) = {option.id.partition("/")[2] for option in reply.options}
    assert part in {"materials", "deadline", "benefit"}


def test_what_was_listed_for_him_comes_first(engine: Engine) -> None:
    told = engine.converse(["我27岁，想自己开公司，政府有没有支持"], TODAY)
    first, *_ = engine.respond("没有钱 能不能贷款", told, TODAY).options
    assert first.id.startswith("startup-guaranteed-loan")
