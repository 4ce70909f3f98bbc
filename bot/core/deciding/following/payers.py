"""Takes an answer back that decides on somebody's figure as if it were known what he is.

What a company and what a one-man business pays of the same profit is told by two topics. A figure alone names
neither, so both are told, and where each holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.found import HEARD
from bot.core.knowledge.model import FACETS, PartRef
from bot.core.knowledge.parts import texts, worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify, Compared, Decision, Gap, Unanswered
from bot.core.reading.of_whom import own_business
from bot.core.replying.siding import fits
from bot.core.text.amounts import amounts
from bot.core.text.normalizing import clean, tidy, unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.measures import Amount
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.reading.reader import Reader, Reading

RULE = "payer_unsaid"
SAME_ASKED = "same_of_payer"
OF_HIM = "of_his_business"
_EXCEPTED = "个体户"
"""The payer of whom a part speaks that tells payers apart: 企业 stands in every part."""
_GOES_ON = re.compile(
    r"(?:那|要是|如果|我|我们?|他|她|[妹姐哥弟爸妈]{1,2}|朋友|老婆|老公|家|是|开|做|的|换成|注册)*"
    r"[\w]{2,5}?(?:的|的话)?(?:[他她它]们?|我们?)?(?:呢|咧)[?？]?"
)
"""A message that says what somebody is, and goes on."""
_AS_ANOTHER = (
    r"(?:那么?|我们?|他|她|以后)*(?:{leads})(?:是|开|做|注册|办|成立|去|变|转|改|升级)*(?:成|为|了|个|一?家)*"
    r"(?P<who>{payers})(?:工商)?户?(?:的|来招人?)?(?:(?:而|又)?不是(?:{payers})(?:工商)?户?)?(?:的话)?(?:呢|咧)[?？]?"
)
"""A message that says as what else than told he would be in business; `payers` are the words for that."""
_LEADS = "要是|如果|假如|换成|改成|变成|变|转成|开|注册|成立"
_MAY_HE = "可以吗"
_CONDITIONS = "eligibility"
_POLICY = "policy"
_GIVING = ("benefit", "eligibility", OVERVIEW)
"""Parts that say what somebody gets, and who."""


@dataclass(frozen=True)
class Payers:
    """Listens to what somebody says he is."""

    knowledge: Knowledge
    reader: Reader
    words: Mapping[str, Sequence[str]]
    """By value of the axis `payer` what people say for it."""

    def unsaid(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a figure on which two topics decide, by what somebody is, and that he does not say it.

        A word for several topics of which one is for him and the other is not says it: 赚310万还算小微不.
        """
        decision = evidence.decision
        part = decision.answered if decision else None
        if decision is None or part is None or part.topic == conversation.topic:
            return None
        topic = self.knowledge[part.topic]
        sibling, reading = self._sibling(topic, text), self.reader.read(text)
        if sibling is None or topic.id in reading.named(NAMED):
            return None
        if any(topic.id in group.topics and sibling.id not in group.topics for group in reading.ambiguous):
            return None
        if conversation.payer is not None and conversation.payer == topic.axes.get("payer"):
            return None
        both = self.knowledge.in_order(topic.id, sibling.id)
        return replace(decision, outcome=Compared(*both), rule=RULE)

    def meant(self, text: str, topics: Sequence[str]) -> str | None:
        """The one topic for whom a text names, paired with one of these that is for another payer."""
        said = self._said(text)
        known = [self.knowledge[topic] for topic in topics if topic in self.knowledge]
        found = {
            twin
            for topic in known
            if topic.axes.get("payer") not in (None, *said)
            for twin in self.knowledge.twins.get(topic.id, ())
            if self.knowledge[twin].axes.get("payer") in said
        }
        return found.pop() if len(found) == 1 and len(said) == 1 else None

    def in_the_chat(self, text: str, conversation: Conversation) -> Conversation:
        """The conversation; where a figure is told of another payer, one about the paired topic."""
        topic = self.knowledge.by_id.get(conversation.topic or "")
        if topic is None or topic.id in self.reader.read(text).named(NAMED):
            return conversation
        twin = self.meant(text, [topic.id])
        decides = twin is not None and any(
            fits(case, figure) for case in self.knowledge[twin].cases for figure in amounts(text)
        )
        return (
            replace(conversation, topic=twin, facet=None, figures=(), beside=None)
            if decides
            else conversation
        )

    def own(self, text: str) -> str | None:
        """The payer that somebody says he is (我是个体户); None if he says nothing of it."""
        said = own_business(clean(text))
        return next(iter(self._said(said)), None) if said else None

    def of_him(self, whole: Whole) -> Decision:
        """The decision for a message; where he said before what his business is, what there is for that.

        A part that says nothing of it gives way to the one that does, and a policy for the other payer is
        not offered.
        """
        decision, payer = whole.decision, whole.conversation.payer
        if payer is None or self._said(whole.text):
            return decision
        outcome = decision.outcome
        if isinstance(outcome, Clarify):
            his = tuple(ref for ref in outcome.options if self._is_for(ref.topic, payer))
            fewer = levels.SEVERAL <= len(his) < len(outcome.options)
            return replace(decision, outcome=replace(outcome, options=his)) if fewer else decision
        return self._own_topic(whole, payer) or self._own_part(whole, payer) or decision

    def _own_topic(self, whole: Whole, payer: str) -> Decision | None:
        """What his own policy says, where that of the other payer was heard, or nothing: 那个所得税呢.

        Who names the other, or talks of it, means it.
        """
        decision, about = whole.decision, whole.decision.answered
        if about is None and not isinstance(decision.outcome, Unanswered):
            return None
        others = about is not None and about.topic in self.knowledge and not self._is_for(about.topic, payer)
        if about is not None and (not others or about.topic == whole.conversation.topic):
            return None
        reading = self.reader.read(whole.text)
        if about is not None and (about.topic in reading.named(NAMED) or self._says_tax(about, reading)):
            return None
        heard = whole.hear(f"{payer}{whole.text}", whole.conversation)
        his = heard.answered
        if his and self.knowledge[his.topic].axes.get("payer") == payer and heard.confidence >= whole.surely:
            return replace(heard, rule=OF_HIM)
        return self._twin_of(about, payer, decision) if about else None

    def _says_tax(self, part: PartRef, reading: Reading) -> bool:
        """Whether a message says the tax of this policy by its own name."""
        tax = self.knowledge[part.topic].axes.get("tax")
        return tax is not None and (tax in reading.normalized or tax in reading.specific)

    def _twin_of(self, part: PartRef, payer: str, decision: Decision) -> Decision | None:
        """The same of the policy for him that is paired with this one."""
        for twin in self.knowledge.twins.get(part.topic, ()):
            if self.knowledge[twin].axes.get("payer") == payer:
                same = part.part if part.part in worded_facets(self.knowledge[twin]) else OVERVIEW
                return replace(decision, outcome=Answered((PartRef(twin, same),)), rule=OF_HIM)
        return None

    def _own_part(self, whole: Whole, payer: str) -> Decision | None:
        part = whole.decision.answered
        if part is None or part.is_whole or part.part in FACETS or part.topic not in self.knowledge:
            return None
        told = texts(self.knowledge[part.topic])
        if payer in self._said(told.get(part.part, "")):
            return None
        heard = whole.hear(f"{payer}{whole.text}", whole.conversation)
        other = heard.answered
        surely = heard.confidence >= max(whole.surely, whole.decision.confidence)
        if other is None or other.topic != part.topic or other == part or not surely:
            return None
        return replace(heard, rule=OF_HIM) if payer in self._said(told.get(other.part, "")) else None

    def _is_for(self, topic: str, payer: str) -> bool:
        return self.knowledge[topic].axes.get("payer") in (None, payer)

    def as_another(self, text: str, conversation: Conversation) -> Decision | None:
        """Hears what it would be as another payer (要是开公司不是个体户呢), of a policy that is for all.

        That is what the policy has for that payer; where it never speaks of him nothing is heard.
        """
        only = conversation.offered[0] if len(conversation.offered) == 1 else None
        topic = self.knowledge.by_id.get(conversation.topic or only or "")
        payer = self._supposed(text)
        if topic is None or topic.kind != _POLICY or topic.axes.get("payer") is not None or payer is None:
            return None
        part = self._telling(topic, payer, conversation.facet or OVERVIEW)
        if part is None:
            return None
        return Decision(Answered((PartRef(topic.id, part),)), HEARD, SAME_ASKED, tidy(text))

    def _telling(self, topic: Topic, payer: str, shown: str) -> str | None:
        """The part that speaks of this payer: what was shown, what says who gets what, or one on both."""
        told = texts(topic)
        found = (part for part in (shown, *_GIVING) if payer in self._said(told.get(part, "")))
        apart = (each.id for each in topic.questions if len(self._said(told.get(each.id, ""))) > 1)
        return next(chain(found, apart), None)

    def left(self, whole: Whole) -> Decision:
        """The decision for a message; where what he would be leads away from the chat's policy, that of it.

        What the policy has for him with its name before it, or that it does not say.
        """
        decision, topic = whole.decision, whole.topic
        who = self._supposed(whole.text)
        if topic is None or topic.kind != _POLICY or topic.axes.get("payer") is not None or who is None:
            return decision
        if decision.is_about(topic.id):
            return decision
        heard = whole.hear(f"{topic.short}{who}{_MAY_HE}", whole.conversation)
        if heard.is_about(topic.id) and heard.confidence >= whole.surely:
            return replace(heard, rule=SAME_ASKED)
        near = _CONDITIONS if _CONDITIONS in worded_facets(topic) else None
        return replace(
            decision, outcome=Gap(topic.id, None, near), confidence=HEARD, rule=SAME_ASKED, matched=None
        )

    def _supposed(self, text: str) -> str | None:
        """What a text supposes that he is, and nothing more; None if it says anything else."""
        payers = "|".join(re.escape(word) for words in self.words.values() for word in words)
        found = re.fullmatch(_AS_ANOTHER.format(leads=_LEADS, payers=payers), unspaced(tidy(text)))
        return next(iter(self._said(found["who"])), None) if found else None

    def same_asked(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears who says but what another is (我妹是公司 她呢): the same of the policy for that payer.

        Where the chat's policy is for all, that is the part that was shown, if it tells them apart.
        """
        decision, topic = evidence.decision, self.knowledge.by_id.get(conversation.topic or "")
        lost = decision is not None and (decision.about is None or decision.is_vague)
        if decision is None or topic is None or not lost or not _GOES_ON.fullmatch(unspaced(text)):
            return None
        same = self._same_of_another(text, topic, conversation.facet or OVERVIEW)
        if same is None:
            return None
        return replace(decision, outcome=Answered((same,)), confidence=HEARD, rule=SAME_ASKED)

    def _same_of_another(self, text: str, topic: Topic, part: str) -> PartRef | None:
        twin = self.meant(text, [topic.id])
        if twin is not None:
            return PartRef(twin, part if part in worded_facets(self.knowledge[twin]) else OVERVIEW)
        told = self._said(texts(topic).get(part, ""))
        apart = len(self._said(text)) == 1 and _EXCEPTED in told and topic.axes.get("payer") is None
        return PartRef(topic.id, part) if apart else None

    def without(self, text: str) -> str:
        """A text without the words for who somebody is."""
        for word in sorted((word for words in self.words.values() for word in words), key=len, reverse=True):
            text = text.replace(word, "")
        return text

    def _said(self, text: str) -> list[str]:
        plain = unspaced(text)
        return [payer for payer, words in self.words.items() if any(word in plain for word in words)]

    def _sibling(self, topic: Topic, text: str) -> Topic | None:
        """The topic of another payer that decides on the same figure, if nothing says which payer it is."""
        payer, plain, figures = topic.axes.get("payer"), unspaced(text), amounts(text)
        said = payer is not None and any(word in plain for word in self.words.get(payer, ()))
        if payer is None or said or _names_limit(topic, figures):
            return None
        own = [figure for figure in figures if any(fits(case, figure) for case in topic.cases)]
        for other in (self.knowledge[each] for each in self.knowledge.twins.get(topic.id, ())):
            decides = any(fits(case, figure) for case in other.cases for figure in own)
            if decides and other.axes.get("payer") not in (None, payer):
                return other
        return None


def _names_limit(topic: Topic, figures: Sequence[Amount]) -> bool:
    """Whether one of its limits is given, which stands for the topic: 前面那300万."""
    limits = {limit for case in topic.cases for limit in case.limits()}
    return any(end in limits for figure in figures for end in (figure.span.lower, figure.span.upper))
