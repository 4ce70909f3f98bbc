"""Ordinary Chinese words, by a segmenter's dictionary."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=8192)
def segment(text: str) -> tuple[str, ...]:
    """The words of a text, one after the other.

    >>> segment("事业单位"), segment("桑会")
    (('事业单位',), ('桑', '会'))
    """
    import rjieba  # noqa: PLC0415  # loads its dictionary in 0.15 s, and not every command needs it

    return tuple(rjieba.cut(text, False))
