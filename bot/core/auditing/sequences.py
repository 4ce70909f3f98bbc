"""An interval that may be looked at every week, for ever, and is still right in 95 % of all histories.

The beta-binomial mixture: Robbins, "Statistical methods related to the law of the iterated logarithm",
Annals of Mathematical Statistics 41 (1970), 1397–1409; as confidence sequence in Howard, Ramdas, McAuliffe
and Sekhon, "Time-uniform, nonparametric, nonasymptotic confidence sequences", Annals of Statistics 49
(2021), 1055–1080. By Ville's inequality the mixture's likelihood against the true share ever reaches 1/α
with a chance of α at most.
"""

from __future__ import annotations

from math import inf, lgamma, log, log1p

from bot.core.auditing.intervals import LEVEL, Interval, bisect

_A, _B = 0.5, 100.0
"""The mixture: weight on shares around half a per cent, where the claim is. Any other holds, only later."""


def sequence(wrong: int, read: int, level: float = LEVEL) -> Interval:
    """Where the share lies, whenever one looks.

    >>> lower, upper = sequence(0, 400)
    >>> lower, f"{upper:.5f}"
    (0.0, '0.00946')
    """
    if not read:
        return Interval(0.0, 1.0)
    found, enough = wrong / read, -log(1 - level)
    lower = bisect(lambda share: _against(share, wrong, read) >= enough, 0.0, found) if wrong else 0.0
    upper = bisect(lambda share: _against(share, wrong, read) < enough, found, 1.0) if wrong < read else 1.0
    return Interval(lower, upper)


def always_shows_at_most(limit: float, wrong: int, read: int, level: float = LEVEL) -> bool:
    """Whether a share above a limit is ruled out, whenever and however often one looks.

    >>> next(n for n in range(5000) if always_shows_at_most(0.005, 0, n))
    820
    """
    return wrong < limit * read and _against(limit, wrong, read) >= -log(1 - level)


def _against(share: float, wrong: int, read: int) -> float:
    """Logarithm of how much better the mixture explains what was found than this share does."""
    right = read - wrong
    if (share <= 0 and wrong) or (share >= 1 and right):
        return inf
    explained = (wrong * log(share) if wrong else 0.0) + (right * log1p(-share) if right else 0.0)
    return _beta(_A + wrong, _B + right) - _beta(_A, _B) - explained


def _beta(a: float, b: float) -> float:
    """Logarithm of the beta function."""
    return lgamma(a) + lgamma(b) - lgamma(a + b)
