"""Two regressions, on numpy alone: softmax over candidates, and logistic."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]
Groups = NDArray[np.int64]


class Prior(NamedTuple):
    """What is thought of the weights before anything is learned."""

    strength: float
    """Of the pull towards `usual`, on standardised evidence."""
    usual: Values | None = None
    """Weights that are usual; None: 0."""
    signs: Values | None = None
    """1 for a weight that cannot be below 0, -1 for one that cannot be above it, else 0; None: all 0."""


def fit_softmax(evidence: Values, groups: Groups, right: Values, prior: Prior) -> Values:
    """Weights under which the right candidates of every group stand out.

    Maximises the mean log-probability of the right candidates under a softmax over each group, less
    strength/2 · |weights - usual|², on standardised evidence, by Adam (Kingma and Ba 2015); each step ends
    where the signs allow.

    Args:
        evidence: one row a candidate.
        groups: the group of each row; a group's rows lie side by side.
        right: 1 for right candidates, of which a group may have several, else 0.
        prior: what is thought of the weights beforehand.

    Returns:
        One weight for each column of the evidence as it was given.
    """
    scale = evidence.std(axis=0) + 1e-6
    scaled = (evidence - evidence.mean(axis=0)) / scale
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])
    sizes = np.diff(np.r_[starts, len(groups)])
    share = right / np.repeat(np.maximum(np.add.reduceat(right, starts), 1), sizes)
    usual = np.zeros(evidence.shape[1]) if prior.usual is None else prior.usual * scale
    least, most = _bounds(prior.signs, evidence.shape[1])
    weights = usual.copy()
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, 401):
        scores = scaled @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        chance = odds / np.repeat(np.add.reduceat(odds, starts), sizes)
        slope = scaled.T @ (chance - share) / len(starts) + prior.strength * (weights - usual)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights = np.clip(weights, least, most)
    return np.asarray(weights / scale)


def _bounds(signs: Values | None, count: int) -> tuple[Values, Values]:
    if signs is None:
        return np.full(count, -np.inf), np.full(count, np.inf)
    return np.where(signs > 0, 0, -np.inf), np.where(signs < 0, 0, np.inf)


def fit_logistic(evidence: Values, right: Values, prior: float = 1e-3) -> Values:
    """Weights and a constant that give the probability that a row is right, by Newton's method.

    Args:
        evidence: one row an example.
        right: 1 or 0 for each.
        prior: strength of the pull towards 0, on standardised evidence.

    Returns:
        One weight for each column of the evidence as it was given, and the constant.
    """
    center, scale = evidence.mean(axis=0), evidence.std(axis=0) + 1e-6
    rows = np.hstack([(evidence - center) / scale, np.ones((len(evidence), 1))])
    weights = np.zeros(rows.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (chance - right) / len(rows) + prior * weights
        curve = (rows.T * (chance * (1 - chance) + 1e-6)) @ rows / len(rows) + prior * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    raw = weights[:-1] / scale
    return np.append(raw, weights[-1] - raw @ center)
