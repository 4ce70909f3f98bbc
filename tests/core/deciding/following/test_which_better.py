"""Which of the two that were talked of last is the better."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.following.which_better import WhichBetter
from bot.core.deciding.grounds.listening import Evidence
from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.pairs import Pair
from bot.core.outcomes import Compared, Decision, Unanswered
from tests.core import small

KNOWN = Knowledge(
    (
        small.topic(id="machines", title="机器贴息", facets={"overview": "机器。"}),
        small.topic(id="shops", title="店铺贴息", facets={"overview": "店铺。"}),
        small.topic(id="other", title="别的补贴", facets={"overview": "别的。"}),
    ),
    pairs=(Pair(topics=("machines", "shops")),),
)
LOST = Evidence(decision=Decision(Unanswered(), 0.5, "outside", ""))


def compared(text: str, topic: str, before: str | None) -> bool:
    found = WhichBetter(KNOWN).heard(text, LOST, Conversation(topic, before=before))
    return found is not None and isinstance(found.outcome, Compared)


@pytest.mark.parametrize("text", ["那哪个划算", "哪个更合适呢", "那选哪一种好"])
def test_a_pair_is_set_side_by_side(text: str) -> None:
    assert compared(text, "shops", "machines")


@pytest.mark.parametrize("text", ["哪个部门管", "哪个划算的贷款", "划算吗"])
def test_another_question_is_not_that(text: str) -> None:
    assert not compared(text, "shops", "machines")


@pytest.mark.parametrize("before", [None, "other"])
def test_what_is_no_pair_is_not_compared(before: str | None) -> None:
    assert not compared("那哪个划算", "shops", before)
