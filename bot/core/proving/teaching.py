"""Whether a knowledge base has outgrown what it was taught: parts that the network has never met.

A new part is found by its phrasings all the same, only less surely; a few are no reason to learn anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.knowledge.parts import all_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.knowledge.model import Knowledge
    from bot.core.weighing.language import Language

MANY = 0.01
"""Share of all parts from which learning anew is worth its minutes."""


def not_taught(knowledge: Knowledge, language: Language) -> tuple[str, ...]:
    """The parts, as `topic/part`, that have phrasings and that the network has not met."""
    known = set(language.gist.parts)
    return tuple(ref for ref in _phrased(knowledge, language) if ref not in known)


def outgrown(knowledge: Knowledge, language: Language) -> int:
    """How many parts are new, where they are many; 0 where they are few, or nothing was ever taught."""
    count = len(not_taught(knowledge, language))
    many = count >= MANY * sum(1 for _ in _phrased(knowledge, language))
    return count if language.gist and many else 0


def _phrased(knowledge: Knowledge, language: Language) -> Iterator[str]:
    every = all_parts(knowledge, language.facets, language.outside, language.talk)
    return (str(part.ref) for part in every if part.phrasings)
