"""The figures of a period: what was asked, what came of it, how long answers took."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from typing import TYPE_CHECKING, get_args

from bot.core.desk.tickets import OFFICE
from bot.core.desk.workdays import PLACE
from bot.core.outcomes import OutcomeName
from bot.ports.questions import QuestionFilter
from bot.ports.tickets import TicketFilter

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
    counted = {
        outcome: await storage.questions.stats(replace(wanted, outcomes=(outcome,)))
        for outcome in get_args(OutcomeName)
    }
    length = (until - since).days + 1
    days: dict[date, Counter[str]] = {since + timedelta(days=number): Counter() for number in range(length)}
    topics: Counter[str] = Counter()
    for outcome, found in counted.items():
        topics.update(dict(found.by_topic))
        for day, count in found.by_day:
            days[date.fromisoformat(day)][outcome] = count
    teams = (None,) if scope is None else scope
    opened = [ticket for team in teams for ticket in await storage.tickets.list(TicketFilter(team=team))]
    missed = [each for each in opened if first <= each.opened_at < after and each.state != "merged"]
    times = await storage.tickets.turnarounds(first, after)
    took = [
        (each.answered_at - each.opened_at).total_seconds()
        for each in times
        if scope is None or each.team in scope
    ]
    return Figures(
        since,
        until,
        {outcome: found.total for outcome, found in counted.items()},
        days,
        sorted(topics.items(), key=lambda each: (-each[1], each[0]))[:TOP],
        _by_town({outcome: (found.total, found.by_town) for outcome, found in counted.items()}),
        sorted(missed, key=lambda each: (-each.asked, each.number))[:TOP],
        timedelta(seconds=median(took)) if took else None,
        len(took),
    )


def midnight(day: date) -> datetime:
    """When a day begins in Jinjiang."""
    return datetime.combine(day, time(), PLACE).astimezone(UTC)


def _by_town(counted: Mapping[str, tuple[int, list[tuple[str, int]]]]) -> Mapping[str | None, Counted]:
    asked: Counter[str | None] = Counter()
    answered: Counter[str | None] = Counter()
    for outcome, (total, by_town) in counted.items():
        found: Counter[str | None] = Counter(dict(by_town))
        found[None] = total - found.total()
        asked.update(found if outcome != "smalltalk" else {})
        answered.update(found if outcome == "answered" else {})
    return {town: Counted(count, answered[town]) for town, count in asked.most_common() if count}
