"""What a new figure and those of before make of each other: which is meant, what it measures, which go on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.knowledge.measures import Amount, Span, unit_of
from bot.core.replying.siding import fits
from bot.core.text.amounts import written_as
from bot.core.text.counting import counts
from bot.core.text.normalizing import clean
from bot.core.text.persons import persons
from bot.core.text.shares import PARTS_OF_STAFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.knowledge.cases import Case
    from bot.core.knowledge.measures import Period

TEN_THOUSAND = 10_000
"""What a bare number below it is taken times where money is asked for: the limits are in 万."""


def answering(text: str, asked: Case | None) -> tuple[Amount, ...]:
    """A bare number where a figure was asked for."""
    found = counts(clean(text)) if asked else []
    number = found[0].span.exact if len(found) == 1 else None
    if asked is None or number is None:
        return ()
    unit = unit_of(asked.measure)
    in_ten_thousands = unit == "money" and number < TEN_THOUSAND
    span = found[0].span.times(TEN_THOUSAND if in_ten_thousands else 1)
    written = f"{number.normalize():f} 万元" if in_ten_thousands else written_as(number, unit)
    return (Amount(span, unit, asked.measure, asked.per, written),)


def timed(before: Sequence[Amount], period: Period | None, cases: Sequence[Case]) -> tuple[Amount, ...]:
    """The earlier figures that said no time on which something hangs, with the one that is now said.

    Where it is the same for every time, none was asked for: 今年什么时候截止 tells no time of the sales.
    """
    if period is None:
        return ()
    timeless = (each for each in before if each.unit == "money" and each.per is None)
    known = ((each, {case.per for case in cases if fits(case, each)}) for each in timeless)
    return tuple(replace(each, per=period) for each, pers in known if len(pers) > 1 and period in pers)


def of_whom_some(written: str, before: Sequence[Amount]) -> tuple[Amount, ...]:
    """How many they are of whom somebody counts some, where that was too vague for a share: 裁了3个."""
    parts = any(each.kind in PARTS_OF_STAFF for each in persons(written))
    return tuple(each for each in before if parts and each.measure == "headcount")


def grown(new: Sequence[Amount], before: Sequence[Amount]) -> tuple[Amount, ...]:
    """How many they are at least once so many were hired as they were not before: 12人, then 招到35个人."""
    told = [each for each in new if each.measure == "hired" and each.span.exact]
    had = [each for each in before if each.measure == "headcount" and each.span.exact]
    if len(told) != 1 or len(had) != 1 or any(each.measure == "headcount" for each in new):
        return ()
    whole = Span(told[0].span.exact, None)
    return () if had[0].span.within(whole) else (replace(had[0], span=whole, written=""),)


def is_whole(before: Amount, whole: Amount) -> bool:
    """Whether an earlier figure is the sum of which somebody says how he would take it in slices."""
    return before.unit == whole.unit and before.span.within(whole.span)


def as_before(figure: Amount, before: Sequence[Amount], asked: Case | None) -> Amount:
    """A figure that does not say what it measures is of what was asked for, or of what was said before."""
    if figure.measure is not None:
        same = [each for each in before if each.measure == figure.measure]
        return replace(figure, per=figure.per or same[0].per) if len(same) == 1 else figure
    if asked is not None and unit_of(asked.measure) == figure.unit:
        return replace(figure, measure=asked.measure)
    same = [each for each in before if each.unit == figure.unit]
    return (
        replace(figure, measure=same[0].measure, per=figure.per or same[0].per) if len(same) == 1 else figure
    )


def finer_than(figure: Amount, before: Sequence[Amount], cases: Sequence[Case]) -> Amount:
    """A figure that does not say what it measures, as what decides where an earlier one stands.

    百分之三 is the share of disabled staff of who said that they are 32.
    """
    if figure.measure is not None:
        return figure
    finer = [
        side.then.measure
        for case in cases
        for side in case.sides
        if side.then is not None and unit_of(side.then.measure) == figure.unit
        if any(fits(case, each) and each.span.within(side.span) for each in before)
    ]
    return replace(figure, measure=finer[0]) if len(finer) == 1 else figure


def hangs_together(before: Amount, new: Sequence[Amount], cases: Iterable[Case]) -> bool:
    """Whether an earlier figure and one of these decide together what is said."""
    nested = [(case, side.then) for case in cases for side in case.sides if side.then is not None]
    return any(
        (fits(case, before) and fits(finer, each)) or (fits(case, each) and fits(finer, before))
        for case, finer in nested
        for each in new
    )
