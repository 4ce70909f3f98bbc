"""How like a message is to what an owner of phrasings says; what any list of phrasings can tell."""

from __future__ import annotations

from typing import NamedTuple


class Alike(NamedTuple):
    """The evidence for one owner, by its phrasing that speaks for it most. All 0–1 but the last two."""

    likeness: float
    """Weighted Dice of the message and the phrasing, written or heard."""
    message_covered: float
    """Share of the message that stands in the phrasing."""
    phrasing_covered: float
    """Share of the phrasing that stands in the message."""
    ratio: float
    """rapidfuzz's `ratio`, written or heard."""
    partial_ratio: float
    """rapidfuzz's `partial_ratio`, heard."""
    written_ratio: float
    """rapidfuzz's `ratio`, written."""
    second: float
    """Likeness of the owner's second likest phrasing."""
    third_mean: float
    """Mean likeness of its three likest."""
    all_covered: float
    """Share of the message that stands in some phrasing of the owner."""
    usual: float
    """Cosine of the message and the mean of the owner's phrasings."""
    told: float
    """Share of the message that stands in the owner's answer only."""
    phrasings: float
    """Log of how many phrasings it has."""
    length: float
    """Log of how much longer the message is than the phrasing, or shorter."""


EVIDENCE = Alike._fields
