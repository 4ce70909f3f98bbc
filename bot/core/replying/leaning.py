"""Where somebody stands more likely than not whose figure is too vague to say: 大概280万 of 300 万."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.knowledge.measures import Span
from bot.core.replying.siding import fits, side_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.cases import Case
    from bot.core.knowledge.measures import Amount
    from bot.core.replying.siding import Told


@dataclass(frozen=True, slots=True)
class Leaning:
    """What vague figures most likely are."""

    figures: tuple[Amount, ...]
    """All figures, the vague ones as the number around which they are."""
    otherwise: tuple[str, ...]
    """What is said to those who stand on another side after all."""


def leaning(own: Told, figures: Sequence[Amount]) -> Leaning | None:
    """What the vague of somebody's figures most likely are; None if each says where it stands, or none does.

    It is only told beside figures that are clear: who gives nothing but a vague one is told the whole.

    Args:
        own: what is said of the figures.
        figures: what the person says of himself.
    """
    clear = own.applying and not own.beforehand and all(each.side.met is not False for each in own.applying)
    if not clear or not own.undecided:
        return None
    likely = tuple(_likely(each, own.undecided) for each in figures)
    return None if likely == tuple(figures) else Leaning(likely, _otherwise(likely, own.undecided))


def _likely(figure: Amount, undecided: Sequence[Case]) -> Amount:
    """The number around which a figure is, if that is no limit itself."""
    middle = figure.span.roughly
    limits = [limit for case in undecided if fits(case, figure) for limit in case.limits()]
    if middle is None or figure.span.exact is not None or not limits or middle in limits:
        return figure
    return replace(figure, span=Span.exactly(middle), about=True)


def _otherwise(figures: Sequence[Amount], undecided: Sequence[Case]) -> tuple[str, ...]:
    sides = [
        (case, side)
        for case in undecided
        for figure in figures
        if fits(case, figure) and (side := side_of(case, figure))
    ]
    return tuple(other.answer for case, side in sides for other in case.sides if other is not side)
