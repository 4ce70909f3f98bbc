"""What the owner of phrasings says as a whole: in all its phrasings together, and in its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from bot.core.matching.index import ChannelIndex, Numbers
    from bot.core.text.units import Unit


class Coverage(NamedTuple):
    """How well what an owner says accounts for a message. One value for each owner."""

    phrased: NDArray[np.float32]
    """Share of the message that stands in some phrasing of the owner, 0–1."""
    told: NDArray[np.float32]
    """Share that stands in none of them, but in its answer, 0–1."""
    usual: NDArray[np.float32]
    """Cosine of the message and the mean of the owner's phrasings, 0–1."""


class EntryIndex:
    """For every token the owners that say it, with the share of their phrasings that do."""

    def __init__(self, channel: ChannelIndex, texts: Sequence[Sequence[Unit]], owners: Numbers) -> None:
        """Indexes what owners say.

        Args:
            channel: gives tokens their numbers and weights.
            texts: the units of each phrasing.
            owners: the number of each phrasing's owner, from 0.
        """
        self._channel = channel
        self._texts = texts
        self._count = int(owners.max()) + 1 if owners.size else 0
        self.sizes = np.bincount(owners, minlength=self._count)
        keys, rows = channel.keys(texts)
        once = np.unique(keys * max(len(texts), 1) + rows)
        key, row = once // max(len(texts), 1), once % max(len(texts), 1)
        pair, times = np.unique(key * max(self._count, 1) + owners[row], return_counts=True)
        self._keys, self._owners = pair // max(self._count, 1), pair % max(self._count, 1)
        self._shares = (times / self.sizes[self._owners]).astype(np.float32)
        weights = channel.weigh(self._keys)
        self._norms = np.bincount(self._owners, (weights * self._shares) ** 2, minlength=self._count)
        self._told: list[frozenset[int]] = [frozenset()] * self._count

    def tell(self, answers: Sequence[Sequence[Unit]]) -> None:
        """Takes the owners' answers into account.

        Args:
            answers: the units of each owner's answer, in the order of their numbers.
        """
        self._told = [frozenset(map(int, self._channel.keys([answer])[0])) for answer in answers]

    def coverage(self, message: Sequence[Unit], candidates: Sequence[int]) -> Coverage:
        """How well these owners account for a message."""
        keys = np.unique(self._channel.keys([message])[0])
        weights = self._channel.weigh(keys)
        total = max(self._channel.overlap_weight(message), 1e-6)
        phrased = np.zeros(self._count, np.float32)
        usual = np.zeros(self._count, np.float32)
        has: dict[int, set[int]] = {owner: set() for owner in candidates if self._told[owner]}
        starts = np.searchsorted(self._keys, keys)
        ends = np.searchsorted(self._keys, keys, side="right")
        for key, weight, start, end in zip(keys, weights, starts, ends, strict=True):
            saying = self._owners[start:end]
            phrased[saying] += weight
            usual[saying] += weight**2 * self._shares[start:end]
            for owner in has.keys() & set(saying.tolist()) if has else ():
                has[owner].add(int(key))
        norm = float((weights**2).sum())
        chosen = np.asarray(candidates, np.int64)
        cosine = usual[chosen] / np.sqrt(norm * self._norms[chosen] + 1e-6)
        told = [self._told_share(keys, weights, owner, has.get(owner)) / total for owner in candidates]
        return Coverage(phrased[chosen] / total, np.array(told, np.float32), cosine.astype(np.float32))

    def _told_share(
        self, keys: Numbers, weights: NDArray[np.float32], owner: int, said: set[int] | None
    ) -> float:
        if said is None:
            return 0.0
        told = self._told[owner]
        pairs = zip(keys, weights, strict=True)
        return sum(float(weight) for key, weight in pairs if int(key) in told and int(key) not in said)

    def coverage_without(self, message: Sequence[Unit], rows: Sequence[int], owner: int) -> Coverage:
        """How well an owner would account for a message if it had these phrasings only."""
        said = [set(map(int, self._channel.keys([self._texts[row]])[0])) for row in rows]
        keys = np.unique(self._channel.keys([message])[0])
        weights = self._channel.weigh(keys)
        total = max(self._channel.overlap_weight(message), 1e-6)
        shares = {int(key): sum(int(key) in each for each in said) / max(len(said), 1) for key in keys}
        everything = set().union(*said)
        own = np.array(list(everything), np.int64)
        own_shares = np.array([sum(key in each for each in said) / max(len(said), 1) for key in everything])
        norm = float(((self._channel.weigh(own) * own_shares) ** 2).sum()) * float((weights**2).sum())
        phrased = sum(float(w) for key, w in zip(keys, weights, strict=True) if shares[int(key)]) / total
        dot = sum(float(w) ** 2 * shares[int(key)] for key, w in zip(keys, weights, strict=True))
        told = self._told_share(keys, weights, owner, everything if self._told[owner] else None) / total
        return Coverage(
            np.array([phrased], np.float32),
            np.array([told], np.float32),
            np.array([dot / (norm + 1e-6) ** 0.5], np.float32),
        )
