"""Golden utterances: what people say must reach the part of the knowledge base that answers it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.goldens import read_goldens
from bot.core.conversing import Conversation
from bot.core.outcomes import Answered, Clarify, Reply

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.core.knowledge.goldens import Golden, Utterance

FEW = 3
TODAY = date(2026, 11, 23)
"""The day on which the content was checked: answers may depend on what has expired."""
ENTRIES = {entry.page.file: entry for entry in read_goldens(Path(__file__).parent)}


def golden(file: str) -> Golden:
    entry = ENTRIES[file]
    assert entry.model is not None, entry.page.problems
    return entry.model


def ask(engine: Engine, say: str, after: tuple[str, ...] = ()) -> Reply:
    conversation = Conversation()
    for said in after:
        conversation = conversation.after(engine.respond(said, conversation, TODAY))
    return engine.respond(say, conversation, TODAY)


def reaches(reply: Reply, topic: str, wanted: Utterance) -> bool:
    """Whether the reply shows the part that is asked for, or offers it among at most three."""
    offered = reply.decision.outcome
    if isinstance(offered, Clarify) and len(offered.options) <= FEW:
        return any(ref.topic == topic and wanted.part in (None, ref.part) for ref in offered.options)
    if reply.outcome != wanted.outcome or reply.topic != topic:
        return False
    outcome = reply.decision.outcome
    shown = {ref.part for ref in outcome.parts} if isinstance(outcome, Answered) else {reply.facet}
    return wanted.part is None or wanted.part in shown or (reply.outcome == "gap" and reply.facet is None)


@pytest.mark.parametrize("file", ENTRIES)
def test_what_people_say_reaches_its_answer(file: str, engine: Engine) -> None:
    wrong = []
    for utterance in golden(file).utterances:
        reply = ask(engine, utterance.say, utterance.after)
        reached = reaches(reply, golden(file).topic, utterance)
        if reached == (utterance.known_failure is not None):
            wrong.append(f"{utterance.say} → {reply.outcome} {reply.topic}/{reply.facet}, {utterance}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("file", ENTRIES)
def test_what_belongs_elsewhere_is_not_answered_with_this_topic(file: str, engine: Engine) -> None:
    for say in golden(file).not_:
        reply = ask(engine, say)
        assert not (reply.outcome == "answered" and reply.topic == golden(file).topic), say
