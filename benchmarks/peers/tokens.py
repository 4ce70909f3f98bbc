"""Text cut into the pieces that the indexes of the peers are made of.

Only letters and digits remain, in lower case: nothing else can reach a query language and be read as syntax.
"""

from __future__ import annotations


def letters(text: str) -> str:
    """The text in lower case with a space for everything that is no letter or digit."""
    return "".join(c if c.isalnum() else " " for c in text.lower())


def characters(text: str) -> list[str]:
    """The single letters and digits."""
    return [c for c in letters(text) if c != " "]


def grams(text: str, length: int) -> list[str]:
    """All stretches of that many letters and digits; a shorter text is one piece."""
    whole = "".join(characters(text))
    if len(whole) < length:
        return [whole] if whole else []
    return [whole[i : i + length] for i in range(len(whole) - length + 1)]


def bigrams(text: str) -> list[str]:
    """All pairs of neighbours; a single letter is one piece."""
    return grams(text, 2)
