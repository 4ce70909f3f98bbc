"""Drafts for the knowledge base: what is to be looked at, what a draft would change, and the word on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.console.guarding import Address
from bot.console.rendering import onward
from bot.console.tickets import worded_refusal
from bot.console.visits import LONGEST_NUMBER
from bot.core.errors import WorkshopError
from bot.core.proving.replaying import GRAVE, KINDS
from bot.messages import message
from bot.usecases.curating.amending import DAYS, MOST
from bot.usecases.curating.approving import AmendingRefusedError
from bot.usecases.curating.differing import hit, own_lines, worded
from bot.usecases.tickets.reviewing import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.responses import Response

    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.core.engine import Engine
    from bot.core.proving.replaying import Change
    from bot.ports.amending import Amendment
    from bot.ports.bench import Proof
    from bot.usecases.curating.amending import Amending

WHY = 300
"""Characters of a reason."""


SAYS = 2000
"""Characters of golden utterances that are added at once."""


@dataclass(frozen=True, slots=True)
class Turned:
    """One reply that a draft changes, in short."""

    text: str
    kind: str
    grave: bool
    before: str
    after: str


class AmendmentPages:
    """Pages of drafts."""

    def __init__(self, rendering: Rendering, amending: Amending, engine: Callable[[], Engine]) -> None:
        self._rendering = rendering
        self._amending = amending
        self._engine = engine

    @property
    def addresses(self) -> Sequence[Address]:
        """Every address."""
        return (
            Address("/drafts", self.drafts, "curate"),
            Address("/drafts", self.propose, "curate", "POST"),
            Address("/drafts/{name}", self.draft, "curate"),
            Address("/drafts/{name}/approve", self.approve, "curate", "POST"),
            Address("/drafts/{name}/return", self.turn_down, "curate", "POST"),
            Address("/drafts/{name}/goldens", self.add_goldens, "curate", "POST"),
        )

    async def drafts(self, visit: Visit) -> Response:
        """What waits for a word, what was returned, and which answers teams want in the knowledge base."""
        return await self._listed(visit)

    async def propose(self, visit: Visit) -> Response:
        """Makes a draft of an answered ticket."""
        given = visit.sent("number")
        if not (given.isascii() and given.isdecimal() and len(given) <= LONGEST_NUMBER):
            return self._rendering.refused(visit, "unreadable", 400)
        topic, part = visit.sent("topic") or None, visit.sent("part") or None
        try:
            name = await self._amending.propose(int(given), topic, part, visit.who)
        except (AmendingRefusedError, RefusedError, WorkshopError) as refused:
            return await self._listed(visit, _why(refused))
        return onward(f"/drafts/{name}", "amend_propose")

    async def draft(self, visit: Visit) -> Response:
        """One draft: what it changes, and whether it may go live."""
        return await self._shown(visit)

    async def approve(self, visit: Visit) -> Response:
        """Writes it into the knowledge base."""
        given = visit.named("name"), visit.sent("seen"), visit.who
        try:
            await self._amending.approving.approve(*given, alone=bool(visit.sent("alone")))
        except (AmendingRefusedError, RefusedError, WorkshopError) as refused:
            return await self._shown(visit, _why(refused))
        return onward("/drafts", "amend_approve")

    async def turn_down(self, visit: Visit) -> Response:
        """Returns it, with a reason."""
        given = visit.named("name"), visit.sent("seen"), visit.sent("why")
        if len(given[2]) > WHY:
            return await self._shown(visit, message("console.reason_long", most=WHY, count=len(given[2])))
        try:
            await self._amending.approving.turn_down(*given, visit.who)
        except AmendingRefusedError as refused:
            return await self._shown(visit, str(refused))
        return onward("/drafts", "amend_return")

    async def add_goldens(self, visit: Visit) -> Response:
        """Adds golden utterances, without which a topic of its own does not go live."""
        given = visit.named("name"), visit.sent("seen"), visit.sent("says")
        if len(given[2]) > SAYS:
            return await self._shown(visit, message("console.text_long", most=SAYS, count=len(given[2])))
        try:
            await self._amending.add_goldens(*given, visit.who)
        except AmendingRefusedError as refused:
            return await self._shown(visit, str(refused))
        return onward(f"/drafts/{visit.named('name')}", "amend_goldens")

    async def _listed(self, visit: Visit, problem: str = "") -> Response:
        found = await self._amending.amendments.list()
        return self._rendering.page(
            visit,
            "drafts.html",
            409 if problem else 200,
            open=[each for each in found if each.returned is None],
            returned=[each for each in found if each.returned is not None],
            suggested=await self._amending.suggested(),
            topics=sorted((each.title, each.id) for each in self._engine().knowledge),
            typed={name: visit.sent(name) for name in ("number", "topic", "part")},
            problem=problem,
        )

    async def _shown(self, visit: Visit, problem: str = "") -> Response:
        found = await self._amending.amendments.get(visit.named("name"))
        if found is None:
            return self._rendering.refused(visit, "missing", 404)
        proof, failed = self._proof(found)
        return self._rendering.page(
            visit,
            "draft.html",
            409 if problem else 200,
            draft=found,
            seen=f"{found.ground}.{found.digest}",
            proof=proof,
            failed=failed,
            differences=[(each.name, worded(each)) for each in proof.differences] if proof else (),
            changes=[_turned(each) for each in proof.changes] if proof else (),
            kinds=[kind for kind in KINDS if proof and any(each.kind == kind for each in proof.changes)],
            own=found.origin is not None and found.origin.by == visit.who.name,
            goldens=any(path.startswith("tests/") for path in found.files),
            texts=[(path, content.decode(errors="replace")) for path, content in _own_texts(found)],
            days=DAYS,
            most=MOST,
            longest=WHY,
            longest_says=SAYS,
            typed={name: visit.sent(name) if problem else "" for name in ("why", "says")},
            problem=problem,
        )

    def _proof(self, found: Amendment) -> tuple[Proof | None, str]:
        try:
            return self._amending.proof(found), ""
        except WorkshopError as error:
            return None, str(error)


def _why(refused: Exception) -> str:
    """Why it was not done, in words for who has buttons before them."""
    return worded_refusal(refused) if isinstance(refused, RefusedError) else str(refused)


def _own_texts(draft: Amendment) -> Sequence[tuple[str, bytes]]:
    """The files that are new with it: those that it only adds to are told by the differences."""
    return [(path, content) for path, content in draft.files.items() if not draft.base.get(path)]


def _turned(change: Change) -> Turned:
    before, after = hit(change.before), hit(change.after)
    if change.kind == "reworded":
        before = own_lines(change.before.text, change.after.text)
        after = own_lines(change.after.text, change.before.text)
    return Turned(change.turn.text, change.kind, change.kind in GRAVE, before, after)
