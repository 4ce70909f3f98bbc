"""The figures that somebody has given of himself, in a message and before, as far as they hang together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.figures.in_cases import in_its_time, without_parts_of_it
from bot.core.deciding.figures.of_before import (
    answering,
    as_before,
    as_hired,
    finer_than,
    grown,
    hangs_together,
    is_whole,
    next_of,
    of_whom_some,
    off_by,
    timed,
    whose_excess,
    without_excess_of,
)
from bot.core.deciding.following.correcting import corrected
from bot.core.deciding.grounds.denying import denied
from bot.core.knowledge.measures import Span
from bot.core.knowledge.parts import texts
from bot.core.replying.reckoning import reckonable
from bot.core.replying.siding import fits, names_limit, told
from bot.core.text.accounts import account, without_result
from bot.core.text.again import of_ones_own, what_it_comes_to
from bot.core.text.amounts import amounts
from bot.core.text.asserting import asserted, confirms, letter_pairs, of_a_rule, only_believes
from bot.core.text.bare_prices import bare_prices
from bot.core.text.either import either, one_or_each
from bot.core.text.exempting import exempt_below
from bot.core.text.for_him import asks_how_many, rule_put_up
from bot.core.text.heads import just, more
from bot.core.text.judging import judged
from bot.core.text.naming import period_before
from bot.core.text.normalizing import clean
from bot.core.text.of_the_disabled import of_the_disabled
from bot.core.text.quarters import of_the_quarter
from bot.core.text.shares import hired, shares
from bot.core.text.slicing import beyond, says_no_more, takes_excess, without_slices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.core.conversing import Conversation
    from bot.core.knowledge.cases import Case
    from bot.core.knowledge.measures import Amount
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.replying.picking import Pick

_TIMES = ("days", "months")
_INCLUDING = re.compile(r"含(?!税)|[刚正恰]好")
"""What puts a limit on the side that is put up (10万以下含10万都免, 刚好10万也免): whether it is there is
what is asked."""
_ASKS_ELSE = re.compile(r"谁|哪[里儿个家些]|什么时候|几时|何时|怎么[办申报领]|材料|电话|文号")
"""What asks for no amount, so that nothing is worked out for it again: 担保费谁收的."""


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
        text = self._of_whom(without_result(text), topic, conversation)
        written = clean(text)
        new = self.given(text, topic)
        if topic is not None and topic == conversation.topic:
            new = off_by(text, conversation.figures) or new
        put_up = rule_put_up(text)
        if put_up:
            others = [(each.unit, each.span) for each in put_up]
            new = tuple(each for each in new if (each.unit, each.span) not in others)
            new = new or (self.told_of(topic, conversation) if topic is not None else ())
        if not new and (either(text) or amounts(without_slices(text))):
            return ()
        whole = beyond(text)
        if whole is not None:
            new = tuple(each for each in conversation.figures if is_whole(each, whole)) or new
        if topic is None or topic != conversation.topic:
            new = new or self._told_before(written, topic, conversation)
            cases = self.knowledge[topic].cases if topic is not None else ()
            new = tuple(finer_than(in_its_time(each, cases), new, cases) for each in new)
            return _with_shares(new, written)
        cases = self.knowledge[topic].cases
        new = as_hired(new, written, self.knowledge[topic])
        own = without_excess_of(conversation.figures, new, cases, no_more=says_no_more(text))
        if takes_excess(text) or len(own) < len(new):
            new = whose_excess(own, self.told_of(topic, conversation))
        new = new or timed(conversation.figures, period_before(written), cases)
        asked = self._asked(conversation)
        new = (more(text, conversation.figures) if _by_heads(cases) else ()) or new
        new = new or answering(text, asked) or next_of(text, conversation.figures)
        new = tuple(as_before(figure, conversation.figures, asked) for figure in new)
        if not only_believes(text):
            told = (*conversation.figures, *new)
            new = tuple(finer_than(figure, told, cases) for figure in new)
        new = _with_shares(new, written, conversation.figures)
        new = new or of_whom_some(written, conversation.figures)
        new = (*new, *grown(new, conversation.figures))
        going_on = (each for each in conversation.figures if not _is_told_anew(each, new))
        return (*(each for each in going_on if hangs_together(each, new, cases)), *new)

    def _of_whom(self, text: str, topic: str | None, conversation: Conversation) -> str:
        """A message, with whom it counts where the topic counts the disabled alone."""
        cases = self.knowledge[topic].cases if topic is not None and topic in self.knowledge else ()
        if not any(case.measure == "disabled_ratio" for case in _all_cases(cases)):
            return text
        known = (*amounts(text), *conversation.figures)
        staff = [each.span.exact for each in known if each.measure == "headcount" and each.span.exact]
        return of_the_disabled(text, staff[0]) if staff else text

    def given(self, text: str, topic: str | None) -> tuple[Amount, ...]:
        """The figures that a message gives of oneself; where it wants a rule confirmed, no more than sides.

        Who asks which of two it is gives neither.

        What is put up as a rule is called one, is a limit of the topic, or is a time: 大企业60天付款对吧. One
        side of such a limit names the policy: 30人以下免对吧.

        Args:
            text: the message.
            topic: what the message is about.
        """
        if either(text) or one_or_each(text):
            return ()
        text = without_result(text)
        own, whole = without_slices(text), beyond(text)
        cases = self.knowledge[topic].cases if topic is not None and topic in self.knowledge else ()
        figures = (
            *(in_its_time(each, cases) for each in without_parts_of_it(amounts(own), cases)),
            *hired(own),
        )
        figures = (*figures, *(each for each in of_the_quarter(own, figures) if _counts(cases, each)))
        figures = _with_more(own, figures, cases)
        priced = any(case.measure == "price" for case in cases)
        figures = bare_prices(own) if priced and not figures else figures
        if whole is not None and not figures:
            return (whole,)
        if exempt_below(text):
            return tuple(map(_up_to, figures))
        if confirms(text):
            figures = self._without_those_of_the_policy(figures, text, topic)
        limits = [each for each in figures if names_limit(cases, each)]
        times = all(each in limits or each.unit in _TIMES for each in figures)
        if of_a_rule(text) or (confirms(text) and times):
            including = _INCLUDING.search(own) is not None
            return tuple(each for each in limits if not (each.written or including))
        return figures

    def _without_those_of_the_policy(
        self, figures: tuple[Amount, ...], text: str, topic: str | None
    ) -> tuple[Amount, ...]:
        """The figures without one that is put up as the topic's own: 四级是50万对吗 tells of no outlay.

        It says nothing of what it measures, no case decides on it, and the topic has in the same words what
        it is.
        """
        known = self.knowledge.by_id.get(topic or "")
        belief = asserted(text)
        if known is None or belief is None or len(figures) != 1 or figures[0].measure is not None:
            return figures
        if any(fits(case, figures[0]) for case in known.cases):
            return figures
        says_more = belief.pairs - frozenset[str]().union(*map(letter_pairs, known.names))
        said = (judged((belief,), each, known.names) for each in texts(known).values())
        return () if says_more and any(said) else figures

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
        goes_on = topic is not None and topic == conversation.topic
        if said or topic is None or not goes_on or _ASKS_ELSE.search(text) or of_a_rule(text):
            return said
        if (
            only_believes(text)
            or of_ones_own(text)
            or asks_how_many(text)
            or what_it_comes_to(text)
            or account(text)
        ):
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
        return (*(each for each in before if hangs_together(each, new, topic.cases)), *new)

    def _asked(self, conversation: Conversation) -> Case | None:
        """The case whose figure we asked for last."""
        topic = self.knowledge.by_id.get(conversation.topic or "")
        if topic is None or conversation.facet is None:
            return None
        question = told(topic.cases, conversation.facet, conversation.figures).question
        return next((case for case in topic.cases if question and case.ask == question), None)


def _with_more(text: str, figures: tuple[Amount, ...], cases: Iterable[Case]) -> tuple[Amount, ...]:
    """The figures of a message, with heads told without a word for people, and as many as there will be."""
    if not _by_heads(cases):
        return figures
    people = any(each.unit == "people" and each.span.exact is not None for each in figures)
    figures = figures if people else (*figures, *just(text))
    grown_to = more(text, figures)
    rest = tuple(each for each in figures if each.measure != "headcount")
    return (*rest, *grown_to) if grown_to else figures


def _by_heads(cases: Iterable[Case]) -> bool:
    """Whether something hangs on how many people somebody has."""
    return any(case.measure == "headcount" for case in cases)


def _with_shares(new: tuple[Amount, ...], written: str, before: Sequence[Amount] = ()) -> tuple[Amount, ...]:
    """The figures with the shares that follow from them, in place of what is said to be more or less."""
    found = shares(written, new, before)
    following = {each.measure for each in found}
    return (*(each for each in new if each.measure not in following), *found)


def _is_told_anew(before: Amount, new: Iterable[Amount]) -> bool:
    """Whether one of the new figures stands in place of an earlier one."""
    return any((each.measure, each.per) == (before.measure, before.per) for each in new if each.measure)


def _up_to(figure: Amount) -> Amount:
    """A figure above a limit, as what is not above it: of that somebody believes how it is."""
    limit, span = figure.span.lower, figure.span
    if limit is None or span.upper is not None:
        return figure
    return replace(figure, span=Span(None, limit, upper_in=not span.lower_in), written="")


def _counts(cases: Iterable[Case], figure: Amount) -> bool:
    """Whether a case is of what a figure measures over its time."""
    return any(case.per == figure.per and fits(case, figure) for case in cases)


def _all_cases(cases: Iterable[Case]) -> Iterator[Case]:
    """The cases, and those that decide on one of their sides."""
    for case in cases:
        yield case
        yield from (side.then for side in case.sides if side.then is not None)
