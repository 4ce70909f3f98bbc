"""A message that as a whole is answered by nothing, and one clause of it alone is: 什么破东西，技改补助呢.

Who he is, where he sits, what he thinks of us stand before or behind what he asks. Where another clause is
about something that is none of ours the message is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.deciding.following.axes import ELSEWHERE
from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.plainly import asks_plainly
from bot.core.knowledge.parts import TALK
from bot.core.outcomes import Clarify, Smalltalk, Unanswered

if TYPE_CHECKING:
    from bot.core.deciding.grounds.whole import Whole
    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

MOST = 6
"""Clauses of a message that is taken apart."""
RULE = "clause"
_MARK = re.compile(r"[,，。；;！!?？、\s]+")
_WHAT_TO_DO = re.compile(
    r"(?:请问|那|我|我们|这|这种|这样|该|要|应该|得|现在|可以|能)*(?:怎么办|咋办|怎么弄|咋弄|咋整|怎么搞|怎么处理|如何是好|有什么办法|有办法吗)[呢啊呀好]*"
)
"""Asks nothing that what is told before it does not say."""
_OPEN = ("general", "opening", "facet_no_topic", "ambiguous")
"""Questions that are asked back to who asks what there is."""
_OPEN_SURE = levels.EVEN
_NEAR = levels.EVEN
"""Share of the best score from which small talk is as likely."""
_NONE_OF_OURS = ("outside", ELSEWHERE)


def of_clause(whole: Whole) -> Decision:
    """The decision for a message; where it found nothing, that for the clause that surely does."""
    decision, conversation, reader = whole.decision, whole.conversation, whole.reader
    clauses = [clause for clause in _MARK.split(whole.text) if clause]
    lost = isinstance(decision.outcome, Unanswered) and decision.rule not in (ELSEWHERE, "nothing_said")
    if not lost or not 1 < len(clauses) <= MOST:
        return decision
    before = _without_tag(clauses)
    told = whole.hear("，".join(before), conversation) if len(before) < len(clauses) else None
    if told is not None and told.about is not None and told.confidence >= whole.surely:
        return replace(told, rule=RULE)
    heard = {clause: whole.hear(clause, conversation) for clause in before}
    said = [clause for clause in before if not _is_talk(heard[clause])]
    asking = [clause for clause in said if _asks(clause, reader)]
    asking = asking or [clause for clause in said if reader.read(clause).named(NAMED)]
    others = [clause for clause in said if clause not in asking]
    if len(asking) != 1 or any(heard[clause].rule in _NONE_OF_OURS for clause in others):
        return decision
    named = {topic for clause in others for topic in reader.read(clause).named(NAMED)}
    if len(named) == 1:
        conversation = replace(conversation, topic=named.pop(), facet=None, figures=(), beside=None)
    found = whole.hear(asking[0], conversation)
    return replace(found, rule=RULE) if _is_sure(found, whole.surely) else decision


def _without_tag(clauses: list[str]) -> list[str]:
    """The clauses but for a last one that only asks what to do: 欠了半年了 怎么办."""
    return clauses[:-1] if _WHAT_TO_DO.fullmatch(clauses[-1]) else clauses


def _asks(clause: str, reader: Reader) -> bool:
    reading = reader.read(clause)
    return asks_plainly(reading) or reading.asks_whether or bool(reading.cues)


def _is_talk(decision: Decision) -> bool:
    """Whether a clause is small talk, or so near to it that what it scolds is no subject."""
    best = max((candidate.score for candidate in decision.candidates), default=0.0)
    talk = (each.score for each in decision.candidates if each.ref.topic.startswith(f"{TALK}:"))
    lost = isinstance(decision.outcome, Unanswered)
    return isinstance(decision.outcome, Smalltalk) or (lost and max(talk, default=0.0) > _NEAR * best)


def _is_sure(decision: Decision, surely: float) -> bool:
    outcome = decision.outcome
    if isinstance(outcome, Clarify):
        return outcome.question.partition(":")[0] in _OPEN and decision.confidence >= _OPEN_SURE
    return decision.about is not None and decision.confidence >= surely
