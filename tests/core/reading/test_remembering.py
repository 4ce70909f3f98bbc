"""What is kept between two buildings is used only where it is still so."""

from __future__ import annotations

from bot.core.knowledge.vocabulary import FacetVocabulary, Synonym, Vocabulary
from bot.core.reading.reader import Reader
from bot.core.reading.remembering import Memory, Recalling, Shelf, Tally
from tests.core.small import topic

NO_PARTS = FacetVocabulary(facets={})


def test_what_was_made_is_given_again_and_what_is_not_asked_for_is_let_go() -> None:
    shelf: Shelf[str] = Shelf("words")
    made: list[str] = []

    def make() -> str:
        made.append("made")
        return "made"

    for depends in ("words", "words"):
        shelf.turn(depends)
        assert shelf.get("text", make) == "made"
    assert made == ["made"]
    shelf.turn("words")
    shelf.turn("words")
    shelf.get("text", make)
    assert made == ["made", "made"]


def test_with_other_words_everything_is_made_anew() -> None:
    shelf: Shelf[int] = Shelf("words")
    shelf.get("text", lambda: 1)
    shelf.turn("other words")
    assert shelf.get("text", lambda: 2) == 2


def test_a_tally_of_changed_texts_is_that_of_the_texts_as_they_are() -> None:
    tally = Tally()
    for texts in (["ab", "bc", "bc"], ["bc", "cd"], ["cd"], [], ["ab"]):
        assert tally.of(texts, list) == frozenset("".join(texts))


def read(memory: Memory, vocabulary: Vocabulary, *names: str) -> tuple[str, list[str]]:
    facets = {"overview": "有补贴。"}
    topics = [topic(id=f"t{place}", title=name, facets=facets) for place, name in enumerate(names)]
    reader = Reader(topics, vocabulary, NO_PARTS, lambda _: False)
    recall = Recalling(reader, memory)
    text = recall.canonical("稳岗返还补助")
    assert text == reader.canonical("稳岗返还补助")
    assert recall.units(text) == reader.units(text)
    assert recall.mentions(text) == reader.names.written(text)
    return text, [mention.form for mention in recall.mentions(text)]


def test_a_new_name_is_found_in_texts_that_were_read_before() -> None:
    memory, words = Memory(), Vocabulary()
    assert read(memory, words, "稳岗") == ("稳岗返还补助", ["稳岗"])
    assert read(memory, words, "稳岗", "单项冠军") == ("稳岗返还补助", ["稳岗"])
    assert read(memory, words, "稳岗", "稳岗返还") == ("稳岗返还补助", ["稳岗返还"])
    assert read(memory, words, "单项冠军") == ("稳岗返还补助", [])


def test_a_new_synonym_is_read_in_texts_that_were_read_before() -> None:
    memory = Memory()
    assert read(memory, Vocabulary(), "稳岗")[0] == "稳岗返还补助"
    words = Vocabulary(synonyms=(Synonym(word="补贴", same=("补助",)),))
    assert read(memory, words, "稳岗")[0] == "稳岗返还补贴"
