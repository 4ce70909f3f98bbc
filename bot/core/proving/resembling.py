"""Finds ways of asking that are almost the same as another part's: advice, for a curator sees which is meant.

Likeness is the engine's (`likeness`). Not every pair is looked at: two phrasings can only be that much alike
if they share one of the few tokens that make up the weightiest share of both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.core.likeness.index import PhraseIndex
from bot.core.likeness.spans import spans
from bot.core.likeness.tokens import number_owners
from bot.core.proving.duplicates import Saying, sayings
from bot.core.proving.faults import Fault
from bot.core.proving.naming import names
from bot.core.proving.phrasings import bare
from bot.core.text.normalizing import tidy
from bot.core.text.units import units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from bot.core.knowledge.model import Knowledge
    from bot.core.likeness.channels import ChannelIndex
    from bot.core.likeness.tokens import Numbers
    from bot.core.text.units import Unit

NEARLY = 0.9
"""Likeness, 0–1, from which on two ways of asking are almost the same: 14 pairs of the 34,839 shipped on
2026-11-27, nearly all of one meaning; at 0.85 there were 49, and a third asked for different things."""
_SPARED = 0.1
"""How much less alike two phrasings may look, each token taken once, to be weighed at all."""
_LATIN = re.compile("[a-z]+")
_CROWD = 400
"""Phrasings with one weighty token, beyond which it does not tell much."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Two ways of asking for different parts."""

    one: Saying
    other: Saying
    likeness: float
    """0–1."""


def resembling(knowledge: Knowledge, least: float = NEARLY) -> list[Resemblance]:
    """Pairs of ways of asking for different parts that are at least so much alike, the likest first.

    Left out are those that are the same but for marks, and those that each name their own topic.
    """
    said = list(sayings(knowledge))
    texts = [_units(each.text) for each in said]
    index = PhraseIndex(texts, [each.ref for each in said])
    topics = number_owners([each.topic for each in said])
    named = _named(knowledge, said)
    found = []
    sketch = _Sketch(index.fold, len(said))
    for row, near in sketch.candidates(index.owners, least):
        apart = named[row] & named[near] & (topics[near] != topics[row])
        close = near[~apart & (sketch.alike(row, near) >= least - _SPARED)]
        likeness = index.similarity(index.hear(texts[row]), close) if close.size else ()
        for other, value in zip(close.tolist(), likeness, strict=True):
            if value >= least and bare(said[row].text) != bare(said[other].text):
                found.append(Resemblance(said[row], said[other], min(float(value), 1.0)))
    return sorted(found, key=lambda each: -each.likeness)


def _named(knowledge: Knowledge, said: Sequence[Saying]) -> NDArray[np.bool_]:
    """Of every way of asking, whether it names its topic."""
    own = {topic.id: [bare(name) for _, name in names(topic)] for topic in knowledge}
    return np.array([any(name in bare(each.text) for name in own[each.topic]) for each in said], bool)


def _units(text: str) -> tuple[Unit, ...]:
    """What a way of asking is made of; its Latin words are taken whole, for a curator's are spelt right."""
    text = tidy(text)
    return units(text, frozenset(_LATIN.findall(text)))


class _Sketch:
    """What every phrasing is made of as it sounds, folded, each token once: a cheap first look."""

    def __init__(self, channel: ChannelIndex, count: int) -> None:
        tokens, rows = channel.tokens()
        order = np.lexsort((tokens, -channel.weights[tokens], rows))
        self._tokens, self._rows = tokens[order], rows[order]
        self._weights = channel.weights[self._tokens]
        self._starts = np.searchsorted(self._rows, np.arange(count + 1))
        self._totals = np.bincount(self._rows, self._weights, minlength=count)
        self._once = np.zeros(len(channel.weights))

    def alike(self, row: int, others: Numbers) -> NDArray[np.float64]:
        """Dice coefficients of one phrasing and others, 0–1."""
        own = slice(self._starts[row], self._starts[row + 1])
        self._once[self._tokens[own]] = self._weights[own]
        found, sizes = spans(self._starts, others)
        places = np.repeat(np.arange(len(others)), sizes)
        shared = np.bincount(places, self._once[self._tokens[found]], len(others))
        self._once[self._tokens[own]] = 0
        alike: NDArray[np.float64] = 2 * shared / np.maximum(self._totals[others] + self._totals[row], 1e-6)
        return alike

    def candidates(self, owners: Numbers, least: float) -> Iterator[tuple[int, Numbers]]:
        """For phrasings the later ones of other owners that share a token of the weightiest share of both."""
        before = np.cumsum(self._weights) - self._weights
        before -= before[self._starts[self._rows]]
        weighty = before <= self._totals[self._rows] * (1 - least / (2 - least)) + 1e-6
        tokens, rows = self._tokens[weighty], self._rows[weighty]
        order = np.argsort(tokens, kind="stable")
        near: dict[int, list[Numbers]] = {}
        for crowd in np.split(rows[order], np.flatnonzero(np.diff(tokens[order])) + 1):
            for place, row in enumerate(crowd.tolist() if 1 < len(crowd) <= _CROWD else ()):
                others = crowd[place + 1 :]
                near.setdefault(row, []).append(others[owners[others] != owners[row]])
        for row, found in near.items():
            yield row, np.unique(np.concatenate(found))


def check_resembling(knowledge: Knowledge) -> Iterator[Fault]:
    """Ways of asking that are almost the same as another part's; each is told of once, with the likest."""
    told = set()
    for pair in resembling(knowledge):
        place = (pair.other.topic, pair.other.path)
        if place not in told:
            told.add(place)
            values: dict[str, object] = {"owner": str(pair.one.ref), "other": pair.one.text}
            values["likeness"] = int(pair.likeness * 100)
            yield Fault(*place, "near_duplicate", values, "advice")
