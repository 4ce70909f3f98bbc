"""Learning from a small knowledge base."""

from __future__ import annotations

from bot.core.learning.calibrating import calibrate, judge
from bot.core.learning.lessons import make_lessons
from tests.core.small import engine


def test_a_knowledge_base_teaches_weights_for_everything_that_is_weighed() -> None:
    learned = calibrate(engine())
    assert learned == calibrate(engine())
    assert learned.sure_topic["constant"] != 0
    assert learned.sure_part["constant"] != 0
    assert any(learned.evidence.values())
    assert any(learned.part.values())


def test_every_phrasing_is_a_lesson_and_some_are_mistyped() -> None:
    small = engine()
    lessons = make_lessons(small, seed=1)
    rows = small.material.scorer.rows
    written = {row.phrasing for row in rows}
    assert len({lesson.row for lesson in lessons}) == len(lessons)
    assert all(lesson.right == small.material.scorer.parts[rows[lesson.row].part].ref for lesson in lessons)
    assert 0 < sum(lesson.text in written for lesson in lessons) < len(lessons)


def test_without_its_topic_a_phrasing_is_never_judged_right() -> None:
    small = engine()
    judged = judge(small, seed=2)
    lessons = 2 * len(make_lessons(small, seed=2))  # each by itself, and some in a chat
    assert sum(not each.right for each in judged) >= len(judged) - lessons > 0
    assert all(0 <= each.confidence <= 1 for each in judged)
