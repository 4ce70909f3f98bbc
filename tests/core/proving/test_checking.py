"""What only the whole knowledge base shows."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.knowledge.goldens import Golden
from bot.core.knowledge.model import Knowledge, Topic
from bot.core.proving.checking import check_golden, check_structure, check_wording


def topic(name: str, **more: Any) -> Topic:
    return Topic.model_validate(
        {
            "id": name,
            "title": f"主题{name}",
            "kind": "policy",
            "documents": [{"key": "a", "title": "通知", "verified": "official", "checked": "2026-11-23"}],
            "facets": {"overview": "要点"},
            "review": {"by": "工商联", "reviewed": "2026-11-23"},
            **more,
        }
    )


def question(name: str, *phrasings: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "phrasings": list(phrasings), "answer": "答案", **more}


def faults(*topics: Topic) -> set[tuple[str, str]]:
    knowledge = Knowledge(topics)
    return {(each.topic, each.key) for each in (*check_structure(knowledge), *check_wording(knowledge))}


def test_a_sound_pair_has_no_fault() -> None:
    first = topic("one", related=["two"], questions=[question("when", "主题一几时开始")])
    assert faults(first, topic("two", questions=[question("when", "主题二几时开始")])) == set()


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"related": ["none"]}, "unknown_topic"),
        ({"related": ["one"]}, "refers_to_itself"),
        ({"questions": [question("benefit", "补多少")]}, "twice_in_topic"),
        ({"questions": [question("old-1", "旧的呢")]}, "twice_in_topic"),
        ({"questions": [question("a", "补多少", "补多少？")]}, "phrasing_again"),
        ({"questions": [question("a", "补多少"), question("b", "补多少？")]}, "phrasing_twice"),
        ({"questions": [question("a", "补多少", **{"not": ["補多少"]})]}, "counterexample_is_phrasing"),
    ],
)
def test_a_fault_inside_a_topic_is_found(more: dict[str, Any], key: str) -> None:
    assert ("one", key) in faults(topic("one", **more))


def test_two_topics_cannot_share_a_name_or_a_phrasing() -> None:
    first = topic("one", aliases=["稳岗"], questions=[question("a", "能领多少")])
    second = topic("two", aliases=["穩崗"], questions=[question("b", "能領多少？")])
    assert faults(first, second) == {("two", "name_taken"), ("two", "phrasing_taken")}


def test_golden_utterances_are_other_words_for_parts_that_exist() -> None:
    subject = topic("one", questions=[question("a", "补多少")])
    golden = Golden.model_validate(
        {"topic": "one", "utterances": [{"say": "補多少"}, {"say": "给几多", "part": "b"}]}
    )
    found = {fault.key for fault in check_golden(golden, subject, fewest=6)}
    assert found == {"golden_is_phrasing", "unknown_part", "golden_too_few"}
