"""The queue of tickets, and what is done to several of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.console.guarding import Address
from bot.console.rendering import HOME, onward
from bot.console.tickets import REASON, reason_problem, worded_refusal
from bot.console.visits import LONGEST_NUMBER
from bot.core.desk.tickets import STATES, WAITING
from bot.messages import message
from bot.usecases.tickets.reviewing import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.responses import Response

    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.core.desk.teams import Teams
    from bot.core.desk.tickets import Act, State
    from bot.ports import Clock
    from bot.ports.staff import Member
    from bot.usecases.staff.seat import Seat

SHOWN = 200
"""Tickets on a page."""
MOST = 50
"""Tickets to which something is done at once."""
SEVERAL: Mapping[str, tuple[Act, str]] = {
    "merge": ("merge", "into"),
    "transfer": ("transfer", "to"),
    "ignore": ("ignore", "why"),
}
"""What may be done to several at once, and the field that says more of it."""
_SURE = "ignore_sure"
"""What the button says that is pressed the second time."""


class QueuePages:
    """Pages of many tickets."""

    def __init__(
        self, seat: Callable[[Member], Seat], rendering: Rendering, teams: Teams, clock: Clock
    ) -> None:
        self._seat = seat
        self._rendering = rendering
        self._teams = teams
        self._clock = clock

    @property
    def addresses(self) -> Sequence[Address]:
        """Every address."""
        return (
            Address("/tickets", self.queue),
            Address("/tickets/several", self.several, "act", "POST"),
        )

    async def queue(self, visit: Visit) -> Response:
        """Tickets, by state, team and whether they are overdue."""
        return await self._shown(visit)

    async def several(self, visit: Visit) -> Response:
        """Does the same to several tickets, each for itself; those that refuse are told of."""
        did, seat = visit.sent("did"), self._seat(visit.who)
        sure, did = did == _SURE, "ignore" if did == _SURE else did
        numbers = [int(each) for each in visit.fields.get("number", ()) if _is_number(each)]
        if did not in SEVERAL or not numbers or len(numbers) > MOST:
            return await self._shown(visit, problem=message("console.several", most=MOST))
        if did == "ignore":
            problem = reason_problem(did, visit.sent("why"))
            if problem or not sure:
                return await self._shown(visit, problem=problem, asking=not problem)
        refused: list[tuple[int, str]] = []
        for number in dict.fromkeys(numbers):
            try:
                await seat.act(number, SEVERAL[did][0], visit.sent(SEVERAL[did][1]))
            except RefusedError as error:
                refused.append((number, worded_refusal(error)))
        if refused:
            return await self._shown(visit, refused)
        return onward("/tickets", "several")

    async def _shown(
        self,
        visit: Visit,
        refused: Sequence[tuple[int, str]] = (),
        problem: str = "",
        *,
        asking: bool = False,
    ) -> Response:
        seat, state, overdue = self._seat(visit.who), visit.asked("state"), bool(visit.asked("overdue"))
        states: Sequence[State] = WAITING
        if not overdue and state == "all":
            states = ()
        elif not overdue and state in STATES:
            states = [each for each in STATES if each == state]
        found = await seat.tickets(states, visit.asked("team") or None, overdue=overdue)
        return self._rendering.page(
            visit,
            "tickets.html",
            409 if refused or problem else 200,
            tickets=found[:SHOWN],
            count=len(found),
            newest=max((each.number for each in found), default=0),
            teams=seat.teams,
            all_teams=list(self._teams),
            states=STATES,
            chosen={"state": state, "team": visit.asked("team"), "overdue": overdue},
            name=self._teams.name,
            now=self._clock(),
            may_act=visit.who.standing.may("act"),
            refused=refused,
            ticked=frozenset(number for number, _ in refused) or _ticked(visit, keep=asking or bool(problem)),
            asking=asking,
            why=visit.sent("why") if asking or problem or refused else "",
            longest_reason=REASON,
            most=MOST,
            here=f"{HOME}/tickets?{visit.request.url.query}",
            problem=problem,
        )


def _ticked(visit: Visit, *, keep: bool) -> frozenset[int]:
    """The tickets that were chosen, while it is not done."""
    given = visit.fields.get("number", ()) if keep else ()
    return frozenset(int(each) for each in given if _is_number(each))


def _is_number(given: str) -> bool:
    return given.isascii() and given.isdecimal() and len(given) <= LONGEST_NUMBER
