"""Takes a message that asks what there is and names no policy: 有什么补贴可以拿, 我开鞋厂能享受什么.

Who tells of himself first (我在陈埭开鞋厂，50 个人，…) asks so in the last clause; that is listened to only
where the rules find nothing to answer, for a story may hold what the question is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import FEW, NAMED
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Clarify, Decision, Smalltalk, Unanswered
from bot.core.text.amounts import placed
from bot.core.text.normalizing import clean, tidy, unspaced
from bot.core.text.scanning import Scanner
from bot.core.text.taking_up import bought, is_counted, opened
from bot.core.weighing.scoring import CERTAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.openings import Kind, Openings
    from bot.core.reading.reader import Reader, Reading

_CLAUSE = re.compile(r"[,，。；;！!\s]")
ENDING = "ending"
"""The question whose choices are what ends this year; they hang on the day, so the reply finds them."""
_WISHED = re.compile(
    r"(?:想|要|准备|打算|计划)[^,，。;；]{0,8}?(?:开|办|做|搞|弄|盘|顶|接)[^,，。;；的]{0,4}$"
)
"""What stands before a trade that somebody wants to take up: 想在金井开民宿."""
_AIMED = re.compile(r"(?:想|要|准备|打算|计划)[^,，。;；\s]{0,3}$")
"""What stands before something that somebody wants to do: 今年想换机器."""
_SURE = levels.FAIRLY
_TALK = "talk"
"""The rule by which a message is taken for talk because it is like some: 年底想换两台冲床 is like 帮助."""
_UPSET = ("distress", "complaint", "insult")
"""Talk of who is answered before anything is offered to him."""


@dataclass(frozen=True)
class Opening:
    """Recognises openings."""

    knowledge: Knowledge
    reader: Reader
    openings: Openings
    general: Sequence[PartRef]
    """Offered to somebody of whom only the place is known."""

    def alone(self, text: str, _evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a message that asks what there is, says no more, and names no policy."""
        clarify = self._opening(text, conversation) if self._says_no_more(text) else None
        return Decision(clarify, _SURE, "opening", tidy(text)) if clarify else None

    def told_before(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears who tells of himself and then asks what there is, if nothing was found, or only his town."""
        decision = evidence.decision
        if decision is None or not self._nothing_but_his_town(decision):
            return None
        last = [clause for clause in _CLAUSE.split(text) if clause.strip()][-1:]
        if not all(self._wants(clause) and self._says_no_more(clause) for clause in last):
            return None
        clarify = self._opening(text, conversation, told=True)
        if clarify is None:
            return None
        clarify = replace(clarify, options=self._concerned_first(text, clarify.options))
        return replace(decision, outcome=clarify, rule="opening_told")

    def _concerned_first(self, text: str, options: Sequence[PartRef]) -> tuple[PartRef, ...]:
        """What is offered, first what is for something that he tells: 一个人都没裁."""
        plain = unspaced(text)
        concerns = (each for each in self.openings.concerns if any(sign in plain for sign in each.signs))
        return self._ahead([PartRef.whole(each.topic) for each in concerns], options)

    def trade_alone(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears who begins with his trade and says no more (电商公司), where nothing sure was found."""
        decision = evidence.decision
        begins = conversation.topic is None and not conversation.offered
        if decision is None or not begins or not isinstance(decision.outcome, Clarify | Unanswered):
            return None
        lost = isinstance(decision.outcome, Unanswered) or _is_guessed(decision)
        return self._of_trade(text, decision, conversation) if lost and not placed(clean(text)) else None

    def trade_told(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears who tells but his trade, his town and figures once asked for his case: 做拖鞋的 内坑."""
        decision = evidence.decision
        asked = bool(conversation.offered) and self._begins(conversation)
        if decision is None or not asked:
            return None
        lost = self._nothing_but_his_town(decision) or _is_guessed(decision) or _says_talk(decision)
        return self._of_trade(text, decision, conversation) if lost else None

    def _of_trade(self, text: str, decision: Decision, conversation: Conversation) -> Decision | None:
        """What there is for the trade that is all that is told."""
        reading = self.reader.read(text)
        if reading.asks or not self._says_no_more(text):
            return None
        kind = self._kind(self._found(text), conversation, reading, trades=True)
        return self._offered(decision, kind, self._wished(text)) if kind else None

    def _offered(self, decision: Decision, kind: Kind, wished: set[str]) -> Decision | None:
        """What there is of a kind; first what is needed by who wants to open such a business."""
        clarify = self._asked_back(set(), (), kind)
        if clarify is None:
            return None
        if wished and not (kind.aim or kind.plight):
            clarify = replace(clarify, options=self._opening_first(clarify.options))
        return replace(decision, outcome=clarify, confidence=_SURE, rule="opening_told")

    def trade_wished(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears who begins with what he wants to take up or do, or what ails him, if nothing was found.

        Where nothing at all was, who tells of a shop that he opens (在青阳开间面线糊) needs no wish.
        """
        decision = evidence.decision
        ails = self._ails(text, decision)
        if (
            decision is None
            or not (ails or self._begins(conversation))
            or not (
                ails
                or self._nothing_but_his_town(decision)
                or _is_guessed(decision)
                or self._unsure(text, decision)
                or _is_like_talk(decision)
            )
        ):
            return None
        reading = self.reader.read(self._without_plights(text))
        if reading.asks or reading.asks_whether or reading.cues:
            return None
        lost = isinstance(decision.outcome, Unanswered) or self._are_places(decision)
        wished = self._wished(text)
        told = wished | ({*filter(None, [opened(clean(text))])} if lost else set())
        kind = self._kind(told, conversation, reading, trades=True)
        offered = self._offered(decision, kind, wished) if kind else None
        if offered is None or (ails and conversation.topic in _topics(offered)):
            return None
        return offered

    def _without_plights(self, text: str) -> str:
        """A message without what ails somebody: 想要裁几个工人 asks for no number."""
        plain = clean(text)
        signs = (sign for kind in self.openings.kinds if kind.plight for sign in kind.signs)
        for sign in sorted(signs, key=len, reverse=True):
            plain = plain.replace(sign, "")
        return plain

    def _ails(self, text: str, decision: Decision | None) -> bool:
        """Whether nothing but a guess, or a word of several policies, was found for what ails somebody."""
        outcome = decision.outcome if decision is not None else None
        lost = isinstance(outcome, Unanswered) or (
            isinstance(outcome, Clarify) and (outcome.is_guess or outcome.is_ambiguous)
        )
        signs = (sign for kind in self.openings.kinds if kind.plight for sign in kind.signs)
        plain = unspaced(clean(text))
        return lost and any(sign in plain for sign in signs)

    def _opening_first(self, options: Sequence[PartRef]) -> tuple[PartRef, ...]:
        """What is offered, first what anybody needs who opens a business."""
        return self._ahead([PartRef.of(each) for each in self.openings.opening_up], options)

    def _ahead(self, wanted: Sequence[PartRef], options: Sequence[PartRef]) -> tuple[PartRef, ...]:
        """What is wanted first, of topics that are known; then what else is offered, each topic once."""
        first = [each for each in wanted if each.topic in self.knowledge]
        topics = {each.topic for each in first}
        return (*first, *(option for option in options if option.topic not in topics))

    def _unsure(self, text: str, decision: Decision) -> bool:
        """Whether what was found is not surely meant, and there is nothing but what he wants to take up."""
        guess = decision.answered is not None and decision.confidence <= levels.EVEN
        return guess and self._says_no_more(text)

    def _begins(self, conversation: Conversation) -> bool:
        """Whether nothing was talked about yet, nor offered but what is offered to anybody."""
        anybodys = {ref.topic for ref in self.general}
        return conversation.topic is None and anybodys.issuperset(conversation.offered)

    def _wished(self, text: str) -> set[str]:
        """The signs of what somebody wants to take up or do, and of what ails him."""
        plain, kinds = clean(text), self.openings.kinds
        aims = {sign for kind in kinds if kind.aim for sign in kind.signs}
        ails = {sign for kind in kinds if kind.plight for sign in kind.signs}
        return {
            sign
            for sign in self._found(text)
            if sign in ails
            or (_AIMED if sign in aims or is_counted(sign) else _WISHED).search(plain.partition(sign)[0])
        }

    def topics_for(self, text: str) -> tuple[str, ...]:
        """The topics for the trade that somebody tells, in the order of the list; empty for none known."""
        kind = self._kind(self._found(text), NOTHING_SAID, self.reader.read(text), trades=True)
        return tuple(PartRef.of(option).topic for option in kind.options) if kind else ()

    def _nothing_but_his_town(self, decision: Decision) -> bool:
        outcome, about = decision.outcome, decision.about
        return (
            isinstance(outcome, Unanswered)
            or (isinstance(outcome, Clarify) and outcome.question == "general")
            or (about is not None and self.knowledge[about.topic].kind == "place")
        )

    def _are_places(self, decision: Decision) -> bool:
        """Whether nothing but parts of towns is offered."""
        topics = _topics(decision)
        return bool(topics) and all(self.knowledge[topic].kind == "place" for topic in topics)

    def _opening(self, text: str, conversation: Conversation, *, told: bool = False) -> Clarify | None:
        """What is asked back to who asks what there is; where he told of himself, only what is for him."""
        if not (told or self._asks(text)):
            return None
        found, reading = self._found(text), self.reader.read(text)
        kind = self._kind(found, conversation, reading, trades=told)
        places = self._places(reading, kind)
        if places is None:
            return None
        begins = not (told or conversation.topic or conversation.offered or reading.ambiguous)
        return self._asked_back(found, places, kind) or (self._anything(found, places) if begins else None)

    def _anything(self, found: set[str], places: Sequence[str]) -> Clarify | None:
        """The general choice, for who begins with asking what policies there are."""
        asked = not places and found & {*self.openings.asking} and found & {*self.openings.wanted}
        return Clarify("general", tuple(self.general)) if asked else None

    def _wants(self, clause: str) -> bool:
        """Whether behind what is told it is asked what there is, or for any policy: 政府有没有支持."""
        return self._asks(clause) or bool(self._found(clause) & {*self.openings.wanted})

    def _asks(self, text: str) -> bool:
        """Whether it is asked what there is; who says the name of a kind and no more asks so, too."""
        found = self._found(text)
        kinds = {sign for kind in self.openings.kinds if kind.alone for sign in kind.signs}
        named = bool(found & kinds) and self._says_no_more(text)
        openings = self.openings
        aims = {sign for kind in openings.kinds if kind.aim for sign in kind.signs}
        named = named or bool(found & aims and found & {*openings.wanted})
        return named or bool(found & {*openings.asking, *openings.others, *openings.ending})

    def _found(self, text: str) -> set[str]:
        plain = unspaced(text)
        return {word for word in self._all if word in plain} | _taken_up(text)

    def _says_no_more(self, text: str) -> bool:
        """Whether nothing is left beside words of openings, places and figures of somebody's own."""
        written = clean(text)
        for figure in reversed(placed(written)):
            written = f"{written[: figure.start]} {written[figure.end :]}"
        plain = unspaced(written)
        for each in _taken_up(written):
            plain = plain.replace(each, "")
        named = (topic for topic in self.reader.read(text).named() if self.knowledge[topic].kind == "place")
        for name in sorted((name for place in named for name in self.knowledge[place].names), key=len)[::-1]:
            plain = plain.replace(unspaced(name), "")
        return len(self._words.without(plain)) <= FEW

    def _asked_back(self, found: set[str], places: Sequence[str], kind: Kind | None) -> Clarify | None:
        if kind is not None:
            known = (PartRef.of(option) for option in kind.options)
            return Clarify(
                f"opening:{kind.about}", tuple(ref for ref in known if ref.topic in self.knowledge)
            )
        if found & set(self.openings.ending):
            return Clarify(ENDING, ())
        if len(places) == 1 and found & set(self.openings.wanted):
            place = self.knowledge[places[0]]
            return Clarify(f"opening_place:{place.title}", (PartRef.whole(place.id), *self.general))
        if not places and found & set(self.openings.others) and found & set(self.openings.wanted):
            return Clarify("general", tuple(self.general))
        return None

    def _kind(
        self, found: set[str], conversation: Conversation, reading: Reading, *, trades: bool
    ) -> Kind | None:
        """The kind with the longest sign in a message; what somebody wants to do comes first."""
        carried = conversation.topic is not None and not found & set(self.openings.others)
        signs = [
            (kind.aim or kind.plight, len(sign), not kind.alone, -place, kind)
            for place, kind in enumerate(self.openings.kinds)
            if not (kind.alone and (trades or carried or reading.ambiguous))
            for sign in (*kind.signs, *self._others(kind, found))
            if sign in found
        ]
        return max(signs, key=lambda sign: sign[:4])[4] if signs else None

    def _others(self, kind: Kind, found: set[str]) -> set[str]:
        """What was found of shops and machines of this kind that are none of its signs."""
        return {each for each in found.difference(self._all) if kind is self._kind_of(each)}

    def _kind_of(self, taken_up: str) -> Kind | None:
        """The kind of a shop or of machines, by what they are called."""
        for kind in self.openings.kinds:
            if kind.machines if is_counted(taken_up) else any(word in taken_up for word in kind.sells):
                return kind
        return None

    def _places(self, reading: Reading, kind: Kind | None) -> tuple[str, ...] | None:
        """The places that are named; None if a policy is, by more than what its kind is called."""
        offered = [PartRef.of(option).topic for option in kind.options] if kind else []
        sure = [topic for topic in reading.named(CERTAIN) if self.knowledge[topic].kind != "place"]
        named = reading.named(NAMED)
        places = tuple(topic for topic in reading.named() if self.knowledge[topic].kind == "place")
        return places if not sure and {*named} <= {*places, *offered} else None

    @cached_property
    def _all(self) -> tuple[str, ...]:
        openings = self.openings
        signs = (sign for kind in openings.kinds for sign in kind.signs)
        asking = (*openings.asking, *openings.others, *openings.ending)
        return (*asking, *openings.wanted, *openings.besides, *signs)

    @cached_property
    def _words(self) -> Scanner:
        return Scanner(self._all)


def _taken_up(text: str) -> set[str]:
    """The shop that is opened and the machines that are bought in a message."""
    plain = clean(text)
    return {each for each in (opened(plain), bought(plain)) if each}


def _topics(offered: Decision) -> set[str]:
    """The topics that are offered."""
    return {ref.topic for ref in offered.outcome.options} if isinstance(offered.outcome, Clarify) else set()


def _is_like_talk(decision: Decision) -> bool:
    """Whether it was taken for talk because it is like some, and nobody in it is upset."""
    outcome = decision.outcome
    calm = isinstance(outcome, Smalltalk) and outcome.kind not in _UPSET
    return calm and decision.rule == _TALK


def _says_talk(decision: Decision) -> bool:
    """Whether it was taken for an introduction, or other talk."""
    return isinstance(decision.outcome, Smalltalk)


def _is_guessed(decision: Decision) -> bool:
    """Whether it offers but what is most like the message."""
    return isinstance(decision.outcome, Clarify) and decision.outcome.is_guess
