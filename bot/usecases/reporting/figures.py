"""The figures of a period: what was asked, what came of it, how long answers took."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from typing import TYPE_CHECKING, get_args

from bot.core.desk.tickets import OFFICE
from bot.core.outcomes import OutcomeName
from bot.core.place import PLACE
from bot.ports.questions import QuestionFilter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.desk.tickets import Ticket
    from bot.ports.delivery import Storage

TOP = 10
"""Topics and misses that are named."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many questions were asked, and how many of them were answered."""

    asked: int
    """Small talk is no question."""
    answered: int

    @property
    def rate(self) -> float | None:
        """The share that was answered; None where nothing was asked."""
        return self.answered / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Figures:
    """What a period was like, for some towns or all of them."""

    since: date
    until: date
    """The last day of it."""
    by_outcome: Mapping[str, int]
    days: Mapping[date, Mapping[str, int]]
    """Every day of the period: outcome → questions."""
    topics: Sequence[tuple[str, int]]
    """Asked about most, with how often."""
    towns: Mapping[str | None, Counted]
    """The most asked in first; None: no town is known."""
    misses: Sequence[Ticket]
    """Questions that the bot could not answer and most people asked: alike ones are one ticket."""
    took: timedelta | None
    """Half of the tickets that were answered took no longer; None where none was."""
    tickets: int
    """Tickets answered."""

    @property
    def total(self) -> Counted:
        """All questions."""
        asked = sum(self.by_outcome.values()) - self.by_outcome.get("smalltalk", 0)
        return Counted(asked, self.by_outcome.get("answered", 0))


async def figures(storage: Storage, since: date, until: date, scope: Sequence[str] | None = None) -> Figures:
    """The figures of some days.

    Args:
        storage: where questions and tickets are kept.
        since: the first day in Jinjiang.
        until: the last one.
        scope: ids of the teams whose towns count; None: everything.

    Raises:
        StorageError: it cannot be read.
    """
    first, after = midnight(since), midnight(until + timedelta(days=1))
    towns = None if scope is None else [None if each == OFFICE else each for each in scope]
    wanted = QuestionFilter(since=first, until=after, towns=towns)
    days: dict[date, Counter[str]] = {
        since + timedelta(days=number): Counter() for number in range((until - since).days + 1)
    }
    for (day, outcome), count in (await storage.tallies.days(wanted)).items():
        days[day][outcome] = count
    topics, by_town = await storage.tallies.topics(wanted), await storage.tallies.towns(wanted)
    times = await storage.tickets.turnarounds(first, after)
    took = [
        (each.answered_at - each.opened_at).total_seconds()
        for each in times
        if scope is None or each.team in scope
    ]
    return Figures(
        since,
        until,
        by_outcome(by_town),
        days,
        sorted(topics.items(), key=lambda each: (-each[1], each[0]))[:TOP],
        by_place(by_town),
        await storage.tallies.misses(first, after, scope, TOP),
        timedelta(seconds=median(took)) if took else None,
        len(took),
    )


def midnight(day: date) -> datetime:
    """When a day begins in Jinjiang."""
    return datetime.combine(day, time(), PLACE).astimezone(UTC)


def by_outcome(counted: Mapping[tuple[str | None, str], int]) -> Mapping[str, int]:
    """Questions by outcome, whatever the town; every outcome is there."""
    found = Counter[str](dict.fromkeys(get_args(OutcomeName), 0))
    for (_, outcome), count in counted.items():
        found[outcome] += count
    return found


def by_place(counted: Mapping[tuple[str | None, str], int]) -> Mapping[str | None, Counted]:
    """Questions by town, the most asked in first; small talk is none."""
    asked: Counter[str | None] = Counter()
    answered: Counter[str | None] = Counter()
    for (town, outcome), count in counted.items():
        asked[town] += count if outcome != "smalltalk" else 0
        answered[town] += count if outcome == "answered" else 0
    order = sorted(asked.items(), key=lambda each: (-each[1], each[0] or ""))
    return {town: Counted(count, answered[town]) for town, count in order if count}
