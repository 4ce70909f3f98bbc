"""Keeps a question after a number or a way to complain in the chat: 货款欠着, 打哪个电话投诉.

Every policy says whom to ask, and some how to complain; a hotline that nobody named is not what is asked for.
Nor is one that is put up (打12381对吗) asked for itself: the policy says of it what it does, or whom to ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.found import HEARD
from bot.core.deciding.grounds.undocumented import Undocumented
from bot.core.knowledge.model import FACETS, PartRef
from bot.core.knowledge.parts import asked_by, texts, worded_facets
from bot.core.outcomes import Answered, Clarify, Gap
from bot.core.text.normalizing import tidy, unspaced

if TYPE_CHECKING:
    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.outcomes import Decision

RULE = "own_line"
_LINE, _POLICY = "contact", "policy"
_WHOM = "contact"
_COMPLAINS = re.compile(r"投诉|举报|反映|反应|维权|告状|告他们?|告")
"""What asks where to complain, of whatever matter."""
_PUT_UP = re.compile(
    r"(?:那么?|就|是|直接|可以|能|应该|要|找|去|拨打|打|拨|问)*(?P<number>1\d{4}|0\d{9,11}|\d{8})(?:这?个?(?:电话|热线|号码?))?"
    r"(?:就|是)*(?:对吗|对吧|对不对|是吗|是吧|是不是|行吗|行不行|可以吗|可不可以|吗|吧|有用吗|管用吗)[?？]?"
)
"""Puts a number up and asks whether that is the one to call."""
_NUMBER = re.compile(
    r"(?:那么?|去|要|想|的)*(?:投诉|举报|反映|维权|告状|咨询)?(?:的|用|打|拨)*(?:电话|热线|号码)(?:号码)?(?:是|要打|打)*(?:多少|几号|几多|哪个|什么)[呢啊呀]?[?？]?"
)
"""Asks for the number to call, and no more."""
_PAPERS = "basis"
"""The part that says who issued what, and so names authorities."""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """Knows which topics are hotlines."""

    knowledge: Knowledge

    def heard(self, whole: Whole) -> Decision:
        """The decision for a message; where it went to a hotline unnamed, what the chat's policy says."""
        decision, topic = whole.decision, whole.topic
        put_up = _PUT_UP.fullmatch(unspaced(tidy(whole.text)))
        if topic is not None and topic.kind == _POLICY and put_up is not None:
            return self._of_number(topic, put_up["number"], decision)
        if topic is not None and (self._lacks_number(topic, whole) or self._is_among_lines(topic, whole)):
            return replace(
                decision, outcome=Answered((PartRef(topic.id, _WHOM),)), confidence=HEARD, rule=RULE
            )
        if topic is None or topic.kind != _POLICY or not self._is_elsewhere(decision, topic):
            return decision
        reading = whole.reader.read(whole.text)
        said = [word for word in _COMPLAINS.sub(" ", reading.specific).split() if len(word) >= levels.A_WORD]
        told = _told(topic)
        of_line = self.knowledge[decision.about.topic].kind == _LINE if decision.about else False
        complains = not said and _COMPLAINS.search(reading.canonical) is not None
        speaks = of_line and bool(said) and all(word in told for word in said)
        if reading.named(NAMED) or not (complains or speaks):
            return decision
        return self._own(topic, whole) or decision

    def _of_number(self, topic: Topic, number: str, decision: Decision) -> Decision:
        """What the chat's policy says of a number; of one that it never names, whom to ask instead."""
        named = (part for part, text in texts(topic).items() if number in text and part != _PAPERS)
        asked = (part for part, said in asked_by(topic).items() if any(number in each for each in said))
        whom = _WHOM if _WHOM in worded_facets(topic) else None
        own = (whom,) if number in map(str, topic.hotlines) else ()
        part = next((part for part in (*own, *named, *asked, whom) if part is not None), None)
        if part is None:
            return decision
        told = Undocumented(self.knowledge).picked(PartRef(topic.id, part)).outcome
        return replace(decision, outcome=told, confidence=HEARD, rule=RULE, matched=None)

    @staticmethod
    def _lacks_number(topic: Topic, whole: Whole) -> bool:
        """Whether but the number is asked for, which the topic has, and it was said that there is none."""
        outcome, reading = whole.decision.outcome, whole.reader.read(whole.text)
        asked = _NUMBER.fullmatch(unspaced(tidy(whole.text))) is not None
        lacks = isinstance(outcome, Gap) and outcome.topic == topic.id and outcome.part in (None, *FACETS)
        return asked and lacks and _WHOM in worded_facets(topic) and not reading.named(NAMED)

    def _is_among_lines(self, topic: Topic, whole: Whole) -> bool:
        """Whether hotlines are guessed where it is asked whom to ask of the chat's policy."""
        outcome, reading = whole.decision.outcome, whole.reader.read(whole.text)
        if not isinstance(outcome, Clarify) or not outcome.is_guess or reading.named(NAMED):
            return False
        line = self.knowledge[outcome.options[0].topic].kind == _LINE
        asks = any(cue.facet == _WHOM for cue in reading.cues)
        told = _told(topic)
        words = [word for word in reading.specific.split() if len(word) >= levels.A_WORD]
        its = topic.kind == _POLICY and _WHOM in worded_facets(topic)
        return line and asks and its and bool(words) and all(word in told for word in words)

    def _is_elsewhere(self, decision: Decision, topic: Topic) -> bool:
        """Whether another topic would answer, and it is no hotline that this one names."""
        about = decision.about
        if about is None or about.topic == topic.id or about.topic not in self.knowledge:
            return False
        return not any(about.topic.endswith(number) for number in topic.hotlines)

    @staticmethod
    def _own(topic: Topic, whole: Whole) -> Decision | None:
        """What the chat's policy answers; else its own number, if it has any."""
        again = whole.hear(f"{topic.short}{whole.text}", whole.conversation)
        part = again.answered
        sure = again.confidence >= whole.surely
        if sure and part is not None and part.topic == topic.id and not part.is_whole:
            return replace(again, rule=RULE)
        if _WHOM not in worded_facets(topic):
            return None
        number = Answered((PartRef(topic.id, _WHOM),))
        return replace(whole.decision, outcome=number, confidence=HEARD, rule=RULE)


def _told(topic: Topic) -> str:
    """All that a policy tells, but who issued it."""
    return "\n".join(text for part, text in texts(topic).items() if part != _PAPERS)
