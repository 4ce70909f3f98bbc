"""A name belongs to one topic and is no common word."""

from __future__ import annotations

from typing import Any

from bot.core.knowledge.model import Knowledge, Topic
from bot.core.knowledge.vocabulary import Vocabulary
from bot.core.proving.naming import check_names


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


def found(*topics: Topic, **words: list[str]) -> set[tuple[str, str]]:
    vocabulary = Vocabulary.model_validate(words)
    return {(fault.topic, fault.key) for fault in check_names(Knowledge(topics), vocabulary)}


def test_names_of_ones_own_have_no_fault() -> None:
    assert found(topic("one", aliases=["稳岗"]), topic("two", aliases=["扩岗"])) == set()


def test_the_newcomers_misspelling_is_blamed_and_not_the_owners_alias() -> None:
    newcomer, owner = topic("a-new", misspellings=["稳岗"]), topic("b-old", aliases=["稳岗"])
    assert found(newcomer, owner) == {("a-new", "name_taken")}


def test_a_single_character_or_none_is_no_name() -> None:
    assert found(topic("one", aliases=["税"]), topic("two", aliases=["？？？"])) == {
        ("one", "name_too_short"),
        ("two", "name_too_short"),
    }


def test_words_that_every_policy_shares_are_no_name_alone_or_together() -> None:
    generic = ["补贴", "政策", "的"]
    assert found(topic("one", aliases=["补贴"]), generic=generic) == {("one", "name_generic")}
    assert found(topic("one", aliases=["政策的补贴"]), generic=generic) == {("one", "name_generic")}
    assert found(topic("one", aliases=["稳岗补贴"]), generic=generic) == set()


def test_a_word_in_three_other_names_is_no_name_but_for_the_hosts() -> None:
    others = [topic(f"shop-{name}", title=f"开店{name}") for name in "abc"]
    one = topic("one", aliases=["开店"])
    assert found(one, *others[:2]) == set()
    assert found(one, *others) == {("one", "name_shared")}
    assert found(one, *others, hosts=["开店"]) == set()


def test_a_word_that_other_topics_say_more_is_no_name() -> None:
    said = [f"开店第{place}年补多少" for place in "一二三四"]
    others = [
        topic(f"shop-{number}", questions=[{"id": "a", "phrasings": said, "answer": "补"}])
        for number in range(6)
    ]
    one = topic("one", aliases=["开店"])
    assert found(one, *others) == {("one", "name_shared")}
    own = [f"开店{place}补多少" for place in "东南西北中"]
    says_it_most = topic("one", aliases=["开店"], questions=[{"id": "a", "phrasings": own, "answer": "补"}])
    assert found(says_it_most, *others) == set()
