"""Judges a topic's cases beyond what each says by itself: the parts they open, and which figure is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.knowledge.measures import unit_of
from bot.core.knowledge.parts import part_names
from bot.core.proving.faults import Fault, Path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.knowledge.cases import Case
    from bot.core.knowledge.measures import Measure, Unit
    from bot.core.knowledge.model import Topic


def check_cases(topic: Topic) -> Iterator[Fault]:
    """Cases and sums that open no part or an unknown one, that cannot ask, or that take one figure twice."""
    known = part_names(topic)
    taken: dict[tuple[str, Unit], Measure] = {}
    for place, case in enumerate(topic.cases):
        path: Path = ("cases", place)
        if not case.parts:
            yield Fault(topic.id, path, "case_without_parts")
        for number, part in enumerate(case.parts):
            if part not in known:
                yield Fault(topic.id, (*path, "parts", number), "unknown_part", {"part": part})
            elif case.assumed:
                other = taken.setdefault((part, unit_of(case.measure)), case.measure)
                if other != case.measure:
                    values: dict[str, object] = {"part": part, "measures": f"{other}、{case.measure}"}
                    yield Fault(topic.id, (*path, "assumed"), "assumed_twice", values)
        yield from _check_asking(topic, path, case)
    for place, each in enumerate(topic.sums):
        for number, part in enumerate(each.parts):
            if part not in known:
                yield Fault(topic.id, ("sums", place, "parts", number), "unknown_part", {"part": part})


def _check_asking(topic: Topic, path: Path, case: Case) -> Iterator[Fault]:
    """Where another figure hangs on this one, it can be asked for."""
    if case.ask is None and any(side.then is not None for side in case.sides):
        yield Fault(topic.id, path, "case_asks_nobody")
