"""Whether what was decided piece by piece are questions of their own: only then do they stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.several import asks_plainly
from bot.core.outcomes import Answered, Clarify, Gap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.outcomes import Decision
    from bot.core.reading.reader import Reader

SURELY_ANSWERED = 0.35
"""Confidence in the answer to each clause, from which clauses are questions of their own. At 0.5 three fewer
of 1,105 messages were right, and none of the rest was better."""
_ABOUT_ANOTHER = 0.6
"""Confidence in the topic of each side of 和, from which they are asked about apart."""


def surely_apart(asked: Sequence[str], decisions: Sequence[Decision], reader: Reader) -> bool:
    """Whether clauses are questions of their own, as far as they were decided one by one.

    Each is answered by another part; or each asks in so many words, and about another topic.
    """
    outcomes = [each.outcome for each in decisions]
    shown = {outcome.parts for outcome in outcomes if isinstance(outcome, Answered)}
    surely = all(each.confidence >= SURELY_ANSWERED for each in decisions)
    return surely and (len(shown) == len(decisions) or _of_others(asked, decisions, reader))


def _of_others(asked: Sequence[str], decisions: Sequence[Decision], reader: Reader) -> bool:
    plainly = all(asks_plainly(reader.read(each)) for each in asked)
    return plainly and about_others(decisions, SURELY_ANSWERED)


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
        case Clarify(question, options) if question == "close" or question.startswith("ambiguous"):
            return {option.topic for option in options}
        case _:
            return set()
