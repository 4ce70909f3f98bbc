"""Learning from a small knowledge base."""

from __future__ import annotations

import numpy as np

from bot.core.learning.calibrating import calibrate, judge
from bot.core.learning.lessons import make_lessons, trials
from tests.core.small import engine


def test_a_knowledge_base_teaches_weights_for_everything_that_is_weighed() -> None:
    learned, gist, _ = calibrate(engine())
    again = calibrate(engine())
    assert learned == again.learned
    assert np.array_equal(gist.vectors, again.gist.vectors)
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


def test_what_is_left_out_is_not_found() -> None:
    small = engine()
    tried = list(trials(small.material, small.reader, make_lessons(small, seed=2), seed=2))
    for trial in tried:
        refs = [fit.part.ref for fit in trial.found.fits]
        if trial.left == "part":
            assert trial.lesson.right not in refs
        if trial.left == "topic":
            assert trial.lesson.right.topic not in {ref.topic for ref in refs}
    assert {trial.left for trial in tried} == {"phrasing", "part", "topic"}


def test_confidence_is_a_probability_and_some_are_right_and_some_wrong() -> None:
    judged = judge(engine(), seed=2)
    assert {each.right for each in judged} == {True, False}
    assert all(0 <= each.confidence <= 1 for each in judged)
