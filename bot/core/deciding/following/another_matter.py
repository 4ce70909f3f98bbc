"""Hears what is asked beside what the chat is about, though no name says so: after a loan, 税上面有没有好处.

Who speaks of tax in a chat about a policy that has none, of which taxes there are besides, of what else there
is to get (那现在招人还有啥补助), or of whether something that the policy never speaks of is had, too
(水电房租也能减吗), asks of another policy: one that the chat's is related to, or what is found alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.found import HEARD
from bot.core.knowledge.model import FACETS, PartRef
from bot.core.knowledge.parts import texts, worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify, Gap
from bot.core.text.amounts import amounts
from bot.core.text.normalizing import tidy, unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.outcomes import Decision

RULE = "another_matter"
_POLICY = "policy"
_GIVES = "benefit"
"""The part that says what a policy gives."""
_SAYS_MOST = (OVERVIEW, _GIVES)
"""Parts that speak of tax if a policy is about any."""
_TAX = r"税(?![务局号盘控])"
_EASED = r"(?:好处|优惠|减|免|抵|扣|退|少交|少缴|省)"
_IN_TAX, _ANYTHING = "有什么税收优惠", "有什么政策"
"""How who asks for no tax, or nothing, in particular asks what there is."""
_EASED_TAX = re.compile(rf"{_TAX}[^,，。]{{0,8}}?{_EASED}|{_EASED}[^,，。]{{0,4}}?{_TAX}")
_SOME_TAX = re.compile(_TAX)
_MORE_TAXES = re.compile(
    rf"还(?:有|要|得|需要|须|用)*(?:交|缴)(?:别的|其他|其它|另外)?(?:什么|啥|哪些|哪几[种个样]|哪一?[种个样])(?:别的|其他|其它)?的?{_TAX}"
    rf"|还(?:有|要|得|需要|须|用)*(?:交|缴)(?:别的|其他|其它|另外)的?{_TAX}"
    rf"|(?:别的|其他|其它|另外)的?{_TAX}(?:呢|要|怎么)|(?:那边|这边|方面|那块|这块)的?{_TAX}(?:呢|也|$)"
)
_OWN_MONEY = re.compile(
    r"(?:补助|补贴|返还|奖励|奖金|贴息|利息|领到的?|拿到的?|这笔)的?钱?[^,，。]{0,6}?[免抵扣交缴][^,，。]{0,2}?税"
)
"""Asks whether what the policy gives is taxed itself, which is its own question."""
_MORE = re.compile(
    r"(?:还(?:有没有|有|能|可以)(?:拿|领|享受|报|申请)?|有没有|有)(?P<more>(?:啥|什么|哪些|别的|其他|其它|另外)+)"
    r"(?:的?(?:补助|补贴|政策|优惠|扶持|奖励|好处|钱)|(?<=[别其另][的他它外])的?(?:吗|嘛|么|没有?|呢)?[?？]?$)"
)
_ONLY_MORE = re.compile(
    r"(?:那么?|除了(?:这个|这项|它)|以外|外)*(?:还有没有|还有|有没有)(?:别的|其他的?|其它的?|另外的?)(?:吗|嘛|么|没有|呢)?[?？]?"
)
_STILL = "还"
_BESIDES = ("别的", "其他", "其它", "另外")
_TOO = re.compile(
    r"(?:那么?|还有)?(?P<what>[^,，。?？\s]{2,8}?)(?:也|都|也都)(?:能|可以|会|有|给|能不能|可不可以)?(?:一起|跟着)?"
    r"(?:减半?|免|补贴?|退|抵|报销)(?:税|免|掉|点|一点|一些)*(?:吗|嘛|么|不|吧|没有)?[?？]?"
)
_PAYS = re.compile(
    r"(?:要不要|用不用|需不需要|会不会|要|得|用|不|免|该|也|还)(?:再|另外)?(?:交|缴)(?P<which>什么|哪些|多少|啥|几种)?(?P<tax>税)?"
    r"(?:了)?(?:吗|么|嘛|啊|呀|呢|不|吧|没有?)*[?？]?$"
    r"|(?P<whether>税(?:钱|款)?(?:要不要|用不用|需不需要|还?要|还?用)(?:交|缴)(?:了)?(?:吗|么|嘛|啊|呀|呢|不|吧)*[?？]?$)"
)
"""Asks at its end whether, or which, tax is paid; who was just offered taxes need not say 税 again."""
_WHETHER_TAXED = "要不要交税"
"""How who asks for no tax in particular asks whether he pays any."""
_SOMEBODY = re.compile(r"(?:户|企业|公司|店|厂|人|业|的|我们?|你们?|他们?)$")
"""The end of what says for whom it is asked, and not of what."""


@dataclass(frozen=True, slots=True)
class AnotherMatter:
    """Listens to what the chat's topic cannot be asked."""

    knowledge: Knowledge
    taxes: Mapping[str, Sequence[str]]
    """By tax what people say for it."""
    payers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By what somebody may be in business what people say for it."""

    def heard(self, whole: Whole) -> Decision | None:
        """The decision on what a message asks of beside the chat's policy; None if it asks of that."""
        topic, decision = whole.topic, whole.decision
        taxed = self._whether_taxed(whole)
        if taxed is not None:
            return replace(taxed, rule=RULE)
        if topic is None or topic.kind != _POLICY or self._is_answered(decision, topic):
            return None
        named = whole.reader.read(whole.text).named(NAMED)
        if named and not (isinstance(decision.outcome, Clarify) and self._are_on_tax(named)):
            return None
        plain = unspaced(tidy(whole.text))
        found = self._more_taxes(topic, plain, whole)
        if found is None and not whole.conversation.offered:
            found = (
                self._of_tax(topic, plain, whole)
                or self._what_else(topic, plain, whole)
                or self._that_too(topic, plain, whole)
            )
        return replace(found, rule=RULE) if found else None

    def _whether_taxed(self, whole: Whole) -> Decision | None:
        """What is asked back to who asks whether he pays tax, where the chat's policy gives nothing.

        What a policy gives may be taxed itself; who registers a shop asks of its taxes. Where he says what he
        is, or said it before, those are left out that are for others.
        """
        topic, plain = whole.topic, tidy(whole.text)
        asked = _PAYS.search(plain)
        if asked is None or _OWN_MONEY.search(plain) or self._said(unspaced(plain)):
            return None
        offered = whole.conversation.offered
        gives = topic is not None and (
            topic.kind != _POLICY or "tax" in topic.axes or _GIVES in worded_facets(topic)
        )
        says_tax = asked["tax"] or asked["whether"]
        again = bool(offered) and self._are_on_tax(offered) and not (asked["which"] or amounts(plain))
        if gives or not (says_tax or again) or not (topic or offered):
            return None
        heard = self._anything(_WHETHER_TAXED, whole)
        if heard is None or not isinstance(heard.outcome, Clarify):
            return None
        is_he = next(
            (who for who, words in self.payers.items() if any(word in plain for word in words)), None
        )
        payer = is_he or whole.conversation.payer
        refs = tuple(
            ref
            for ref in heard.outcome.options
            if payer is None or self.knowledge[ref.topic].axes.get("payer") in (None, payer)
        )
        return replace(heard, outcome=replace(heard.outcome, options=refs)) if refs else None

    @staticmethod
    def _is_answered(decision: Decision, topic: Topic) -> bool:
        """Whether a question of the topic's own, or one that it knows to be open, is what was asked."""
        about = decision.about
        own = about is not None and about.topic == topic.id and about.part not in FACETS
        return own and decision.confidence >= HEARD

    def _more_taxes(self, topic: Topic, plain: str, whole: Whole) -> Decision | None:
        """Which taxes there are beside the one that the chat's policy is on: those of its related ones."""
        if "tax" not in topic.axes or not _MORE_TAXES.search(plain):
            return None
        others = [each for each in self._on_tax(topic) if each.axes.get("tax") != topic.axes.get("tax")]
        said, payer = self._said(plain), topic.axes.get("payer")
        others = [each for each in others if not said or each.axes.get("tax") in said]
        others = [each for each in others if payer is None or each.axes.get("payer") in (None, payer)]
        refs = tuple(PartRef.whole(each.id) for each in others)[: levels.MOST_OFFERED]
        return _of(refs, whole.decision)

    def _said(self, plain: str) -> list[str]:
        """The taxes that are named."""
        return [tax for tax, words in self.taxes.items() if any(word in plain for word in words)]

    def _of_tax(self, topic: Topic, plain: str, whole: Whole) -> Decision | None:
        """What there is in tax, where the chat's policy is about none, or not about the one that is said."""
        said = self._said(plain)
        spoken = "\n".join(texts(topic).get(part, "") for part in _SAYS_MOST)
        own = any(tax in spoken for tax in said) if said else _SOME_TAX.search(spoken) is not None
        if (
            "tax" in topic.axes
            or own
            or _OWN_MONEY.search(plain)
            or not (_EASED_TAX.search(plain) or (said and _STILL in plain))
        ):
            return None
        named = whole.reader.read(whole.text).named(NAMED)
        known = [self.knowledge[each] for each in named] or self._on_tax(topic)
        related = [each for each in known if not said or each.axes["tax"].startswith(tuple(said))]
        chats = (replace(whole.conversation, topic=each.id, facet=None, beside=None) for each in related)
        heard = [whole.hear(whole.text, chat) for chat in chats]
        sure = [
            each
            for each, of in zip(heard, related, strict=True)
            if each.is_about(of.id) and each.confidence >= whole.surely
        ]
        if len(sure) == 1:
            return sure[0]
        refs = tuple(PartRef.whole(each.id) for each in related)[: levels.MOST_OFFERED]
        return _of(refs, whole.decision) or self._anything(_IN_TAX, whole)

    @staticmethod
    def _anything(asked: str, whole: Whole) -> Decision | None:
        """What is offered to anybody who asks so what there is."""
        heard = whole.hear(asked, whole.conversation.without_topic)
        return heard if isinstance(heard.outcome, Clarify) else None

    def _what_else(self, topic: Topic, plain: str, whole: Whole) -> Decision | None:
        """What else there is of the sort that is said: not the chat's policy again."""
        found = _MORE.search(plain)
        if found is None or not (found[0].startswith(_STILL) or found["more"] in _BESIDES):
            return None
        if _ONLY_MORE.fullmatch(plain):
            return self._anything(_ANYTHING, whole)
        return self._alone(topic, whole)

    def _that_too(self, topic: Topic, plain: str, whole: Whole) -> Decision | None:
        """What there is for something of which the chat's policy never speaks, and another does."""
        found = _TOO.fullmatch(plain)
        missing = isinstance(whole.decision.outcome, Gap)
        if found is None or missing or _SOMEBODY.search(found["what"]):
            return None
        said = whole.reader.read(found["what"]).specific.split()
        spoken = "\n".join(texts(topic).values())
        if max(map(len, said), default=0) < levels.A_WORD or any(word in spoken for word in said):
            return None
        alone = self._alone(topic, whole)
        alike = alone is not None and any(map(alone.is_about, self.knowledge.twins.get(topic.id, ())))
        return None if alike else alone

    def _alone(self, topic: Topic, whole: Whole) -> Decision | None:
        """What a message is about if nothing had been said before, but for the chat's topic."""
        heard = whole.hear(whole.text, whole.conversation.without_topic)
        outcome = heard.outcome
        if isinstance(outcome, Clarify):
            if not (outcome.is_guess or outcome.is_ambiguous):
                return None
            others = tuple(ref for ref in outcome.options if ref.topic != topic.id)
            return replace(heard, outcome=replace(outcome, options=others)) if others else None
        sure = heard.about is not None and heard.confidence >= whole.surely
        return heard if sure and not heard.is_about(topic.id) else None

    def _are_on_tax(self, named: Sequence[str]) -> bool:
        return all("tax" in self.knowledge[each].axes for each in named)

    def _on_tax(self, topic: Topic) -> list[Topic]:
        """The policies on a tax that this one is related to, or that are to it."""
        return [
            each
            for each in self.knowledge
            if each.status == "published"
            and _SOME_TAX.search(each.axes.get("tax", ""))
            and (each.id in topic.related or topic.id in each.related)
        ]


def _of(refs: tuple[PartRef, ...], decision: Decision) -> Decision | None:
    """The decision for the one that is meant, or which of several is."""
    if not refs:
        return None
    outcome = Answered(refs) if len(refs) == 1 else Clarify.among(refs)
    return replace(decision, outcome=outcome, confidence=HEARD, matched=None)
