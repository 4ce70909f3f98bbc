"""Takes a message that gives little but a figure for what it is: an answer to us, or the next case.

“那做到六千万呢”, “我们厂28个人”, “季度的”, or a bare “三十” after we asked for it. The topic is the one that
is talked about, or the one that is named; its cases say what applies.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.deciding.cases import FEW, NAMED
from bot.core.knowledge.measures import Amount, unit_of
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Decision, Gap
from bot.core.replying.siding import fits, told
from bot.core.text.amounts import amounts, placed, written_as
from bot.core.text.counting import counts
from bot.core.text.naming import period_before, without_measure
from bot.core.text.normalizing import clean
from bot.core.text.scanning import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.core.conversing import Conversation
    from bot.core.knowledge.cases import Case
    from bot.core.knowledge.measures import Period
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.reading.reader import Reader
    from bot.core.replying.picking import Pick

TEN_THOUSAND = 10_000
"""What a bare number below it is taken times where money is asked for: the limits are in 万."""
_SURE = 0.8
_WANTED = ("overview", "eligibility", "benefit")
"""Parts that a figure answers, whichever of them its words ask for."""


@dataclass(frozen=True)
class OwnFigures:
    """Listens to figures."""

    knowledge: Knowledge
    reader: Reader
    besides: Sequence[str]
    """Words that people say around a figure and that ask for nothing more."""
    taxes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By tax what people say for it; said of the topic's own it asks for nothing more."""

    def heard(self, text: str, conversation: Conversation, topic: str | None) -> tuple[Amount, ...]:
        """The figures that a message gives, with what was said before where the topic goes on.

        Args:
            text: the message.
            conversation: what was said before.
            topic: what the message is about.
        """
        new = amounts(text)
        if topic is None or topic != conversation.topic:
            return new
        new = new or _timed(conversation.figures, period_before(clean(text)))
        asked = self._asked(conversation)
        new = new or self._answering(text, asked)
        new = tuple(_as_before(figure, conversation.figures, asked) for figure in new)
        cases = self.knowledge[topic].cases
        return (*(each for each in conversation.figures if _hangs_together(each, new, cases)), *new)

    @staticmethod
    def with_pick(topic: Topic, pick: Pick, conversation: Conversation) -> tuple[Amount, ...]:
        """The figures of who picked a side, with what was said before as far as both decide together."""
        before = conversation.figures if conversation.topic == topic.id else ()
        new = (pick.figure(before),)
        return (*(each for each in before if _hangs_together(each, new, topic.cases)), *new)

    def named(self, text: str) -> tuple[str, ...]:
        """The topics that a message names."""
        return tuple(self.reader.read(text).named(NAMED))

    def decide(self, text: str, conversation: Conversation) -> Decision | None:
        """What a message comes to that gives a figure and says little else; None if it says more."""
        reading = self.reader.read(self._left(text))
        named = reading.named(NAMED)
        topic = named[0] if len(named) == 1 else None if named else conversation.topic
        if topic is None or topic not in self.knowledge or not self.knowledge[topic].cases:
            return None
        said = self._without_own_tax(self.knowledge[topic], reading.specific)
        if len(said.replace(" ", "")) > FEW or reading.compares or reading.documents:
            return None
        if any(cue.facet not in _WANTED for cue in reading.cues):
            return None
        figures = self.heard(text, conversation, topic)
        before = conversation.facet if topic == conversation.topic else None
        part = _part(self.knowledge[topic], before, figures) if figures else None
        if part is None:
            return None
        return Decision(Answered((PartRef(topic, part),)), _SURE, "own_figure", reading.normalized)

    def instead(self, decision: Decision, text: str, conversation: Conversation) -> Decision:
        """The decision; but of parts of one topic between which it asks, the likeliest that a figure decides.

        Args:
            decision: what was decided.
            text: the message.
            conversation: what was said before.
        """
        outcome = decision.outcome
        if not isinstance(outcome, Clarify) or len({ref.topic for ref in outcome.options}) != 1:
            return decision
        first = outcome.options[0]
        figures = self.heard(text, conversation, first.topic)
        own = told(self.knowledge[first.topic].cases, first.part, figures)
        if not own.applying or own.beforehand:
            return decision
        return replace(decision, outcome=Answered((first,)), rule="own_figure")

    def _left(self, text: str) -> str:
        """What a message says besides its figures and the words around them."""
        left, at, written = "", 0, clean(text)
        found = placed(written)
        for each in found or counts(written):
            left += written[at : each.start] + " "
            at = each.end
        left += written[at:]
        for each in found:
            left = without_measure(left, each.amount.unit, each.amount.measure)
        for start, word in reversed(tuple(self._around.find(left))):
            left = f"{left[:start]} {left[start + len(word) :]}"
        return left

    def _without_own_tax(self, topic: Topic, specific: str) -> str:
        """What is said besides the tax that the topic is on: 增值税 of one on VAT."""
        return Scanner(self.taxes.get(topic.axes.get("tax", ""), ())).without(specific)

    @cached_property
    def _around(self) -> Scanner:
        return Scanner(self.besides)

    def _asked(self, conversation: Conversation) -> Case | None:
        """The case whose figure we asked for last."""
        topic = self.knowledge.by_id.get(conversation.topic or "")
        if topic is None or conversation.facet is None:
            return None
        question = told(topic.cases, conversation.facet, conversation.figures).question
        return next((case for case in topic.cases if question and case.ask == question), None)

    @staticmethod
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


def topic_of(decision: Decision) -> str | None:
    """What is answered, or is missing."""
    match decision.outcome:
        case Answered(parts):
            return parts[0].topic
        case Gap(topic):
            return topic
        case _:
            return None


def _timed(before: Sequence[Amount], period: Period | None) -> tuple[Amount, ...]:
    """The earlier figures of money that said no time, with the time that is now said."""
    timeless = (each for each in before if each.unit == "money" and each.per is None)
    return tuple(replace(each, per=period) for each in timeless) if period else ()


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


def _hangs_together(before: Amount, new: Sequence[Amount], cases: Iterable[Case]) -> bool:
    """Whether an earlier figure and one of these decide together what is said."""
    nested = [(case, side.then) for case in cases for side in case.sides if side.then is not None]
    return any(
        (fits(case, before) and fits(finer, each)) or (fits(case, each) and fits(finer, before))
        for case, finer in nested
        for each in new
    )


def _part(topic: Topic, before: str | None, figures: Sequence[Amount]) -> str | None:
    """The part whose text gives way to what the figures decide: that shown last, if it is one."""
    fitting = [case for case in topic.cases if any(fits(case, figure) for figure in figures)]
    parts = list(dict.fromkeys([*_shown(before, fitting), *_in_order(fitting)]))
    for part in parts:
        own = told(topic.cases, part, figures)
        if own.question or (own.applying and not own.beforehand):
            return part
    return parts[0] if parts else None


def _shown(before: str | None, cases: Iterable[Case]) -> Iterator[str]:
    if before is not None and before != "overview" and any(before in case.parts for case in cases):
        yield before


def _in_order(cases: Iterable[Case]) -> Iterator[str]:
    """The parts of cases; of each the overview last, for it takes a limit for the policy's name."""
    for case in cases:
        yield from sorted(case.parts, key="overview".__eq__)
