"""Ranks the owners of phrasings by how surely a message means them, and says how sure that is.

The likest phrasings are found in the inverted index; their owners are then looked at closely, by the evidence
of `EVIDENCE`, weighed as a softmax regression learned it. How sure the first one is, a logistic regression
says of the evidence in `DOUBT`. Both are learned from the phrasings themselves (`bot.core.learning`).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import fuzz

from bot.core.matching.entries import Coverage, EntryIndex
from bot.core.matching.index import BY_SURVIVAL, FOLD_GAIN, PhraseIndex, Scores

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from bot.core.matching.index import Overlaps
    from bot.core.text.units import Unit

EVIDENCE = (
    "likeness",  # of the likest phrasing: weighted Dice, written or heard
    "message_covered",  # share of the message that stands in the phrasing
    "phrasing_covered",  # share of the phrasing that stands in the message
    "ratio",  # rapidfuzz's ratio, written or heard
    "partial_ratio",  # of what is heard
    "written_ratio",
    "second",  # likeness of the owner's second likest phrasing
    "third_mean",  # mean of its three likest
    "all_covered",  # share of the message that stands in some phrasing of the owner
    "usual",  # cosine to the mean of the owner's phrasings
    "told",  # share that stands in its answer only
    "phrasings",  # log of how many phrasings it has
    "length",  # log of how much longer the message is than the phrasing, or shorter
)
DOUBT = (
    "likeness",
    "likeness_lead",  # over the second owner
    "lead",  # of the weighed evidence, over the second owner
    "fifth_lead",  # over the fifth
    "message_covered",
    "phrasing_covered",
    "ratio",
    "ratio_lead",
    "second_likeness",  # of the second owner
    "length",  # log of the number of units
    "unread",  # share of units typed in pinyin
)
ROWS = 60
"""Likest phrasings that are looked at closely."""
OWNERS = 20
"""Owners among them that are."""
ROWS_EACH = 3
"""Phrasings of each that are."""
FAR = 5.0
"""Lead over an owner that does not exist."""
NO_SECOND = 0.8
NO_THIRD = 0.9
"""What a second and a third phrasing count that do not exist, as shares of the one before."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned."""

    evidence: tuple[float, ...]
    """For each of `EVIDENCE`."""
    doubt: tuple[float, ...]
    """For each of `DOUBT`, and a constant."""


class Ranked(NamedTuple):
    """One owner."""

    owner: int
    score: float
    """Weighed evidence; comparable within one ranking only."""
    row: int
    """Its phrasing that speaks for it most."""
    evidence: Scores
    """The values of `EVIDENCE`."""

    @property
    def covered(self) -> float:
        """Share of the message that stands in some phrasing of the owner."""
        return float(self.evidence[EVIDENCE.index("all_covered")])

    @property
    def usual(self) -> float:
        """Cosine to the mean of the owner's phrasings."""
        return float(self.evidence[EVIDENCE.index("usual")])

    @property
    def told(self) -> float:
        """Share of the message that stands in the owner's answer only."""
        return float(self.evidence[EVIDENCE.index("told")])


class Without(NamedTuple):
    """What is to be left out, as if the knowledge base did not have it."""

    row: int | None = None
    owners: frozenset[int] = frozenset()


NOTHING = Without()


class Ranker:
    """Phrasings and their owners."""

    def __init__(
        self,
        texts: Sequence[Sequence[Unit]],
        owners: Sequence[Hashable],
        answers: Sequence[Sequence[Unit]],
        weights: Weights,
    ) -> None:
        """Builds the indexes.

        Args:
            texts: the units of each phrasing, all of an owner's side by side.
            owners: whose phrasing it is.
            answers: the units of each owner's answer, in the order in which the owners come.
            weights: what was learned.
        """
        self.texts = texts
        self.weights = weights
        self.index = PhraseIndex(texts, owners, answers, BY_SURVIVAL)
        self.owners = self.index.owners
        self._entries = EntryIndex(self.index.channels["fold"], texts, self.owners)
        self._entries.tell(answers)
        self._first = np.searchsorted(self.owners, np.arange(len(self._entries.sizes)))

    def rank(self, message: Sequence[Unit], without: Without = NOTHING) -> list[Ranked]:
        """The owners that anything speaks for, best first, at most `OWNERS`."""
        overlaps = self.index.overlaps(message)
        similarity = overlaps.similarity()
        if without.row is not None:
            similarity[without.row] = 0
        for owner in without.owners:
            own = self._rows(owner)
            similarity[own.start : own.stop] = 0
        likest = self._likest(similarity)
        if not likest:
            return []
        coverage = self._coverage(message, tuple(likest), without)
        said = self.index.channels["text"].spell(message), self.index.channels["fold"].spell(message)
        ranked = []
        for place, (owner, rows) in enumerate(likest.items()):
            whole = self._of_owner(similarity, owner, coverage, place, without)
            looks = [self._look(overlaps, similarity, message, said, row, whole) for row in rows]
            scores = [float(np.dot(self.weights.evidence, look)) for look in looks]
            best = int(np.argmax(scores))
            ranked.append(Ranked(owner, scores[best], rows[best], looks[best]))
        return sorted(ranked, key=lambda each: -each.score)

    def _likest(self, similarity: Scores) -> dict[int, list[int]]:
        """The owners of the likest phrasings, each with its own likest ones."""
        count = min(ROWS, len(similarity))
        if not count:
            return {}
        found = np.argpartition(-similarity, count - 1)[:count]
        likest: dict[int, list[int]] = {}
        for row in found[np.argsort(-similarity[found], kind="stable")]:
            owner = int(self.owners[row])
            if similarity[row] <= 0 or (owner not in likest and len(likest) == OWNERS):
                break
            rows = likest.setdefault(owner, [])
            if len(rows) < ROWS_EACH:
                rows.append(int(row))
        return likest

    def _coverage(self, message: Sequence[Unit], owners: tuple[int, ...], without: Without) -> Coverage:
        coverage = self._entries.coverage(message, owners)
        if without.row is not None and int(self.owners[without.row]) in owners:
            owner = int(self.owners[without.row])
            left = [row for row in self._rows(owner) if row != without.row]
            own = self._entries.coverage_without(message, left, owner)
            for all_owners, value in zip(coverage, own, strict=True):
                all_owners[owners.index(owner)] = value[0]
        return coverage

    def _rows(self, owner: int) -> range:
        return range(int(self._first[owner]), int(self._first[owner] + self._entries.sizes[owner]))

    def _of_owner(
        self, similarity: Scores, owner: int, coverage: Coverage, place: int, without: Without
    ) -> tuple[float, ...]:
        """Evidence that is the same for all phrasings of an owner, from `second` to `phrasings`."""
        rows = self._rows(owner)
        size = len(rows) - (without.row is not None and without.row in rows)
        likest = np.sort(similarity[rows.start : rows.stop])[::-1][: min(size, 3)]
        first = float(likest[0])
        second = float(likest[1]) if size > 1 else first * NO_SECOND
        third = float(likest[2]) if size > 2 else second * NO_THIRD
        return (
            second,
            (first + second + third) / 3,
            float(coverage.phrased[place]),
            float(coverage.usual[place]),
            float(coverage.told[place]),
            log(1 + size),
        )

    def _look(
        self,
        overlaps: Overlaps,
        similarity: Scores,
        message: Sequence[Unit],
        said: tuple[str, str],
        row: int,
        whole: tuple[float, ...],
    ) -> Scores:
        """The evidence for one phrasing."""
        text = self.texts[row]
        written = fuzz.ratio(said[0], self.index.channels["text"].spell(text)) / 100
        heard = self.index.channels["fold"].spell(text)
        ratio = max(written, (FOLD_GAIN + 1) / 2 * fuzz.ratio(said[1], heard) / 100)
        partial = fuzz.partial_ratio(said[1], heard) / 100
        message_covered, phrasing_covered = overlaps.clearest(row)
        length = abs(log((len(message) + 1) / (len(text) + 1)))
        likeness = float(similarity[row])
        return np.array(
            (likeness, message_covered, phrasing_covered, ratio, partial, written, *whole, length), np.float32
        )

    def confidence(self, message: Sequence[Unit], ranked: Sequence[Ranked]) -> float:
        """Estimated probability that the first owner is the right one, 0–1."""
        if not ranked:
            return 0.0
        doubts = doubt(message, ranked)
        return 1 / (1 + exp(-float(np.dot(self.weights.doubt[:-1], doubts)) - self.weights.doubt[-1]))


def doubt(message: Sequence[Unit], ranked: Sequence[Ranked]) -> tuple[float, ...]:
    """The values of `DOUBT` for a ranking."""
    first = ranked[0]
    second = ranked[1] if len(ranked) > 1 else Ranked(-1, first.score - FAR, -1, first.evidence * 0)
    fifth = ranked[4].score if len(ranked) > 4 else first.score - FAR
    return (
        float(first.evidence[0]),
        float(first.evidence[0] - second.evidence[0]),
        first.score - second.score,
        first.score - fifth,
        float(first.evidence[1]),
        float(first.evidence[2]),
        float(first.evidence[3]),
        float(first.evidence[3] - second.evidence[3]),
        float(second.evidence[0]),
        log(max(len(message), 1)),
        sum(not unit.text for unit in message) / max(len(message), 1),
    )
