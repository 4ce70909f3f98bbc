"""Whether one topic can be taken for another."""

from __future__ import annotations

from bot.core.proving.collisions import Prover, confusability, tasks
from tests.core.small import engine, topic

LOUD = {
    "id": "canteen-rules",
    "title": "食堂管理",
    "facets": {"overview": "食堂每天开三餐。"},
    "questions": [{"id": "soup", "phrasings": ["稳岗返还几时到账呀"], "answer": "食堂每天有汤。"}],
}


def test_every_phrasing_that_has_an_answer_is_tried() -> None:
    small = engine()
    tried = tasks(small)
    gaps = {part.ref for part in small.material.scorer.parts if part.kind == "gap"}
    assert tried
    assert not gaps & {part for part, _ in tried}


def test_the_small_knowledge_base_has_no_collision() -> None:
    small = engine()
    prover = Prover(small)
    trials = [trial for part, text in tasks(small) for trial in prover.trials(part, text)]
    assert {trial.kind for trial in trials} >= {"written", "traditional", "homophone", "accent", "pinyin"}
    assert [trial for trial in trials if trial.verdict == "collision"] == []


def test_a_name_exchanged_for_a_twins_asks_about_the_twin() -> None:
    small = engine()
    prover = Prover(small)
    trials = [trial for part, text in tasks(small) for trial in prover.trials(part, text)]
    exchanged = [trial for trial in trials if trial.kind == "swapped"]
    assert exchanged
    assert all(trial.asked != trial.part.topic for trial in exchanged)


def test_an_answer_about_another_topic_is_a_collision_and_comes_first() -> None:
    broken = engine(topic(**LOUD))
    prover = Prover(broken)
    part = next(part for part, _ in tasks(broken) if part.topic != "canteen-rules")
    trials = [trial for each, text in tasks(broken) for trial in prover.trials(each, text)]
    trials += prover.trials(part, "稳岗返还几时到账呀")
    worst = confusability(trials)[0]
    assert worst.rival == "canteen-rules"
    assert worst.collisions
    assert worst.collisions[0].asked == part.topic
