"""A message with several questions: each is decided by itself, the later ones as following up the first.

Only if every one has an answer of its own do the answers stand together; else the message is decided as a
whole, and what it leaves open is asked back or logged.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.deciding.rules import decide
from bot.core.outcomes import Answered, Decision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.conversing import Conversation
    from bot.core.deciding.cases import Material
    from bot.core.knowledge.model import PartRef
    from bot.core.reading.reader import Reader

_QUESTION = re.compile(r"[^?？。！!\n]*[?？]")
_CLAUSE = re.compile(r"[^,，;；。！!?？\n]+")
_SHORTEST = 4
"""Units of a question that stands by itself: 对吗？ does not."""
_MOST = 3
SURE_EACH = 0.3
"""Confidence that each question needs: two guesses are more often wrong than one."""


def decide_all(written: str, conversation: Conversation, reader: Reader, material: Material) -> Decision:
    """The outcome for a message: of all its questions together, or as a whole."""
    whole = decide(reader.read(written), conversation, material)
    questions = _QUESTION.findall(written)
    marked = len(questions) >= 2
    if not marked and not isinstance(whole.outcome, Answered):
        return whole
    pieces = questions if marked else _CLAUSE.findall(written)
    if not 2 <= len(pieces) <= _MOST:
        return whole
    decisions = _each(pieces, conversation, reader, material)
    if decisions is None:
        return whole
    topics = {part.topic for decision in decisions for part in _parts(decision)}
    if not marked and topics != {part.topic for part in _parts(whole)}:
        return whole  # what is said between commas may be said in passing
    return _together(whole, decisions)


def _each(
    pieces: Sequence[str], conversation: Conversation, reader: Reader, material: Material
) -> list[Decision] | None:
    """The answers to all pieces, each as following up the one before; None if any has none."""
    decisions: list[Decision] = []
    for piece in pieces:
        reading = reader.read(piece)
        if len(reading.units) < _SHORTEST:
            return None
        decision = decide(reading, conversation, material)
        if not isinstance(decision.outcome, Answered) or decision.confidence < SURE_EACH:
            return None
        decisions.append(decision)
        first = decision.outcome.parts[0]
        conversation = replace(conversation, topic=first.topic, facet=first.part)
    return decisions


def _parts(decision: Decision) -> tuple[PartRef, ...]:
    return decision.outcome.parts[:1] if isinstance(decision.outcome, Answered) else ()


def _together(whole: Decision, decisions: Sequence[Decision]) -> Decision:
    parts = tuple(dict.fromkeys(part for decision in decisions for part in _parts(decision)))
    if len(parts) < 2:
        return whole
    sure = min(decision.confidence for decision in decisions)
    matched = "；".join(decision.matched or "" for decision in decisions)
    return replace(whole, outcome=Answered(parts), confidence=sure, rule="several_questions", matched=matched)
