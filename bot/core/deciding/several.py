"""Takes a message with several questions apart; each is then decided, worded and logged by itself.

What stands between marks or on lines of its own is a question if it asks, and so is what is counted out
(一问…，二问…); what does not ask belongs to the question after it. What stands between commas is taken apart
only if every clause asks, and there are three or they name different topics, or if each is surely answered
by another part: people often ask one thing twice, or tell a story first. Two topics under one predicate
(A 和 B 怎么算) are two questions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.deciding.cases import NAMED
from bot.core.outcomes import Answered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.outcomes import Decision
    from bot.core.reading.names import Mention
    from bot.core.reading.reader import Reader, Reading

MOST = 5
"""Questions of one message that are answered one by one; of more, the message is read as a whole."""
SURELY_ANSWERED = 0.35
"""Confidence in the answer to each clause, from which clauses are questions of their own. At 0.5 three fewer
of 1,105 messages were right, and none of the rest was better."""
_SHORTEST = 4
"""Units of a question that stands by itself: 对吗？ does not."""
_MARK = re.compile(r"(?<=[?？。！!；;\n])")
_COMMA = re.compile(r"[,，、\s]+")
_COUNTED = re.compile(r"(?=(?:第?[一二三四五]问|[一二三四五]是|一个是|另一个是|还有一个)(?![\d家户]))")
"""Where a question begins that is counted out."""
_JOINT = re.compile(r"[和与跟及、]")


def questions(written: str, reader: Reader) -> tuple[str, ...]:
    """The questions of a message, in order; the message itself if it is one."""
    pieces = _asking([piece.strip() for piece in _MARK.split(written) if piece.strip()], reader)
    if len(pieces) == 1:
        pieces = _counted(written, reader) or pieces
    if len(pieces) == 1:
        pieces = _by_clause(pieces[0], reader) or _by_name(reader.read(pieces[0])) or pieces
    return tuple(pieces) if 2 <= len(pieces) <= MOST else (written,)


def _asking(pieces: Sequence[str], reader: Reader, joint: str = "") -> list[str]:
    """The pieces that ask, each with what is said before it; what is said last belongs to the last.

    Between commas only what asks in so many words does: 单据只有电子档 is told.
    """
    found: list[str] = []
    told = ""
    for piece in pieces:
        told += joint + piece if told else piece
        reading = reader.read(piece)
        asks = reading.asks or reading.asks_whether or (reading.cues and not joint)
        if asks and len(reading.units) >= _SHORTEST:
            found.append(told)
            told = ""
    if found and told:
        found[-1] += joint + told
    return found or [joint.join(pieces)]


def clauses(written: str, reader: Reader) -> tuple[str, ...]:
    """The clauses that ask, each with what is told before it: questions if every one is surely answered.

    Of too many of them, the message as a whole.
    """
    asked = _asking([clause for clause in _COMMA.split(written) if clause], reader, "，")
    return tuple(asked) if len(asked) <= MOST else (written,)


def surely_apart(decisions: Sequence[Decision]) -> bool:
    """Whether clauses are questions of their own, as far as they were decided one by one."""
    outcomes = [each.outcome for each in decisions]
    shown = {outcome.parts for outcome in outcomes if isinstance(outcome, Answered)}
    return len(shown) == len(decisions) and all(each.confidence >= SURELY_ANSWERED for each in decisions)


def _counted(written: str, reader: Reader) -> list[str]:
    """What is counted out; what comes before the first is an introduction."""
    first, *rest = _COUNTED.split(written)
    readings = [reader.read(piece) for piece in rest]
    ask = all(
        (each.asks or each.asks_whether or each.cues) and len(each.units) >= _SHORTEST for each in readings
    )
    return [first + rest[0], *rest[1:]] if len(rest) > 1 and ask else []


def _by_clause(piece: str, reader: Reader) -> list[str]:
    clauses = [clause for clause in _COMMA.split(piece) if clause]
    readings = [reader.read(clause) for clause in clauses]
    ask = len(clauses) > 1 and all(each.asks and len(each.units) >= _SHORTEST for each in readings)
    topics = [set(each.named(NAMED)) for each in readings]
    return clauses if ask and (len(clauses) > 2 or (all(topics) and not topics[0] & topics[1])) else []


def _by_name(reading: Reading) -> list[str]:
    """One question for each of two topics that share a predicate."""
    if reading.compares or reading.asks_whether:
        return []
    named = [mention for mention in reading.mentions if mention.strength >= NAMED]
    if len(named) != 2 or set(named[0].topics) & set(named[1].topics):
        return []
    first, second = named
    joined = _JOINT.fullmatch(reading.canonical[first.end : second.start].strip())
    return [_without(reading.canonical, second), _without(reading.canonical, first)] if joined else []


def _without(text: str, mention: Mention) -> str:
    kept = text[: mention.start] + text[mention.end :]
    return _JOINT.sub("", kept, count=1)
