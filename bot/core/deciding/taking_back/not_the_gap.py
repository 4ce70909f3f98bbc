"""Takes a gap back that has nothing of what a message asks, where something known has.

What is known to be missing is often like a message in its shape alone: whether a kiln for 680万 can be
deducted is asked as it is asked of software. So the gap gives way to the case that the asker's figure
decides, or the share that is all he tells, to the part that is asked for in days as the message is, to the
part just shown if it speaks of just that, to what speaks of the time that is named where the gap has others,
to what is given where only the name and 多少 is said, and a gap without a name to what the topic says that
there is: 有没有高企奖励.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.taking_back.putting_right import puts_right
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import texts, worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Gap
from bot.core.text.amounts import amounts
from bot.core.text.asking import asked_after
from bot.core.text.naming import measure_words, periods_in
from bot.core.text.normalizing import clean, unspaced
from bot.core.text.pairs import pairs

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.figures.own_figures import OwnFigures
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Topic
    from bot.core.outcomes import Decision

RULE = "not_the_gap"
_PIECE = re.compile(r"[、，,。；;：:（）()\n]")
_DAYS = re.compile(r"(?:几|多少)个?(?:天|日|工作日)")
_YEAR = re.compile(r"20\d\d ?年")
_SOME_TIME = re.compile(
    r"\d\d ?年|[去前今明往后当]年|年[前后底]|以[前后]|现在|原来|旧|老|延续|还有|到期|那时|过去"
)
_GIVEN = "benefit"
_HOW_MUCH = re.compile(r"(?:多少|几个点|百分之几|几成)[呢啊呀]?[?？]?$")
_AMOUNT = re.compile(r"金额|标准|多少|比例|额度|几|率|怎么算|计算")
"""What is in a gap that is of an amount: 地方奖励金额."""
_OF_A_SHARE = re.compile(
    r"(?:残疾|身障|科技|研发|技术|人员?|员工|职工|安排|安置|招|请|雇|聘|裁|辞退|[个名位一二两三四五六七八九十\d]|总|共|全|厂|公司"
    r"|里|我们?|[有是了只才就那的呢吗要交缴能多少按几成折,，。?？!！\s])*"
)
"""What stands around the two figures of which one is a part of the other: 安排一个残疾人呢 一共40个人."""
_HALF = levels.EVEN
"""Share of what a message asks for that a part must speak of."""
_LIKELY = levels.SURELY
"""Chance of a gap from which that part must speak of all of it: 省里规定要安排多少 wants the ratio, and not
for what is paid on it."""


@dataclass(frozen=True, slots=True)
class NotTheGap:
    """Hears that something known answers."""

    own: OwnFigures

    def answered(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears that a gap has nothing of the message, and something known has."""
        decision = evidence.decision
        outcome = decision.outcome if decision else None
        if decision is None or not isinstance(outcome, Gap):
            return None
        topic = self.own.figures.knowledge[outcome.topic]
        part = self._share(topic, text, conversation) or self._known(
            topic, decision, outcome, text, conversation
        )
        if part is None:
            return None
        return replace(decision, outcome=Answered((PartRef(topic.id, part),)), rule=RULE)

    def _known(
        self, topic: Topic, decision: Decision, outcome: Gap, text: str, conversation: Conversation
    ) -> str | None:
        """The part that has something of the message where the gap has nothing."""
        gap = next((gap for gap in topic.not_documented if gap.id == outcome.part), None)
        if topic.name_only is not None or (gap is None and outcome.part is not None):
            return None
        if gap is None:
            near = outcome.near or OVERVIEW
            part = self.own.worked_out(topic, text, conversation, near) or _there_is(topic, near, text)
            return part or (near if puts_right(texts(topic).get(near, ""), text) else None)
        asked = self._asked(topic, text)
        if asked & pairs(gap.about):
            return None
        said = pairs("".join(gap.phrasings))
        alike = asked & said and not _of_unsaid_years(gap.about, text)
        decided = None if alike else self.own.decided(topic, text, conversation)
        decided = decided or self.own.worked_out(topic, text, conversation, "benefit")
        part = (
            decided
            or _in_days(topic, decision, text)
            or _just_shown(topic, conversation, asked, _chance(decision))
        )
        part = part or _in_its_time(topic, decision, " ".join((gap.about, *gap.phrasings)), text)
        part = part or (_how_much(topic, gap.about, text) if not asked else None)
        return None if part is not None and _of_the_gap(topic, part, gap.about, text) else part

    def _share(self, topic: Topic, text: str, conversation: Conversation) -> str | None:
        """The part that a share decides which a message gives in two figures, where it says nothing else."""
        figures = self.own.figures.said(text, conversation, topic.id)
        given = any(each.reckoned for each in figures)
        if not given or not _OF_A_SHARE.fullmatch(self.own.beside.left(text)):
            return None
        return self.own.decided(topic, text, conversation)

    def _asked(self, topic: Topic, text: str) -> frozenset[str]:
        """What a message says that is its own: not the topic's names, its figures and what is around them."""
        reading = self.own.reader.read(self.own.beside.left(text))
        pieces = (pairs(piece) for piece in reading.specific.split())
        return frozenset[str]().union(*pieces) - pairs("".join((topic.title, *topic.names)))


def _of_unsaid_years(about: str, text: str) -> bool:
    """Whether a gap is about years of which a message says none: 季度28万免税对吧 is not about 2021."""
    return _YEAR.search(about) is not None and _SOME_TIME.search(text) is None


def _of_the_gap(topic: Topic, part: str, about: str, text: str) -> bool:
    """Whether a figure is of what the gap is about and the part never speaks of: 5万开了专票."""
    spoken = " ".join((texts(topic).get(part, ""), *topic.names))
    words = (word for figure in amounts(text) for word in measure_words(clean(text), figure.unit))
    return any(len(word) > 1 and word in about and word not in spoken for word in words)


def _in_days(topic: Topic, decision: Decision, text: str) -> str | None:
    """The likeliest part that is asked for in days as the message is, where what the gap is like is not."""
    if not _DAYS.search(text) or _DAYS.search(decision.matched or ""):
        return None
    known = texts(topic)
    alike = (each for each in decision.candidates if each.ref.topic == topic.id and each.ref.part in known)
    return next((each.ref.part for each in alike if _DAYS.search(each.phrasing or "")), None)


def _in_its_time(topic: Topic, decision: Decision, gap: str, text: str) -> str | None:
    """The likeliest part that speaks of the time that a message names, where the gap is of other times."""
    named, known = periods_in(clean(text)), texts(topic)
    others = periods_in(gap)
    if not named or not others or named & others:
        return None
    near = next((each.ref for each in decision.candidates if each.ref.part in known), None)
    if near is None or near.topic != topic.id:
        return None
    return near.part if named <= periods_in(known[near.part]) else None


def _how_much(topic: Topic, about: str, text: str) -> str | None:
    """What a topic gives, where no more is asked than how much, and the gap is of no amount of it."""
    if _HOW_MUCH.search(unspaced(text)) is None or _AMOUNT.search(about) or pairs(about) & pairs(text):
        return None
    return _GIVEN if _GIVEN in worded_facets(topic) else None


def _just_shown(topic: Topic, conversation: Conversation, asked: frozenset[str], chance: float) -> str | None:
    """The part that was shown last, if it speaks of what is asked now; of all, where the gap is likely."""
    part = conversation.facet or OVERVIEW
    if conversation.topic != topic.id or not asked:
        return None
    spoken = asked & pairs(texts(topic).get(part, ""))
    share = 1 if chance >= _LIKELY else _HALF
    return part if len(spoken) >= share * len(asked) else None


def _chance(decision: Decision) -> float:
    """The chance of the likeliest part, which is the gap."""
    return decision.candidates[0].score / 100 if decision.candidates else 0.0


def _there_is(topic: Topic, part: str, text: str) -> str | None:
    """The part that says that there is what a message asks after."""
    thing = asked_after(unspaced(text))
    if thing is None:
        return None
    said = (unspaced(piece) for piece in _PIECE.split(texts(topic).get(part, "")))
    return part if any(thing[:2] in piece and thing[-2:] in piece for piece in said) else None
