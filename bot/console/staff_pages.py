"""Teams with their groups, people with their roles, and the audit log."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.console.guarding import Address
from bot.console.rendering import HOME, onward, said
from bot.core.desk.roles import ROLES, Standing
from bot.messages import message
from bot.usecases.staff.accounts import StaffRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response

    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.ports import Clock
    from bot.ports.staff import Member
    from bot.usecases.staff.accounts import Accounts
    from bot.usecases.staff.authentication import Authentication
    from bot.usecases.staff.seat import Seat
    from bot.usecases.tickets.desk import Desk

LEAST_FIRST = ("auditor", "reviewer", "curator", "administrator")
"""Roles as one chooses from them: whoever does not look gives the least away."""
ENTRIES = 300
"""Lines of the audit log on a page."""


class StaffPages:
    """Pages about who works here."""

    def __init__(  # all that an office is made of
        self,
        seat: Callable[[Member], Seat],
        rendering: Rendering,
        desk: Desk,
        accounts: Accounts,
        signing: Authentication,
        clock: Clock,
        base: str,
    ) -> None:
        self._seat = seat
        self._rendering = rendering
        self._staff = desk.storage.staff
        self._teams = desk.teams
        self._base = base.rstrip("/")
        self._accounts = accounts
        self._signing = signing
        self._clock = clock

    @property
    def addresses(self) -> Sequence[Address]:
        """Every address."""
        return (
            Address("/teams", self.teams),
            Address("/staff", self.staff, "read_staff"),
            Address("/staff/invite", self.invite, "change_staff", "POST"),
            Address("/staff/reset", self.reset, "change_staff", "POST"),
            Address("/staff/disable", self.disable, "change_staff", "POST"),
            Address("/staff/place", self.place, "change_staff", "POST"),
            Address("/staff/end", self.end_sessions, "change_staff", "POST"),
            Address("/audit", self.audit, "read_audit"),
        )

    async def teams(self, visit: Visit) -> Response:
        """The teams, how much waits for each, and where it works."""
        seat = self._seat(visit.who)
        waiting = await seat.tickets()
        return self._rendering.page(
            visit,
            "teams.html",
            teams=seat.teams,
            groups=await seat.groups(),
            waiting=Counter(each.team for each in waiting),
            overdue=Counter(each.team for each in waiting if each.due_at < self._clock()),
        )

    async def staff(self, visit: Visit) -> Response:
        """Everybody with an account."""
        return await self._listed(visit)

    async def invite(self, visit: Visit) -> Response:
        """A new account; the page shows its link, this once."""
        standing, name = _standing(visit), visit.sent("name")
        if standing is None:
            return await self._listed(visit, problem=message("console.no_role"))
        try:
            self._known(standing)
            link, _ = await self._accounts.invite(name, standing, visit.who.name)
        except StaffRefusedError as refused:
            return await self._listed(visit, problem=str(refused))
        return await self._listed(visit, link=self._link(visit, link), invited=name)

    async def reset(self, visit: Visit) -> Response:
        """A new link in place of a password."""
        name = visit.sent("name")
        try:
            link, _ = await self._accounts.reset(name, visit.who.name)
        except StaffRefusedError as refused:
            return await self._listed(visit, problem=str(refused))
        return await self._listed(visit, link=self._link(visit, link), invited=name)

    async def disable(self, visit: Visit) -> Response:
        """Lets somebody in no more."""
        try:
            await self._accounts.disable(visit.sent("name"), visit.who.name)
        except StaffRefusedError as refused:
            return await self._listed(visit, problem=str(refused))
        return onward("/staff", "disable")

    async def place(self, visit: Visit) -> Response:
        """Another role, other towns."""
        standing = _standing(visit)
        if standing is None:
            return self._rendering.refused(visit, "unreadable", 400)
        try:
            self._known(standing)
            await self._accounts.place(visit.sent("name"), standing, visit.who.name)
        except StaffRefusedError as refused:
            return await self._listed(visit, problem=str(refused))
        return onward("/staff", "place")

    async def end_sessions(self, visit: Visit) -> Response:
        """Signs somebody out wherever they are."""
        if await self._staff.get(visit.sent("name")) is None:
            return self._rendering.refused(visit, "missing", 404)
        await self._signing.end_all(visit.sent("name"), visit.who.name)
        return onward("/staff", "end_sessions")

    async def audit(self, visit: Visit) -> Response:
        """What was done, newest first."""
        found = await self._staff.entries(ENTRIES, visit.asked("who") or None)
        members = [each.name for each in await self._staff.list()]
        given = {"entries": found, "members": members, "chosen": visit.asked("who"), "most": ENTRIES}
        return self._rendering.page(visit, "audit.html", told=self._told, **given)

    def _told(self, did: str, detail: str) -> str:
        """The detail of a line, as people read it."""
        if did in ("invite", "place"):
            role, *teams = detail.split()
            return "、".join((said("console.roles", role), *map(self._teams.name, teams)))
        return self._teams.name(detail) if did == "ticket_transfer" else detail

    def _known(self, standing: Standing) -> None:
        """Towns that do not exist are none."""
        if {each.id for each in self._teams}.issuperset(standing.teams):
            return
        raise StaffRefusedError("towns")

    def _link(self, visit: Visit, link: str) -> str:
        url = visit.request.url
        return f"{self._base or f'{url.scheme}://{url.netloc}'}{HOME}/join/{link}"

    async def _listed(self, visit: Visit, link: str = "", invited: str = "", problem: str = "") -> Response:
        sessions = Counter(each.member for each in await self._staff.sessions())
        return self._rendering.page(
            visit,
            "staff.html",
            409 if problem else 200,
            members=await self._staff.list(),
            sessions=sessions,
            teams=list(self._teams),
            team=self._teams.name,
            roles=LEAST_FIRST,
            typed=visit.sent("name") if problem and visit.request.url.path.endswith("/invite") else "",
            link=link,
            invited=invited,
            problem=problem,
        )


def _standing(visit: Visit) -> Standing | None:
    """The role and towns that a form names."""
    roles = [each for each in ROLES if each == visit.sent("role")]
    if not roles:
        return None
    teams = tuple(dict.fromkeys(visit.fields.get("team", ())))
    return Standing(roles[0], teams if roles[0] == "reviewer" else ())
