"""Takes who asks whether a policy is for him (小型微利能享受吗) to ask for its conditions.

In a chat he says no more than what he is (批发业可以吗): it is the chat's topic that he asks of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import FEW, NAMED
from bot.core.deciding.grounds.undocumented import Undocumented
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import spoken_of, texts, worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify, Gap, Unanswered
from bot.core.reading.of_whom import (
    asks_of_need,
    asks_of_whom,
    does_what,
    himself_may,
    may_have,
    on_his_own,
    says_who,
    takes_on,
    who_listed,
    who_may,
)
from bot.core.text.normalizing import tidy, unspaced

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.outcomes import Decision, Outcome
    from bot.core.reading.reader import Reader

_OPEN_TO_SOME = ("policy", "plan")
"""Kinds of topics that are for some and not for others."""
_DOES = re.compile(r"^[做搞开卖产]|(?:小?厂子?|公司|企业|小?店|的)$")
"""What stands around the name of a trade: 做鞋, 五金厂."""
_CONDITIONS = "eligibility"
_TELLING = (_CONDITIONS, OVERVIEW)
"""Parts that say for whom a policy is."""
_GIVING = ("benefit", "eligibility", OVERVIEW)
"""Parts that say what somebody gets."""
_ALONE = "个体经营"
"""What policies call it that somebody is in business for himself."""
_HOUSEHOLD, _FIRM = "每户", "企业"
_TRADE = ("行业", "业", "店", "类")
"""What ends a trade's name and stands in no list of trades: 餐饮业 is 餐饮住宿."""
_STILL = re.compile(r"还(?:能不能|可不可以|能|可以)(?:报|申请|申报)")
"""What asks whether it is too late, and not for whom something is."""
_SURE = levels.LIKELY
RULE = "for_whom"
_TALK = "talk"
"""The rule by which who says what he is (我是个体户) seems to want anything that there is for him."""


@dataclass(frozen=True, slots=True)
class ForWhom:
    """Listens to who asks whether something is for him."""

    knowledge: Knowledge
    reader: Reader

    def conditions(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears a name and 能享受吗, where another part of that topic would be answered."""
        decision, reading = evidence.decision, self.reader.read(text)
        part = decision.answered if decision else None
        may = self._may_have(text, decision) if decision else None
        if may is not None:
            return may
        if decision is None or part is None or reading.named(NAMED) != (part.topic,):
            return None
        little = len(reading.specific.replace(" ", "")) <= FEW or not reading.remainder.strip(
            "也都还可以能享受 "
        )
        if part.part == _CONDITIONS or not little or not asks_of_whom(reading.canonical):
            return None
        if _STILL.search(reading.canonical):
            return None
        if _CONDITIONS not in worded_facets(self.knowledge[part.topic]):
            return None
        return replace(decision, outcome=Answered((PartRef(part.topic, _CONDITIONS),)))

    def _may_have(self, text: str, decision: Decision) -> Decision | None:
        """For whom it is, where it is named behind who might have it (外商可以享受小微5%吗); no gap of it."""
        outcome, found = decision.outcome, may_have(unspaced(tidy(text)))
        if not isinstance(outcome, Gap) or found is None:
            return None
        topic = self.knowledge[outcome.topic]
        if topic.id not in self.reader.read(found).named(NAMED) or _CONDITIONS not in worded_facets(topic):
            return None
        return replace(decision, outcome=Answered((PartRef(topic.id, _CONDITIONS),)), rule=RULE)

    def hiring(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears that he takes somebody on (我招他能减多少税): what is for who is alone is not for him."""
        decision = evidence.decision
        outcome = decision.outcome if decision else None
        if decision is None or not isinstance(outcome, Clarify | Answered) or not takes_on(unspaced(text)):
            return None
        refs = outcome.options if isinstance(outcome, Clarify) else outcome.parts
        his = tuple(ref for ref in refs if not self._only_alone(ref))
        if len(his) == len(refs):
            return None
        likely = (each.ref for each in decision.candidates if each.ref.topic == refs[0].topic)
        his = his or tuple(ref for ref in likely if not ref.is_whole and not self._only_alone(ref))[:1]
        if not his:
            return None
        picked = Undocumented(self.knowledge).picked(his[0]).outcome
        return replace(decision, outcome=picked if len(his) == 1 else Clarify.among(his), rule=RULE)

    def _only_alone(self, ref: PartRef) -> bool:
        """Whether a part tells what there is for who is in business alone, and nothing of firms."""
        told = spoken_of(self.knowledge[ref.topic], ref.part)
        return (_ALONE in told or _HOUSEHOLD in told) and _FIRM not in told

    def needed(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears who asks whether he must be something to get what the chat is about: 要高企才行吗.

        What the topic says of it for whom it is answers that.
        """
        decision, topic = evidence.decision, self.knowledge.by_id.get(conversation.topic or "")
        reading = self.reader.read(text)
        if decision is None or topic is None or not asks_of_need(reading.canonical):
            return None
        said = map(unspaced, reading.names_said)
        part = next(filter(None, (self._speaking_of(topic, each) for each in said)), None)
        own = part is not None and decision.is_about(topic.id)
        return (
            replace(decision, outcome=Answered((PartRef(topic.id, str(part)),)), rule=RULE) if own else None
        )

    def on_his_own(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears that he is in business for himself (他自己开店的呢), where the answer is for others."""
        decision, topic = evidence.decision, self.knowledge.by_id.get(conversation.topic or "")
        shown = decision.answered if decision else None
        if decision is None or topic is None or not on_his_own(unspaced(tidy(text))):
            return None
        lost = isinstance(decision.outcome, Clarify | Unanswered)
        if not lost and (shown is None or shown.topic != topic.id or _ALONE in spoken_of(topic, shown.part)):
            return None
        known = texts(topic)
        part = next((part for part in _GIVING if _ALONE in known.get(part, "")), None)
        if part is None:
            return None
        alone = Answered((PartRef(topic.id, part),))
        return replace(decision, outcome=alone, confidence=max(decision.confidence, _SURE), rule=RULE)

    def in_the_chat(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears who asks whether the chat's topic is for what he is, where nothing else was found.

        If what the topic says for whom it is speaks of him, that answers; else it is not documented.
        """
        decision, topic = evidence.decision, self.knowledge.by_id.get(conversation.topic or "")
        plain = unspaced(tidy(text))
        himself, listed = self._says_who(plain), who_listed(plain)
        trade = does_what(plain)
        who = who_may(plain) or himself or listed or trade
        if decision is None or topic is None or who is None or conversation.offered:
            return None
        outcome, reading = decision.outcome, self.reader.read(text)
        options = {ref.topic for ref in outcome.options} if isinstance(outcome, Clarify) else set()
        lost = topic.id not in options or (himself is not None and decision.rule == _TALK)
        named = reading.named(NAMED) if himself is None else ()
        of_place = listed is not None and not self._is_open_to_some(decision)
        away = decision.is_vague and not decision.is_about(topic.id)
        if not (isinstance(outcome, Clarify | Unanswered) or away or of_place) or named or reading.cues:
            return None
        if any(topic.id not in group.topics for group in reading.ambiguous):  # 零售的贴息 is no somebody
            return None
        part = self._speaking_of(topic, who) or self._offered_of(topic, who, outcome)
        if part is None and (not lost or trade is not None):
            return None
        near = _CONDITIONS if _CONDITIONS in worded_facets(topic) else None
        found = Answered((PartRef(topic.id, part),)) if part else Gap(topic.id, None, near)
        return replace(decision, outcome=found, confidence=_SURE, rule=RULE)

    def himself(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears what somebody is, and whether he may (我是做伞的小厂 这个我能办吗), in a chat about a policy.

        His town and his trade are said in passing: for whom the policy is answers that.
        """
        decision, topic = evidence.decision, self.knowledge.by_id.get(conversation.topic or "")
        who = himself_may(tidy(text))
        if decision is None or topic is None or topic.kind not in _OPEN_TO_SOME or who is None:
            return None
        named = (self.knowledge[each] for each in self.reader.read(text).named(NAMED))
        if conversation.offered or any(each.kind in _OPEN_TO_SOME for each in named):
            return None
        trade = _DOES.sub("", self.reader.read(who).specific.replace(" ", ""))
        told = texts(topic)
        speaking = next((part for part in (*_TELLING, *told) if trade and trade in told.get(part, "")), None)
        own = decision.answered if decision.is_about(topic.id) else None
        if own is not None and speaking not in _TELLING and _shares(trade, spoken_of(topic, own.part)):
            return None
        part = speaking or next((part for part in _TELLING if part in told), None)
        if part is None:
            return None
        return replace(decision, outcome=Answered((PartRef(topic.id, part),)), confidence=_SURE, rule=RULE)

    def _is_open_to_some(self, decision: Decision) -> bool:
        """Whether it tells of something that is for some; a town only makes what his trade is."""
        return decision.about is not None and self.knowledge[decision.about.topic].kind in _OPEN_TO_SOME

    def _says_who(self, plain: str) -> str | None:
        """What somebody says he is, if not everybody is that: a company may be anything."""
        who = says_who(plain)
        reading = self.reader.read(who) if who else None
        tells = reading is not None and (reading.mentions or len(reading.specific) >= levels.A_WORD)
        return who if tells else None

    @staticmethod
    def _speaking_of(topic: Topic, who: str) -> str | None:
        """The part that says for whom a topic is, and speaks of him."""
        ends = (end for end in _TRADE if who.endswith(end) and len(who) - len(end) >= levels.A_WORD)
        trade = who.removesuffix(next(ends, ""))
        known = texts(topic)
        return next((part for part in _TELLING if trade in unspaced(known.get(part, ""))), None)

    @staticmethod
    def _offered_of(topic: Topic, who: str, outcome: Outcome) -> str | None:
        """The one of the topic's own parts that are offered that speaks of his trade: 不适用：餐饮业."""
        trade, known = _DOES.sub("", who), texts(topic)
        options = outcome.options if isinstance(outcome, Clarify) else ()
        own = [ref.part for ref in options if ref.topic == topic.id]
        if len(trade) < levels.A_WORD or len(own) < len(options):
            return None
        return next((part for part in own if trade in unspaced(known.get(part, ""))), None)


def _shares(said: str, spoken: str) -> bool:
    """Whether a text speaks of what is said, in any two characters of it."""
    return any(said[at : at + levels.A_WORD] in spoken for at in range(len(said) - levels.A_WORD + 1))
