"""Ways of asking that are almost the same are found without holding each against each."""

from __future__ import annotations

from typing import Any

from bot.core.knowledge.model import Asked, Knowledge, Topic
from bot.core.proving.resembling import check_resembling, resembling


def topic(name: str, title: str, **phrasings: list[str]) -> Topic:
    questions: list[dict[str, Any]] = [
        {"id": part, "phrasings": said, "answer": "答案"} for part, said in phrasings.items()
    ]
    paper = {"key": "a", "title": "通知", "verified": "official", "checked": "2026-11-23"}
    data = {"id": name, "title": title, "kind": "policy", "documents": [paper], "questions": questions}
    return Topic.model_validate({**data, "facets": {"overview": "要点"}})


def test_two_parts_asked_for_in_almost_the_same_words_are_found() -> None:
    asked = Asked.model_validate({"topic": "one", "parts": {"runs": ["六个计划谁提出来的", "归哪里管"]}})
    one = topic("one", "六个计划", who=["六个计划是谁提出来的", "几时开始"], runs=["谁在办"])
    (found,) = resembling(Knowledge((one,), asked={"one": asked}), least=0.8)
    assert (str(found.one.ref), found.other.path) == ("one/who", ("asked", "runs", 0))
    assert not resembling(Knowledge((one,)), least=0.8)


def test_it_is_advice_at_the_place_of_the_later_one() -> None:
    first = topic("one", "甲项目", a=["办理社会保险登记的材料到底要准备哪些东西呢"])
    second = topic("two", "乙项目", b=["办理社会保险登记的材料到底要准备哪些东西啊呢"])
    (fault,) = check_resembling(Knowledge((first, second)))
    assert (fault.topic, fault.path, fault.level) == ("two", ("questions", 0, "phrasings", 0), "advice")
    assert fault.values["owner"] == "one/a"


def test_what_names_its_own_topic_is_told_apart_by_that() -> None:
    said = "{}有没有自己的商会组织"
    towns = [topic(name, name, chamber=[said.format(name)]) for name in ("haian", "anhai")]
    assert not resembling(Knowledge(tuple(towns)), least=0.5)
    unnamed = [topic(town.id, f"某镇{town.id}", chamber=[said.format(town.id)]) for town in towns]
    assert resembling(Knowledge(tuple(unnamed)), least=0.5)


def test_what_is_the_same_but_for_marks_is_no_resemblance_but_a_duplicate() -> None:
    first = topic("one", "甲项目", a=["补贴什么时候到账"])
    second = topic("two", "乙项目", b=["补贴什么时候到账？"])
    assert not resembling(Knowledge((first, second)))


def test_what_only_sounds_alike_is_found_too() -> None:
    first = topic("one", "甲项目", a=["企业补助多久到账要等几天呢"])
    second = topic("two", "乙项目", b=["企业补助多九到账要等几天呢"])
    (found,) = resembling(Knowledge((first, second)), least=0.9)
    assert {str(found.one.ref), str(found.other.ref)} == {"one/a", "two/b"}
