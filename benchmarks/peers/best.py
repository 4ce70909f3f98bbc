"""The best rows of an array of scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def best_rows(
    scores: NDArray[np.floating[Any]], limit: int, rows: NDArray[np.integer[Any]] | None = None
) -> list[tuple[int, float]]:
    """Rows whose score is above zero, best first.

    Args:
        scores: one for each row.
        limit: how many at most.
        rows: the row that each score is of, where there are not scores of all.
    """
    places = np.argpartition(scores, -limit)[-limit:] if len(scores) > limit else np.arange(len(scores))
    places = places[np.argsort(-scores[places], kind="stable")]
    return [
        (int(place if rows is None else rows[place]), float(scores[place]))
        for place in places
        if scores[place] > 0
    ]
