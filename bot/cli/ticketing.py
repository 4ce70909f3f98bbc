"""How tickets read on the terminal and in a table. Prints nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.place import local_minute
from bot.messages import message
from bot.usecases.curating.brief import shortened
from bot.usecases.tickets.reviewing import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from bot.core.desk.teams import Team, Teams
    from bot.core.desk.tickets import Step, Ticket
    from bot.ports.tickets import Asker

BRIEF = ("number", "state", "team", "asked", "due", "question")
"""Columns of a list; headings under `desk.headings`."""
FULL = (*BRIEF, "reason", "topic", "opened", "answer")
"""Columns of an export."""


def team_named(teams: Teams, given: str) -> Team:
    """The team that is meant.

    Raises:
        RefusedError: there is no such team, or several are.
    """
    found = teams.find(given)
    if found is None:
        raise RefusedError(message("desk.refused.no_team", given=given))
    return found


def cells(ticket: Ticket, teams: Teams, now: datetime) -> dict[str, str]:
    """What stands of a ticket in a table, by column."""
    due = local_minute(ticket.due_at)
    late = ticket.waits and ticket.due_at < now
    return {
        "number": str(ticket.number),
        "state": message(f"desk.states.{ticket.state}"),
        "team": teams.name(ticket.team),
        "asked": str(ticket.asked),
        "due": message("desk.overdue", day=due) if late else due,
        "question": ticket.question,
        "reason": message(f"desk.reasons.{ticket.reason}"),
        "topic": "/".join(filter(None, (ticket.topic, ticket.part))),
        "opened": local_minute(ticket.opened_at),
        "answer": ticket.answer or "",
    }


def brief(ticket: Ticket, teams: Teams, now: datetime) -> Sequence[str]:
    """A row of a list."""
    found = cells(ticket, teams, now)
    return [shortened(found[name]) if name == "question" else found[name] for name in BRIEF]


def whole(ticket: Ticket, askers: Sequence[Asker], teams: Teams, now: datetime) -> Iterator[str]:
    """Everything known of a ticket, line by line."""
    found = cells(ticket, teams, now)
    yield message("desk.ticket", **found)
    yield message("desk.question", **found)
    yield message("desk.why", **found)
    if found["topic"]:
        yield message("desk.near", part=found["topic"])
    if ticket.waits:
        yield message("desk.due", day=found["due"])
        _, day = teams.due(ticket.reason, ticket.opened_at)
        if day.estimated is not None:
            yield message("desk.estimated", year=day.estimated)
    if ticket.claimed_by:
        yield message("desk.claimed", who=ticket.claimed_by)
    if ticket.into is not None:
        yield message("desk.into", into=ticket.into)
    if ticket.answer is not None:
        yield message("desk.answer", answer=ticket.answer)
        told = sum(each.told_at is not None for each in askers)
        yield message("desk.told", told=told, waiting=len(askers) - told)
    for step in ticket.history:
        yield _line(step, teams)


def _line(step: Step, teams: Teams) -> str:
    detail = teams.name(step.detail) if step.did == "transfer" else step.detail
    return message(
        "desk.history",
        at=local_minute(step.at),
        name=step.by.name,
        act=message(f"desk.acts.{step.did}"),
        detail=message("desk.detail", detail=detail) if detail else "",
    )
