"""Knows what is written of two policies at once: 这个跟高企可以一起吗, 这两个能一起拿吗.

A part answers that which speaks of both being had at once: one that says what else goes with it, or with
what it does not. Any other part is like the question in its words alone, and then nothing is documented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import NAMED, asks_for_a_part
from bot.core.deciding.grounds.found import HEARD
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import spoken_of, texts
from bot.core.outcomes import Answered, Clarify, Gap, Unanswered
from bot.core.reading.sides import asks_at_once, points_at_both
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.outcomes import Decision

RULE = "at_once"
_ELSE = re.compile(r"什么|怎么|多少|哪|几|谁")
_THAT = re.compile(r"[和跟与同]那[个项种]")
_HAD = re.compile(r"享受|领|拿|申报|申请|叠加|重复")
"""What is done with a policy: where no other is named, 要同时达到 is said of its own conditions."""
_OTHERS = re.compile(r"(?:其他|其它|别的)[^,，。；\n]{0,8}(?:优惠|政策|补贴|补助)")


@dataclass(frozen=True, slots=True)
class AtOnce:
    """Listens to whether two policies can be had at once."""

    knowledge: Knowledge

    def heard(self, whole: Whole) -> Decision:
        """The decision for a message; where its part does not speak of both, what does, or that none does."""
        both = self._both(whole) if _asks(whole) else ()
        written = self._written(both) if len(both) == levels.SEVERAL else None
        if written is not None and _is_lost(whole.decision):
            return replace(whole.decision, outcome=written, confidence=HEARD, rule=RULE)
        found = _likely(whole.decision)
        if len(both) != levels.SEVERAL or not found or any(self._speaks(part, both) for part in found):
            return whole.decision
        one, other = both
        again = whole.hear(f"{one.short}和{other.short}能一起享受吗", whole.conversation)
        named_gap = isinstance(again.outcome, Gap) and again.outcome.part is not None
        speaks = again.answered is not None and self._speaks(again.answered, both)
        if again.confidence >= whole.surely and (
            speaks or (named_gap and any(map(again.is_about, _ids(both))))
        ):
            return again
        known = written or _missing(both) or Gap(one.id, None)
        return replace(again, outcome=known, confidence=HEARD, rule=RULE)

    def asked_beside(self, whole: Whole) -> Decision:
        """The decision for a message; after whether two go together, what may be asked of either as of both.

        高企要什么条件, 跟研发加计能同时吗, 今年还来得及报吗: the second was asked beside the first.
        """
        topic, conversation = whole.topic, whole.conversation
        before = self.knowledge.by_id.get(conversation.before or "")
        own = whole.decision.about
        if topic is None or before is None or own is None or own.topic != topic.id or conversation.offered:
            return whole.decision
        reading = whole.reader.read(whole.text)
        if (
            reading.mentions
            or not asks_for_a_part(reading)
            or not _of_both(topic, conversation.facet, before)
        ):
            return whole.decision
        chat = replace(conversation, topic=before.id, facet=None, before=topic.id)
        heard = whole.hear(whole.text, chat)
        if heard.about is None or heard.about.topic != before.id or heard.confidence < whole.surely:
            return whole.decision
        either = Clarify.among((heard.about, own))
        return replace(whole.decision, outcome=either, rule=RULE, matched=None)

    def _both(self, whole: Whole) -> tuple[Topic, ...]:
        """The two policies that are meant: those that are named or talked of, or the chat's and 那个….

        和那个150万的一起拿吗 is about what has those 150万.
        """
        named = whole.reader.read(whole.text).named(NAMED)
        chat = whole.conversation
        if points_at_both(whole.text):
            talked = (*chat.talked_of, *([chat.beside] if chat.beside else []))
            meant = tuple(dict.fromkeys(talked))[-levels.SEVERAL :][::-1]
        elif len(named) == 1 and chat.topic is not None:
            meant = tuple(dict.fromkeys((chat.topic, *named)))
        elif not named and chat.topic is not None and whole.decision.about and _THAT.search(whole.text):
            meant = tuple(dict.fromkeys((chat.topic, whole.decision.about.topic)))
        else:
            meant = named
        return tuple(self.knowledge[each] for each in meant if each in self.knowledge)

    def _written(self, both: tuple[Topic, ...]) -> Answered | None:
        """The part that speaks of both, a question of its own before a standard part."""
        refs = [PartRef(topic.id, each.id) for topic in both for each in topic.questions]
        refs += [PartRef(topic.id, facet) for topic in both for facet in topic.facets]
        found = next((ref for ref in refs if self._speaks(ref, both)), None)
        return Answered((found,)) if found else None

    def _speaks(self, part: PartRef, both: tuple[Topic, ...]) -> bool:
        """Whether a part speaks of having one at once with the other, its twin, or what else there is."""
        others = [topic for topic in both if topic.id != part.topic]
        if len(others) == len(both):
            return False
        said = unspaced(spoken_of(self.knowledge[part.topic], part.part))
        named = any(unspaced(name) in said for other in others for name in other.names)
        twins = self.knowledge.twins.get(part.topic, ())
        of_twin = _HAD.search(said) is not None and any(other.id in twins for other in others)
        return asks_at_once(said) and (named or of_twin or _OTHERS.search(said) is not None)


def _missing(both: tuple[Topic, ...]) -> Gap | None:
    """What is known to be missing of one with others."""
    gaps = ((topic, gap) for topic in both for gap in topic.not_documented if asks_at_once(gap.about))
    return next((Gap(topic.id, gap.id) for topic, gap in gaps), None)


def _asks(whole: Whole) -> bool:
    """Whether it is asked if both can be had, and nothing else of them (一起报要什么材料)."""
    plain = unspaced(whole.text)
    return asks_at_once(plain) and not (_ELSE.search(plain) or whole.reader.read(whole.text).cues)


def _is_lost(decision: Decision) -> bool:
    """Whether nothing was found, or it says that something is not documented, and not what."""
    return decision.is_vague or isinstance(decision.outcome, Unanswered)


def _likely(decision: Decision) -> tuple[PartRef, ...]:
    """The part that was found, or those that are most like the message."""
    outcome = decision.outcome
    if isinstance(outcome, Clarify):
        return outcome.options if outcome.is_guess else ()
    return outcome.parts if isinstance(outcome, Answered) else ()


def _ids(topics: tuple[Topic, ...]) -> tuple[str, ...]:
    return tuple(topic.id for topic in topics)


def _of_both(topic: Topic, part: str | None, other: Topic) -> bool:
    """Whether a part of a policy says, or leaves open, whether the other is had with it."""
    said = [gap.about for gap in topic.not_documented if gap.id == part] or [texts(topic).get(part or "", "")]
    return asks_at_once(said[0]) and any(name in said[0] for name in other.names)
