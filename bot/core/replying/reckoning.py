"""What a topic's rates make of the figures that somebody gave of themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.knowledge.measures import unit_of
from bot.core.replying.siding import fits
from bot.core.text.amounts import in_yuan, written_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from bot.core.knowledge.measures import Amount, Unit
    from bot.core.knowledge.model import Topic
    from bot.core.knowledge.sums import Sum
    from bot.core.knowledge.wording import Wording
    from bot.core.replying.siding import Applying, Told


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What one rate makes of a figure."""

    said: str
    results: tuple[Decimal, ...]
    """What it comes to in 元; and over all years."""


def measures(topic: Topic, figure: Amount) -> bool:
    """Whether a topic decides something on somebody's own figure, or works something out of it."""
    return any(fits(case, figure) for case in topic.cases) or bool(reckonable(topic.sums, (figure,)))


def own_amount(each: Sum, figures: Sequence[Amount]) -> Amount | None:
    """The figure of which this is worked out: the last that is one number, or about one, and measures it.

    Args:
        each: the rate.
        figures: what the person says of himself.
    """
    fitting = [figure for figure in figures if _fits(each, figure)]
    return fitting[-1] if fitting else None


def reckonable(sums: Iterable[Sum], figures: Sequence[Amount]) -> tuple[str, ...]:
    """The parts that say what sum these figures come to; how many people they do is only said beside them."""
    money = (each for each in sums if not each.of_people)
    return tuple(part for each in money if own_amount(each, figures) for part in each.parts)


def reckoned(
    sums: Iterable[Sum], part: str, figures: Sequence[Amount], wording: Wording, text: str = ""
) -> list[Reckoned]:
    """The sentences that stand before a part with what they come to, each rate once.

    Args:
        sums: of the topic.
        part: which is shown.
        figures: what the person says of himself.
        wording: how a rounded sum is said.
        text: of the part; an amount beyond the limit that it speaks of is nobody's own: 那五千亿是啥.
    """
    found: dict[str, Reckoned] = {}
    for each in sums:
        own = own_amount(each, figures) if part in each.parts else None
        number = own.span.roughly if own else None
        if own is None or number is None:
            continue
        if not (own.written in text and each.is_beyond(number)):
            exactly = own.span.exact is not None and not own.about
            said = each.said(own.written, _written(each, number, wording, exactly=exactly), number)
            found.setdefault(said, Reckoned(said, _results(each, number)))
    return list(found.values())


def left_to(sums: Iterable[Sum], own: Told) -> tuple[Sum, ...]:
    """The rates that are worked out beside the sentences that apply.

    A rate that a case speaks of is for those on whose side it is said (不到 1% 的按 90% 缴); no other is for
    those who fail. While the time of a figure is lacking, nothing is worked out; nor what hangs on a side
    that a vague figure does not tell.

    Args:
        sums: of the topic.
        own: what is said of the figures.
    """
    if own.torn:
        return ()
    asked = own.asked.measure if own.asked else None
    failed = any(each.side.met is False for each in own.applying)
    vague = [text for case in own.undecided for text in case.sentences()]
    return tuple(
        each
        for each in sums
        if each.measure != asked
        and _is_for(each, own.applying, failed=failed)
        and not any(map(each.speaks_in, vague))
    )


def measured(own: Told) -> tuple[Amount, ...]:
    """The figures that say nothing of what they measure, with what they were taken for."""
    unnamed = (each for each in own.applying if each.figure.measure is None)
    return tuple(replace(each.figure, measure=each.case.measure) for each in unnamed)


def _is_for(each: Sum, applying: Sequence[Applying], *, failed: bool) -> bool:
    ruling = [one for one in applying if any(each.speaks_in(text) for text in one.case.sentences())]
    return all(each.speaks_in(one.side.answer) for one in ruling) if ruling else not failed


def _fits(each: Sum, figure: Amount) -> bool:
    number = figure.span.roughly
    unsaid = figure.measure is None and each.assumed and figure.unit == unit_of(each.measure)
    if number is None or not number or figure.picked or not (unsaid or figure.measure == each.measure):
        return False
    ends = (figure.span.lower, figure.span.upper)
    if not all(
        end is not None and each.takes(end) and each.is_beyond(end) == each.is_beyond(number) for end in ends
    ):
        return False
    return figure.per is None or each.per is None or figure.per == each.per


def _results(each: Sum, amount: Decimal) -> tuple[Decimal, ...]:
    number, _ = each.of(amount)
    return (number, number * each.years) if each.years else (number,)


def _written(each: Sum, amount: Decimal, wording: Wording, *, exactly: bool) -> list[str]:
    """What an amount comes to, and over all years; of so much for each person in 元, as that is written."""
    _, exact = each.of(amount)
    exact = exact and exactly
    numbers = _results(each, amount)
    unit: Unit = "people" if each.of_people else "money"
    written = [in_yuan(one) if each.each is not None else written_as(one, unit) for one in numbers]
    return written if exact else [wording("answer.about", figure=one) for one in written]
