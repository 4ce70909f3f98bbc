"""Counts what was asked. What few people ask is counted with the rest, and never shown by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

from bot.core.desk.workdays import is_workday

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.core.outcomes import OutcomeName


@dataclass(frozen=True, slots=True)
class Heard:
    """A question as it is counted."""

    chat: str
    outcome: OutcomeName
    part: str | None = None
    """`topic/part` that was shown for it."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What several people asked alike."""

    about: str
    """`topic/part`, or the number of a ticket."""
    people: int


@dataclass(frozen=True, slots=True)
class Clusters:
    """What may be shown of several clusters."""

    shown: tuple[Cluster, ...]
    """Those asked by enough people, the most asked first."""
    withheld: int
    """How many others there are."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Figures over some questions."""

    questions: int
    people: int
    outcomes: Mapping[OutcomeName, int]


def count(heard: Iterable[Heard]) -> Counts:
    """How many questions of how many people came to what. Small talk is no question."""
    asked = [each for each in heard if each.outcome != "smalltalk"]
    outcomes = Counter(each.outcome for each in asked)
    return Counts(len(asked), len({each.chat for each in asked}), outcomes)


def answered(heard: Iterable[Heard], least: int) -> Clusters:
    """The parts that people were answered with."""
    people: defaultdict[str, set[str]] = defaultdict(set)
    for each in heard:
        if each.outcome == "answered" and each.part is not None:
            people[each.part].add(each.chat)
    return clusters({part: len(chats) for part, chats in people.items()}, least)


def clusters(people: Mapping[str, int], least: int) -> Clusters:
    """Which of these may be shown.

    >>> clusters({"membership/steps": 3, "12": 2, "7": 0}, 3)
    Clusters(shown=(Cluster(about='membership/steps', people=3),), withheld=1)

    Args:
        people: how many people asked what.
        least: how many have to have asked the same.
    """
    enough = [Cluster(about, number) for about, number in people.items() if number >= least]
    few = sum(0 < number < least for number in people.values())
    return Clusters(tuple(sorted(enough, key=lambda each: (-each.people, each.about))), few)


def typical(times: Sequence[timedelta]) -> timedelta | None:
    """The median; None of nothing."""
    return median(times) if times else None  # type: ignore[type-var]  # half a timedelta is one


def working_days(asked: date, answered: date) -> int:
    """Working days after the day of asking, up to and with the day of answering: as deadlines are counted.

    >>> from datetime import date
    >>> friday = date(2026, 11, 27)
    >>> working_days(friday, date(2026, 11, 30)), working_days(friday, date(2026, 11, 28))
    (1, 0)
    """
    later = (asked + timedelta(days=number) for number in range(1, (answered - asked).days + 1))
    return sum(map(is_workday, later))
