"""When a knowledge base has outgrown what it was taught."""

from __future__ import annotations

from dataclasses import replace

from bot.core.knowledge.model import Knowledge
from bot.core.learning.gist import learn_gist
from bot.core.proving.teaching import not_taught, outgrown
from tests.core.small import engine, topic

SMALL = engine()
TAUGHT = replace(SMALL.language, gist=learn_gist(SMALL.material.scorer, seed=1))
MORE = Knowledge((*SMALL.knowledge.topics, topic(id="new", title="新政策", facets={"overview": "新的。"})))


def test_what_was_taught_is_not_outgrown() -> None:
    assert not_taught(SMALL.knowledge, TAUGHT) == ()
    assert outgrown(SMALL.knowledge, TAUGHT) == 0


def test_a_new_topic_has_parts_that_were_never_taught() -> None:
    assert set(not_taught(MORE, TAUGHT)) == {"new/overview", "new/basis"}
    assert outgrown(MORE, TAUGHT) == 2


def test_where_nothing_was_ever_taught_nothing_is_outgrown() -> None:
    assert outgrown(MORE, SMALL.language) == 0
