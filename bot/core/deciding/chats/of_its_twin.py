"""Keeps what names nothing with the chat's topic where its twin would answer: 退役士兵, 扣不完明年接着扣吗.

Two policies that are told apart say much the same in other words. Who talks of one and names none asks of
that, though the other has been asked just so; but for who has a word of which the first never speaks
(稳岗, 招刚毕业的一个补多少), says hardly anything that is the first one's (研发, 买机器多少钱以内能扣掉), or
asks of both.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import LITTLE, STRANGE
from bot.core.knowledge.model import FACETS
from bot.core.outcomes import Clarify, Gap
from bot.core.reading.sides import asks_at_once

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import Topic
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reading

RULE = "not_of_its_twin"
SURE = levels.EVEN
"""Confidence with the name from which it is answered, though without it another part was the likeliest.

扣不完明年接着扣吗 has 0.48 of the day on which it ends, and means none of that."""
ITS_OWN = levels.PERHAPS
"""Share of what is said for which the words of the chat's topic must account: 买机器多少钱以内能扣掉
has 0.37 of 研发, 前面300万还能按5% has 0.57 of 个体户."""
SURER = levels.BARELY
"""How much surer the chat's topic must be with its name than the twin is without, for both to be offered
though a word is strange to it: 保险要先交满多久 has 0.56 and 0.48, 招刚毕业的一个补多少 0.51 and 0.51."""
_MATCHED = ("answer", "known_gap")
"""Rules by which a message is what it is most like: who says another tax has turned to the twin."""


def not_of_twin(
    whole: Whole,
    twins: Collection[str],
    strange: Callable[[Reading, str], float],
    own: Callable[[Reading, str], float],
) -> Decision:
    """The decision for a message; where it left for a twin unnamed, what the chat's topic has for it.

    What says little (多久能批) has not left for any other topic, either. What the chat's topic has is its
    answer, what is known to be open, or those of its parts that may be meant.

    Args:
        whole: what came of the message.
        twins: the topics that the chat's is told apart from.
        strange: share of a message that is said in words which a topic never uses.
        own: share of it for which the words of a topic account.
    """
    decision, topic = whole.decision, whole.topic
    about, reading = decision.about, whole.reader.read(whole.text)
    little = len(reading.specific.replace(" ", "")) <= LITTLE
    gone = about is not None and (about.topic in twins or (little and topic and about.topic != topic.id))
    gone = gone and decision.rule in _MATCHED
    if topic is None or not gone or reading.mentions or reading.ambiguous or reading.documents:
        return decision
    if asks_at_once(whole.text):
        return decision
    if strange(reading, topic.id) >= STRANGE:
        return _either(whole, topic)
    if own(reading, topic.id) < ITS_OWN:
        return decision
    likely = tuple(each.ref for each in decision.candidates if each.ref.topic == topic.id)
    heard = whole.hear(f"{topic.short}{whole.text}", whole.conversation)
    if not likely or not _is_of(heard, topic.id, whole.surely):
        return decision
    if heard.about is not None and heard.about != likely[0] and heard.confidence < SURE:
        heard = replace(heard, outcome=Clarify.among(likely[: levels.MOST_OFFERED]), matched=None)
    return replace(heard, rule=RULE)


def _either(whole: Whole, topic: Topic) -> Decision:
    """The decision; a choice where the chat's topic surely has a part for it, and more surely than the twin.

    A word that it never uses may be one of the twin's (招刚毕业的), or just another verb (保险要先交满多久).
    """
    decision, left = whole.decision, whole.decision.answered
    heard = whole.hear(f"{topic.short}{whole.text}", whole.conversation)
    own = heard.answered
    surely = heard.confidence >= SURE and heard.confidence >= decision.confidence + SURER
    if left is None or own is None or own.is_whole or own.topic != topic.id or not surely:
        return decision
    return replace(heard, outcome=Clarify.among((own, left)), rule=RULE, matched=None)


def _is_of(decision: Decision, topic: str, surely: float) -> bool:
    """Whether it is surely about a part of the topic, or asks back about parts of it alone."""
    if decision.asks_back_about(topic):
        return True
    outcome, about = decision.outcome, decision.about
    vague = decision.is_vague or (isinstance(outcome, Gap) and outcome.part in FACETS)
    told = about is not None and about.topic == topic and not about.is_whole
    return told and not vague and decision.confidence >= surely
