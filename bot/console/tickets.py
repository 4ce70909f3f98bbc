"""A ticket with what may be done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bot.console.guarding import Address
from bot.console.rendering import onward
from bot.core.desk.tickets import LONGEST, Act
from bot.messages import message, message_table
from bot.usecases.tickets.reviewing import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response

    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.core.desk.teams import Teams
    from bot.core.desk.tickets import Ticket
    from bot.ports import Clock
    from bot.ports.staff import Member
    from bot.usecases.reporting.naming import Naming
    from bot.usecases.staff.seat import Seat

REASON = 200
"""Characters of a reason."""
REASONED = ("ignore", "reopen")
ACTS = frozenset(get_args(Act)) - {"open", "absorb", "adopt"}


class TicketPages:
    """Pages of one ticket."""

    def __init__(
        self,
        seat: Callable[[Member], Seat],
        rendering: Rendering,
        teams: Teams,
        naming: Callable[[], Naming],
        clock: Clock,
    ) -> None:
        self._seat = seat
        self._rendering = rendering
        self._teams = teams
        self._naming = naming
        self._clock = clock

    @property
    def addresses(self) -> Sequence[Address]:
        """Every address."""
        return (
            Address("/tickets/{number}", self.ticket),
            Address("/tickets/{number}/preview", self.preview, "act", "POST"),
            Address("/tickets/{number}/{did}", self.act, "act", "POST"),
        )

    async def ticket(self, visit: Visit) -> Response:
        """One ticket."""
        return await self._shown(visit)

    async def preview(self, visit: Visit) -> Response:
        """An answer as whoever asked will read it; nothing is sent."""
        seat = self._seat(visit.who)
        ticket = await seat.ticket(visit.number)
        if ticket is None:
            return self._rendering.refused(visit, "missing", 404)
        try:
            shown = seat.preview(ticket, visit.sent("detail"))
            if not ticket.waits:  # somebody was quicker
                return await self._shown(visit, problem=_over(ticket))
            return await self._shown(visit, preview=shown)
        except RefusedError as refused:
            return await self._shown(visit, problem=worded_refusal(refused))

    async def act(self, visit: Visit) -> Response:
        """Does something to a ticket."""
        seat, did = self._seat(visit.who), visit.named("did")
        acts = [each for each in get_args(Act) if each == did and each in ACTS]
        if not acts or await seat.ticket(visit.number) is None:
            return self._rendering.refused(visit, "missing", 404)
        if did in REASONED and (problem := reason_problem(did, visit.sent("detail"))):
            return await self._shown(visit, problem=problem)
        if did == "ignore" and not visit.sent("sure"):
            return await self._shown(visit, asking=True)
        try:
            await seat.act(visit.number, acts[0], visit.sent("detail"))
        except RefusedError as refused:
            return await self._shown(visit, problem=worded_refusal(refused))
        if did == "reopen" and visit.sent("typed"):
            return await self._shown(visit, notice=message("console.notice.reopen"))
        seen = await seat.ticket(visit.number) is not None  # another town's now, perhaps
        return onward(f"/tickets/{visit.number}" if seen else "/tickets", did)

    async def _shown(
        self, visit: Visit, problem: str = "", preview: str = "", notice: str = "", *, asking: bool = False
    ) -> Response:
        seat = self._seat(visit.who)
        ticket = await seat.ticket(visit.number)
        if ticket is None:
            return self._rendering.refused(visit, "missing", 404)
        into = await seat.ticket(ticket.into) if ticket.into is not None else None
        return self._rendering.page(
            visit,
            "ticket.html",
            409 if problem else 200,
            ticket=ticket,
            into=into,
            acts=self._acts(seat, ticket),
            row=await seat.asked(ticket),
            told=await seat.told(ticket),
            alike=await seat.alike(ticket) if ticket.waits else (),
            teams=[each for each in self._teams if each.id != ticket.team],
            team=self._teams.name,
            part=self._naming().part(ticket.topic, ticket.part),
            typed=_typed(visit),
            reasons={
                each: visit.sent("detail") if visit.request.url.path.endswith(f"/{each}") else ""
                for each in REASONED
            },
            asking=asking and ticket.waits,
            preview=preview,
            problem=problem,
            longest=LONGEST,
            longest_reason=REASON,
            answered_by=next((each for each in reversed(ticket.history) if each.did == "answer"), None),
            now=self._clock(),
            **({"notice": notice} if notice else {}),
        )

    def _acts(self, seat: Seat, ticket: Ticket) -> frozenset[str]:
        """What may be done to it as it is, by whoever sits here."""
        if not seat.may_act(ticket):
            return frozenset()
        if not ticket.waits:
            return frozenset(() if ticket.state == "merged" else ("reopen",))
        waiting = {"answer", "merge", "ignore", "transfer"}
        return frozenset(waiting | (set() if ticket.state == "claimed" else {"claim"}))


def _typed(visit: Visit) -> str:
    """The answer that somebody was writing."""
    written = visit.sent("detail") if visit.request.url.path.endswith(("/answer", "/preview")) else ""
    return written or visit.sent("typed")


def _over(ticket: Ticket) -> str:
    """Why it cannot be answered any more."""
    said = message_table("team.refused")[f"is_{ticket.state}"]
    return said.format(number=ticket.number, into=ticket.into)


def reason_problem(did: str, given: str) -> str:
    """What is wrong with a reason; empty: nothing.

    Args:
        did: what it is given for; only opening a ticket again needs none.
        given: the reason.
    """
    if len(given) > REASON:
        return message("console.reason_long", most=REASON, count=len(given))
    return message("console.why_not") if did == "ignore" and not given else ""


def worded_refusal(refused: RefusedError) -> str:
    """Why something may not be done, in words for who has buttons before them."""
    refusal = refused.refusal
    text = message_table("team.refused").get(refusal.key) if refusal is not None else None
    return str(refused) if text is None or refusal is None else text.format(**refusal.values)
