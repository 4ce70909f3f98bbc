"""Judges the pairs of near-twins: whom they name, that each stands once, and that each side has its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.proving.faults import Fault, Path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bot.core.knowledge.model import Knowledge


def check_pairs(knowledge: Knowledge, broken: Collection[str] = ()) -> Iterator[Fault]:
    """Pairs of unknown topics or of a topic with itself, that stand twice, or lack a side's `one_line`.

    Args:
        knowledge: with its pairs.
        broken: ids of topics whose own files have faults; a pair that names one is not to blame.
    """
    seen: set[frozenset[str]] = set()
    for place, pair in enumerate(knowledge.pairs):
        path: Path = ("pairs", place, "topics")
        sides = frozenset(pair.topics)
        if len(sides) == 1:
            yield Fault("", path, "pair_with_itself", {"id": pair.topics[0]})
        elif sides in seen:
            yield Fault("", path, "pair_twice", {"one": pair.topics[0], "other": pair.topics[1]})
        seen.add(sides)
        for number, side in enumerate(pair.topics):
            if side in broken:
                continue
            if side not in knowledge:
                yield Fault("", (*path, number), "unknown_topic", {"id": side})
            elif knowledge[side].one_line is None:
                yield Fault("", (*path, number), "no_one_line", {"id": side})
