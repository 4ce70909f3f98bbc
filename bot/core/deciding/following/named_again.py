"""Hears what was lost in a chat once more with the name of what the chat is about before it.

After 高新技术企业, 地方有奖吗 is 高新技术企业地方有奖吗; after several policies were offered, it is that of
each. A name before it makes anything sound like the topic's (明天天气怎么样), so each word that says
something must be one of the topic's own. So is what is guessed of several policies, or says too little for
any (过了咋办), heard of the chat's: there the name must leave the part the likeliest that was so without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.found import HEARD
from bot.core.outcomes import Clarify, Smalltalk, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.outcomes import Decision

RULE = "named_again"
UNSURE = levels.EVEN
"""Confidence that a message is none of ours, up to which it may be the topic's: 医保怎么报销 in a chat about
unemployment insurance has all its words there, and is surely none of ours."""
AGREED = levels.LIKELY
"""Confidence with the name from which it is the chat's topic's, though it may be of any."""
_LOST = ("outside", "nothing_fits")
"""Rules by which nothing was found at all."""
_TURNS = re.compile(r"(?:那么?|要是)?[^,，。;；?？!！\s]{2,5}的?呢[?？]?")
"""Turns to another and says no more."""
_TALK = "talk"
"""The rule by which a message is like talk."""
_OF_THE_CHAT = "of_the_chat"
"""The rule by which what is best known as none of ours is offered the likeliest parts of the chat's topic."""
_SCOLDING = ("complaint", "not_understood")
_GUESSED = "close"
"""The question that offers what is most like a message."""
_OF_ANYBODY = "general"
"""The question that offers what there is for anybody."""


@dataclass(frozen=True, slots=True)
class NamedAgain:
    """Listens to what was lost."""

    knowledge: Knowledge
    speaks_of: Callable[[str, str], bool]
    """Whether a topic has these words in what it is asked or answers."""

    def heard(self, whole: Whole) -> Decision:
        """The decision for a message; where nothing was found, that on it with a topic's name before it."""
        return self._of_before(whole) or self._named(whole)

    def _named(self, whole: Whole) -> Decision:
        """The decision on it with the name of what may be meant."""
        decision, reading = whole.decision, whole.reader.read(whole.text)
        said, scolds = reading.specific.split(), _scolds(decision)
        if reading.mentions or reading.ambiguous or not said:
            return decision
        if _may_be_of_any(decision, whole):
            return self._agreed(whole, said) or decision
        if max(map(len, said)) < levels.A_WORD:
            return decision
        if scolds and min(map(len, said)) < levels.A_WORD:
            return decision
        meant = self._meant(whole)
        guessed = _is_guessed(decision, meant)
        if not scolds and not guessed and not _lost(decision, meant):
            return decision
        found = [
            heard
            for topic in meant
            if all(self.speaks_of(topic.id, word) for word in said)
            and _of_it(
                heard := whole.hear(f"{topic.short}{whole.text}", whole.conversation), topic.id, whole.surely
            )
            and (_answers(heard) or not (scolds or guessed or whole.conversation.offered))
            and not (heard.is_vague and isinstance(decision.outcome, Clarify))
        ]
        again = _one_of(found)
        without_answer = again is not None and again.answered is None
        return (self._elsewhere(whole) if without_answer else None) or again or decision

    def _elsewhere(self, whole: Whole) -> Decision | None:
        """What answers surely where nothing was said before, though the chat's topic has all its words.

        After 60分怎么算 of 科小, 研发费用能多扣多少 is no gap of that.
        """
        alone = whole.hear(whole.text, NOTHING_SAID)
        return alone if alone.answered is not None and alone.confidence >= whole.surely else None

    def _of_before(self, whole: Whole) -> Decision | None:
        """What only turns to another (批发的呢), of a topic before the last, where that has nothing."""
        lost = isinstance(whole.decision.outcome, Unanswered) and whole.decision.rule in _LOST
        if not lost or whole.conversation.offered or not _TURNS.fullmatch(whole.text.strip()):
            return None
        talked = (each for each in whole.conversation.talked_of[::-1] if each != whole.conversation.topic)
        chats = (replace(whole.conversation, topic=each, facet=None, beside=None) for each in talked)
        heard = ((chat.topic, whole.hear(whole.text, chat)) for chat in chats)
        found = (
            each
            for topic, each in heard
            if each.is_about(topic) and not each.is_vague and each.confidence >= AGREED
        )
        return next((replace(each, rule=RULE) for each in found), None)

    def _agreed(self, whole: Whole, said: list[str]) -> Decision | None:
        """The part of the chat's topic that is its likeliest without its name, and surely meant with it."""
        topic, reading = whole.topic, whole.reader.read(whole.text)
        if topic is None or not all(self.speaks_of(topic.id, word) for word in said):
            return None
        likely = (each.ref for each in whole.decision.candidates if each.ref.topic == topic.id)
        heard = whole.hear(f"{topic.short}{reading.written}", whole.conversation)
        agreed = heard.answered is not None and heard.answered == next(likely, None)
        return (
            replace(heard, rule=RULE) if agreed and _answers(heard) and heard.confidence >= AGREED else None
        )

    def _meant(self, whole: Whole) -> tuple[Topic, ...]:
        """The topics that may be meant: what was offered last, or what the chat is about."""
        offered = whole.conversation.offered[: levels.MOST_OFFERED]
        if offered:
            return tuple(self.knowledge[topic] for topic in offered if topic in self.knowledge)
        return (whole.topic,) if whole.topic else ()


def _scolds(decision: Decision) -> bool:
    """Whether it was taken for scolding, or for not having understood: 那加起来怎么不对 may be neither."""
    outcome = decision.outcome
    scolding = isinstance(outcome, Smalltalk) and outcome.kind in _SCOLDING
    return decision.rule == _TALK and (isinstance(outcome, Unanswered) or scolding)


def _lost(decision: Decision, meant: tuple[Topic, ...]) -> bool:
    """Whether nothing was found, or only what is like it and belongs to others."""
    outcome = decision.outcome
    if isinstance(outcome, Clarify):
        if outcome.question == _OF_ANYBODY and decision.rule == _TALK:
            return True
        guessed = outcome.is_guess and decision.confidence < HEARD
        return guessed and not {topic.id for topic in meant} & {ref.topic for ref in outcome.options}
    return isinstance(outcome, Unanswered) and decision.rule in _LOST and decision.confidence <= UNSURE


def _may_be_of_any(decision: Decision, whole: Whole) -> bool:
    """Whether parts of the chat's topic and of others are guessed, or anything there is is offered."""
    outcome, topic = decision.outcome, whole.topic
    if topic is None or whole.conversation.offered or not isinstance(outcome, Clarify):
        return False
    said = whole.reader.read(whole.text).specific.split()
    too_little = max(map(len, said), default=0) < levels.A_WORD
    of = {ref.topic for ref in outcome.options}
    guessed = outcome.is_guess and topic.id in of and len(of) > 1
    return guessed or (too_little and outcome.question == _OF_ANYBODY and decision.rule == _TALK)


def _of_it(decision: Decision, topic: str, surely: float) -> bool:
    """Whether it is surely about the topic, or asks back about parts of it alone."""
    return decision.asks_back_about(topic) or (decision.is_about(topic) and decision.confidence >= surely)


def _answers(decision: Decision) -> bool:
    """Whether a part is told that says more than what a topic is."""
    return decision.answered is not None and not decision.answered.is_whole


def _is_guessed(decision: Decision, meant: tuple[Topic, ...]) -> bool:
    """Whether parts of the chat's topic are offered, and no others: with its name one may be sure."""
    outcome = decision.outcome
    own = isinstance(outcome, Clarify) and {ref.topic for ref in outcome.options} == {
        each.id for each in meant
    }
    return own and decision.rule in (_OF_THE_CHAT, _GUESSED)


def _one_of(found: list[Decision]) -> Decision | None:
    """The only one that was found; of several, which is meant."""
    if len(found) <= 1:
        return replace(found[0], rule=RULE) if found else None
    sure = max(found, key=lambda each: each.confidence)
    parts = tuple(each.answered for each in found if each.answered is not None)
    return replace(sure, outcome=Clarify.among(parts), rule=RULE, matched=None)
