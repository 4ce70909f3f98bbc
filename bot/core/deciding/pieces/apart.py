"""Whether what was decided piece by piece are questions of their own: only then do they stand together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.deciding.figures.own_figures import RULE as OWN_FIGURE
from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import FEW
from bot.core.deciding.grounds.plainly import asks_plainly, goes_on
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Clarify, Gap, Smalltalk, Unanswered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.core.outcomes import Decision, Reply
    from bot.core.reading.reader import Reader

SURELY_ANSWERED = levels.PERHAPS
"""Confidence in the answer to each clause, from which clauses are questions of their own. At 0.5 three fewer
of 1,105 messages were right, and none of the rest was better."""
SURELY_MISSING = levels.LIKELY
"""Confidence in what is missing, from which a clause that has no answer is a question of its own."""
NOT_UNDERSTOOD = "not_understood"
"""The kind of small talk in which nothing was understood."""
_KNOWN_TO_BE_NONE = "outside"
"""The rule by which a curator knows that there is nothing on what is asked."""
_ABOUT_ANOTHER = levels.PERHAPS
"""Confidence in the topic of each side of 和, from which they are asked about apart."""


def surely_apart(asked: Sequence[str], replies: Sequence[Reply], reader: Reader) -> bool:
    """Whether clauses are questions of their own, as far as they were decided one by one.

    Each gets another part; or each asks in so many words, and about another topic. Who only puts something
    else into the question before (520 万呢), or gives a figure, may get the same part, worded for that.
    """
    decisions = [each.decision for each in replies]
    if all(each.confidence >= SURELY_ANSWERED for each in decisions) and _of_others(asked, decisions, reader):
        return True
    if any(_says_little(text, reader) for text in _after_a_gap(asked, decisions)):
        return False
    told = [_told(text, each, reader) for text, each in zip(asked, replies, strict=True)]
    return None not in told and len({*told}) == len(told)


def _after_a_gap(asked: Sequence[str], decisions: Sequence[Decision]) -> Iterator[str]:
    """The questions that follow one on which nothing is documented."""
    pairs = zip(decisions, asked[1:], strict=False)
    return (text for before, text in pairs if isinstance(before.outcome, Gap))


def _says_little(asked: str, reader: Reader) -> bool:
    """Whether a question only makes sense with what is said before: 助困贷利息几厘 额度多少."""
    reading = reader.read(asked)
    return bool(reading.cues) and len(reading.specific.replace(" ", "")) <= FEW


def _told(asked: str, reply: Reply, reader: Reader) -> object:
    """What tells the reply to one clause from those to the others; None if it is not sure enough."""
    decision, outcome = reply.decision, reply.decision.outcome
    match outcome:
        case Answered(parts) if decision.confidence >= SURELY_ANSWERED:
            return (parts, reply.text) if goes_on(asked) or decision.rule == OWN_FIGURE else parts
        case Gap(topic, part) if part is not None and decision.confidence >= SURELY_MISSING:
            return (PartRef(topic, part),) if _asks_by_itself(asked, reader) else None
        case Unanswered() if decision.rule == _KNOWN_TO_BE_NONE:
            return asked if asks_plainly(reader.read(asked)) else None
        case _:
            return None


def _asks_by_itself(asked: str, reader: Reader) -> bool:
    """Whether a question asks in so many words, and for more than what anybody asks: 哪年的 does not."""
    reading = reader.read(asked)
    return asks_plainly(reading) and (bool(reading.mentions) or not _says_little(asked, reader))


def _of_others(asked: Sequence[str], decisions: Sequence[Decision], reader: Reader) -> bool:
    plainly = all(asks_plainly(reader.read(each)) for each in asked)
    return plainly and about_others(decisions, SURELY_ANSWERED)


def better(side: Reply, whole: Reply) -> Reply:
    """The reply to one side of 和, or that to the whole message if it is about the same and more sure."""
    same = side.topic is not None and whole.decision.is_about(side.topic)
    return whole if same and whole.decision.confidence > side.decision.confidence else side


def not_understood(reply: Reply) -> Reply:
    """The reply to one of several questions, if it is said not to be understood."""
    return replace(reply, decision=replace(reply.decision, outcome=Smalltalk(NOT_UNDERSTOOD)))


def about_others(decisions: Sequence[Decision], surely: float = _ABOUT_ANOTHER) -> bool:
    """Whether each of these is surely about topics that none of the others is about."""
    topics = [_topics(each) for each in decisions]
    apart = len(set().union(*topics)) == sum(map(len, topics))
    return all(topics) and apart and all(each.confidence >= surely for each in decisions)


def _topics(decision: Decision) -> set[str]:
    """What a decision is about; nothing if it asks what anybody wants to know at all."""
    match decision.outcome:
        case Answered(parts):
            return {part.topic for part in parts}
        case Gap(topic):
            return {topic}
        case Clarify() as asked if asked.is_guess or asked.is_ambiguous:
            return {option.topic for option in asked.options}
        case _:
            return set()
