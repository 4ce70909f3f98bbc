"""An engine that is built with what is known from the one before is the same as one that is built afresh."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID
from bot.core.engine import Engine
from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.vocabulary import Synonym
from bot.core.proving.replaying import Listener, Turn
from bot.core.reading.remembering import Memory
from tests.core import small
from tests.core.sameness import same

if TYPE_CHECKING:
    from bot.core.knowledge.model import Topic
    from bot.core.weighing.language import Language

LANGUAGE = small.engine().language
STAY, *OTHERS = small.TOPICS


def versions() -> list[tuple[tuple[Topic, ...], Language]]:
    """One edit after the other, as a curator makes them."""
    facets = {**STAY.facets, "overview": STAY.facets["overview"].model_copy(update={"answer": "返 50%。"})}
    answer = STAY.model_copy(update={"facets": facets})
    alias = answer.model_copy(update={"aliases": (*STAY.aliases, "毕业生", "失业保险")})
    new = small.topic(id="robots", title="机器换人补助", facets={"overview": "按 10% 补。"})
    vocabulary = LANGUAGE.vocabulary.model_copy(
        update={"synonyms": (*LANGUAGE.vocabulary.synonyms, Synonym(word="返还", same=("返回", "补助")))}
    )
    other_words = replace(LANGUAGE, vocabulary=vocabulary)
    return [
        (small.TOPICS, LANGUAGE),
        ((answer, *OTHERS), LANGUAGE),
        ((alias, *OTHERS), LANGUAGE),
        ((alias, *OTHERS, new), LANGUAGE),
        ((new, *OTHERS), LANGUAGE),
        ((new, *OTHERS), other_words),
        (small.TOPICS, LANGUAGE),
        (tuple(reversed(small.TOPICS)), LANGUAGE),
    ]


def build(topics: tuple[Topic, ...], language: Language, memory: Memory | None = None) -> Engine:
    knowledge = Knowledge(topics, "test", {each.id: "policies/tax" for each in topics})
    return Engine(knowledge, language, small.segment, memory=memory)


def test_through_a_row_of_edits_it_is_the_same_each_time() -> None:
    memory = Memory()
    for topics, language in versions():
        assert same(build(topics, language, memory), build(topics, language))


def test_the_edits_make_different_engines() -> None:
    one, other, *_ = [build(*version) for version in versions()]
    assert not same(one, other)
    engines = [build(*version) for version in versions()]
    assert sum(same(engines[0], each) for each in engines) == 2


def test_what_differs_only_in_how_it_is_typed_is_decided_once() -> None:
    engine = small.engine()
    listener = Listener(engine, small.TODAY)
    said = ["稳岗返还是什么", " 稳岗返还是什么 ", "穩崗返還是什麼", "稳岗返还是什么?", "稳岗返还是什么？"]
    replies = [reply for text in said for reply in listener.hear([Turn(text)])]
    assert listener.decided == 2
    for text, reply in zip(said, replies, strict=True):
        assert reply.decision.outcome == engine.respond(text, NOTHING_SAID, small.TODAY).decision.outcome
