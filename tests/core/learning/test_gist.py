"""Networks that are trained side by side and speak with one voice."""

from __future__ import annotations

import numpy as np

from bot.core.learning.gist import WIDTH, learn_gist
from tests.core.small import engine

SMALL = engine()
SCORER = SMALL.material.scorer
READING = SMALL.reader.read("招一个应届生补多少")


def test_several_networks_are_one_with_their_vectors_side_by_side() -> None:
    one, three = learn_gist(SCORER, seed=1, votes=1), learn_gist(SCORER, seed=1, votes=3)
    assert (one.vectors.shape[1], three.vectors.shape[1]) == (WIDTH, 3 * WIDTH)
    assert (one.parts, one.grams) == (three.parts, three.grams)


def test_they_agree_on_what_each_of_them_knows() -> None:
    one, three = learn_gist(SCORER, seed=1, votes=1), learn_gist(SCORER, seed=1, votes=3)
    said = READING.units, READING.mentions
    assert np.argmax(one.scores(*said)) == np.argmax(three.scores(*said))
