"""What a new figure and those of before make of each other: which is meant, what it measures, which go on."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.core.knowledge.measures import Amount, Span, unit_of
from bot.core.replying.siding import fits
from bot.core.text.amounts import as_told, written_as
from bot.core.text.counting import counts
from bot.core.text.normalizing import clean
from bot.core.text.persons import persons
from bot.core.text.shares import PARTS_OF_STAFF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.knowledge.cases import Case
    from bot.core.knowledge.measures import Period, Unit
    from bot.core.knowledge.model import Topic

_OF_THE_FIRM = re.compile(r"厂|公司|店|企业|全|员工|职工|工人|共|总|规模|本来|原来|现在|只有|我们?有")
"""What says of persons that they are somebody's people."""
TEN_THOUSAND = 10_000
"""What a bare number below it is taken times where money is asked for: the limits are in 万."""

_NUMBER = (
    r"(?:那么?|要是|如果|假如|若是|换成|换作|变成|改成|我们|咱们|厂里|公司|是|有|到|只有|招到|就)*"
    r"(?P<number>[\d零〇一二两三四五六七八九十百千]+)(?P<unit>[个名位号])?"
)
_NEXT = re.compile(rf"{_NUMBER}(?:的话)?(?:呢|怎么[办算样]|又?怎样|行不行|可以吗|行吗)[?？。!！]*")
"""Another number and no more, put up as the next case."""
_MISSAID = re.compile(
    r"(?:哦|噢|啊|呃|诶|哎呀?|不好意思|等等|等下|[,，。])*我?"
    r"(?:(?:算|说|写|打|看|记|搞|弄|数|讲|报|输)错了?|不对|错了)[啊啦哦]*[,，。]*(?:应该|其实|实际上?|现在|才)*"
    rf"{_NUMBER}(?:才对|呢|啊|吧|哦)?[?？。!！]*"
)
"""The same number put right: 哦算错了 是290个."""
_OFF = re.compile(
    r"(?:那么?|要是|如果|假如|再|就|只|我们?|刚好)*(?P<which>多|超(?!过)|少|差|低|缺)[了出]?"
    r"(?P<by>[\d零〇一二两三四五六七八九十百千]+)(?P<unit>块钱?|元|毛钱?|万(?:块钱?|元)?|个?员?工?人|个员工)"
    r"(?:的话)?(?:呢|怎么[办算样]|又?怎样|行不行|可以吗|行吗|要交吗)[?？。!！]*"
)
"""What is said to be more or less than the figure told last, and no more: 多一块钱呢."""
_MORE = "多超"
_TENTH = Decimal("0.1")


def answering(text: str, asked: Case | None) -> tuple[Amount, ...]:
    """A bare number where a figure was asked for."""
    found = counts(clean(text)) if asked else ()
    number = found[0].span.exact if len(found) == 1 else None
    if asked is None or number is None:
        return ()
    unit = unit_of(asked.measure)
    in_ten_thousands = unit == "money" and number < TEN_THOUSAND
    span = found[0].span.times(TEN_THOUSAND if in_ten_thousands else 1)
    written = f"{number.normalize():f} 万元" if in_ten_thousands else written_as(number, unit)
    return (Amount(span, unit, asked.measure, asked.per, written),)


def says_next(text: str) -> bool:
    """Whether a message says no more than another number: 那32个呢, 算错了 是290个.

    >>> says_next("那32个呢"), says_next("哦算错了 是290个"), says_next("32个镇呢")
    (True, True, False)

    Args:
        text: as it was typed.
    """
    return _next(text) is not None


def _next(text: str) -> re.Match[str] | None:
    written = clean(text).replace(" ", "")
    return _NEXT.fullmatch(written) or _MISSAID.fullmatch(written)


def next_of(text: str, before: Sequence[Amount]) -> tuple[Amount, ...]:
    """The next case of the figure that was told last, where no more is said than another number: 要是35个呢.

    A number with a measure word is of persons; one without of what was told last, in 万 where it is money.
    """
    found = _next(text)
    count = counts(found["number"]) if found else ()
    number = count[0].span.exact if len(count) == 1 else None
    persons_ = found is not None and found["unit"]
    told = [each for each in before if each.written and (each.unit == "people" or not persons_)]
    if number is None or not told:
        return ()
    last = told[-1]
    in_ten_thousands = last.unit == "money" and number < TEN_THOUSAND
    span = count[0].span.times(TEN_THOUSAND if in_ten_thousands else 1)
    exact = span.exact
    return (
        (replace(last, span=span, written=written_as(exact, last.unit), reckoned=False, picked=False),)
        if exact
        else ()
    )


def off_by(text: str, before: Sequence[Amount]) -> tuple[Amount, ...]:
    """The figure told last and so much more or less, where no more is said than that: 多一块钱呢."""
    found = _OFF.fullmatch(clean(text).replace(" ", ""))
    count = counts(found["by"]) if found else ()
    by = count[0].span.exact if len(count) == 1 else None
    if found is None or by is None:
        return ()
    unit: Unit = "people" if found["unit"].endswith(("人", "工")) else "money"
    told = [each for each in before if each.unit == unit and each.span.exact is not None]
    if not told:
        return ()
    by *= TEN_THOUSAND if "万" in found["unit"] else _TENTH if "毛" in found["unit"] else 1
    last = told[-1]
    number = (last.span.exact or Decimal(0)) + (by if found["which"] in _MORE else -by)
    written = as_told(number, unit)
    return (replace(last, span=Span.exactly(number), written=written, picked=False),) if number > 0 else ()


def whose_excess(new: Sequence[Amount], before: Sequence[Amount]) -> tuple[Amount, ...]:
    """The figures of which somebody has what is above a limit: those of the message, or of before.

    A rate beside them (才按25%吧) is none of his.
    """
    own = tuple(each for each in new if each.unit != "percent")
    return own or tuple(before) or tuple(new)


def without_excess_of(
    before: Sequence[Amount], new: Sequence[Amount], cases: Sequence[Case], *, no_more: bool = False
) -> tuple[Amount, ...]:
    """The new figures without what one of before has above a limit: 超20万 of who has 320万.

    Args:
        before: what the person said of himself.
        new: those of the message.
        cases: of the topic.
        no_more: whether the message speaks of just so much (就20万按25%交吧); 那20万呢 is the next case.
    """
    above = {
        (each.unit, each.span.exact - limit)
        for each in before
        for case in cases
        if each.span.exact is not None and fits(case, each)
        for limit in case.limits()
        if each.span.exact > limit
    }
    return tuple(
        each
        for each in new
        if (each.span.upper is not None and not (no_more and each.span.exact is not None))
        or (each.unit, each.span.lower) not in above
    )


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


def as_hired(new: Sequence[Amount], written: str, topic: Topic) -> tuple[Amount, ...]:
    """The figures with persons as those who were hired, where something is given for each: 10个人就是15000.

    How many somebody's people are decides nothing there, and is said of his firm: 我们厂10个人.
    """
    by_the_head = any(each.measure == "hired" for each in topic.sums)
    if (
        not by_the_head
        or any(case.measure == "headcount" for case in topic.cases)
        or _OF_THE_FIRM.search(written)
    ):
        return tuple(new)
    return tuple(replace(each, measure="hired") if each.measure == "headcount" else each for each in new)


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
