"""The two regressions, on data whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from bot.core.learning.fitting import Prior, fit_logistic, fit_softmax

CHANCE = np.random.default_rng(7)


def test_logistic_regression_finds_the_odds_that_made_the_data() -> None:
    evidence = CHANCE.normal(size=(20_000, 2)) * [1.0, 5.0] + [0.0, 3.0]
    truth = 1 / (1 + np.exp(-(evidence @ [2.0, -0.3] + 0.5)))
    weights = fit_logistic(evidence, (CHANCE.random(len(truth)) < truth).astype(float), prior=1e-6)
    assert weights == pytest.approx([2.0, -0.3, 0.5], abs=0.1)


def test_softmax_regression_prefers_what_marks_the_right_candidates() -> None:
    groups = np.repeat(np.arange(2_000, dtype=np.int64), 4)
    evidence = CHANCE.normal(size=(len(groups), 3))
    scores = (evidence @ [3.0, 0.0, -1.0] + CHANCE.gumbel(size=len(groups))).reshape(-1, 4)
    right = (scores == scores.max(axis=1, keepdims=True)).astype(float).ravel()
    weights = fit_softmax(evidence, groups, right, prior=Prior(1e-6))
    assert weights == pytest.approx([3.0, 0.0, -1.0], abs=0.2)


def test_a_strong_prior_pulls_the_weights_to_zero() -> None:
    groups = np.repeat(np.arange(100, dtype=np.int64), 2)
    evidence = np.tile([[1.0], [0.0]], (100, 1))
    weak, strong = (fit_softmax(evidence, groups, evidence[:, 0], Prior(prior))[0] for prior in (0.01, 10.0))
    assert 0 < strong < weak / 5


def test_without_much_to_learn_from_the_usual_weights_stay() -> None:
    groups = np.repeat(np.arange(100, dtype=np.int64), 2)
    evidence = np.tile([[1.0], [0.0]], (100, 1))
    weights = fit_softmax(evidence, groups, evidence[:, 0], Prior(1e4, usual=np.array([7.0])))
    assert weights == pytest.approx([7.0], abs=0.1)


def test_no_weight_gets_a_sign_that_it_cannot_have() -> None:
    groups = np.repeat(np.arange(100, dtype=np.int64), 2)
    evidence = np.tile([[1.0, 0.0], [0.0, 1.0]], (100, 1))
    prior = Prior(0.01, signs=np.array([-1.0, 0.0]))
    first, second = fit_softmax(evidence, groups, evidence[:, 0], prior)
    assert first == 0
    assert second < 0
