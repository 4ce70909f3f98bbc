"""Whatever is sent gets an outcome, never an exception."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.conversing import Conversation

if TYPE_CHECKING:
    from bot.core.engine import Engine

TODAY = date(2026, 11, 24)
OUTCOMES = {"answered", "compared", "clarify", "gap", "unanswered", "smalltalk", "handoff"}
ODD = {
    "nothing": "",
    "one character": "税",
    "emoji": "😀👨‍👩‍👧‍👦🇨🇳" * 300,
    "4,096 characters": "我厂想换设备，银行说可以贷款，不知道贴息怎么算。" * 178,
    "10,000 repeated": "稳" * 10_000,
    "right to left": "\u202e稳岗返还怎么领\u202c \u0645\u0631\u062d\u0628\u0627",
    "lone surrogates": "稳岗\ud800返还\udfff",
    "zero width": "稳\u200b岗\u200c返\u200d还\ufeff",
    "combining": "稳" + "\u0335\u0347" * 500,
    "SQL": "'; DROP TABLE question; -- 稳岗返还",
    "HTML": "<script>alert(1)</script><b>稳岗返还</b>&lt;",
    "markdown": "*_[稳岗返还](tg://user?id=1)_*`",
    "template": "{topic} %s ${x} {{7*7}}",
    "controls": "\x00\x07稳岗\x1b[31m返还\r\n",
    "digits": "1234567890" * 400,
    "letters": "a" * 4096,
    "pinyin": "wen gang fan huan " * 220,
    "question marks": "？" * 4096,
    "questions": "稳岗返还怎么领？" * 500,
    "one long word": "jinjiang" * 512,
    "private use": "\ue000\uf8ff\U000f0000稳岗",
    "lines": "\n".join("稳岗返还" for _ in range(1000)),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_get_an_outcome(engine: Engine, text: str) -> None:
    reply = engine.respond(text, Conversation(), TODAY)
    assert reply.outcome in OUTCOMES
    assert reply.text


@given(st.text(max_size=300), st.sampled_from([None, "job-stabilisation-refund"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gets_an_outcome(engine: Engine, text: str, topic: str | None) -> None:
    reply = engine.respond(text, Conversation(topic=topic), TODAY)
    assert reply.outcome in OUTCOMES
    assert 0 <= reply.decision.confidence <= 1
