"""What tells how sure a best part is; learned weights turn it into a probability."""

from __future__ import annotations

from typing import NamedTuple


class Sure(NamedTuple):
    """Of the part that is likeliest; what has the name of a field of `Alike` or `Evidence` is that field."""

    chance: float
    """Share of the part in everything that is thought possible, 0–1."""
    topic_chance: float
    """Share of all its topic's parts, 0–1."""
    lead: float
    """In weighed evidence, over the best part of another topic; at most `FAR`."""
    part_lead: float
    """The same over the second part."""
    gist_lead: float
    """In gist, over any other part that was weighed; may be below 0."""
    rival_gap: float
    """Chance of the likeliest part of the same topic that is known to be missing, over its own; at most 1."""
    gap: float
    gist: float
    usual: float
    words: float
    strength: float
    carried: float
    other_name: float
    share_lead: float
    likeness: float
    ratio: float
    length: float
    """Log of the number of units."""
    constant: float = 1.0


FAR = 8.0
"""Lead over what does not exist, and the largest that counts."""
