"""What is offered exists and may be seen."""

from __future__ import annotations

from typing import Any

from bot.core.knowledge.model import Knowledge, Topic
from bot.core.knowledge.openings import Openings
from bot.core.knowledge.pairs import Pair
from bot.core.knowledge.vocabulary import Vocabulary
from bot.core.proving.offering import check_openings, check_shown, check_vocabulary


def topic(name: str, **more: Any) -> Topic:
    return Topic.model_validate(
        {
            "id": name,
            "title": f"主题{name}",
            "kind": "policy",
            "documents": [{"key": "a", "title": "通知", "verified": "official", "checked": "2026-11-23"}],
            "facets": {"overview": "要点"},
            **more,
        }
    )


KNOWLEDGE = Knowledge((topic("one"), topic("two"), topic("old", status="withdrawn")))


def keys(*options: str, broken: tuple[str, ...] = ()) -> list[str]:
    ambiguous = {"words": ["伞"], "about": "伞", "options": options}
    vocabulary = Vocabulary.model_validate({"ambiguous": [ambiguous]})
    return [fault.key for fault in check_vocabulary(vocabulary, KNOWLEDGE, broken)]


def test_an_option_leads_somewhere() -> None:
    assert keys("one", "two/overview") == []
    assert keys("one", "three") == ["unknown_topic"]
    assert keys("one", "two/benefit") == ["option_without_part"]
    assert keys("one", "old") == ["not_published"]


def test_who_names_a_broken_topic_is_not_to_blame() -> None:
    assert keys("one", "three", broken=("three",)) == []


def test_the_first_questions_are_held_to_the_same() -> None:
    kind = {"about": "伞", "signs": ["伞"], "options": ["one", "old"]}
    (fault,) = check_openings(Openings.model_validate({"kinds": [kind]}), KNOWLEDGE)
    assert (fault.path, fault.key) == (("kinds", 0, "options", 1), "not_published")


def test_what_is_withdrawn_is_neither_related_nor_compared_with() -> None:
    topics = (topic("one", related=["old"]), topic("old", status="draft", related=["one"]))
    knowledge = Knowledge(topics, pairs=(Pair(topics=("one", "old")),))
    assert [(fault.topic, fault.path) for fault in check_shown(knowledge)] == [
        ("one", ("related", 0)),
        ("", ("pairs", 0, "topics", 1)),
    ]
