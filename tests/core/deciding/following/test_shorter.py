"""Who wants the last answer in fewer words gets what stands first in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.outcomes import Smalltalk

if TYPE_CHECKING:
    from bot.core.engine import Engine

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize("text", ["你简单讲", "啰里啰嗦的，直接说", "听不懂，一句话讲", "说重点"])
def test_the_last_answer_is_given_again_in_short(engine: Engine, text: str) -> None:
    heard = engine.converse(["专精特新要什么条件"], TODAY)
    full = engine.show(f"{heard.topic}/{heard.facet}", TODAY).text
    reply = engine.respond(text, heard, TODAY)
    said = [line for line in reply.text.split("\n") if line in full]
    assert reply.outcome == "smalltalk"
    assert len(said) >= len(reply.text.split("\n")) - 1
    assert len(reply.text) <= len(full) + len("【专精特新】\n")
    assert heard.after(reply).facet == heard.facet


def test_the_figure_that_was_given_still_decides(engine: Engine) -> None:
    heard = engine.converse(["残保金 28 人要交吗"], TODAY)
    assert "28 人" in engine.respond("太长，直接说交不交", heard, TODAY).text


def test_a_question_beside_it_is_answered(engine: Engine) -> None:
    heard = engine.converse(["专精特新要什么条件"], TODAY)
    assert engine.respond("直接说专精特新怎么申请", heard, TODAY).facet == "procedure"


def test_where_nothing_was_answered_there_is_nothing_to_shorten(engine: Engine) -> None:
    assert engine.decide("简单讲", NOTHING_SAID).outcome == Smalltalk("not_understood")
