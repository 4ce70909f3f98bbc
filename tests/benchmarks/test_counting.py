"""What confidence is worth, counted."""

from __future__ import annotations

import pytest

from benchmarks.counting import bins, level
from bot.core.learning.calibrating import Judged

JUDGED = [
    Judged(0.95, right=True),
    Judged(0.91, right=True),
    Judged(0.55, right=False),
    Judged(0.52, right=True),
]


def test_questions_of_like_confidence_stand_together() -> None:
    low, high = bins(JUDGED)
    assert low == pytest.approx((0.535, 0.5, 2))
    assert high == pytest.approx((0.93, 1.0, 2))


def test_a_higher_threshold_gives_fewer_answers_and_more_of_them_right() -> None:
    assert level(JUDGED, 0.5) == pytest.approx((0.5, 1.0, 0.75))
    assert level(JUDGED, 0.9) == pytest.approx((0.9, 2 / 3, 1.0))
    assert level(JUDGED, 0.99) == pytest.approx((0.99, 0.0, 1.0))
