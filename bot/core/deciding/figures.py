"""The figures that somebody has given of himself, in a message and before, as far as they hang together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.correcting import corrected
from bot.core.deciding.denying import denied
from bot.core.knowledge.measures import Amount, Span, unit_of
from bot.core.replying.reckoning import reckonable
from bot.core.replying.siding import fits, names_limit, side_of, told
from bot.core.text.again import of_ones_own, what_it_comes_to
from bot.core.text.amounts import amounts, written_as
from bot.core.text.asserting import confirms, of_a_rule, only_believes
from bot.core.text.counting import counts
from bot.core.text.naming import period_before
from bot.core.text.normalizing import clean
from bot.core.text.persons import persons
from bot.core.text.shares import PARTS_OF_STAFF, hired, shares
from bot.core.text.slicing import beyond, without_excess, without_slices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.core.conversing import Conversation
    from bot.core.knowledge.cases import Case
    from bot.core.knowledge.measures import Period
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.replying.picking import Pick

_TIMES = ("days", "months")
_SHORTER = ("month", "quarter")
_INCLUDING = re.compile(r"含(?!税)|[刚正恰]好")
"""What puts a limit on the side that is put up (10万以下含10万都免, 刚好10万也免): whether it is there is
what is asked."""
_ASKS_ELSE = re.compile(r"谁|哪[里儿个家些]|什么时候|几时|何时|怎么[办申报领]|材料|电话|文号")
"""What asks for no amount, so that nothing is worked out for it again: 担保费谁收的."""
TEN_THOUSAND = 10_000
"""What a bare number below it is taken times where money is asked for: the limits are in 万."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Finds the figures of a chat."""

    knowledge: Knowledge

    def said(self, text: str, conversation: Conversation, topic: str | None) -> tuple[Amount, ...]:
        """The figures that a message gives, with what was said before where the topic goes on.

        Who was asked which topic he means, or says that he meant another, need not give them again.
        Those of an introduction are kept.

        Args:
            text: the message.
            conversation: what was said before.
            topic: what the message is about.
        """
        written = clean(text)
        new = self.given(text, topic)
        if not new and amounts(text):
            return ()
        whole = beyond(text)
        if whole is not None:
            new = tuple(each for each in conversation.figures if _is_whole(each, whole)) or new
        if topic is None or topic != conversation.topic:
            new = new or self._told_before(written, topic, conversation)
            cases = self.knowledge[topic].cases if topic is not None else ()
            new = tuple(_in_its_time(each, cases) for each in new)
            return (*new, *shares(written, new))
        cases = self.knowledge[topic].cases
        new = new or _timed(conversation.figures, period_before(written), cases)
        asked = self._asked(conversation)
        new = new or _answering(text, asked)
        new = tuple(_as_before(figure, conversation.figures, asked) for figure in new)
        if not only_believes(text):
            new = tuple(_finer(figure, conversation.figures, cases) for figure in new)
        new = (*new, *shares(written, new, conversation.figures))
        new = new or _of_whom(written, conversation.figures)
        new = (*new, *_grown(new, conversation.figures))
        return (*(each for each in conversation.figures if _hangs_together(each, new, cases)), *new)

    def given(self, text: str, topic: str | None) -> tuple[Amount, ...]:
        """The figures that a message gives of oneself; where it wants a rule confirmed, no more than sides.

        What is put up as a rule is called one, is a limit of the topic, or is a time: 大企业60天付款对吧. One
        side of such a limit names the policy: 30人以下免对吧.

        Args:
            text: the message.
            topic: what the message is about.
        """
        own, whole = without_slices(text), beyond(text)
        cases = self.knowledge[topic].cases if topic is not None and topic in self.knowledge else ()
        figures = (*(_in_its_time(each, cases) for each in _whole(amounts(own), cases)), *hired(own))
        if whole is not None and not figures:
            return (whole,)
        limits = [each for each in figures if names_limit(cases, each)]
        times = all(each in limits or each.unit in _TIMES for each in figures)
        if of_a_rule(text) or (confirms(text) and times):
            including = _INCLUDING.search(own) is not None
            return tuple(each for each in limits if not (each.written or including))
        return figures

    @staticmethod
    def of_oneself(text: str) -> tuple[Amount, ...]:
        """The figures of an introduction, with the shares that follow from them; they are kept."""
        told = (*amounts(text), *hired(clean(text)))
        own = (*told, *shares(clean(text), told))
        return tuple(replace(each, reckoned=False, of_oneself=True) for each in own)

    def worked_out_of(self, figures: Sequence[Amount]) -> tuple[str, ...]:
        """The topics that work something out of what somebody told of himself."""
        own = [each for each in figures if each.of_oneself]
        return tuple(topic.id for topic in self.knowledge if own and reckonable(topic.sums, own))

    def worked_with(self, text: str, conversation: Conversation, topic: str | None) -> tuple[Amount, ...]:
        """The figures that a reply is worded with: those that are `said`, or else of before, for a rate.

        What was told before is worked out again in what is shown of the same topic; it decides nothing again.

        Args:
            text: the message.
            conversation: what was said before.
            topic: what the reply is about.
        """
        said = self.said(text, conversation, topic)
        if said or topic is None or topic != conversation.topic or _ASKS_ELSE.search(text):
            return said
        if only_believes(text) or of_ones_own(text) or what_it_comes_to(text):
            return self.told_of(topic, conversation)
        sums = self.knowledge[topic].sums
        return tuple(each for each in conversation.figures if reckonable(sums, (each,)))

    def told_of(self, topic: str, conversation: Conversation) -> tuple[Amount, ...]:
        """The figures of before on which a topic's cases decide, or of which its rates work something out."""
        known = self.knowledge[topic]
        return tuple(
            each
            for each in conversation.figures
            if reckonable(known.sums, (each,)) or any(fits(case, each) for case in _all_cases(known.cases))
        )

    def _told_before(self, written: str, topic: str | None, conversation: Conversation) -> tuple[Amount, ...]:
        """The figures of before, for a topic new in the chat: offered, compared, or decided by them."""
        if topic in conversation.offered or denied(written) is not None or corrected(written) is not None:
            return conversation.figures
        if topic is None:
            return ()
        begins, known = conversation.topic is None or topic == conversation.beside, self.knowledge[topic]
        return tuple(
            each
            for each in conversation.figures
            if (begins or each.of_oneself)
            and (
                any(fits(case, each) for case in known.cases)
                or (each.of_oneself and each.measure and reckonable(known.sums, (each,)))
            )
        )

    @staticmethod
    def with_pick(topic: Topic, pick: Pick, conversation: Conversation) -> tuple[Amount, ...]:
        """The figures of who picked a side, with what was said before as far as both decide together."""
        before = conversation.figures if conversation.topic == topic.id else ()
        new = (pick.figure(before),)
        return (*(each for each in before if _hangs_together(each, new, topic.cases)), *new)

    def _asked(self, conversation: Conversation) -> Case | None:
        """The case whose figure we asked for last."""
        topic = self.knowledge.by_id.get(conversation.topic or "")
        if topic is None or conversation.facet is None:
            return None
        question = told(topic.cases, conversation.facet, conversation.figures).question
        return next((case for case in topic.cases if question and case.ask == question), None)


def _whole(figures: Sequence[Amount], cases: Sequence[Case]) -> tuple[Amount, ...]:
    """The figures without what one of them has above a limit of one of the cases."""
    money = [
        case
        for case in cases
        if unit_of(case.measure) == "money" and any(fits(case, each) for each in figures)
    ]
    return without_excess(figures, [limit for case in money for limit in case.limits()])


def _answering(text: str, asked: Case | None) -> tuple[Amount, ...]:
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


def _timed(before: Sequence[Amount], period: Period | None, cases: Sequence[Case]) -> tuple[Amount, ...]:
    """The earlier figures that said no time on which something hangs, with the one that is now said.

    Where it is the same for every time, none was asked for: 今年什么时候截止 tells no time of the sales.
    """
    if period is None:
        return ()
    timeless = (each for each in before if each.unit == "money" and each.per is None)
    known = ((each, {case.per for case in cases if fits(case, each)}) for each in timeless)
    return tuple(replace(each, per=period) for each, pers in known if len(pers) > 1 and period in pers)


def _of_whom(written: str, before: Sequence[Amount]) -> tuple[Amount, ...]:
    """How many they are of whom somebody counts some, where that was too vague for a share: 裁了3个."""
    parts = any(each.kind in PARTS_OF_STAFF for each in persons(written))
    return tuple(each for each in before if parts and each.measure == "headcount")


def _grown(new: Sequence[Amount], before: Sequence[Amount]) -> tuple[Amount, ...]:
    """How many they are at least once so many were hired as they were not before: 12人, then 招到35个人."""
    told = [each for each in new if each.measure == "hired" and each.span.exact]
    had = [each for each in before if each.measure == "headcount" and each.span.exact]
    if len(told) != 1 or len(had) != 1 or any(each.measure == "headcount" for each in new):
        return ()
    whole = Span(told[0].span.exact, None)
    return () if had[0].span.within(whole) else (replace(had[0], span=whole, written=""),)


def _is_whole(before: Amount, whole: Amount) -> bool:
    """Whether an earlier figure is the sum of which somebody says how he would take it in slices."""
    return before.unit == whole.unit and before.span.within(whole.span)


def _in_its_time(figure: Amount, cases: Sequence[Case]) -> Amount:
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


def _as_before(figure: Amount, before: Sequence[Amount], asked: Case | None) -> Amount:
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


def _finer(figure: Amount, before: Sequence[Amount], cases: Sequence[Case]) -> Amount:
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


def _all_cases(cases: Iterable[Case]) -> Iterator[Case]:
    """The cases, and those that decide on one of their sides."""
    for case in cases:
        yield case
        yield from (side.then for side in case.sides if side.then is not None)


def _hangs_together(before: Amount, new: Sequence[Amount], cases: Iterable[Case]) -> bool:
    """Whether an earlier figure and one of these decide together what is said."""
    nested = [(case, side.then) for case in cases for side in case.sides if side.then is not None]
    return any(
        (fits(case, before) and fits(finer, each)) or (fits(case, each) and fits(finer, before))
        for case, finer in nested
        for each in new
    )
