"""Three choices where we ask back, five where somebody asks what there is; the rest is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.replying.choosing import MOST_ASKED, MOST_OPENING
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.outcomes import Reply


def said(engine: Engine, text: str) -> Reply:
    return engine.respond(text, NOTHING_SAID, TODAY)


@pytest.mark.parametrize("text", ["有什么贷款", "贴息", "小微企业有什么优惠", "我要新的贷款"])
def test_three_are_offered_where_we_ask_back_and_the_others_are_named(engine: Engine, text: str) -> None:
    reply = said(engine, text)
    assert len(reply.options) == MOST_ASKED
    assert "还有：" in reply.text.splitlines()[-1]


def test_the_one_that_the_message_speaks_of_comes_first(engine: Engine) -> None:
    assert said(engine, "我想贷款买设备").options[0].id == "equipment-loan-interest/overview"


def test_who_registers_a_web_shop_is_not_told_of_factories(engine: Engine) -> None:
    reply = said(engine, "我刚从上海回来，26岁，准备在池店注册个电商公司卖鞋，有啥政策")
    topics = [option.id.partition("/")[0] for option in reply.options]
    assert {"business-registration", "startup-guaranteed-loan", "service-loan-interest"} <= {*topics}
    assert not {"equipment-expensing", "rd-super-deduction", "specialised-sme"} & {*topics}


@pytest.mark.parametrize(
    "text", ["有什么政策", "有什么补贴", "我们做泳装的，有什么政策", "回乡创业有什么政策"]
)
def test_who_asks_what_there_is_gets_five_and_the_names_of_the_rest(engine: Engine, text: str) -> None:
    reply = said(engine, text)
    assert len(reply.options) == MOST_OPENING
    assert "还有：" in reply.text
