"""Shares that follow from two figures of one message: 80 人里 7 个科技人员, 研发 300 万、营收 8000 万."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from bot.core.knowledge.measures import Amount, Span, unit_of
from bot.core.text.amounts import placed, written_as
from bot.core.text.persons import persons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from bot.core.knowledge.measures import Measure
    from bot.core.text.persons import Kind

PARTS_OF_STAFF: dict[Kind, Measure] = {
    "staff": "staff_ratio",
    "disabled": "disabled_ratio",
    "laid_off": "layoff_ratio",
}
"""By kind of person what their share of the staff is called."""
_OF_MONEY: tuple[tuple[Measure, Measure, Measure], ...] = (("rd_spending", "revenue", "rd_ratio"),)
"""A part, its whole, and what their share is called."""
_MAIN = re.compile(r"主营(?:业务)?(?:营?收入?|销售额?)?[有是为做到]*$")
_HUNDREDTH = Decimal("0.01")


def hired(text: str) -> tuple[Amount, ...]:
    """How many persons somebody says that they hired.

    >>> [each.written for each in hired("9月份入职了12个")]
    ['12 人']

    Args:
        text: in half width, simplified.
    """
    numbers = [each.number for each in persons(text) if each.kind == "hired" and each.number]
    return tuple(
        Amount(Span.exactly(number), "people", "hired", None, written_as(number, "people"))
        for number in numbers
    )


def shares(text: str, figures: Sequence[Amount], before: Sequence[Amount] = ()) -> tuple[Amount, ...]:
    """The shares that follow from a message and what was said before; none that the message says itself.

    What it says to be more or less than so much gives way to the share that follows.

    >>> from bot.core.text.amounts import amounts
    >>> [each.written for each in shares("80人里7个科技人员", amounts("80人里7个科技人员"))]
    ['7 人占 80 人的 8.75%']

    Args:
        text: in half width, simplified.
        figures: of the message.
        before: what the person said of himself before.
    """
    said = {each.measure for each in figures if each.span.exact is not None or each.unit != "percent"}
    known = (*figures, *(each for each in before if each.measure not in said))
    found = (*_of_people(text, known), *_of_money(known, said), *_of_the_main_business(text))
    return tuple(each for each in found if each.measure not in said)


def _of_people(text: str, figures: Sequence[Amount]) -> Iterator[Amount]:
    whole = _exactly("headcount", figures)
    for each in persons(text) if whole else ():
        if each.kind in PARTS_OF_STAFF and whole and each.number <= whole:
            yield _share(PARTS_OF_STAFF[each.kind], each.number, whole)


def _of_money(figures: Sequence[Amount], said: AbstractSet[Measure | None]) -> Iterator[Amount]:
    for measure, of, ratio in _OF_MONEY:
        if not said & {measure, of}:
            continue
        part, whole = _exactly(measure, figures), _exactly(of, figures)
        if part and whole and part <= whole:
            yield _share(ratio, part, whole, of)


def _of_the_main_business(text: str) -> Iterator[Amount]:
    """The share of 主营收入 8000 万 in 总营收 1.2 亿, each of which is said once."""
    revenue = [each for each in placed(text) if each.amount.measure == "revenue"]
    main = [each for each in revenue if _MAIN.search(text[: each.start])]
    if len(revenue) == 2 and len(main) == 1:
        part = main[0].amount.span.exact
        whole = next(each.amount.span.exact for each in revenue if each is not main[0])
        if part and whole and part <= whole:
            yield _share("main_ratio", part, whole, "revenue")


def _exactly(measure: Measure, figures: Sequence[Amount]) -> Decimal | None:
    """The one exact figure of a measure, by the year where it says a time."""
    found = [each for each in figures if each.measure == measure and each.per in (None, "year")]
    return found[0].span.exact if len(found) == 1 else None


def _share(ratio: Measure, part: Decimal, whole: Decimal, of: Measure = "headcount") -> Amount:
    exact, unit = part / whole * 100, unit_of(of)
    rounded = exact.quantize(_HUNDREDTH, ROUND_HALF_UP)
    about = "" if rounded == exact else "约"
    written = f"{written_as(part, unit)}占 {written_as(whole, unit)}的{about} {rounded.normalize():f}%"
    return Amount(Span.exactly(exact), "percent", ratio, None, written, reckoned=True)
