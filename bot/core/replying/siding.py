"""Which curated sentence applies to the figures that somebody gave of themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.knowledge.measures import Span, unit_of
from bot.core.knowledge.model import FACETS
from bot.core.knowledge.topic import OVERVIEW

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from bot.core.knowledge.cases import Case, Side
    from bot.core.knowledge.measures import Amount, Measure


@dataclass(frozen=True, slots=True)
class Applying:
    """A figure and the side of a limit on which it stands."""

    figure: Amount
    case: Case
    side: Side


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of somebody's own figures."""

    applying: tuple[Applying, ...] = ()
    """Their sentences stand in place of the general text, which may say something else."""
    beforehand: bool = False
    """Whether they stand before the general text instead: something else was asked, but they fail."""
    asked: Case | None = None
    """The case whose figure is lacking; the general text stays beside the question for it."""
    hanging: Applying | None = None
    """What is said to those on whom alone the figure bears that was given: its sentence says who they are."""
    timeless: tuple[Applying, ...] = ()
    """Where it is only the time that is lacking: where the figure stands for each time."""
    undecided: tuple[Case, ...] = ()
    """Those whose figure is too vague to say on which side it stands: 28万左右 of 30 万."""
    by_time: bool = False
    """Whether the sentences are for each time over which a sum was told, and not all hold together."""
    torn: bool = False
    """Whether a figure is on one side by the month and on another by the quarter, so that a text for one of
    them would mislead."""

    @property
    def question(self) -> str | None:
        """Asks for the figure that is lacking."""
        return self.asked.ask if self.asked else None


def told(cases: Iterable[Case], part: str, figures: Sequence[Amount]) -> Told:
    """What a topic's cases say to these figures.

    Who fails one condition fails: then only that is said.

    Args:
        cases: of the topic.
        part: the part that was asked for; cases that do not open it have no say.
        figures: what the message gives.
    """
    known = tuple(cases) if figures else ()
    opening = [case for case in known if part in case.parts]
    if not opening:
        return _failing(known, part, figures)
    standing: dict[Measure, list[Applying | None]] = defaultdict(list)
    for case in opening:
        if own := _own(case, part, figures):
            standing[case.measure].append(_standing(case, own))
    if several := [one for case in opening for one in _each_apart(case, part, figures)]:
        return Told(_each_once(several))
    if by_time := [one for same in standing.values() for one in _each_time(same)]:
        return Told(_each_once(by_time), by_time=True)
    undecided = tuple(case for case in opening if _is_undecided(case, part, figures))
    sure = [one for same in standing.values() if (one := _agreed(same)) is not None]
    finest = [_finer(each, figures) for each in sure]
    failed = [each for each in finest if each.side.met is False]
    if finest:
        return Told(_each_once(failed or finest), undecided=undecided)
    asked = _asked(opening, standing, figures)
    timeless = _timeless(standing.get(asked.measure, ())) if asked else ()
    torn = any(map(_torn, standing.values()))
    hanging = _hanging(asked, figures) if asked and asked.measure not in standing else None
    return Told(asked=asked, hanging=hanging, timeless=timeless, undecided=undecided, torn=torn)


def all_met(cases: Iterable[Case], part: str, applying: Iterable[Applying]) -> bool:
    """Whether each of several conditions that a part's cases set was told a figure for, and is met.

    Args:
        cases: of the topic.
        part: that was asked for.
        applying: what is said of the figures.
    """
    known = tuple(applying)
    conditions = {
        case.measure for case in cases if part in case.parts and any(side.met is False for side in case.sides)
    }
    met = {each.case.measure for each in known if each.side.met}
    return len(conditions) > 1 and conditions <= met and all(each.side.met is not False for each in known)


def _failing(cases: Sequence[Case], part: str, figures: Sequence[Amount]) -> Told:
    """What is said to somebody who asks for something else by a question and surely fails a condition."""
    if part in FACETS:
        return Told()
    named = [figure for figure in figures if figure.measure is not None]
    found = [_standing(case, own) for case in cases if (own := _own(case, OVERVIEW, named))]
    surely = [each for each in found if each and each.side.met is False]
    return Told(_each_once(surely), beforehand=True) if surely else Told()


def _each_once(applying: Sequence[Applying]) -> tuple[Applying, ...]:
    return tuple({each.side.answer: each for each in applying}.values())


def _own(case: Case, part: str, figures: Sequence[Amount]) -> list[Amount]:
    """The figures that are of what the case is about, and are somebody's own.

    Who asks “310 万，前面 300 万…” names the limit beside his own figure; who asks for an overview and gives
    nothing but the limit names the policy.
    """
    limits = frozenset(case.limits())
    fitting = [figure for figure in figures if fits(case, figure)]
    own = [figure for figure in fitting if not _names_limit(figure, limits)]
    return own if own or part == OVERVIEW else fitting


def fits(case: Case, figure: Amount) -> bool:
    """Whether a figure is of what the case is about, or may be taken for it."""
    if figure.measure not in (None, case.measure) or figure.unit != unit_of(case.measure):
        return False
    if figure.measure is None and not case.assumed:
        return False
    return case.per is None or figure.per == case.per or (figure.per is None and case.assumed)


def _names_limit(figure: Amount, limits: frozenset[Decimal]) -> bool:
    """Whether a figure is a limit itself, or everything on one side of it."""
    ends = {figure.span.lower, figure.span.upper} - {None}
    return len(ends) == 1 and ends <= limits and not figure.picked


def names_limit(cases: Iterable[Case], figure: Amount) -> bool:
    """Whether a figure is a limit of one of the cases, or everything on one side of it."""
    return any(fits(case, figure) and _names_limit(figure, frozenset(case.limits())) for case in cases)


def side_of(case: Case, figure: Amount) -> Side | None:
    """The side on which a figure stands; None if it may be on several.

    Who says 10万以下 where 10 万 itself is on the other side means those below it: the sentence says so.
    """
    span = figure.span
    if names_limit((case,), figure) and span.exact is None:
        span = replace(span, lower_in=False, upper_in=False)
    return next((side for side in case.sides if span.within(side.span)), None)


def says(side: Side, figure: Amount) -> bool:
    """Whether a figure stands in what is said on a side: 20%."""
    return bool(figure.written) and figure.written in side.answer


def beyond_its_side(applying: Applying) -> Side | None:
    """The side that has the limit, where it was said to be on that of the figure: 30万以内 of 未达到30万."""
    span = applying.figure.span
    if span.exact is not None or span.within(applying.side.span):
        return None
    at_limit = [Span.exactly(end) for end in (span.lower, span.upper) if end is not None]
    others = (side for side in applying.case.sides if side is not applying.side)
    return next((side for side in others if any(each.within(side.span) for each in at_limit)), None)


def _standing(case: Case, own: Sequence[Amount]) -> Applying | None:
    """The side that these figures stand on; None if they stand on several, or are too vague to say."""
    found = [(side_of(case, figure), figure) for figure in own]
    side, figure = found[0]
    return Applying(figure, case, side) if side and all(other is side for other, _ in found) else None


def _is_undecided(case: Case, part: str, figures: Sequence[Amount]) -> bool:
    """Whether a figure is the case's own and may stand on several sides."""
    return any(side_of(case, figure) is None for figure in _own(case, part, figures))


def _each_apart(case: Case, part: str, figures: Sequence[Amount]) -> list[Applying]:
    """Where several exact figures of one kind stand, if on different sides: 一台600万一台300万."""
    own = [figure for figure in _own(case, part, figures) if figure.span.exact is not None]
    named = [figure for figure in own if figure.measure == case.measure]
    found = [Applying(each, case, side) for each in named if (side := side_of(case, each)) is not None]
    apart = len({id(each.side) for each in found}) > 1 and len(found) == len(own)
    return found if apart else []


def _agreed(same: Sequence[Applying | None]) -> Applying | None:
    """What a measure comes to: a figure without a time must mean the same by the month and by the quarter."""
    first = same[0]
    if first is None or any(each is None or each.side.met != first.side.met for each in same):
        return None
    return first


def _torn(same: Sequence[Applying | None]) -> bool:
    return None not in same and _agreed(same) is None


def _each_time(same: Sequence[Applying | None]) -> list[Applying]:
    """Where a sum stands by the month and by the quarter, if told for both and not the same."""
    sure = [each for each in same if each and each.figure.per]
    told_for_each = len({each.figure.per for each in sure}) == len(same) > 1
    return sure if told_for_each and len({each.side.met for each in sure}) > 1 else []


def _finer(found: Applying, figures: Sequence[Amount]) -> Applying:
    """What another figure decides for those on this side."""
    finer = found.side.then
    own = [figure for figure in figures if fits(finer, figure)] if finer else []
    return (_standing(finer, own) if finer and own else None) or found


def _asked(
    opening: Sequence[Case], standing: dict[Measure, list[Applying | None]], figures: Sequence[Amount]
) -> Case | None:
    """The case to ask for: of the time that a figure lacks, or on which the figure that was given hangs."""
    for case in opening:
        finer = [side.then for side in case.sides if side.then is not None]
        hanging = case.measure not in standing and any(
            fits(each, figure) for each in finer for figure in figures
        )
        timeless = len(standing.get(case.measure, ())) > 1
        if case.ask is not None and (hanging or timeless):
            return case
    return None


def _hanging(asked: Case, figures: Sequence[Amount]) -> Applying | None:
    """Where a figure stands that bears on one side alone of the case that is asked for: 不到1% of over 30."""
    finer = [side.then for side in asked.sides if side.then is not None]
    own = [figure for figure in figures if len(finer) == 1 and fits(finer[0], figure)]
    return _standing(finer[0], own) if own else None


def _timeless(same: Sequence[Applying | None]) -> tuple[Applying, ...]:
    """Where a figure without its time stands for each time, as far as that is sure; it may lack more."""
    sure = tuple(each for each in same if each)
    return sure if len(sure) > 1 else ()
