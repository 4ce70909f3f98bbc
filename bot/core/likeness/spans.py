"""What belongs to some of many, where everything lies in one row: as the tokens of every phrasing do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from bot.core.likeness.tokens import Numbers, Scores


def spans(starts: Numbers, chosen: Numbers) -> tuple[Numbers, Numbers]:
    """Places of everything that belongs to the chosen ones, one after the other; and how many to each."""
    sizes = starts[chosen + 1] - starts[chosen]
    before = np.cumsum(sizes) - sizes
    return np.arange(int(sizes.sum())) + np.repeat(starts[chosen] - before, sizes), sizes


def sums(values: Scores, sizes: Numbers) -> Scores:
    """Sums of values that lie side by side: of the first so many, of the next so many, and so on.

    >>> sums(np.array([1, 2, 4], np.float32), np.array([2, 0, 1])).tolist()
    [3.0, 0.0, 4.0]
    """
    summed = np.zeros(len(sizes), np.float32)
    some = sizes > 0
    if some.any():
        summed[some] = np.add.reduceat(values, (np.cumsum(sizes) - sizes)[some], dtype=np.float64)
    return summed
