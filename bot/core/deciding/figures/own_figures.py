"""Takes a message that gives little but a figure for what it is: an answer to us, or the next case.

“那做到六千万呢”, “我们厂28个人”, “季度的”, or a bare “三十” after we asked for it. The topic is the one that
is talked about, or the one that is named; its cases say what applies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.figures.decided_parts import decides, fails, in_order, part_decided
from bot.core.deciding.figures.of_before import says_next
from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.found import HEARD
from bot.core.deciding.grounds.listening import Evidence
from bot.core.knowledge.measures import unit_of
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify, Decision, Gap, Unanswered
from bot.core.replying.reckoning import reckonable
from bot.core.replying.siding import fits, names_limit
from bot.core.text.accounts import account, without_result
from bot.core.text.again import what_it_comes_to
from bot.core.text.amounts import amounts
from bot.core.text.asking import asks_whether, doubts
from bot.core.text.asserting import of_a_rule
from bot.core.text.normalizing import clean, unspaced
from bot.core.text.shares import hired
from bot.core.text.slicing import beyond
from bot.core.text.values import DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.core.conversing import Conversation
    from bot.core.deciding.figures.beside import BesideFigures
    from bot.core.deciding.figures.figures import Figures
    from bot.core.deciding.rules import Rules
    from bot.core.knowledge.measures import Amount
    from bot.core.knowledge.model import Topic
    from bot.core.reading.reader import Reader

RULE = "own_figure"
_AND = "呢"
"""How a figure ends that is the next case of what was asked: 3亿呢."""
_HIRES = re.compile(
    rf"(?:那么?|要是|如果|我们?|再)*(?:招|聘)(?:用|了)?[\d{DIGIT}十百]+[个名位]人?(?:的话|呢)+[?？]?"
)
"""A message that tells how many are hired, and no more: 招三个呢."""
_MARKS = "?？。!！ "
_TALK = "talk"
"""The rule by which a message is taken for talk because it is like some."""
_OF_ANY = ("general", "facet_no_topic")
"""Questions that are asked back of any topic."""
_WHAT_TO_PAY = re.compile(
    r"(?:那么?|这样|我们?|一个?|每个?|月|季度?|年|大概|总共|一共|到底|要不|用不|要|该|得|应该?|需要|是|的|税)*"
    r"[交缴](?:多少|几)?(?:税|钱)*(?:啊|呢|吗|不|么)*[?？]?"
)
"""What asks how much is to be paid, and says no more."""
_WHAT_IS_PAID = "benefit"
_YEARS = re.compile(
    r"(?:那|要是|如果|贴|补|借|贷)*(?:\d+|[一二两三四五])年(?:下来|合计|一?共|总共|加起来|多少|呢|的)*[?？]?"
)


@dataclass(frozen=True)
class OwnFigures:
    """Listens to figures."""

    figures: Figures
    reader: Reader
    beside: BesideFigures
    """Tells what a message says besides."""
    rules: Rules
    """Tell what a message is about where nothing was said before."""

    def alone(self, text: str, _evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a message that gives a figure and says little else."""
        known, comes_to = self.figures.knowledge, account(text)
        text = without_result(text)
        if of_a_rule(text) and (another := self._of_another(text, conversation)):
            return another
        reading = self.reader.read(self.beside.left(text))
        topic = self._topic(text, reading.named(NAMED), conversation)
        if topic is None or topic not in known or not (known[topic].cases or known[topic].sums):
            return None
        more = self.beside.asks_more(known[topic], reading) and not says_next(text)
        if more or reading.compares or reading.documents:
            return None
        if topic == conversation.topic and self._means_another(text, topic):
            return None
        figures = self.figures.said(text, conversation, topic)
        figures = figures or self._over_years(text, conversation, topic)
        if not figures and (comes_to or what_it_comes_to(text)) and topic == conversation.topic:
            figures = self.figures.told_of(topic, conversation)
        before = conversation.facet if topic == conversation.topic else None
        part = part_decided(known[topic], before, figures) if figures else None
        if part is None:
            return None
        return Decision(Answered((PartRef(topic, part),)), HEARD, RULE, reading.normalized)

    def of_no_limit(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears that a figure and nothing else is asked of the chat's topic, which has no limit for it.

        Another policy that happens to have the same figure is not what was asked; a rate of the topic's own
        is the nearest. What says of what it is (利润310万呢) may ask of another, but of no person (3个人呢).
        """
        decision, topic = evidence.decision, conversation.topic
        heard = decision is None or decision.is_about(topic) or decision.rule == RULE
        among = _topics(decision) if decision else ()
        hires = topic in among and _HIRES.fullmatch(unspaced(text)) is not None
        if decision is None or topic is None or heard or (self.beside.anything(text) and not hires):
            return None
        reading = self.reader.read(text)
        goes_on = reading.asks or reading.asks_whether or text.rstrip(_MARKS).endswith(_AND)
        figures = hired(clean(text)) if hires else amounts(text)
        if not goes_on or not figures or reading.named(NAMED):
            return None
        if any(each.measure for each in figures) and not hires and decision.rule != _TALK:
            return None
        units = {each.unit for each in figures}
        sums = self.figures.knowledge[topic].sums
        rates = [
            part
            for each in sums
            if unit_of(each.measure) in units and not each.of_people
            for part in each.parts
        ]
        part = min(rates, key=OVERVIEW.__eq__, default=None)
        found = Answered((PartRef(topic, part),)) if part else Gap(topic, None, conversation.facet)
        return replace(decision, outcome=found, confidence=HEARD, rule=RULE)

    def between_parts(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a figure that decides the likeliest of parts of one topic between which it would be asked.

        Of several topics it is the one whose limit somebody's first slice is. Of several parts that
        figures decide it is the one where they fail.
        """
        decision = evidence.decision
        outcome = decision.outcome if decision else None
        if decision is None or not isinstance(outcome, Clarify):
            return None
        topics = {ref.topic for ref in outcome.options}
        one = next(iter(topics)) if len(topics) == 1 else self._sliced(beyond(text), topics)
        if one is None:
            return None
        outcome = replace(outcome, options=tuple(ref for ref in outcome.options if ref.topic == one))
        first = outcome.options[0]
        figures = self.figures.said(text, conversation, first.topic)
        topic = self.figures.knowledge[first.topic]
        decided = [ref for ref in outcome.options if decides(topic, ref.part, figures)]
        asks = asks_whether(text) or doubts(text)
        own = asks and not any(names_limit(topic.cases, figure) for figure in figures)
        chosen = decided if own else [ref for ref in decided if ref == first]
        chosen = sorted(chosen, key=lambda ref: not fails(topic, ref.part, figures))
        reckons = reckonable(topic.sums, figures)
        chosen += [ref for ref in outcome.options if ref.part in reckons]
        return replace(decision, outcome=Answered((chosen[0],)), rule=RULE) if chosen else None

    def decided(self, topic: Topic, text: str, conversation: Conversation) -> str | None:
        """The part of a topic that those figures decide that say what they measure, or over which time."""
        said = self.figures.said(text, conversation, topic.id)
        told = [each for each in said if each.measure is not None or each.per is not None]
        figures = [each for each in told if not names_limit(topic.cases, each)]
        parts = in_order(case for case in topic.cases if any(fits(case, figure) for figure in figures))
        deciding = [part for part in parts if decides(topic, part, figures)]
        return next((part for part in deciding if fails(topic, part, figures)), next(iter(deciding), None))

    def worked_out(self, topic: Topic, text: str, conversation: Conversation, near: str) -> str | None:
        """The part of a topic that works something out of a message: the near one, if it does."""
        parts = reckonable(topic.sums, self.figures.said(text, conversation, topic.id))
        return near if near in parts else next(iter(sorted(parts, key=OVERVIEW.__eq__)), None)

    def told_at_first(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a question that says little but its topic, on which a figure that was told before decides."""
        decision = evidence.decision
        topics = _topics(decision) if decision else set()
        compared = conversation.beside is not None and conversation.beside in topics
        told = conversation.topic is None or any(each.of_oneself for each in conversation.figures) or compared
        if decision is None or len(topics) != 1 or not (told and conversation.figures):
            return None
        topic, reading = self.figures.knowledge[topics.pop()], self.reader.read(self.beside.left(text))
        figures = self.figures.said(text, conversation, topic.id)
        if self.beside.asks_more(topic, reading):
            return None
        part = part_decided(topic, None, figures) if figures else None
        if part is None:
            return None
        answered = Answered((PartRef(topic.id, part),))
        return replace(decision, outcome=answered, confidence=HEARD, rule=RULE)

    def fitting_first(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Offers first what works something out of an introduction, where anything may be meant.

        The one tax that it is worked out for is what is asked for with how much is to be paid.
        """
        decision = evidence.decision
        outcome = decision.outcome if decision else None
        if decision is None or conversation.topic is not None:
            return None
        bare = isinstance(outcome, Unanswered | Clarify) and _WHAT_TO_PAY.fullmatch(unspaced(text))
        if bare and (tax := self._tax(conversation)) is not None:
            return replace(decision, outcome=Answered((tax,)), confidence=HEARD, rule=RULE)
        if not isinstance(outcome, Clarify):
            return None
        fitting = self.figures.worked_out_of(conversation.figures)
        if outcome.question.partition(":")[0] not in _OF_ANY or not fitting:
            return None
        known = {ref.topic: ref for ref in outcome.options}
        refs = (known.get(topic) or PartRef.whole(topic) for topic in fitting)
        first = sorted(refs, key=lambda ref: ref.topic not in known)
        others = (ref for ref in outcome.options if ref.topic not in fitting)
        return replace(decision, outcome=replace(outcome, options=(*first, *others)))

    def _tax(self, conversation: Conversation) -> PartRef | None:
        """The part of the one tax that works out what was told, by what it measures."""
        own = [each for each in conversation.figures if each.measure is not None]
        taxes = [topic for topic in self._taxes(conversation.payer) if reckonable(topic.sums, own)]
        if len(taxes) != 1:
            return None
        parts = reckonable(taxes[0].sums, own)
        return PartRef(taxes[0].id, min(parts, key=lambda part: part != _WHAT_IS_PAID))

    def _taxes(self, payer: str | None) -> Iterator[Topic]:
        """The taxes that somebody may have to pay of whom it is known what his business is."""
        for topic in self.figures.knowledge:
            of = topic.axes.get("payer")
            if topic.axes.get("tax") and (of is None or payer in (None, of)):
                yield topic

    def _over_years(self, text: str, conversation: Conversation, topic: str) -> tuple[Amount, ...]:
        """The figures of before, where nothing is said but for how many years: 三年呢."""
        yearly = any(each.years for each in self.figures.knowledge[topic].sums)
        if not yearly or not _YEARS.fullmatch(unspaced(text)):
            return ()
        return self.figures.worked_with(text, conversation, topic)

    def _of_another(self, text: str, conversation: Conversation) -> Decision | None:
        """A rule that is put up of another topic than the chat is about, which the message says by itself."""
        reading = self.reader.read(text)
        groups = [group.topics for group in reading.ambiguous if conversation.topic not in group.topics]
        said = [*reading.named(NAMED), *(topic for group in groups for topic in group)]
        if conversation.topic is None or conversation.topic in said:
            return None
        meant = self.rules.heard(text, Evidence(), NOTHING_SAID)
        return meant if meant.answered and meant.answered.topic in said else None

    def _means_another(self, text: str, topic: str) -> bool:
        """Whether a message says by itself what else it is about: 中小微那个贷1000万补多少.

        What says nothing beside its figure goes on with the chat: 3000万两年一共补多少.
        """
        if (
            not self.beside.anything(text)
            or says_next(text)
            or _YEARS.fullmatch(unspaced(text))
            or what_it_comes_to(text)
        ):
            return False
        reading = self.reader.read(text)
        named = reading.named(NAMED)
        if named:
            return topic not in named
        if any(topic not in group.topics for group in reading.ambiguous):
            return True
        meant = self.rules.heard(text, Evidence(), NOTHING_SAID).answered
        return meant is not None and meant.topic != topic

    def _topic(self, text: str, named: Sequence[str], conversation: Conversation) -> str | None:
        """The topic that a figure is told of: the one that is named, or that the chat is about.

        One sum that is taken in slices is of whose limit the first is. A name that is only there once the
        figure is cut out (个体户…税) gives way to whose limit it is.
        """
        if conversation.topic is not None:
            twins = self.figures.knowledge.twins.get(conversation.topic, ())
            sliced = self._sliced(beyond(text), (conversation.topic, *twins))
            if sliced is not None:
                return sliced
        if not named:
            return conversation.topic
        limits = [each for each in amounts(text) if each.measure is None and each.span.lower is None]
        guessed = conversation.topic is None and not self.reader.read(text).named(NAMED)
        of_the_limit = self._of_the_limit(limits) if guessed else None
        return of_the_limit or (named[0] if len(named) == 1 else None)

    def _sliced(self, whole: Amount | None, topics: Iterable[str]) -> str | None:
        """The one of these topics whose limit is the first slice of a whole."""
        known = {topic: self.figures.knowledge[topic] for topic in topics if topic in self.figures.knowledge}
        of = [topic for topic in known if whole is not None and names_limit(known[topic].cases, whole)]
        return of[0] if len(of) == 1 else None

    def _of_the_limit(self, figures: Sequence[Amount]) -> str | None:
        """The one topic that has the limit that is said, and nothing but a limit is: 30 万以内."""
        of = [
            {topic.id for topic in self.figures.knowledge if names_limit(topic.cases, figure)}
            for figure in figures
        ]
        topics = set.intersection(*of) if of else set()
        return topics.pop() if len(topics) == 1 else None


def _topics(decision: Decision) -> set[str]:
    """The topics that a decision is about, or asks back about."""
    if isinstance(decision.outcome, Clarify):
        return {ref.topic for ref in decision.outcome.options}
    return {decision.about.topic} if decision.about else set()
