"""Learns to rank and to doubt from the phrasings alone.

A phrasing is left out, mistyped, and must be found by the others of its owner; where it is the only one, it
is reworded. Left out with all of its owner's, nothing that is found is right.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.learning.fitting import Prior, fit_logistic, fit_softmax
from bot.core.learning.noise import Noise, Units
from bot.core.weighing.alike import EVIDENCE
from bot.core.weighing.ranking import Ranker, Weights, Without, doubt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PRIOR = 100.0
"""Pull of the weights towards 0, in examples: the more phrasings, the less."""
MOST = 1200
"""Examples that are enough."""


class Example(NamedTuple):
    """A message whose right owner is known."""

    message: Units
    owner: int
    row: int | None
    """The phrasing that it is, if that is to be left out."""


def learn(ranker: Ranker, answers: Sequence[Units], seed: int = 1) -> Weights:
    """The weights with which the ranker would have found most of its own phrasings.

    Args:
        ranker: its own weights serve only to choose what is looked at.
        answers: the units of each owner's answer.
        seed: of all chance.
    """
    found = tuple(_examples(ranker, answers, Random(seed)))  # noqa: S311  # nothing secret
    weights = Weights(_learn_evidence(ranker, found), ranker.weights.doubt)
    ranker.weights = weights
    return Weights(weights.evidence, _learn_doubt(ranker, found))


def _examples(ranker: Ranker, answers: Sequence[Units], random: Random) -> Iterator[Example]:
    texts = [tuple(text) for text in ranker.texts]
    noise = Noise(texts, random, ranker.index.weight)
    sizes = np.bincount(ranker.owners)
    rows = [row for row, text in enumerate(texts) if len(text) >= 2]
    chosen = rows * (1 + MOST // max(len(rows), 1))
    random.shuffle(chosen)
    for row in chosen[:MOST]:
        owner = int(ranker.owners[row])
        if sizes[owner] > 1:
            yield Example(noise.typed(texts[row]), owner, row)
        else:
            yield Example(noise.typed(noise.reworded(texts[row], tuple(answers[owner]))), owner, None)


def _learn_evidence(ranker: Ranker, examples: Sequence[Example]) -> tuple[float, ...]:
    evidence, groups, right = [], [], []
    for number, example in enumerate(examples):
        ranked = ranker.rank(example.message, Without(row=example.row))
        if len(ranked) < 2 or all(each.owner != example.owner for each in ranked):
            continue
        for each in ranked:
            evidence.append(each.alike)
            groups.append(number)
            right.append(float(each.owner == example.owner))
    if not evidence:
        return ranker.weights.evidence
    prior = PRIOR / min(MOST * 4, len(ranker.texts))
    fitted = fit_softmax(np.array(evidence, np.float64), np.array(groups), np.array(right), Prior(prior))
    return tuple(float(weight) for weight in fitted)


def _learn_doubt(ranker: Ranker, examples: Sequence[Example]) -> tuple[float, ...]:
    evidence, right = [], []
    for example in examples:
        for without in (Without(row=example.row), Without(owners=frozenset({example.owner}))):
            ranked = ranker.rank(example.message, without)
            if ranked:
                evidence.append(doubt(example.message, ranked))
                right.append(float(ranked[0].owner == example.owner))
    fitted = fit_logistic(np.array(evidence), np.array(right))
    return tuple(float(weight) for weight in fitted)


USUAL = Weights(tuple(float(name == "likeness") * 10 for name in EVIDENCE), (0.0,) * 12)
"""Weights to begin with: nothing but likeness counts."""
