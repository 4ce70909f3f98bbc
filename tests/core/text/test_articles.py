"""Articles of laws, by their number."""

from __future__ import annotations

import pytest

from bot.core.text.articles import articles


@pytest.mark.parametrize("text", ["第30条怎么写", "第 30 条", "看第三十条"])
def test_an_article_has_one_spelling(text: str) -> None:
    assert articles(text) == {"30条"}


@pytest.mark.parametrize("text", ["一共30条", "第三期", "几条", "第几条"])
def test_what_is_counted_is_no_article(text: str) -> None:
    assert not articles(text)
