"""Text cut into words by jieba, which is loaded with its dictionary when this module is."""

from __future__ import annotations

import logging
import warnings

from benchmarks.peers.tokens import letters

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # jieba is older than the Python it runs on, and is warned of it
    import jieba

jieba.setLogLevel(logging.WARNING)
jieba.initialize()


def words(text: str) -> list[str]:
    """The words, without what is between them."""
    return [word for word in jieba.cut(letters(text)) if not word.isspace()]
