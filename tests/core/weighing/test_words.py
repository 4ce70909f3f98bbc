"""How much of a message's words stand in each owner's phrasings."""

from __future__ import annotations

import pytest

from bot.core.weighing.words import Words

TEXTS = ["补贴 多少", "补贴 申请", "补贴 多少 钱"]
OWNERS = [0, 0, 1]


@pytest.fixture
def words() -> Words:
    return Words(TEXTS, OWNERS, str.split)


def test_every_owner_has_the_share_of_the_words_that_its_phrasings_use(words: Words) -> None:
    assert words.covered(words.said("补贴 多少")).tolist() == [1.0, 1.0]
    applying, money = words.covered(words.said("补贴 申请")), words.covered(words.said("多少 钱"))
    assert applying[0] == 1.0 > applying[1] > 0
    assert money[1] == 1.0 > money[0] > 0


def test_a_word_that_few_use_counts_more(words: Words) -> None:
    said = words.said("补贴 申请")
    assert said.weights["申请"] > said.weights["补贴"]
    assert words.covered(said)[1] < 0.5


def test_without_a_phrasing_only_the_words_of_it_alone_are_missing(words: Words) -> None:
    said = words.said("补贴 申请")
    left = words.covered(said, [1])
    assert left[0] == words.covered(said)[1]
    assert words.covered(words.said("补贴 多少"), [1]).tolist() == [1.0, 1.0]
    assert words.covered(said, [0, 1])[0] == 0.0


def test_of_nothing_said_nothing_stands_anywhere(words: Words) -> None:
    assert words.covered(words.said(" ")).tolist() == [0.0, 0.0]
