"""How far two readers agree beyond what chance makes them agree.

Gwet's AC1: Gwet, "Computing inter-rater reliability and its variance in the presence of high agreement",
British Journal of Mathematical and Statistical Psychology 61 (2008), 29–48. Cohen's κ says nothing where
one verdict in a hundred is not "right": readers who agree on 99 of 100 can have a κ of 0.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def ac1(pairs: Sequence[tuple[str, str]], categories: int) -> float | None:
    """Agreement of two readers, 1 at most and 0 for chance; None where nothing was read twice.

    >>> f"{ac1([('right', 'right')] * 99 + [('right', 'wrong')], 2):.4f}"
    '0.9899'
    >>> ac1([('right', 'wrong'), ('wrong', 'right')], 2)
    -1.0

    Args:
        pairs: what the one and the other said of the same answer.
        categories: how many different things may be said.
    """
    if not pairs:
        return None
    agreed = sum(one == other for one, other in pairs) / len(pairs)
    said = Counter(each for pair in pairs for each in pair)
    shares = [count / (2 * len(pairs)) for count in said.values()]
    by_chance = sum(share * (1 - share) for share in shares) / (categories - 1)
    return (agreed - by_chance) / (1 - by_chance)
