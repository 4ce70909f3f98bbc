"""Pairs of near-twins: topics that are easily taken for each other, each pair described once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import field_validator

from bot.core.knowledge.shapes import Line, Part, Slug

if TYPE_CHECKING:
    from collections.abc import Iterable


class Pair(Part):
    """Two topics and what tells them apart; what each is, its own `one_line` says."""

    topics: tuple[Slug, Slug]
    """In the order in which a comparison shows them."""
    apart: Line | None = None
    """The line above the two; absent where it is enough that they are not the same."""

    @field_validator("topics", mode="before")
    @classmethod
    def _two(cls, value: object) -> object:
        if isinstance(value, list) and len(value) != 2:
            raise ValueError(f"topics 写了 {len(value)} 个代号；一对正好两个，例如 [a, b]")
        return value


class Pairs(Part):
    """`_pairs.yaml`: every pair of near-twins."""

    pairs: tuple[Pair, ...] = ()


def twins_by_topic(pairs: Iterable[Pair]) -> dict[str, tuple[str, ...]]:
    """For every topic of a pair those that are easily confused with it, in the order of the pairs."""
    twins: dict[str, dict[str, None]] = {}
    for pair in pairs:
        one, other = pair.topics
        twins.setdefault(one, {})[other] = None
        twins.setdefault(other, {})[one] = None
    return {topic: tuple(found) for topic, found in twins.items()}
