"""The network over n-grams: what it hears of parts it has met, has not met, and is not to look at."""

from __future__ import annotations

import numpy as np
import pytest

from bot.core.learning.gist import learn_gist
from bot.core.weighing.gist import NO_GIST, Gist, GistOfParts, likeliest
from tests.core.small import engine

SMALL = engine()
SCORER = SMALL.material.scorer
KNOWN = learn_gist(SCORER, seed=1)


def place_of(text: str) -> int:
    """The place of the part with this phrasing."""
    return next(row.part for row in SCORER.rows if row.phrasing == text)


PHRASINGS = [row.phrasing for row in SCORER.rows if len(row.phrasing) > 4 and not row.bare]


@pytest.mark.parametrize("phrasing", PHRASINGS[:20])
def test_a_phrasing_is_likelier_about_its_own_part_than_if_nothing_were_said(phrasing: str) -> None:
    gist = GistOfParts(KNOWN, SCORER.parts).of(SMALL.reader.read(phrasing))
    assert gist[place_of(phrasing)] > 1 - np.log(len(KNOWN.parts)) / 10


def test_a_part_that_is_left_out_leaves_its_chance_to_the_others() -> None:
    phrasing = PHRASINGS[0]
    parts, reading = GistOfParts(KNOWN, SCORER.parts), SMALL.reader.read(phrasing)
    whole, without = parts.of(reading), parts.of(reading, {place_of(phrasing)})
    others = np.arange(len(whole)) != place_of(phrasing)
    assert (without[others] >= whole[others]).all()
    assert (without[others] > whole[others]).any()


def test_a_part_that_it_has_not_met_is_as_likely_as_any() -> None:
    first, *rest = KNOWN.parts
    fewer = Gist(KNOWN.grams, KNOWN.rarity, KNOWN.vectors, KNOWN.steps, KNOWN.outward[:, 1:], tuple(rest))
    gist = GistOfParts(fewer, SCORER.parts).of(SMALL.reader.read("怎么申请"))
    unknown = next(place for place, part in enumerate(SCORER.parts) if str(part.ref) == first)
    assert gist[unknown] == pytest.approx(1 - np.log(len(rest)) / 10, abs=0.001)


def test_nothing_known_is_no_evidence_for_anything() -> None:
    assert not NO_GIST
    gist = GistOfParts(NO_GIST, SCORER.parts).of(SMALL.reader.read("稳岗返还"))
    assert not gist.any()
    assert likeliest(gist) == []


def test_words_that_no_phrasing_has_say_nothing_of_one_part_rather_than_another() -> None:
    assert np.array_equal(KNOWN.scores((), ()), KNOWN.outward[-1])


def test_the_likeliest_are_few_and_likely() -> None:
    gist = np.array([0.1, 0.9, 0.71, 0.69, 0.95, 0.8], np.float32)
    assert likeliest(gist) == [4, 1, 5]
