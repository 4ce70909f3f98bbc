"""Tells near-twins apart by a figure: one that is put up of the wrong one, and a cap that only one has."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.knowledge.model import FACETS, PartRef
from bot.core.knowledge.parts import texts
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify, Compared, Gap
from bot.core.text.asserting import asserted, cap, letter_pairs
from bot.core.text.normalizing import clean
from bot.core.text.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.measures import Span
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

BELIEVED, CAPPED = "figure_of_the_twin", "cap_names_it"
_GIVEN = (OVERVIEW, "benefit", "eligibility")
_OF_RATES = "%"
"""Only rates are put right by both: an amount may be somebody's own."""
_OF_A_RATE = re.compile(r"[率几]|比例|标准|金额|多少|额度")
"""What is in a gap that is of a figure."""
_AS_OTHERS = re.compile(r"(?P<said>(?:还是|也是|照样|一样)[^,，。;；\s]*)[吗嘛么][?？。!！\s]*$")
"""What asks whether it is as elsewhere, and so puts up what it is there: 还是跟别人一样100%吗."""


@dataclass(frozen=True, slots=True)
class OfTheTwin:
    """Listens to figures that tell twins apart."""

    knowledge: Knowledge
    reader: Reader

    def believed(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears a rate that is believed of the likeliest topic, which has another, and that its twin has.

        Only where it would be asked which of both is meant: both are told, and where each holds.
        """
        decision, belief = evidence.decision, asserted(text)
        topics = _asked_between(decision)
        if decision is None or belief is None or belief.unit != _OF_RATES or len(topics) < levels.SEVERAL:
            return None
        likeliest = self.knowledge[topics[0]]
        having = [each for each in topics[1:] if self._has(self.knowledge[each], belief.number, belief.unit)]
        known = set(self.knowledge.twins.get(likeliest.id, ()))
        rated = any(unit == belief.unit for each in texts(likeliest).values() for _, unit in _figures(each))
        if self._has(likeliest, belief.number, belief.unit) or not rated or len(having) != 1:
            return None
        if having[0] not in known:
            return None
        both = self.knowledge.in_order(likeliest.id, having[0])
        return replace(decision, outcome=Compared(*both), rule=BELIEVED)

    def put_up(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears a rate that is believed of a topic which gives another or none, and that only its twin gives.

        Only where nothing sure answers: 扩岗补助是不是按失业险退六成. What the rate is of must be said of the
        twin, for a share may be one of somebody's own.
        """
        decision, belief = evidence.decision, asserted(_AS_OTHERS.sub(r"\g<said>对吧", text))
        topic = self._unsure_about(text, decision)
        if decision is None or belief is None or belief.unit != _OF_RATES or topic is None:
            return None
        if self._has(topic, belief.number, belief.unit):
            return None
        named = _of_names(topic)
        twins = (self.knowledge[each] for each in self.knowledge.twins.get(topic.id, ()))
        having = [
            twin
            for twin in twins
            if _gives(twin, belief.number, belief.unit, belief.pairs - (named - _of_names(twin)))
        ]
        if len(having) != 1:
            return None
        both = self.knowledge.in_order(topic.id, having[0].id)
        return replace(decision, outcome=Compared(*both), rule=BELIEVED)

    def _unsure_about(self, text: str, decision: Decision | None) -> Topic | None:
        """The topic that a message is about, where what it asks of it is not known, or not surely."""
        outcome, found = (decision.outcome if decision else None), None
        match outcome:
            case Clarify(options=options, is_guess=True) if options:
                found = options[0].topic
            case Gap(topic=topic, part=part) if not self._is_of_a_rate(topic, part):
                found = topic
            case Answered(parts=parts) if decision is not None and decision.confidence < levels.EVEN:
                found = parts[0].topic
        if decision is None or found is None or found not in self.knowledge:
            return None
        about = decision.confidence >= levels.LIKELY or found in self.reader.read(text).named()
        return self.knowledge[found] if about else None

    def _is_of_a_rate(self, topic: str, part: str | None) -> bool:
        """Whether a rate is just what is known to be missing: 退税率是13%没错吧."""
        missing = self.knowledge[topic].not_documented if topic in self.knowledge else ()
        return any(gap.id == part and _OF_A_RATE.search(gap.about) for gap in missing)

    def capped(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears a cap that only one of the twins has between which it would be asked: 最多5000万的那个."""
        decision, limit = evidence.decision, cap(text)
        topics = _asked_between(decision)
        if decision is None or limit is None or len(topics) < levels.SEVERAL:
            return None
        number, unit = limit
        having = [each for each in topics if self._has(self.knowledge[each], number, unit)]
        if len(having) != 1 or not {*topics} <= {having[0], *self.knowledge.twins.get(having[0], ())}:
            return None
        part = self._asked(text, having[0], evidence)
        if part not in texts(self.knowledge[having[0]]):
            return None
        return replace(decision, outcome=Answered((PartRef(having[0], part),)), rule=CAPPED)

    def _asked(self, text: str, topic: str, evidence: Evidence) -> str:
        """What is asked of a topic: what the message says, or what it would be asked for of the others."""
        cues = {cue.facet for cue in self.reader.read(text).cues}
        others = {
            ref.part for ref in _options(evidence.decision) if ref.topic != topic and ref.part in FACETS
        }
        asked = cues or others
        return asked.pop() if len(asked) == 1 else OVERVIEW

    @staticmethod
    def _has(topic: Topic, number: Decimal, unit: str) -> bool:
        """Whether a topic has a figure where it says what is given; elsewhere it may be another's."""
        known = texts(topic)
        return any(
            each == unit and number in (span.lower, span.upper)
            for part in _GIVEN
            for span, each in _figures(known.get(part, ""))
        )


def _of_names(topic: Topic) -> frozenset[str]:
    """What a topic's names are made of."""
    return frozenset[str]().union(*map(letter_pairs, topic.names))


def _has_figure(text: str, number: Decimal, unit: str) -> bool:
    return any(each == unit and number in (span.lower, span.upper) for span, each in _figures(text))


def _gives(topic: Topic, number: Decimal, unit: str, said: frozenset[str]) -> bool:
    """Whether a part that says what is given has a figure, and words that are said of it."""
    given = (texts(topic).get(part, "") for part in _GIVEN)
    return any(_has_figure(each, number, unit) and said & letter_pairs(each) for each in given)


def _figures(text: str) -> Iterator[tuple[Span, str]]:
    return quantities(clean(text))


def _options(decision: Decision | None) -> tuple[PartRef, ...]:
    outcome = decision.outcome if decision else None
    return outcome.options if isinstance(outcome, Clarify) else ()


def _asked_between(decision: Decision | None) -> list[str]:
    """The topics between which it would be asked, the likeliest first."""
    return list(dict.fromkeys(ref.topic for ref in _options(decision)))
