"""Parts that a message has words of and cannot be asking for: they are no rivals of what it does ask for.

Who registers a company in a town does not ask what the town makes; who asks for a fee and names no town asks
for none of the eighteen; and a wish for anything at all says nothing where something is asked.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.knowledge.parts import TALK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.reading.reader import Reading
    from bot.core.weighing.fits import Fit

MORE = 4
"""Characters of something specific from which a message says more than that something is wanted."""
WHOLE = levels.FAIRLY
"""Likeness from which a phrasing says all that the message says."""
SURELY_FOR_ANYTHING = levels.PERHAPS
"""Chance below which a wish for anything at all may as well be a question."""
_VAGUE = f"{TALK}:vague_want"


def to_the_point(fits: Sequence[Fit], reading: Reading, strengths: Mapping[str, float]) -> Sequence[Fit]:
    """The fits that may be meant, their chances made up for places left out; all if nothing else is left.

    Args:
        fits: the likeliest first.
        reading: the message.
        strengths: topics that are named or carried over, with how surely.
    """
    alike = _places_alike(fits, strengths)
    kept = [fit for fit in fits if not (_in_passing(fit) or fit.part.ref in alike)]
    whole = sum(fit.chance for fit in kept)
    if not whole:
        return fits
    if len(kept) < len(fits):
        kept = [replace(fit, chance=fit.chance / whole) for fit in kept]
    # What was taken for a wish for anything is nothing to be sure of: the chances stay as small as they are.
    return [fit for fit in kept if fit.topic != _VAGUE] if _says_more(kept, reading) else kept


def _in_passing(fit: Fit) -> bool:
    """Whether few of many words ask for a part of a place, and they do not speak of what is named."""
    return bool(fit.evidence.place and fit.evidence.foreign) and fit.like < WHOLE


def _places_alike(fits: Sequence[Fit], strengths: Mapping[str, float]) -> set[object]:
    """Parts that several places have, none of which is named, behind something else."""
    places = [fit.part.ref for fit in fits[1:] if fit.evidence.place and fit.topic not in strengths]
    often = Counter(ref.part for ref in places)
    first = fits[0].part.ref.part if fits and fits[0].evidence.place else None
    return {ref for ref in places if often[ref.part] > 1 and ref.part != first}


def _says_more(fits: Sequence[Fit], reading: Reading) -> bool:
    """Whether what is most like a wish for anything at all asks for something, and not of a place alone."""
    best, *others = fits
    if best.topic != _VAGUE or best.chance >= SURELY_FOR_ANYTHING or not reading.asks:
        return False
    ours = next((fit for fit in others if fit.part.ours), None)
    specific = len(reading.specific.replace(" ", ""))
    return ours is not None and not ours.evidence.place and specific >= MORE
