"""Learns to rank from the phrasings alone.

A phrasing is left out, mistyped, and must be found by the others of its owner; where it is the only one,
nothing is learned from it: made-up rewordings teach what people do not say.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.learning.fitting import Prior, fit_softmax
from bot.core.learning.noise import Noise, Units
from bot.core.weighing.alike import EVIDENCE
from bot.core.weighing.ranking import Ranker, Without

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
    row: int
    """The phrasing that it is, which is left out."""


def learn(ranker: Ranker, seed: int = 1) -> tuple[float, ...]:
    """The weights with which the ranker would have found most of its own phrasings.

    Args:
        ranker: its own weights serve only to choose what is looked at.
        seed: of all chance.
    """
    examples = tuple(_examples(ranker, Random(seed)))  # noqa: S311  # nothing secret
    return _learn_evidence(ranker, examples)


def _examples(ranker: Ranker, random: Random) -> Iterator[Example]:
    texts = [tuple(text) for text in ranker.texts]
    noise = Noise(texts, random)
    sizes = np.bincount(ranker.owners)
    rows = [row for row, text in enumerate(texts) if len(text) >= 2]
    chosen = rows * (1 + MOST // max(len(rows), 1))
    random.shuffle(chosen)
    for row in chosen[:MOST]:
        owner = int(ranker.owners[row])
        if sizes[owner] > 1:
            yield Example(noise.typed(texts[row]), owner, row)


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
        return tuple(ranker.weights)
    prior = PRIOR / min(MOST * 4, len(ranker.texts))
    fitted = fit_softmax(np.array(evidence, np.float64), np.array(groups), np.array(right), Prior(prior))
    return tuple(float(weight) for weight in fitted)


USUAL = tuple(float(name == "likeness") * 10 for name in EVIDENCE)
"""Weights to begin with: nothing but likeness counts."""
