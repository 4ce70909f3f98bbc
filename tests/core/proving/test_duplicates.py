"""The same words cannot lead to two places."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.knowledge.model import Asked, Knowledge, Topic
from bot.core.knowledge.parts import outside_parts
from bot.core.knowledge.vocabulary import Outside
from bot.core.proving.duplicates import check_duplicates


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


def question(name: str, *phrasings: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "phrasings": list(phrasings), "answer": "答案", **more}


FIRST = topic("one", questions=[question("when", "几时开始")])
SECOND = topic("two", aliases=["稳岗"], questions=[question("who", "谁能领")])


@pytest.mark.parametrize(
    ("part", "text", "key", "level"),
    [
        ("when", "幾時開始？", "phrasing_again", "warning"),
        ("overview", "几时开始", "phrasing_twice", "error"),
        ("when", "谁能领", "phrasing_taken", "error"),
        ("when", "稳岗", "phrasing_is_name", "error"),
        ("when", "主题one", "phrasing_is_own_name", "advice"),
        ("when", "天气怎样", "phrasing_outside", "error"),
        ("when", "？！", "phrasing_says_nothing", "error"),
    ],
)
def test_a_way_of_asking_that_stands_elsewhere_is_found(part: str, text: str, key: str, level: str) -> None:
    asked = Asked.model_validate({"topic": "one", "parts": {part: ["要等多久", text]}})
    outside = {"subjects": {"weather": {"about": "天气", "phrasings": ["天气怎样"]}}}
    knowledge = Knowledge((FIRST, SECOND), asked={"one": asked})
    (fault,) = check_duplicates(knowledge, outside_parts(Outside.model_validate(outside)))
    assert (fault.topic, fault.path, fault.key, fault.level) == ("one", ("asked", part, 1), key, level)


def test_the_other_place_is_named_as_people_write_it() -> None:
    second = topic("two", questions=[question("start", "几时开始")])
    (fault,) = check_duplicates(Knowledge((FIRST, second)))
    assert (fault.path, fault.values["owner"]) == (("questions", 0, "phrasings", 0), "one/when")


def test_a_counter_example_is_no_way_of_asking_also_not_one_beside_the_topic() -> None:
    one = topic("one", questions=[question("when", "几时开始", **{"not": ["何时结束"]})])
    asked = Asked.model_validate({"topic": "one", "parts": {"when": ["何時結束？"]}})
    (fault,) = check_duplicates(Knowledge((one,), asked={"one": asked}))
    assert (fault.path, fault.key) == (("questions", 0, "not", 0), "counterexample_is_phrasing")
