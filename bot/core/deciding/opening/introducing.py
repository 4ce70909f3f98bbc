"""Takes what somebody says of himself before he asks (我是做伞的，50个人) for no question."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import FEW, NAMED
from bot.core.deciding.grounds.found import HEARD
from bot.core.deciding.opening.greeted import Greeted
from bot.core.outcomes import INTRODUCTION, NOTED, Answered, Clarify, Decision, Gap, Smalltalk, Unanswered
from bot.core.text.amounts import amounts
from bot.core.text.naming import without_measure
from bot.core.text.normalizing import clean, tidy, unspaced
from bot.core.text.persons import persons

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.openings import Openings
    from bot.core.knowledge.vocabulary import SmalltalkVocabulary
    from bot.core.reading.reader import Reader

_PLACE = "place"
_MAINLY = "主要"
"""Nothing is wanted in it, though 要 is."""
_MARK = re.compile(r"[,，。；;！!、\s]+")
_IS_SO = re.compile(
    r"(?:我们?|咱们?|俺|阮)(?:这家?|那家?)?(?:公司|企业|厂子?|店)?(?:已经|现在)?(?:是|属于|登记的是|算)"
    r"(?:一般纳税人|小规模(?:纳税人)?|个体(?:工商)?户?|有限公司|个人独资(?:企业)?|合伙企业)"
)
"""Who says what he is registered as, which policies are called by, too."""
_IS_HE = re.compile(
    r"(?:这|那|这样|我们?|这种)?(?:算不算|是不是|属不属于|(?:还|能|可以)?(?:算|属于)).{2,6}?[吗嘛么不吧?？]*"
)
"""Who asks whether he is something, and no more."""
_ALIKE = "answer"
"""The rule by which a message is answered with what it is like."""
_OFFERED = "opening_told"
"""The rule by which what there is for his trade was offered to who answered what is wanted of him."""
_TALK = "talk"
"""The rule by which a message is taken for talk because it is like some: 员工40个人 is like 我要找个人."""


@dataclass(frozen=True)
class Introducing:
    """Recognises introductions."""

    knowledge: Knowledge
    reader: Reader
    smalltalk: SmalltalkVocabulary
    openings: Openings
    left: Callable[[str], str]
    """What a message says besides its figures and the words around them."""

    def of_oneself(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears who says who he is and asks nothing.

        Once something was talked of, he says more than one thing, his trade among them, and none is found
        that is about what was talked of.
        """
        decision = evidence.decision
        clauses = self._clauses(text)
        if decision is None:
            return None
        figures = self._are_figures(clauses, decision, conversation)
        if self._finds_a_policy(decision) and not (figures or self._of_figures(text, conversation)):
            return None
        told = [clause for clause in clauses if not self._says_he_will_ask(clause)]
        begins = conversation.topic is None and not conversation.offered
        if not begins and decision.rule == _OFFERED:
            return None
        if not begins and not self._is_new_here(told, decision):
            return None
        introduces = self._begins_so(told) or len(told) < len(clauses) or figures
        if not told or not introduces or any(map(self._wants, told)):
            return None
        outcome = Smalltalk(INTRODUCTION if begins or NOTED not in self.smalltalk.kinds else NOTED)
        return replace(decision, outcome=outcome, confidence=HEARD, rule=INTRODUCTION, matched=told[0])

    def asked_after(self, text: str) -> str | None:
        """What is asked behind an introduction in the last clause, of a policy or himself; or None."""
        *told, last = self._clauses(text) or [""]
        if not told or any(map(self._wants, told)):
            return None
        named = self._begins_so(told) and self._policies_in(last) and self._wishes_to_know(last)
        return last if named or self._asks_if_he_is(last) else None

    def _asks_if_he_is(self, clause: str) -> bool:
        """Whether a clause asks if he is what several policies may be called by: 算小微吗."""
        return bool(self.reader.read(clause).ambiguous) and _IS_HE.fullmatch(tidy(clause)) is not None

    def says_who(self, clause: str) -> bool:
        """Whether a clause says who somebody is, or his trade, names no policy and wants nothing."""
        return self._begins_so([clause]) and not self._wants(clause)

    def _wishes_to_know(self, clause: str) -> bool:
        return tidy(clause).startswith(self.smalltalk.introducing.wants_to_know)

    def _clauses(self, text: str) -> list[str]:
        """The clauses of a text, without a greeting before them or run on with the first: 你好我是做伞的."""
        clauses = [clause for clause in _MARK.split(text) if clause]
        if len(clauses) > 1 and tidy(clauses[0]) in self._greeted.greetings:
            return clauses[1:]
        return [self._greeted.behind(each) for each in clauses[:1]] + clauses[1:]

    def _are_figures(self, clauses: list[str], decision: Decision, conversation: Conversation) -> bool:
        """Whether all that is told is what he has, and nothing is found, or what is only like it.

        The chat's topic may have the same number of something else: 70人 is like 超过70分.
        """
        same = decision.rule == _ALIKE and decision.is_about(conversation.topic)
        lost = decision.rule == _TALK or isinstance(decision.outcome, Clarify | Unanswered)
        return (lost or same) and all(map(self._is_a_figure, clauses))

    def _is_new_here(self, told: list[str], decision: Decision) -> bool:
        """Whether his trade and more, or a figure, is told that what was talked of has nothing on."""
        lost = decision.is_vague or isinstance(decision.outcome, Clarify | Unanswered)
        trade = len(told) > 1 and any(sign in tidy(told[0]) for sign in self._trades)
        himself = any(tidy(clause).startswith(self.smalltalk.introducing.oneself) for clause in told)
        if decision.rule in (_TALK, _ALIKE) and all(map(self._is_a_figure, told)):
            return True
        return lost and (trade or (himself and any(amounts(clause) for clause in told)))

    def _of_figures(self, text: str, conversation: Conversation) -> bool:
        """Whether several figures are told at first: what one of them decides is not what was asked."""
        counted = len(amounts(text)) + len(persons(clean(text)))
        return conversation.topic is None and not conversation.offered and counted > 1

    def _finds_a_policy(self, decision: Decision) -> bool:
        """Whether there is an answer that is not about a town, or what is said is talk already."""
        answered = decision.answered
        if answered is not None:
            return self.knowledge[answered.topic].kind != _PLACE
        return not isinstance(decision.outcome, Clarify | Unanswered | Answered | Gap)

    def _begins_so(self, told: list[str]) -> bool:
        """Whether he says who he is, or his trade and more; a trade alone is what he looks for."""
        oneself = self.smalltalk.introducing.oneself
        trade = len(told) > 1 and any(sign in tidy(told[0]) for sign in self._trades)
        return trade or any(tidy(clause).startswith(oneself) for clause in told)

    def _is_a_figure(self, clause: str) -> bool:
        """Whether a clause tells what he has and nothing besides: 员工40个人."""
        told = amounts(clause)
        measured = bool(told) and all(each.measure is not None for each in told)
        return measured and len(unspaced(self.left(clause))) <= FEW

    def _says_he_will_ask(self, clause: str) -> bool:
        named = self.reader.read(clause).named(NAMED)
        return not named and any(word in tidy(clause) for word in self.smalltalk.introducing.before_asking)

    def _wants(self, clause: str) -> bool:
        """Whether a clause asks, speaks of a policy, or wants something."""
        if _IS_SO.fullmatch(tidy(clause)):
            return False
        reading, policies = self.reader.read(clause), self._policies_in(clause)
        clause = self._without_trade(tidy(clause).replace(_MAINLY, ""))
        plainly = _without_measures(clause)
        wished = any(word in plainly for word in self.smalltalk.introducing.wishes)
        sought = any(unspaced(word) in clause for word in (*self.openings.asking, *self.openings.wanted))
        himself = clause.startswith(self.smalltalk.introducing.oneself)
        asks = reading.asks or reading.asks_whether or reading.cues or (reading.ambiguous and not himself)
        return bool(asks or policies or wished or sought)

    def _without_trade(self, clause: str) -> str:
        """A clause without what somebody makes or sells: nothing is 拖 in 拖鞋厂."""
        for sign in sorted(self._trades, key=len, reverse=True):
            clause = clause.replace(unspaced(sign), "")
        return clause

    def _policies_in(self, clause: str) -> list[str]:
        """The policies that a clause names, none by what its figure measures: 失业保险交了8万."""
        read = self.reader.read(clause).mentions
        named = [each for each in read if each.strength >= NAMED and not _measured(each.form, clause)]
        topics = dict.fromkeys(topic for each in named for topic in each.topics)
        return [topic for topic in topics if self.knowledge[topic].kind != _PLACE]

    @cached_property
    def _greeted(self) -> Greeted:
        return Greeted(self.smalltalk)

    @cached_property
    def _trades(self) -> tuple[str, ...]:
        about_more = {ref for kind in self.openings.kinds if kind.alone or kind.plight for ref in kind.signs}
        signs = (sign for kind in self.openings.kinds for sign in kind.signs if sign not in about_more)
        return tuple(sign for sign in signs if sign not in self._policies)

    @cached_property
    def _policies(self) -> frozenset[str]:
        """Signs of a kind that is no trade: what they say is what a policy is called, too."""
        signs = (sign for kind in self.openings.kinds for sign in kind.signs)
        return frozenset(sign for sign in signs if self.reader.read(sign).ambiguous)


def _without_measures(clause: str) -> str:
    """A clause without the words for what its figures measure: 贷了500万 tells, 想贷500万 wants."""
    for each in amounts(clause):
        clause = without_measure(clause, each.unit, each.measure) if each.measure else clause
    return clause


def _measured(name: str, clause: str) -> bool:
    """Whether a name is but a number, or the word for what a figure measures."""
    if name[0].isdigit():
        return True
    return any(not without_measure(name, each.unit, each.measure).strip() for each in amounts(clause))
