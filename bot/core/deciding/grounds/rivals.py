"""Which parts are rivals of the one that would be shown, and which say no more than it does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.sureness import Sureness, sureness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.model import PartRef
    from bot.core.reading.reader import Reading
    from bot.core.weighing.fits import Fit
    from bot.core.weighing.learned import Learned
    from bot.core.weighing.telling import Telling

AS_WELL = levels.PERHAPS
"""Share of a part's answer that stands in another, from which that one answers for both. Of the answers to
458 questions not seen before, ten were wrong with 310 right, and with 351 where such parts are no rivals;
from 0.33 to 0.5 it is nearly the same."""
NEXT = 2
"""Parts after the best that are looked at for one that answers for it."""


def tells(telling: Telling, shown: PartRef, asked: PartRef) -> bool:
    """Whether who asked for one part is told it by another: never of what has no text, nor across topics."""
    return shown.topic == asked.topic and (shown == asked or telling.share(asked, shown) >= AS_WELL)


def sure_of(fits: Sequence[Fit], reading: Reading, learned: Learned, telling: Telling) -> Sureness:
    """How sure the first of the fits is: what it tells as well is no rival, and speaks for it."""
    return sureness(rivals_apart(fits, telling), reading, learned)


def rivals_apart(fits: Sequence[Fit], telling: Telling) -> Sequence[Fit]:
    """The fits less those that the first tells as well; their chances are added to its own."""
    if not fits:
        return fits
    first, *others = fits
    told = 0.0
    rivals: list[Fit] = []
    for fit in others:
        if tells(telling, first.part.ref, fit.part.ref):
            told += fit.chance
        else:
            rivals.append(fit)
    return (replace(first, chance=first.chance + told), *rivals)


def wider(fits: Sequence[Fit], telling: Telling) -> list[Sequence[Fit]]:
    """The fits with one of the next parts in front, for each that answers for the best."""
    best, *others = fits
    return [
        (fit, *(each for each in fits if each is not fit))
        for fit in others[:NEXT]
        if tells(telling, fit.part.ref, best.part.ref)
    ]
