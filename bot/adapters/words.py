"""Ordinary Chinese words, by a segmenter's dictionary."""

from __future__ import annotations

from functools import lru_cache

_NOUNS = ("n", "vn", "an")
"""How the tags begin of nouns, and of verbs and adjectives that are used as such."""


@lru_cache(maxsize=8192)
def segment(text: str) -> tuple[str, ...]:
    """The words of a text, one after the other.

    >>> segment("事业单位"), segment("桑会")
    (('事业单位',), ('桑', '会'))
    """
    import rjieba  # noqa: PLC0415  # loads its dictionary in 0.15 s, and not every command needs it

    return tuple(rjieba.cut(text, False))


@lru_cache(maxsize=8192)
def is_noun(word: str) -> bool:
    """Whether a word names a thing or a doing, by the dictionary.

    >>> [is_noun(word) for word in ("班车", "监控", "砍掉", "至少", "讲讲")]
    [True, True, False, False, False]
    """
    import rjieba  # noqa: PLC0415  # loads its dictionary in 0.15 s, and not every command needs it

    return any(tag.startswith(_NOUNS) for _, tag in rjieba.tag(word, False))
