"""Which town something is in is not asked of the town that the chat is about."""

from __future__ import annotations

import pytest

from bot.core.reading.which_town import asks_which_town


@pytest.mark.parametrize("text", ["做伞的是哪个镇", "还有哪几个镇有", "哪些街道开了", "什么镇产鞋"])
def test_it_is_asked_which(text: str) -> None:
    assert asks_which_town(text)


@pytest.mark.parametrize("text", ["这个镇做什么", "镇里有哪些厂", "镇街商会怎么进"])
def test_it_is_not(text: str) -> None:
    assert not asks_which_town(text)
