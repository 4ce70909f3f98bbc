"""What reading answers again has shown: how many are wrong, how far readers agree, what they overlook."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.core.auditing.agreement import ac1
from bot.core.auditing.rates import Rate, Stratum, rate
from bot.core.auditing.readers import Caught, caught
from bot.core.auditing.sampling import BANDS
from bot.core.auditing.verdicts import VERDICTS, settled
from bot.core.desk.tickets import OFFICE
from bot.core.place import local_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.core.auditing.verdicts import Judgement, Verdict
    from bot.ports import Clock
    from bot.ports.audits import Drawn, Given
    from bot.ports.delivery import Storage

QUARTER = 13
"""Weeks whose readings the figure rests on."""
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Audited:
    """What was found in what was read."""

    since: date
    rate: Rate | None
    """Wrong among all that was answered; None: not known yet."""
    agreement: float | None
    """Of the two readers, AC1."""
    twice: int
    """Answers read by two."""
    drawn: int
    verdicts: Mapping[str, int]
    """How many are settled as what."""
    caught: Caught
    """What became of planted errors, which count nowhere else."""

    @property
    def done(self) -> bool:
        """Whether everything that was drawn is settled."""
        return sum(self.verdicts.values()) == self.drawn


class Auditing:
    """Counts."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._audits = storage.audits
        self._clock = clock

    async def found(
        self, since: date, until: date, scope: Sequence[str] | None = None, *, always: bool = True
    ) -> Audited:
        """What was found in the weeks that began from `since` to before `until`.

        Args:
            since: a day.
            until: a day.
            scope: ids of the teams whose towns count; None: everything.
            always: whether the interval may be looked at again and again; else the period has to be over.
        """
        towns = None if scope is None else {None if each == OFFICE else each for each in scope}
        drawn = [
            each for each in await self._audits.drawn(since, until) if towns is None or each.town in towns
        ]
        given = [
            each for each in await self._audits.given(since, until) if towns is None or each.town in towns
        ]
        said = by_question(await self._audits.judgements(since, until))
        judged = {each.question: settled(said.get(each.question, [])) for each in drawn}
        pairs = [said[each.question][:2] for each in drawn if len(said.get(each.question, ())) > 1]
        return Audited(
            since,
            rate(_strata(drawn, given, judged), always=always),
            ac1([(one.verdict, other.verdict) for one, other in pairs], len(VERDICTS)),
            len(pairs),
            len(drawn),
            Counter(each for each in judged.values() if each is not None),
            await self._caught(since, until),
        )

    async def _caught(self, since: date, until: date) -> Caught:
        said = by_question(await self._audits.judgements(since, until, planted=True))
        return caught(settled(each) for each in said.values())

    async def over(self, since: date, until: date) -> Audited:
        """What was found in weeks that are over; exact once everything drawn is settled.

        Until then more is read while people look, so that the interval is one that bears that.
        """
        found = await self.found(since, until)
        return await self.found(since, until, always=False) if found.done else found

    async def lately(self, scope: Sequence[str] | None = None) -> Audited:
        """What was found in the last quarter of a year."""
        monday = monday_of(self._clock())
        return await self.found(monday - QUARTER * WEEK, monday, scope)


def monday_of(moment: datetime) -> date:
    """The first day of a moment's week in Jinjiang."""
    day = local_day(moment)
    return day - timedelta(days=day.weekday())


def by_question(judgements: Sequence[Judgement]) -> dict[int, list[Judgement]]:
    """What was said of each."""
    found: dict[int, list[Judgement]] = {}
    for each in judgements:
        found.setdefault(each.question, []).append(each)
    return found


def _strata(
    drawn: Sequence[Drawn], given: Sequence[Given], judged: Mapping[int, Verdict | None]
) -> Sequence[Stratum]:
    """The bands. Nobody knows of what readers cannot tell: it was not read."""
    population: Counter[int] = Counter()
    for each in given:
        population[each.band] += each.count
    read = Counter(each.band for each in drawn if judged[each.question] not in (None, "unsure"))
    wrong = Counter(each.band for each in drawn if judged[each.question] == "wrong")
    return [Stratum(population[place], read[place], wrong[place]) for place in range(len(BANDS))]
