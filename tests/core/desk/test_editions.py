"""What people read of a topic has changed, or has not; an end comes near in three steps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.core.desk.editions import Edition, changes, due_before, editions
from bot.core.desk.subjects import Subject

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.knowledge.model import Knowledge, Topic

REFUND = "job-stabilisation-refund"


def with_topic(knowledge: Knowledge, **different: object) -> Knowledge:
    changed = knowledge[REFUND].model_copy(update=different)
    changed.__dict__.pop("sources", None)  # a copy has kept what was made of the other
    topics = (changed if topic.id == REFUND else topic for topic in knowledge)
    return replace(knowledge, topics=tuple(topics))


def told(before: Knowledge, now: Knowledge) -> list[tuple[str, str]]:
    return [(each.what, each.topic) for each in changes(editions(before), editions(now))]


def test_another_text_is_a_change_and_another_way_of_asking_is_none(engine: Engine) -> None:
    knowledge = engine.knowledge
    topic: Topic = knowledge[REFUND]
    benefit = topic.facets["benefit"]
    said = benefit.model_copy(update={"answer": "改了"})
    asked = benefit.model_copy(update={"phrasings": ("别的问法",)})
    assert told(knowledge, knowledge) == []
    facets = {**topic.facets, "benefit": asked}
    assert told(knowledge, with_topic(knowledge, facets=facets, aliases=())) == []
    facets = {**topic.facets, "benefit": said}
    assert told(knowledge, with_topic(knowledge, facets=facets)) == [("changed", REFUND)]


def test_another_end_is_a_change_and_another_day_of_checking_is_none(engine: Engine) -> None:
    knowledge = engine.knowledge
    (paper, *others) = knowledge[REFUND].documents
    for field, change in (("checked", []), ("until", [("changed", REFUND)])):
        other = paper.model_copy(update={field: date(2030, 1, 1)})
        assert told(knowledge, with_topic(knowledge, documents=(other, *others))) == change


def test_a_draft_that_is_published_is_new_and_a_withdrawn_one_is_not_told_of(engine: Engine) -> None:
    knowledge = engine.knowledge
    hidden = with_topic(knowledge, status="draft")
    assert told(hidden, knowledge) == [("new", REFUND)]
    assert told(knowledge, hidden) == []


def test_what_was_kept_in_another_form_tells_nothing() -> None:
    assert list(changes({"a": Edition("0:x", None)}, {"a": Edition("1:y", None)})) == []


@pytest.mark.parametrize(
    ("left", "step"), [(61, None), (60, 60), (31, 60), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)]
)
def test_an_end_comes_near_in_three_steps(left: int, step: int | None) -> None:
    today = date(2026, 11, 24)
    assert due_before(today + timedelta(days=left), today) == step


def test_a_category_has_its_topics_and_a_plan_all_that_refers_to_it(engine: Engine) -> None:
    knowledge = engine.knowledge
    jobs = Subject("category", "policies/employment")
    assert jobs.has(knowledge[REFUND], knowledge)
    assert not jobs.has(knowledge["plan-qihang"], knowledge)
    assert Subject("topic", REFUND).has(knowledge[REFUND], knowledge)
    referring = knowledge[REFUND].model_copy(update={"related": ("plan-qihang", "skills-subsidy")})
    assert Subject("topic", "plan-qihang").has(referring, knowledge)
    assert not Subject("topic", "skills-subsidy").has(referring, knowledge)
