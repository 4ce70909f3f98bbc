"""Who has to look at what again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from bot.core.knowledge.model import Knowledge, Topic
from bot.core.proving.due import REVIEW_LASTS, due

TODAY = date(2026, 11, 27)


def topic(name: str, until: date | None = None, reviewed: date | None = TODAY, **more: Any) -> Topic:
    paper = {"key": "a", "title": "通知", "verified": "official", "checked": TODAY, "until": until}
    review = {"by": "工商联", "reviewed": reviewed} if reviewed else None
    data = {"id": name, "title": name, "kind": "policy", "documents": [paper], "review": review}
    return Topic.model_validate({**data, "facets": {"overview": "要点"}, **more})


@pytest.mark.parametrize(("left", "step"), [(0, 7), (7, 7), (8, 30), (30, 30), (31, 60), (60, 60)])
def test_what_runs_out_is_due_in_three_steps(left: int, step: int) -> None:
    (found,) = due(Knowledge((topic("one", TODAY + timedelta(left)),)), TODAY)["工商联"]
    assert (found.why, found.days, found.step, found.document) == ("runs_out", left, step, "《通知》")


def test_later_ends_are_not_due_yet() -> None:
    assert due(Knowledge((topic("one", TODAY + timedelta(61)),)), TODAY) == {}


def test_what_has_ended_comes_first_and_then_the_nearest_end() -> None:
    topics = (
        topic("later", TODAY + timedelta(50)),
        topic("soon", TODAY + timedelta(3)),
        topic("over", TODAY - timedelta(1)),
    )
    found = due(Knowledge(topics), TODAY)["工商联"]
    assert [(each.topic.id, each.why) for each in found] == [
        ("over", "ended"),
        ("soon", "runs_out"),
        ("later", "runs_out"),
    ]


def test_a_review_that_is_old_and_one_that_never_was_go_to_different_owners() -> None:
    old = TODAY - timedelta(REVIEW_LASTS + 5)
    found = due(Knowledge((topic("old", reviewed=old), topic("never", reviewed=None))), TODAY)
    assert [(owner, each.why, each.days) for owner, items in found.items() for each in items] == [
        ("", "unreviewed", 0),
        ("工商联", "overdue", 5),
    ]


def test_what_users_do_not_see_is_not_due() -> None:
    assert due(Knowledge((topic("draft", reviewed=None, status="draft"),)), TODAY) == {}
