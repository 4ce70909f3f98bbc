"""Whether a stretch of text is an ordinary Chinese word, by a segmenter's dictionary."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=8192)
def is_word(text: str) -> bool:
    """Whether the dictionary knows the text as one word.

    >>> is_word("事业"), is_word("桑会")
    (True, False)
    """
    import rjieba  # noqa: PLC0415  # loads its dictionary in 0.15 s, and many messages need it not at all

    return len(rjieba.cut(text, False)) == 1
