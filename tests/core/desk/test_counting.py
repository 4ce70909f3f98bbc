"""Figures over questions; what few people ask is never shown by itself."""

from __future__ import annotations

from datetime import timedelta

from bot.core.desk.counting import Cluster, Heard, answered, clusters, count, typical

ASKED = [
    *(Heard(chat, "answered", "membership/steps") for chat in "abca"),
    *(Heard("a", "answered", "launch/overview") for _ in range(5)),
    Heard("d", "gap", "launch/amount"),
    Heard("e", "smalltalk"),
]


def test_questions_and_people_are_counted_without_small_talk() -> None:
    found = count(ASKED)
    assert (found.questions, found.people) == (10, 4)
    assert dict(found.outcomes) == {"answered": 9, "gap": 1}


def test_one_person_who_asks_five_times_is_one() -> None:
    found = answered(ASKED, 3)
    assert found.shown == (Cluster("membership/steps", 3),)
    assert found.withheld == 1


def test_what_was_not_answered_is_no_answer_that_people_asked_for() -> None:
    assert {each.about for each in answered(ASKED, 1).shown} == {"membership/steps", "launch/overview"}


def test_nobody_is_neither_shown_nor_withheld() -> None:
    found = clusters({"1": 0, "2": 3, "3": 9}, 3)
    assert [each.about for each in found.shown] == ["3", "2"]
    assert found.withheld == 0


def test_the_typical_time_is_the_median() -> None:
    hours = [timedelta(hours=each) for each in (1, 2, 90)]
    assert typical(hours) == timedelta(hours=2)
    assert typical(hours[:2]) == timedelta(minutes=90)
    assert typical([]) is None
