"""Trains the network that tells what a message is about (`bot.core.weighing.gist`), from phrasings alone.

Softmax regression through one narrow layer, by Adam (Kingma and Ba 2015) on small batches; a share of the
n-grams is dropped in every step, so that no part hangs on one of them. A few such networks, which chance
began differently, are joined into one that says the mean of what they say. The same phrasings and seed give
the same network.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.weighing.gist import NO_GIST, Gist, grams, weigh

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from bot.core.weighing.gist import Numbers, Values
    from bot.core.weighing.scoring import Scorer

VOTES = 3
"""Networks that are trained and say together what each alone says less surely. On 638 questions of strangers
three single ones put 0.920, 0.909 and 0.909 first rightly, and of the surest 85 % 0.048, 0.062 and 0.058 were
wrong; together 0.923 and 0.042."""
WIDTH = 48
"""Numbers in a vector of each. In one network 100 and 200 were no better than 64."""
LEAST_TEXTS = 3
"""Phrasings that an n-gram must stand in."""
DROPPED = 0.4
"""Share of the n-grams that a step does not see."""
ROUNDS = 6
BATCH = 256
PACE = 0.02
"""Of the first step; it falls to 0."""


class Texts(NamedTuple):
    """The n-grams of texts, one text after the other."""

    starts: Numbers
    """Where each text begins, and where the last one ends."""
    places: Numbers
    weights: Values

    def take(self, chosen: Numbers) -> Texts:
        """Some of the texts."""
        sizes = self.starts[chosen + 1] - self.starts[chosen]
        starts = np.r_[0, np.cumsum(sizes)]
        which = np.repeat(self.starts[chosen] - starts[:-1], sizes) + np.arange(starts[-1])
        return Texts(starts, self.places[which], self.weights[which])


def learn_gist(scorer: Scorer, seed: int, without: Collection[int] = (), votes: int = VOTES) -> Gist:
    """The network that all phrasings of a scorer teach.

    Args:
        scorer: has the phrasings and their parts.
        seed: of all chance.
        without: places of phrasings that are not learned from.
        votes: how many networks speak together; fewer are trained sooner.
    """
    left_out = frozenset(without)
    rows = [place for place in range(len(scorer.rows)) if place not in left_out]
    said = [Counter(grams(scorer.ranker.texts[row], scorer.rows[row].mentions)) for row in rows]
    parts = tuple(dict.fromkeys(str(scorer.parts[scorer.rows[row].part].ref) for row in rows))
    columns = {part: column for column, part in enumerate(parts)}
    right = np.array([columns[str(scorer.parts[scorer.rows[row].part].ref)] for row in rows])
    users = Counter(gram for each in said for gram in each)
    known = tuple(sorted(gram for gram, count in users.items() if count >= LEAST_TEXTS))
    if not known or len(parts) < 2:
        return NO_GIST
    rarity = np.array([1 + np.log((len(rows) + 1) / (users[gram] + 1)) for gram in known], np.float32)
    texts = _texts(said, known, rarity)
    networks = [
        _Network(len(known), len(parts), np.random.default_rng((seed, vote))) for vote in range(votes)
    ]
    for network in networks:
        network.train(texts, right)
    inward, outward = _together(networks)
    vectors, steps = _rounded(inward)
    return Gist(known, rarity, vectors, steps, outward, parts)


def _together(networks: Sequence[_Network]) -> tuple[Values, Values]:
    """One network that says the mean of what these say: their vectors side by side."""
    inward = np.hstack([network.inward for network in networks])
    outward = np.vstack([network.outward[:-1] for network in networks]) / len(networks)
    before = np.mean([network.outward[-1] for network in networks], axis=0)
    return inward, np.vstack((outward, before)).astype(np.float32)


def _texts(said: Sequence[Counter[str]], known: Sequence[str], rarity: Values) -> Texts:
    place = {gram: number for number, gram in enumerate(known)}
    starts, places, weights = [0], [], []
    for each in said:
        own = sorted((place[gram], count) for gram, count in each.items() if gram in place)
        here = np.array([number for number, _ in own], np.int64)
        places.append(here)
        weights.append(weigh(np.array([count for _, count in own], np.int64), rarity[here]))
        starts.append(starts[-1] + len(own))
    return Texts(np.array(starts), np.concatenate(places), np.concatenate(weights))


def _rounded(vectors: Values) -> tuple[NDArray[np.int8], Values]:
    """The vectors in 255 steps each, and how large the steps are."""
    steps = np.abs(vectors).max(axis=1) / 127 + 1e-9
    return np.round(vectors / steps[:, None]).astype(np.int8), steps.astype(np.float32)


@dataclass(slots=True)
class _Moments:
    """What Adam remembers of one array of weights."""

    mean: Values
    square: Values

    def step(self, weights: Values, slope: Values, pace: float, rows: Numbers | slice) -> None:
        """One step downhill, of some rows."""
        self.mean[rows] = 0.9 * self.mean[rows] + 0.1 * slope
        self.square[rows] = 0.999 * self.square[rows] + 0.001 * slope**2
        weights[rows] -= pace * self.mean[rows] / (np.sqrt(self.square[rows]) + 1e-6)


class _Network:
    """The weights while they are learned."""

    def __init__(self, known: int, parts: int, random: np.random.Generator) -> None:
        self.inward = (random.standard_normal((known, WIDTH)) * 0.1).astype(np.float32)
        self.outward = np.zeros((WIDTH + 1, parts), np.float32)
        self._random = random
        self._inward = _Moments(np.zeros_like(self.inward), np.zeros_like(self.inward))
        self._outward = _Moments(np.zeros_like(self.outward), np.zeros_like(self.outward))

    def train(self, texts: Texts, right: Numbers) -> None:
        """Learns from all texts, `ROUNDS` times.

        Args:
            texts: what is said.
            right: the column of the part of each.
        """
        count = len(right)
        steps = ROUNDS * (-(-count // BATCH))
        done = 0
        for _ in range(ROUNDS):
            order = self._random.permutation(count)
            for start in range(0, count, BATCH):
                chosen = order[start : start + BATCH]
                self._step(texts.take(chosen), right[chosen], PACE * (1 - done / steps))
                done += 1

    def _step(self, texts: Texts, right: Numbers, pace: float) -> None:
        kept = self._random.random(len(texts.places)) > DROPPED
        weights = np.where(kept, texts.weights / (1 - DROPPED), 0).astype(np.float32)
        number = np.repeat(np.arange(len(right)), np.diff(texts.starts))
        said = _added(weights[:, None] * self.inward[texts.places], number, len(right))
        said = np.hstack((said, np.ones((len(right), 1), np.float32)))
        scores = said @ self.outward
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        chances[np.arange(len(right)), right] -= 1
        wrong = chances / np.float32(len(right))
        back = (wrong @ self.outward[:-1].T)[number] * weights[:, None]
        order = np.argsort(texts.places, kind="stable")
        places, firsts = np.unique(texts.places[order], return_index=True)
        slope = np.add.reduceat(back[order], firsts, axis=0)
        self._outward.step(self.outward, said.T @ wrong, pace, slice(None))
        self._inward.step(self.inward, slope, pace, places)


def _added(rows: Values, number: Numbers, count: int) -> Values:
    """The sum of the rows of each text; a text may have none."""
    total = np.zeros((count, rows.shape[1]), np.float32)
    if len(rows):
        firsts = np.flatnonzero(np.r_[True, number[1:] != number[:-1]])
        total[number[firsts]] = np.add.reduceat(rows, firsts, axis=0)
    return total
