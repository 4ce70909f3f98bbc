"""Reading answers again: a sample of every week, two readers who do not see each other, and what it shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from secrets import SystemRandom
from typing import TYPE_CHECKING

from bot.core.auditing.agreement import ac1
from bot.core.auditing.rates import Rate, Stratum, rate
from bot.core.auditing.sampling import BANDS, Answer, band, draw
from bot.core.auditing.verdicts import VERDICTS, Judgement, disputed, may_judge, settled
from bot.core.desk.tickets import OFFICE
from bot.core.desk.workdays import PLACE
from bot.ports.audits import Drawn, Given
from bot.ports.questions import QuestionFilter
from bot.usecases.figures import midnight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.auditing.verdicts import Verdict
    from bot.ports import Clock
    from bot.ports.delivery import Storage
    from bot.ports.questions import LoggedQuestion

BACK = 4
"""Weeks that are still drawn if nobody came to read meanwhile."""
QUARTER = 13
"""Weeks whose readings the figure rests on."""
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer for somebody to read."""

    row: LoggedQuestion
    others: Sequence[Judgement]
    """What two others said who differ; empty for who reads first or second: they must not know."""
    left: int
    """Answers that wait for this reader, this one among them."""


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

    @property
    def done(self) -> bool:
        """Whether everything that was drawn is settled."""
        return sum(self.verdicts.values()) == self.drawn


class Auditing:
    """Draws, has read, and counts."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._audits = storage.audits
        self._clock = clock

    async def next(self, reader: str) -> Reading | None:
        """What somebody reads next; draws the sample of the weeks that are over. None: nothing is left.

        Raises:
            StorageError: it cannot be read or kept.
        """
        await self._draw()
        waiting, said = await self._waiting(reader)
        rows = [(await self._storage.questions.get(each), said.get(each, [])) for each in waiting]
        for row, judgements in rows:
            if row is not None:
                return Reading(row, judgements if disputed(judgements) else (), len(rows))
        return None

    async def judge(self, reader: str, question: int, verdict: Verdict, note: str) -> bool:
        """Keeps a judgement; False where none is wanted of this reader (any more).

        Raises:
            StorageError: it is not kept.
        """
        waiting, _ = await self._waiting(reader)
        if question not in waiting:
            return False
        return await self._audits.judge(Judgement(question, reader, verdict, self._clock(), note))

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
        said = _by_question(await self._audits.judgements(since, until))
        judged = {each.question: settled(said.get(each.question, [])) for each in drawn}
        pairs = [said[each.question][:2] for each in drawn if len(said.get(each.question, ())) > 1]
        return Audited(
            since,
            rate(_strata(drawn, given, judged), always=always),
            ac1([(one.verdict, other.verdict) for one, other in pairs], len(VERDICTS)),
            len(pairs),
            len(drawn),
            Counter(each for each in judged.values() if each is not None),
        )

    async def over(self, since: date, until: date) -> Audited:
        """What was found in weeks that are over; exact once everything drawn is settled.

        Until then more is read while people look, so that the interval is one that bears that.
        """
        found = await self.found(since, until)
        return await self.found(since, until, always=False) if found.done else found

    async def lately(self, scope: Sequence[str] | None = None) -> Audited:
        """What was found in the last quarter of a year."""
        monday = self._monday()
        return await self.found(monday - QUARTER * WEEK, monday, scope)

    def _monday(self) -> date:
        today = self._clock().astimezone(PLACE).date()
        return today - timedelta(days=today.weekday())

    async def _draw(self) -> None:
        known = set(await self._audits.weeks())
        for back in range(BACK, 0, -1):
            week = self._monday() - back * WEEK
            if week not in known:
                await self._draw_week(week)

    async def _draw_week(self, week: date) -> None:
        wanted = QuestionFilter(("answered",), midnight(week), midnight(week + WEEK))
        answers = [
            Answer(row.id or 0, row.confidence, row.town)
            async for row in self._storage.questions.list(wanted)
        ]
        picked = draw(answers, SystemRandom().sample)
        counts = Counter((band(each.confidence), each.town) for each in answers)
        drawn = [Drawn(each.question, week, band(each.confidence), each.town) for each in picked]
        given = [Given(week, place, town, count) for (place, town), count in counts.items()]
        await self._audits.draw(week, drawn, given, self._clock())

    async def _waiting(self, reader: str) -> tuple[Sequence[int], Mapping[int, list[Judgement]]]:
        """Questions that somebody may judge: what two differ on before the rest, the oldest first."""
        span = self._monday() - QUARTER * WEEK, self._monday()
        said = _by_question(await self._audits.judgements(*span))
        numbers = [each.question for each in await self._audits.drawn(*span)]
        mine = [each for each in numbers if may_judge(reader, said.get(each, ()))]
        return sorted(mine, key=lambda each: (not disputed(said.get(each, ())), each)), said


def _by_question(judgements: Sequence[Judgement]) -> dict[int, list[Judgement]]:
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
