"""Which topics are proven to be kept apart, and how long a proof holds."""

from __future__ import annotations

from bot.core.engine import Engine
from bot.core.proving.collisions import Prover, tasks
from bot.core.proving.proven import grounds, holding, kept_apart, unproven
from tests.core.small import engine, topic

CANTEEN = {"id": "canteen-rules", "title": "食堂管理", "facets": {"overview": "食堂每天开三餐。"}}
LOUD = CANTEEN | {
    "questions": [{"id": "soup", "phrasings": ["稳岗返还几时到账呀"], "answer": "食堂每天有汤。"}]
}


def test_a_proof_holds_as_long_as_the_topic_and_what_all_hang_on_are_the_same() -> None:
    before = grounds(engine(topic(**CANTEEN)), "code")
    assert holding(before, grounds(engine(topic(**CANTEEN)), "code")) == before
    assert holding(before, grounds(engine(topic(**CANTEEN)), "other code")) == {}
    changed = grounds(engine(topic(**LOUD)), "code")
    assert set(before) - set(holding(before, changed)) == {"canteen-rules"}


def test_a_change_undoes_the_proofs_of_those_easily_confused_with_it() -> None:
    small = engine()
    one, *_ = small.knowledge.twins
    other = small.knowledge.twins[one][0]
    before = grounds(small, "code")
    asked = small.knowledge.also_asked(other, "overview", "这是新的问法")
    changed = grounds(Engine(asked, small.language, list, small.material.thresholds), "code")
    assert {one, other} <= set(before) - set(holding(before, changed))


def test_only_topics_without_a_proof_are_asked_again() -> None:
    small = engine(topic(**LOUD))
    now = grounds(small, "code")
    proven = {each: ground for each, ground in now.items() if each != "canteen-rules"}
    assert {part.topic for part, _ in unproven(tasks(small), now, proven)} == {"canteen-rules"}
    assert unproven(tasks(small), now, now) == []


def test_what_is_taken_for_another_topic_gives_no_proof() -> None:
    broken = engine(topic(**LOUD))
    now = grounds(broken, "code")
    victim = next(part for part, _ in tasks(broken) if part.topic != "canteen-rules")
    trials = list(Prover(broken).trials(victim, "稳岗返还几时到账呀"))
    assert kept_apart({victim.topic, "canteen-rules"}, trials, now) == {"canteen-rules": now["canteen-rules"]}
