"""What golden utterances hit, on a small knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.core.knowledge.goldens import Golden
from bot.core.proving.goldens import Trial, try_golden
from tests.core.small import TODAY, engine, topic

if TYPE_CHECKING:
    from bot.core.engine import Engine


@pytest.fixture(scope="module")
def small() -> Engine:
    return engine()


def tried(small: Engine, topic: str, *unlike: str, **utterance: Any) -> list[Trial]:
    data = {"topic": topic, "utterances": [{"say": "稳岗返还", **utterance}], "not": unlike}
    return list(try_golden(small, Golden.model_validate(data), TODAY))


def test_what_reaches_its_part_is_right(small: Engine) -> None:
    (trial,) = tried(small, "stay", part="overview")
    assert (trial.verdict, trial.sound, trial.wanted) == ("right", True, "stay/overview")
    assert (trial.outcome, trial.hit) == ("answered", "stay/overview")


def test_an_answer_from_elsewhere_is_wrong_and_says_from_where(small: Engine) -> None:
    (trial,) = tried(small, "grow")
    assert (trial.verdict, trial.sound, trial.hit) == ("wrong", False, "stay/overview")


def test_no_answer_is_missing_and_not_wrong(small: Engine) -> None:
    (trial,) = tried(small, "stay", say="足球世界杯冠军是谁")
    assert (trial.verdict, trial.sound) == ("missing", False)


def test_a_known_gap_is_reached_by_what_asks_for_it(small: Engine) -> None:
    (trial,) = tried(small, "stay", say="稳岗返还什么时候到账", part="paid-on", outcome="gap")
    assert trial.verdict == "right"


def test_what_was_said_before_counts(small: Engine) -> None:
    (trial,) = tried(small, "stay", say="那条件呢", after=["稳岗返还"], part="eligibility")
    assert trial.verdict == "right"


def test_a_known_failure_must_fail(small: Engine) -> None:
    (fails,) = tried(small, "grow", known_failure="认不出")
    assert (fails.verdict, fails.sound) == ("wrong", True)
    (cured,) = tried(small, "stay", known_failure="认不出")
    assert (cured.verdict, cured.sound) == ("right", False)


def test_what_belongs_elsewhere_must_not_be_answered_with_the_topic(small: Engine) -> None:
    _, fair, taken = tried(small, "stay", "扩岗补助", "稳岗补贴")
    assert (fair.unlike, fair.sound) == (True, True)
    assert (taken.verdict, taken.sound) == ("wrong", False)


@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_what_asks_for_a_topic_that_is_not_published_must_not_be_answered_with_another(status: str) -> None:
    hidden = engine(
        topic(id="gone", title="旧雨伞补助", status=status, facets={"overview": {"answer": "每把补 5 元。"}})
    )
    (silent,) = tried(hidden, "gone", say="旧雨伞补助怎么领", part="overview")
    assert (silent.verdict, silent.sound, silent.hidden) == ("right", True, True)
    (instead,) = tried(hidden, "gone", part="overview")
    assert (instead.verdict, instead.sound, instead.hit) == ("wrong", False, "stay/overview")
    (known,) = tried(hidden, "gone", say="旧雨伞补助怎么领", known_failure="草稿，还没有发布")
    assert (known.sound, known.hidden) == (True, False)
