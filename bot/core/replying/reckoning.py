"""What a topic's rates make of the figures that somebody gave of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.text.amounts import in_yuan, written_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from bot.core.knowledge.measures import Amount
    from bot.core.knowledge.sums import Sum
    from bot.core.knowledge.wording import Wording


def own_amount(each: Sum, figures: Sequence[Amount]) -> Amount | None:
    """The figure of which this is worked out: the last that is exact and measures it.

    Args:
        each: the rate.
        figures: what the person says of himself.
    """
    fitting = [figure for figure in figures if _fits(each, figure)]
    return fitting[-1] if fitting else None


def reckonable(sums: Iterable[Sum], figures: Sequence[Amount]) -> tuple[str, ...]:
    """The parts that say what these figures come to."""
    return tuple(part for each in sums if own_amount(each, figures) for part in each.parts)


def reckoned(sums: Iterable[Sum], part: str, figures: Sequence[Amount], wording: Wording) -> list[str]:
    """The sentences that stand before a part, each rate once.

    Args:
        sums: of the topic.
        part: which is shown.
        figures: what the person says of himself.
        wording: how a rounded sum is said.
    """
    said: list[str] = []
    for each in sums:
        own = own_amount(each, figures) if part in each.parts else None
        if own is not None and own.span.exact is not None:
            said.append(each.said(own.written, _written(each, own.span.exact, wording)))
    return said


def _fits(each: Sum, figure: Amount) -> bool:
    number = figure.span.exact
    if number is None or not number or figure.measure != each.measure or figure.picked:
        return False
    if each.limit is not None and number > each.limit:
        return False
    return figure.per is None or each.per is None or figure.per == each.per


def _written(each: Sum, amount: Decimal, wording: Wording) -> str:
    """The sum; of so much for each person in 元, which is what that is written in."""
    number, exact = each.of(amount)
    written = in_yuan(number) if each.each is not None else written_as(number, "money")
    return written if exact else wording("answer.about", figure=written)
