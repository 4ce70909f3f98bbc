"""What is drawn, and what the readers of an answer say together."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import get_args

from bot.core.auditing.sampling import EACH, LOWEST, Answer, band, draw
from bot.core.auditing.verdicts import VERDICTS, Judgement, Verdict, disputed, may_judge, settled

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def said(*verdicts: Verdict) -> list[Judgement]:
    return [Judgement(1, f"r{at}", each, NOON + timedelta(hours=at)) for at, each in enumerate(verdicts)]


def test_the_lowest_band_is_read_whole_and_the_others_in_part() -> None:
    answers = [Answer(number, (0.4, 0.6, 0.9)[number % 3]) for number in range(LOWEST * 3)]
    drawn = draw(answers, Random(1).sample)  # noqa: S311  # the same every time
    bands = [band(each.confidence) for each in drawn]
    assert [bands.count(number) for number in range(3)] == [LOWEST, EACH, EACH]
    assert [each.question for each in drawn] == sorted({each.question for each in drawn})


def test_every_answer_of_a_band_may_be_drawn() -> None:
    rng, answers = Random(2), [Answer(number, 0.9) for number in range(EACH + 10)]  # noqa: S311  # the same every time
    seen = {each.question for _ in range(60) for each in draw(answers, rng.sample)}
    assert len(seen) == len(answers)


def test_two_who_agree_settle_it_and_a_third_decides_where_they_do_not() -> None:
    assert get_args(Verdict) == VERDICTS
    assert settled([]) is settled(said("wrong")) is settled(said("wrong", "right")) is None
    assert settled(said("wrong", "wrong")) == "wrong"
    assert settled(said("wrong", "right", "incomplete")) == "incomplete"
    assert disputed(said("wrong", "right"))
    assert not disputed(said("wrong", "wrong"))
    assert not disputed(said("wrong", "right", "right"))


def test_nobody_reads_an_answer_twice_nor_one_that_is_settled() -> None:
    assert may_judge("小陈", said("wrong", "right"))
    assert not may_judge("r0", said("wrong", "right"))
    assert not may_judge("小陈", said("wrong", "wrong"))
