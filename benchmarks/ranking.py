"""What is compared: rankers of entries, be they the project's own or peers that rank single phrasings."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

OURS = "ours.Ours"
LEARNED = "ours.Learned"
PEERS = (
    "peers.fuzzy.Ratio",
    "peers.fuzzy.WeightedRatio",
    "peers.bm25.OverWords",
    "peers.bm25.OverBigrams",
    "peers.tfidf.OverCharacters",
    "peers.fts5.OverCharacters",
    "peers.fts5.OverTrigrams",
    "peers.tantivy_index.OverWords",
    "peers.tantivy_index.OverBigrams",
)
"""What ours is compared with, each the place of its class inside this package."""
BASELINE = "peers.fuzzy.WeightedRatio"
"""The peer whose speed ours is set against."""

_ROWS = 50
"""Phrasings asked of a peer: enough that ten entries are among them, also where one has many phrasings."""


class Entry(NamedTuple):
    """One answer and the ways to ask for it."""

    id: str
    phrasings: tuple[str, ...]
    answer: str = ""


class Ranker(Protocol):
    """Finds the entries that answer a question."""

    @property
    def name(self) -> str:
        """The name in tables."""

    def rank(self, query: str, limit: int) -> list[tuple[str, float]]:
        """Entry ids with scores, best first; a higher score is better."""


class Peer(Protocol):
    """Finds the phrasings most like a question; built from all phrasings."""

    @property
    def name(self) -> str:
        """The name in tables."""

    def rank(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Rows with scores, best first; a higher score is better."""


class ByEntry:
    """A peer as a ranker of entries: an entry is worth as much as its best phrasing."""

    def __init__(self, peer: Callable[[Sequence[str]], Peer], entries: Sequence[Entry]) -> None:
        self._owners = [entry.id for entry in entries for _ in entry.phrasings]
        self._peer = peer([phrasing for entry in entries for phrasing in entry.phrasings])
        self.name = self._peer.name

    def rank(self, query: str, limit: int) -> list[tuple[str, float]]:
        """Entry ids with scores, best first."""
        return by_entry(self._peer.rank(query, _ROWS), self._owners, limit)


def by_entry(rows: Iterable[tuple[int, float]], owners: Sequence[str], limit: int) -> list[tuple[str, float]]:
    """The scores of rows as scores of the entries they belong to, best first; equal ones keep their order."""
    best: dict[str, float] = {}
    for row, score in rows:
        owner = owners[row]
        best[owner] = max(score, best.get(owner, score))
    return sorted(best.items(), key=lambda pair: -pair[1])[:limit]


def constructor(place: str) -> Callable[[Sequence[Entry]], Ranker]:
    """What builds a ranker from entries; loads the libraries it needs, so that building is timed alone.

    Args:
        place: `OURS`, `LEARNED` or one of `PEERS`.
    """
    module, _, name = place.rpartition(".")
    found = getattr(import_module(f"benchmarks.{module}"), name)
    if module.startswith("peers."):
        return lambda entries: ByEntry(found, entries)
    ours: Callable[[Sequence[Entry]], Ranker] = found
    return ours
