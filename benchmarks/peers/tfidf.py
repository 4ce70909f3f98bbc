"""scikit-learn: cosine of TF-IDF vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.peers.best import best_rows

if TYPE_CHECKING:
    from collections.abc import Sequence


class OverCharacters:
    """TF-IDF over one to three characters."""

    name = "scikit-learn TF-IDF, characters 1–3"

    def __init__(self, rows: Sequence[str]) -> None:
        self._vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 3))
        # Turned round, the product walks only over the grams that the query has.
        self._grams = self._vectorizer.fit_transform(rows).T.tocsr()

    def rank(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Rows with scores, best first."""
        product = self._vectorizer.transform([query]) @ self._grams
        return best_rows(product.data, limit, product.indices)
