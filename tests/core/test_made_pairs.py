"""Made pairs: a topic's own follow-ups keep it, another topic's questions let it go.

Real phrasings, drawn with a fixed seed. An own follow-up names no topic. The figures are printed; what they
must reach is what they reach today.
"""

from __future__ import annotations

import random
from datetime import date
from typing import TYPE_CHECKING

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.cases import NAMED
from bot.core.knowledge.parts import published, worded_facets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.engine import Engine
    from bot.core.knowledge.model import Topic

TODAY = date(2026, 11, 27)
SEED = 20261127
BEFORE = 200
"""Pairs of each sort."""
KEPT, LET_GO = 0.95, 0.97
CUES, ANSWERED = 4, 0.93
"""Words that ask for each standard part, and the share of them that are answered with it after a topic."""


def _about(engine: Engine, text: str, topic: str) -> set[str]:
    """What the reply to a text after a topic is about: its own topic, those of its parts or its choices."""
    reply = engine.respond(text, Conversation(topic, "overview"), TODAY)
    told = (reply, *(each for _, each in reply.several))
    return {each.topic for each in told if each.topic} | {
        option.id.partition("/")[0] for each in told for option in each.options
    }


def _follow_ups(engine: Engine) -> list[tuple[str, str]]:
    """Every topic's bare questions for its standard parts, and those of its own that name no topic."""
    own = [
        (topic.id, phrasing)
        for topic in published(engine.knowledge)
        for phrasing in _phrasings(topic)
        if not engine.reader.read(phrasing).named()
    ]
    return own + [
        (topic.id, f"那{cue}呢")
        for topic in published(engine.knowledge)
        for facet in worded_facets(topic)
        if facet != "overview"
        for cue in engine.language.facets.facets[facet].cues
        if not engine.reader.read(cue).named()
    ]


def _questions(engine: Engine) -> list[tuple[str, str]]:
    """Every topic's own questions that name it."""
    return [
        (topic.id, phrasing)
        for topic in published(engine.knowledge)
        for phrasing in _phrasings(topic)
        if topic.id in engine.reader.read(phrasing).named(NAMED)
    ]


def _phrasings(topic: Topic) -> Iterator[str]:
    """The ways of asking in a topic's own file."""
    for facet in topic.facets.values():
        yield from facet.phrasings
    for question in topic.questions:
        yield from question.phrasings


def test_own_follow_ups_of_every_part_keep_the_topic(engine: Engine) -> None:
    drawn = random.Random(SEED).sample(  # noqa: S311  # a fixed draw
        _follow_ups(engine), BEFORE
    )
    lost = [pair for pair in drawn if pair[0] not in _about(engine, pair[1], pair[0])]
    share = 1 - len(lost) / len(drawn)
    print(f"own follow-ups kept: {share:.1%}; lost: {lost[:5]}")  # noqa: T201  # for whoever asks with -s
    assert share >= KEPT, lost


def test_the_question_of_another_topic_lets_the_topic_go(engine: Engine) -> None:
    chance = random.Random(SEED)  # noqa: S311  # a fixed draw
    topics = [topic.id for topic in published(engine.knowledge)]
    drawn = [
        (chance.choice([each for each in topics if each != own]), own, text)
        for own, text in chance.sample(_questions(engine), BEFORE)
    ]
    held = [pair for pair in drawn if _about(engine, pair[2], pair[0]) == {pair[0]}]
    share = 1 - len(held) / len(drawn)
    print(f"other topics' questions let go: {share:.1%}; held: {held[:5]}")  # noqa: T201
    assert share >= LET_GO, held


def test_a_bare_question_for_a_standard_part_is_answered_with_it(engine: Engine) -> None:
    asked = [
        (f"{topic.id}/{facet}", cue)
        for topic in published(engine.knowledge)
        for facet in worded_facets(topic)
        if facet != "overview"
        for cue in engine.language.facets.facets[facet].cues[:CUES]
    ]
    missed = [pair for pair in asked if not _answers(engine, *pair)]
    share = 1 - len(missed) / len(asked)
    print(f"bare questions answered: {share:.1%}; missed: {missed[:5]}")  # noqa: T201
    assert share >= ANSWERED, missed


def _answers(engine: Engine, part: str, cue: str) -> bool:
    """Whether a bare question is answered with its part, or told to be missing: an own number often is."""
    reply = engine.respond(cue, Conversation(part.partition("/")[0], "overview"), TODAY)
    return reply.outcome == "gap" or f"{reply.topic}/{reply.facet}" == part
