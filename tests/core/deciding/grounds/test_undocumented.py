"""A text that only says that something is not in the material is told as a gap."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.knowledge.model import Knowledge, Topic
from bot.core.proving.papers import check_missing
from tests.core.small import TODAY, engine, topic

TERM = {
    "id": "term",
    "phrasings": ["向阳班每期多少人", "向阳班一期收几个人"],
    "documented": False,
    "answer": "每期人数，资料没有载明。\n两期一共 40 人。",
}


def course(**changes: object) -> Topic:
    return topic(
        id="course",
        title="向阳班",
        facets={"overview": "办了两期。"},
        questions=[{**TERM, **changes}],
    )


def test_the_curated_text_is_told_and_the_outcome_is_a_gap() -> None:
    reply = engine(course()).respond("向阳班每期多少人", Conversation(), TODAY)
    assert (reply.outcome, reply.topic, reply.facet) == ("gap", "course", "term")
    assert "每期人数，资料没有载明。\n两期一共 40 人。" in reply.text
    assert "办了两期" not in reply.text


def test_a_text_that_is_not_marked_is_an_answer() -> None:
    reply = engine(course(documented=True)).respond("向阳班每期多少人", Conversation(), TODAY)
    assert reply.outcome == "answered"


def test_it_is_the_same_where_it_is_picked() -> None:
    assert engine(course()).show("course/term", TODAY).outcome == "gap"


def test_check_warns_of_a_text_that_begins_so_and_is_not_marked() -> None:
    faults = list(check_missing(Knowledge((course(documented=True),))))
    assert [(fault.path, fault.key, fault.level) for fault in faults] == [
        (("questions", 0, "answer"), "missing_unmarked", "warning")
    ]
    assert not list(check_missing(Knowledge((course(),))))
    told = course(documented=True, answer="两期一共 40 人；每期人数，资料没有载明。")
    assert not list(check_missing(Knowledge((told,))))
