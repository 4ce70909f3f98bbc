"""Words are never cut through: what synonyms change inside longer words was read by a person."""

from __future__ import annotations

from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.adapters.words import segment
from bot.core.knowledge.parts import published
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from bot.core.engine import Engine

CHANGED = Path(__file__).parent / "changed_words.txt"
LONG = 3
"""Characters from which a word is long enough to hold another by chance."""


def changed_words(engine: Engine) -> list[str]:
    """Every long word of the phrasings that synonyms change inside, and to what."""
    vocabulary = engine.language.vocabulary
    listed = {tidy(word) for group in vocabulary.synonyms for word in (group.word, *group.same)}
    words = {word for row in engine.material.scorer.rows for word in segment(tidy(row.phrasing))}
    long = (word for word in words if len(word) >= LONG and not word.isascii() and word not in listed)
    return sorted(f"{word} → {now}" for word in long if (now := engine.reader.canonical(word)) != word)


def test_only_changes_that_were_read_are_made_inside_long_words(engine: Engine) -> None:
    read = CHANGED.read_text(encoding="utf-8").splitlines()
    new = sorted(set(changed_words(engine)) - set(read))
    assert not new, (
        f"同义词换到了整词里面；没有道理的写进 _vocabulary.yaml 的 whole，有道理的写进 {CHANGED.name}：{new}"
    )


@given(word=st.text(ascii_lowercase, min_size=2, max_size=12))
def test_no_latin_word_changes_inside(engine: Engine, word: str) -> None:
    vocabulary = engine.language.vocabulary
    assume(tidy(word) == word)  # aaa is a
    assume(word not in vocabulary.english_fillers and word not in vocabulary.english)
    assume(all(tidy(each) != word for group in vocabulary.synonyms for each in group.same))
    assert engine.reader.canonical(f"公告 {word} 怎么办").count(word) == 1


@pytest.mark.parametrize("word", ["hirings", "taxation", "subsidyless", "isolate", "ordered"])
def test_a_glossary_word_is_not_found_in_a_longer_one(engine: Engine, word: str) -> None:
    assert word in engine.reader.canonical(word)


def test_every_name_typed_alone_is_heard_as_its_topic(engine: Engine) -> None:
    names = [(name, topic.id) for topic in published(engine.knowledge) for name in topic.names]
    unheard = [(name, topic) for name, topic in names if topic not in engine.reader.read(name).named()]
    assert len(names) > 1000
    assert not unheard
