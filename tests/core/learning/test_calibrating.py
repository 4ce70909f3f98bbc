"""Learning from a small knowledge base."""

from __future__ import annotations

from bot.core.learning.calibrating import calibrate, judge, make_lessons
from tests.core.small import engine


def test_a_knowledge_base_teaches_weights_for_everything_that_is_weighed() -> None:
    learned = calibrate(engine())
    assert learned == calibrate(engine())
    assert learned.sure["constant"] != 0
    assert any(weight for name, weight in learned.choice.items() if name != "score")


def test_every_phrasing_is_a_lesson_and_some_are_mistyped() -> None:
    material = engine().material
    lessons = list(make_lessons(material, seed=1))
    written = {row.phrasing for row in material.scorer.rows}
    assert len(lessons) == len(written)
    assert 0 < sum(lesson.text in written for lesson in lessons) < len(lessons)


def test_without_its_topic_a_phrasing_is_never_judged_right() -> None:
    small = engine()
    judged = judge(small, seed=2)
    lessons = len(list(make_lessons(small.material, seed=2)))
    assert sum(not each.right for each in judged) >= len(judged) - lessons
    assert all(0 <= each.confidence <= 1 for each in judged)
