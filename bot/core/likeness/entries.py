"""What the owner of phrasings says as a whole: in all its phrasings together, and in its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.likeness.counting import counted
from bot.core.likeness.spans import spans, sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.likeness.channels import ChannelIndex, Said
    from bot.core.likeness.tokens import Numbers, Scores
    from bot.core.text.units import Unit


class Coverage(NamedTuple):
    """How well what an owner says accounts for a message. One value for each owner."""

    phrased: Scores
    """Share of the message that stands in some phrasing of the owner, 0–1."""
    told: Scores
    """Share that stands in none of them, but in its answer, 0–1."""
    usual: Scores
    """Cosine of the message and the mean of the owner's phrasings, 0–1."""


class EntryIndex:
    """For every token the owners that say it, with the share of their phrasings that do."""

    def __init__(self, channel: ChannelIndex, texts: Sequence[Sequence[Unit]], owners: Numbers) -> None:
        """Indexes what owners say.

        Args:
            channel: the index of these phrasings in one channel; gives tokens their numbers and weights.
            texts: the units of each phrasing.
            owners: the number of each phrasing's owner, from 0.
        """
        self._channel = channel
        self._texts = texts
        self._count = int(owners.max()) + 1 if owners.size else 0
        self.sizes = np.bincount(owners, minlength=self._count)
        tokens, rows = channel.tokens()
        known = max(len(channel.known), 1)
        saying = owners[rows]
        del rows
        saying *= known
        saying += tokens
        del tokens
        said, times = counted(saying)
        del saying
        self._tokens = (said % known).astype(np.int32)
        own = said // known
        self._starts = np.searchsorted(own, np.arange(self._count + 1))
        self._shares = (times / self.sizes[own]).astype(np.float32)
        squares = (channel.weights[self._tokens] * self._shares) ** 2
        self._norms = np.bincount(own, squares, minlength=self._count)
        self._tellers: dict[int, set[int]] = {}

    def tell(self, answers: Sequence[Sequence[Unit]]) -> None:
        """Takes the owners' answers into account.

        Args:
            answers: the units of each owner's answer, in the order of their numbers.
        """
        keys, owners = self._channel.numbering.keys_of(answers)
        for key, owner in zip(keys.tolist(), owners.tolist(), strict=True):
            self._tellers.setdefault(key, set()).add(owner)

    def coverage(self, said: Said, candidates: Sequence[int]) -> Coverage:
        """How well these owners account for a message."""
        chosen = np.asarray(candidates, np.int64)
        found, sizes = spans(self._starts, chosen)
        tokens = self._tokens.take(found)
        once = np.zeros(len(self._channel.known), np.float32)
        once[said.tokens] = self._channel.weights[said.tokens]
        weights = once.take(tokens)
        phrased = sums(weights, sizes) / max(said.weight, 1e-6)
        usual = sums(weights**2 * self._shares.take(found), sizes)
        norm = float((said.weights**2).sum())
        cosine = usual / np.sqrt(norm * self._norms[chosen] + 1e-6)
        heard = np.flatnonzero(weights)
        places = np.searchsorted(np.cumsum(sizes), heard, side="right")
        says = set(zip(places.tolist(), tokens[heard].tolist(), strict=True))
        told = self._told(said, candidates, says)
        return Coverage(phrased.astype(np.float32), told, cosine.astype(np.float32))

    def _told(self, said: Said, candidates: Sequence[int], says: set[tuple[int, int]]) -> Scores:
        """Share of a message that stands in each owner's answer and in none of its phrasings.

        Args:
            said: the message.
            candidates: the owners.
            says: for the place of each owner, the tokens of the message that stand in its phrasings.
        """
        places = {owner: place for place, owner in enumerate(candidates)}
        told = np.zeros(len(candidates), np.float32)
        tokens = dict(zip(self._channel.known[said.tokens].tolist(), said.tokens.tolist(), strict=True))
        for key, weight in zip(said.keys.tolist(), said.weights.tolist(), strict=True):
            for owner in self._tellers.get(key, set()) & places.keys():
                if (places[owner], tokens.get(key, -1)) not in says:
                    told[places[owner]] += weight
        return told / np.float32(max(said.weight, 1e-6))

    def coverage_without(self, said: Said, rows: Sequence[int], owner: int) -> Coverage:
        """How well an owner would account for a message if it had these phrasings only."""
        texts = [set(self._channel.numbering.keys_of([self._texts[row]])[0].tolist()) for row in rows]
        keys, weights, total = said.keys, said.weights, max(said.weight, 1e-6)
        everything = set().union(*texts)
        own = np.array(list(everything), np.int64)
        own_shares = np.array([sum(key in each for each in texts) / max(len(texts), 1) for key in everything])
        norm = float(((self._channel.weigh(own) * own_shares) ** 2).sum()) * float((weights**2).sum())
        phrased, dot, told = 0.0, 0.0, 0.0
        for key, weight in zip(keys.tolist(), weights.tolist(), strict=True):
            if key in everything:
                phrased += weight
                dot += weight**2 * sum(key in each for each in texts) / len(texts)
            elif owner in self._tellers.get(key, set()):
                told += weight
        return Coverage(
            np.array([phrased / total], np.float32),
            np.array([told / total], np.float32),
            np.array([dot / (norm + 1e-6) ** 0.5], np.float32),
        )
