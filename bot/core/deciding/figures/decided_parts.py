"""Which part of a topic the asker's own figures decide: the cases and sums that they fit say what applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.knowledge.topic import OVERVIEW
from bot.core.replying.reckoning import reckonable
from bot.core.replying.siding import fits, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.core.knowledge.cases import Case
    from bot.core.knowledge.measures import Amount
    from bot.core.knowledge.model import Topic


def part_decided(topic: Topic, before: str | None, figures: Sequence[Amount]) -> str | None:
    """The part whose text gives way to what the figures decide: that shown last, if it is one."""
    fitting = [case for case in topic.cases if any(fits(case, figure) for figure in figures)]
    reckons = sorted(reckonable(topic.sums, figures), key=OVERVIEW.__eq__)
    parts = list(dict.fromkeys([*_shown(before, fitting), *reckons, *in_order(fitting)]))
    for part in parts:
        decided = part in reckons or decides(topic, part, figures)
        if decided or told(topic.cases, part, figures).question:
            return part
    return parts[0] if parts else None


def decides(topic: Topic, part: str, figures: Sequence[Amount]) -> bool:
    """Whether the figures decide what a part says."""
    own = told(topic.cases, part, figures)
    return bool(own.applying) and not own.beforehand


def fails(topic: Topic, part: str, figures: Sequence[Amount]) -> bool:
    """Whether a part says of the figures that they fail a condition."""
    return any(each.side.met is False for each in told(topic.cases, part, figures).applying)


def _shown(before: str | None, cases: Iterable[Case]) -> Iterator[str]:
    if before is not None and before != OVERVIEW and any(before in case.parts for case in cases):
        yield before


def in_order(cases: Iterable[Case]) -> Iterator[str]:
    """The parts of cases; of each the overview last, for it takes a limit for the policy's name."""
    for case in cases:
        yield from sorted(case.parts, key=OVERVIEW.__eq__)
