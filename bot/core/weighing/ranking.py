"""Ranks the owners of phrasings by how like a message is to them.

The likest phrasings are found in the inverted index; their owners are then looked at closely, by the evidence
of `Alike`, weighed as a softmax regression learned it from the phrasings themselves (`bot.core.learning`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from bot.core.likeness.channels import BY_SURVIVAL
from bot.core.likeness.entries import Coverage, EntryIndex
from bot.core.likeness.index import FOLD_GAIN, PhraseIndex
from bot.core.likeness.spans import spans
from bot.core.weighing.alike import EVIDENCE, Alike

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from numpy.typing import NDArray

    from bot.core.likeness.channels import Said
    from bot.core.likeness.index import Overlaps
    from bot.core.likeness.tokens import Numbers, Scores
    from bot.core.text.units import Unit

ROWS_EACH = 3
"""Phrasings of each owner that are looked at closely."""
NO_SECOND = 0.8
NO_THIRD = 0.9
"""What a second and a third phrasing count that do not exist, as shares of the one before."""


class Breadth(NamedTuple):
    """How much of what is alike is looked at."""

    near: int = 200
    """Phrasings that the inverted index gives."""
    rows: int = 60
    """The likest of them, whose owners are looked at."""
    owners: int = 20
    """Owners that are, at most."""


PLAIN = Breadth()
"""For lists in which every owner has a few phrasings."""
DENSE = Breadth(400, 200, 30)
"""For owners with a dozen phrasings each, of which many crowd the first places."""


class Ranked(NamedTuple):
    """One owner."""

    owner: int
    score: float
    """Weighed evidence; comparable within one ranking only."""
    row: int
    """Its phrasing that speaks for it most."""
    alike: Alike
    """What speaks for it."""


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
        weights: Sequence[float],
        breadth: Breadth = PLAIN,
    ) -> None:
        """Builds the indexes.

        Args:
            texts: the units of each phrasing, all of an owner's side by side.
            owners: whose phrasing it is.
            answers: the units of each owner's answer, in the order in which the owners come.
            weights: for each field of `Alike`.
            breadth: how much is looked at for one message.
        """
        self.texts = texts
        self.weights = weights
        self._breadth = breadth
        self.index = PhraseIndex(texts, owners, answers, BY_SURVIVAL)
        self.owners = self.index.owners
        self._entries = EntryIndex(self.index.fold, texts, self.owners)
        self._entries.tell(answers)
        self._first = np.searchsorted(self.owners, np.arange(len(self._entries.sizes) + 1))

    def rank(
        self, message: Sequence[Unit], without: Without = NOTHING, also: Iterable[int] = ()
    ) -> list[Ranked]:
        """The owners that anything speaks for, best first, at most as many as the breadth allows.

        Args:
            message: the units of what was said.
            without: what is to be left out.
            also: owners that are looked at besides, whether or not they are alike.
        """
        heard = self.index.hear(tuple(message))
        near = self._allowed(self.index.near(heard, self._breadth.near), without)
        alike = self._likest(near, self.index.similarity(heard, near))
        owners = tuple(dict.fromkeys((*alike, *(owner for owner in also if self._has(owner, without)))))
        if not owners:
            return []
        rows = self._allowed(spans(self._first, np.array(owners, np.int64))[0], without)
        overlaps = self.index.overlaps(heard, rows)
        likest = _likest_each(overlaps.similarity(), self.owners[rows])
        of_owner = _of_owner(likest, self._coverage(heard.fold, owners, without))
        chosen = likest.places
        evidence = self._evidence(message, rows[chosen], overlaps.only(chosen), of_owner[:, likest.whose])
        return self._best(rows[chosen], evidence)

    def _allowed(self, rows: Numbers, without: Without) -> Numbers:
        if without.row is not None:
            rows = rows[rows != without.row]
        if without.owners:
            rows = rows[~np.isin(self.owners[rows], list(without.owners))]
        return rows

    def _has(self, owner: int, without: Without) -> bool:
        """Whether an owner has a phrasing that is not left out."""
        if owner in without.owners:
            return False
        return bool(
            self._entries.sizes[owner] > (without.row is not None and self.owners[without.row] == owner)
        )

    def _likest(self, rows: Numbers, similarity: Scores) -> tuple[int, ...]:
        """The owners of the likest phrasings, best first."""
        order = np.argsort(-similarity, kind="stable")[: self._breadth.rows]
        owners = dict.fromkeys(self.owners[rows[order[similarity[order] > 0]]].tolist())
        return tuple(owners)[: self._breadth.owners]

    def _coverage(self, said: Said, owners: tuple[int, ...], without: Without) -> Coverage:
        coverage = self._entries.coverage(said, owners)
        if without.row is not None and int(self.owners[without.row]) in owners:
            owner = int(self.owners[without.row])
            rows = range(int(self._first[owner]), int(self._first[owner + 1]))
            left = [row for row in rows if row != without.row]
            own = self._entries.coverage_without(said, left, owner)
            for all_owners, value in zip(coverage, own, strict=True):
                all_owners[owners.index(owner)] = value[0]
        return coverage

    def _evidence(
        self,
        message: Sequence[Unit],
        rows: Numbers,
        overlaps: Overlaps,
        of_owner: NDArray[np.float64],
    ) -> Scores:
        """The fields of `Alike` for these phrasings, a row each."""
        message_covered, phrasing_covered = overlaps.clearest()
        lengths = np.abs(np.log((len(message) + 1) / (self.index.lengths[rows] + 1)))
        ratio, partial, written = self._ratios(message, rows.tolist())
        second, third_mean, all_covered, usual, told, phrasings = of_owner
        columns = {
            "likeness": overlaps.similarity(),
            "message_covered": message_covered,
            "phrasing_covered": phrasing_covered,
            "ratio": ratio,
            "partial_ratio": partial,
            "written_ratio": written,
            "second": second,
            "third_mean": third_mean,
            "all_covered": all_covered,
            "usual": usual,
            "told": told,
            "phrasings": phrasings,
            "length": lengths,
        }
        return np.column_stack([columns[name] for name in EVIDENCE]).astype(np.float32)

    def _ratios(self, message: Sequence[Unit], rows: Sequence[int]) -> tuple[Scores, Scores, Scores]:
        """`ratio`, `partial_ratio` and `written_ratio` of phrasings."""
        text, fold = self.index.written.numbering, self.index.fold.numbering
        said, heard = text.spell(message), fold.spell(message)
        texts, sounds = [text.spelled(row) for row in rows], [fold.spelled(row) for row in rows]
        written = process.cdist([said], texts, scorer=fuzz.ratio)[0]
        sounding = process.cdist([heard], sounds, scorer=fuzz.ratio)[0]
        partial = process.cdist([heard], sounds, scorer=fuzz.partial_ratio)[0]
        ratio = np.maximum(written, (FOLD_GAIN + 1) / 2 * sounding)
        return ratio / 100, partial / 100, written / 100

    def _best(self, rows: Numbers, evidence: Scores) -> list[Ranked]:
        """Every owner by its best phrasing, best first."""
        scores = (evidence @ np.array(self.weights, np.float32)).tolist()
        best: dict[int, int] = {}
        for place, owner in enumerate(self.owners[rows].tolist()):
            if owner not in best or scores[place] > scores[best[owner]]:
                best[owner] = place
        ordered = sorted(best.values(), key=lambda place: -scores[place])
        chosen = zip(ordered, rows[ordered].tolist(), evidence[ordered].tolist(), strict=True)
        return [
            Ranked(int(self.owners[row]), scores[place], row, Alike(*values)) for place, row, values in chosen
        ]


class _Likest(NamedTuple):
    """The likest phrasings of each owner."""

    places: Numbers
    """Where they stand among all that were looked at, an owner's side by side, the likest first."""
    whose: Numbers
    """Place of the owner of each."""
    sizes: Numbers
    """How many phrasings of each owner were looked at."""
    first: NDArray[np.float64]
    second: NDArray[np.float64]
    third: NDArray[np.float64]
    """Likeness of each owner's three likest; what stands for those that it does not have."""


def _likest_each(similarity: Scores, owners: Numbers) -> _Likest:
    """The likest of phrasings, `ROWS_EACH` of each owner; an owner's lie side by side."""
    starts = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]])
    sizes = np.diff(np.r_[starts, len(owners)])
    whose = np.repeat(np.arange(len(sizes)), sizes)
    order = np.lexsort((-similarity, whose))
    kept = np.arange(len(order)) - starts[whose] < ROWS_EACH
    ordered = similarity[order].astype(np.float64)
    last = starts + sizes - 1
    first = ordered[starts]
    second = np.where(sizes > 1, ordered[np.minimum(starts + 1, last)], first * NO_SECOND)
    third = np.where(sizes > 2, ordered[np.minimum(starts + 2, last)], second * NO_THIRD)
    return _Likest(order[kept], whose[kept], sizes, first, second, third)


def _of_owner(likest: _Likest, coverage: Coverage) -> NDArray[np.float64]:
    """Evidence that is the same for all phrasings of an owner: from `second` to `phrasings`, a row each."""
    mean = (likest.first + likest.second + likest.third) / 3
    return np.stack(
        (likest.second, mean, coverage.phrased, coverage.usual, coverage.told, np.log(1 + likest.sizes))
    )
