"""bm25s: BM25 with scores computed beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import bm25s

from benchmarks.peers.best import best_rows
from benchmarks.peers.tokens import bigrams
from benchmarks.peers.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class _Index:
    def __init__(self, rows: Sequence[str], cut: Callable[[str], list[str]]) -> None:
        self._cut = cut
        self._index = bm25s.BM25()
        self._index.index([cut(row) for row in rows], show_progress=False)

    def rank(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Rows with scores, best first."""
        known = self._index.get_tokens_ids(self._cut(query))
        if not known:
            return []
        return best_rows(self._index.get_scores(known), limit)


class OverWords(_Index):
    """BM25 over the words that jieba finds."""

    name = "bm25s, jieba"

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__(rows, words)


class OverBigrams(_Index):
    """BM25 over pairs of characters."""

    name = "bm25s, character bigrams"

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__(rows, bigrams)
