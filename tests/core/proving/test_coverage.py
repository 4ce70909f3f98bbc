"""Facts that are told, left out, or forgotten."""

from __future__ import annotations

from typing import Any

from bot.core.knowledge.facts import Fact, UnusedFacts
from bot.core.knowledge.model import Knowledge, Topic
from bot.core.proving.coverage import check_facts, check_unused, cover

FACTS = {id_: Fact.model_validate({"id": id_, "mark": mark, "about": "某事"}) for id_, mark in
         {"B01.1": "V1", "B01.2": "V2", "B01.3": "K", "B01.4": "P"}.items()}  # fmt: skip
NOTHING = UnusedFacts()


def knowledge(**overview: Any) -> Knowledge:
    fields = {"id": "one", "title": "主题", "kind": "policy", "name_only": "只有名称"}
    question = {"id": "asked", "phrasings": ["怎么问"], "answer": "答", **overview}
    return Knowledge((Topic.model_validate({**fields, "questions": [question], "facts": ["B01.4"]}),))


def unused(*facts: str) -> UnusedFacts:
    return UnusedFacts.model_validate({"unused": [{"facts": facts, "reason": "不说"}]})


def test_a_loadable_fact_that_nobody_tells_is_missing_and_one_that_is_known_only_is_not() -> None:
    found = cover(knowledge(facts=["B01.1"]), FACTS, NOTHING)
    assert [fact.id for fact in found.unanswered] == ["B01.2"]
    assert (found.told, found.left_out) == (2, 0)


def test_a_fact_that_is_not_for_the_bot_is_not_missing() -> None:
    found = cover(knowledge(facts=["B01.1"]), FACTS, unused("B01.2"))
    assert (found.unanswered, found.left_out) == ((), 1)


def test_a_part_that_cites_no_fact_is_named() -> None:
    assert [str(part) for part in cover(knowledge(), FACTS, NOTHING).without_facts] == ["one/asked"]


def test_a_fact_cited_twice_or_unknown_is_a_fault_at_its_place() -> None:
    faults = list(check_facts(knowledge(facts=["B01.1", "B01.1", "B99.1"]), FACTS))
    assert [(fault.key, fault.path) for fault in faults] == [
        ("fact_twice", ("questions", 0, "facts", 1)),
        ("unknown_fact", ("questions", 0, "facts", 2)),
    ]
    assert [fault.key for fault in check_facts(knowledge(facts=["B99.1"]), None)] == []


def test_what_is_left_out_exists_and_is_told_nowhere() -> None:
    faults = check_unused(knowledge(facts=["B01.1"]), FACTS, unused("B01.1", "B01.2", "B99.9"))
    assert [(fault.key, fault.values["fact"]) for fault in faults] == [
        ("unused_fact_told", "B01.1"),
        ("unknown_fact", "B99.9"),
    ]
