"""A follow-up that names another town asks the same of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.outcomes import Answered
from tests.core import small
from tests.core.small import TODAY, topic

if TYPE_CHECKING:
    from bot.core.engine import Engine


def town(identity: str, name: str) -> dict[str, object]:
    return {
        "id": identity,
        "title": f"{name}镇",
        "kind": "place",
        "aliases": [name],
        "facets": {"overview": f"{name}是镇。"},
        "questions": [
            {"id": "sails", "phrasings": [f"{name}开了扬帆班没有"], "answer": f"扬帆班在{name}开了。"},
            {"id": "trade", "phrasings": [f"{name}做什么产业"], "answer": f"{name}做鞋。"},
        ],
    }


@pytest.fixture(scope="module")
def towns() -> Engine:
    sails = topic(id="sailing", title="扬帆班", kind="plan", facets={"overview": "扬帆班是培训班。"})
    return small.engine(sails, topic(**town("north", "北山")), topic(**town("south", "南溪")))


def answered(engine: Engine, text: str, before: Conversation) -> str | None:
    outcome = engine.respond(text, before, TODAY).decision.outcome
    return str(outcome.parts[0]) if isinstance(outcome, Answered) else None


def test_another_town_is_asked_the_same(towns: Engine) -> None:
    assert answered(towns, "那南溪镇呢", Conversation("north", "trade")) == "south/trade"
    assert answered(towns, "那南溪镇呢", Conversation("north", "sails")) == "south/sails"


def test_after_a_plan_a_town_is_asked_about_that_plan(towns: Engine) -> None:
    assert answered(towns, "那南溪镇呢", Conversation("sailing", "overview")) == "south/sails"


def test_the_bare_name_of_a_town_or_plan_asks_what_it_is(towns: Engine) -> None:
    assert answered(towns, "南溪镇", Conversation("north", "trade")) == "south/overview"
    assert answered(towns, "那南溪镇呢", Conversation()) == "south/overview"


def test_whether_a_town_may_is_asked_of_the_chats_policy(engine: Engine) -> None:
    chat = engine.converse(["小微融资协调机制"], TODAY)
    assert engine.respond("永和镇可以吗", chat, TODAY).topic == "sme-financing-coordination"
    assert engine.respond("永和镇", chat, TODAY).topic == "yonghe"


def test_a_town_is_asked_about_the_plan_though_another_part_of_it_or_both_sound_like_it(
    engine: Engine,
) -> None:
    chat = engine.converse(["启航计划在哪些镇"], TODAY)
    for asked, of in (("我们陈埭有没有", "chendai"), ("梅岭那边有吗", "meiling"), ("英林也有吗", "yinglin")):
        assert answered(engine, asked, chat) == f"{of}/qihang"


@pytest.mark.parametrize("text", ["英林的商会呢", "英林有商会吗"])
def test_what_says_more_of_a_town_is_asked_of_the_town(engine: Engine, text: str) -> None:
    assert answered(engine, text, engine.converse(["启航计划在哪些镇"], TODAY)) == "yinglin/chamber"


def test_a_town_without_that_part_is_asked_in_its_words(engine: Engine) -> None:
    chat = engine.converse(["磁灶开了启航班吗"], TODAY)
    assert chat.facet == "qihang-class"
    assert answered(engine, "那池店那边呢", chat) == "chidian/qihang"


def test_of_a_plan_of_which_only_the_name_is_known_a_town_is_told_that(engine: Engine) -> None:
    chat = engine.converse(["阳光计划"], TODAY)
    assert engine.respond("安海有没有", chat, TODAY).topic == "plan-yangguang"
