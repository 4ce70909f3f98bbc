"""A figure as the cases of a topic have it: as the whole that it is a part of, and in their time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.knowledge.measures import unit_of
from bot.core.replying.siding import fits, names_limit, side_of
from bot.core.text.slicing import without_excess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.cases import Case
    from bot.core.knowledge.measures import Amount

_SHORTER = ("month", "quarter")


def without_parts_of_it(figures: Sequence[Amount], cases: Sequence[Case]) -> tuple[Amount, ...]:
    """The figures without what one of them has above a limit of one of the cases."""
    money = [
        case
        for case in cases
        if unit_of(case.measure) == "money" and any(fits(case, each) for each in figures)
    ]
    return without_excess(figures, [limit for case in money for limit in case.limits()])


def in_its_time(figure: Amount, cases: Sequence[Case]) -> Amount:
    """A figure that breaks what is set for a year, as one of a year: no shorter time makes it less.

    A sale of 一个亿 is no quarter's of who may sell 500 万 a year. One side of a limit is of the time
    of that limit: 10万以下.
    """
    times = {case.per for case in cases if figure.span.exact is None and names_limit((case,), figure)}
    if figure.per is None and len(times) == 1:
        return replace(figure, per=times.pop())
    if not any(case.per in _SHORTER and fits(case, figure) for case in cases):
        return figure
    for case in cases:
        yearly = replace(figure, measure=case.measure, per="year")
        side = (
            side_of(case, yearly) if case.per == "year" and figure.measure in (None, case.measure) else None
        )
        if side is not None and side.met is False and side.span.upper is None:
            return yearly
    return figure
