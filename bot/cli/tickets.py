"""`policybot tickets …`: an office without chat groups answers with this alone what the bot could not."""

from __future__ import annotations

import asyncio
import getpass
from enum import StrEnum
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app import clock, open_desk
from bot.cli import WRONG_USE
from bot.cli.files import expect_consent, may_overwrite, opened, says_yes
from bot.cli.proposing import proposals, propose
from bot.cli.tables import show_table
from bot.cli.ticketing import BRIEF, FULL, brief, cells, team_named, whole
from bot.core.desk.tickets import OFFICE, STATES, WAITING, Reviewer
from bot.messages import message
from bot.ports.tickets import TicketFilter
from bot.settings import load_settings
from bot.usecases.tickets.reviewing import RefusedError, Reviewing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.desk.tickets import Act, State, Ticket
    from bot.usecases.tickets.desk import Desk


class StateChoice(StrEnum):
    """States, as the command line takes them."""

    open = "open"
    claimed = "claimed"
    answered = "answered"
    merged = "merged"
    ignored = "ignored"
    transferred = "transferred"
    reopened = "reopened"


Number = Annotated[int, typer.Argument(metavar=message("cli.q_number_name"), help=message("cli.t_number"))]
Text = Annotated[str, typer.Argument(metavar=message("cli.t_text_name"), help=message("cli.t_text"))]
Into = Annotated[int, typer.Argument(metavar=message("cli.t_into_name"), help=message("cli.t_into"))]
To = Annotated[str, typer.Argument(metavar=message("cli.t_team_name"), help=message("cli.t_team"))]
Why = Annotated[str, typer.Argument(metavar=message("cli.t_why_name"), help=message("cli.t_why"))]
By = Annotated[str | None, typer.Option("--by", help=message("cli.t_by"))]
As = Annotated[str, typer.Option("--as", help=message("cli.t_as"))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=message("cli.t_yes"))]
OfTeam = Annotated[str | None, typer.Option("--team", help=message("cli.t_team"))]
Every = Annotated[bool, typer.Option("--all", help=message("cli.t_all"))]
InState = Annotated[list[StateChoice] | None, typer.Option("--state", help=message("cli.t_state"))]


def build() -> typer.Typer:
    """The group of commands."""
    group = typer.Typer(no_args_is_help=True)
    for name, command in (
        ("list", list_tickets),
        ("overdue", overdue),
        ("show", show),
        ("claim", claim),
        ("answer", answer),
        ("merge", merge),
        ("ignore", ignore),
        ("transfer", transfer),
        ("reopen", reopen),
        ("propose", propose),
        ("proposals", proposals),
        ("export", export),
    ):
        group.command(name, help=message(f"cli.t_{name}"))(command)
    return group


def list_tickets(team: OfTeam = None, state: InState = None, every: Every = False) -> None:
    """Prints the tickets that wait, or those wanted."""
    rows = asyncio.run(_rows(team, _states(state, every=every), BRIEF))
    if rows:
        show_table([message(f"desk.headings.{name}") for name in BRIEF], rows)
    print(message("desk.count" if rows else "desk.none", count=len(rows)))


def overdue(team: OfTeam = None) -> None:
    """Prints the tickets whose answer is late, the longest overdue first."""
    rows = asyncio.run(_rows(team, WAITING, BRIEF, late=True))
    if rows:
        show_table([message(f"desk.headings.{name}") for name in BRIEF], rows)
    print(message("desk.count" if rows else "desk.none_late", count=len(rows)))


def export(
    out: Annotated[Path | None, typer.Option("--out", "-o", help=message("cli.q_out"))] = None,
    force: Annotated[bool, typer.Option("--force", help=message("cli.q_force"))] = False,
    team: OfTeam = None,
    state: InState = None,
) -> None:
    """Writes tickets to a file or to the standard output."""
    from bot.adapters.exporting import write_table  # noqa: PLC0415  # only this command needs it

    if out is not None and out.is_file() and not force and not may_overwrite(out):
        raise typer.Exit(WRONG_USE)
    rows = asyncio.run(_rows(team, _states(state, every=True), FULL))
    with opened(out) as file:
        write_table(rows, file, [message(f"desk.headings.{name}") for name in FULL])


def show(number: Number) -> None:
    """Prints everything known of one ticket."""
    print("\n".join(asyncio.run(_whole(number))))


def claim(number: Number, by: By = None, team: As = OFFICE) -> None:
    """Says who works on it."""
    _act(number, "claim", by, team)


def answer(number: Number, text: Text, by: By = None, team: As = OFFICE, yes: Yes = False) -> None:
    """Tells everybody who asked."""
    if expect_consent(yes=yes):
        print(asyncio.run(_preview(number, text)))
        print(message("desk.confirm"), end="", flush=True)
        if not says_yes():
            print(message("desk.not_sent"))
            raise typer.Exit(WRONG_USE)
    _act(number, "answer", by, team, text)


def merge(number: Number, into: Into, by: By = None, team: As = OFFICE) -> None:
    """Makes it part of another."""
    _act(number, "merge", by, team, str(into))


def ignore(number: Number, why: Why = "", by: By = None, team: As = OFFICE) -> None:
    """Nobody will answer it."""
    _act(number, "ignore", by, team, why)


def transfer(number: Number, to: To, by: By = None, team: As = OFFICE) -> None:
    """Gives it to another team."""
    _act(number, "transfer", by, team, to)


def reopen(number: Number, why: Why = "", by: By = None, team: As = OFFICE) -> None:
    """Opens it again."""
    _act(number, "reopen", by, team, why)


def _act(number: int, did: Act, by: str | None, team: str, detail: str = "") -> None:
    print(asyncio.run(_done(number, did, Reviewer(by or getpass.getuser(), team), detail)))


async def _done(number: int, did: Act, by: Reviewer, detail: str) -> str:
    async with open_desk(load_settings()) as desk:
        by = Reviewer(by.name, team_named(desk.teams, by.team).id)
        detail = team_named(desk.teams, detail).id if did == "transfer" else detail
        waits = await desk.storage.tickets.askers(number)
        ticket = await Reviewing(desk, clock).act(number, did, by, detail)
        if did == "answer":
            untold = [each for each in waits if each.told_at is None]
            pushed = sum(each.place is not None for each in untold)
            return message("desk.sent", number=number, pushed=pushed, waiting=len(untold) - pushed)
        found = cells(ticket, desk.teams, clock())
        return message("desk.done", act=message(f"desk.acts.{did}"), **found)


async def _preview(number: int, text: str) -> str:
    """What those who asked would read."""
    async with open_desk(load_settings()) as desk:
        ticket = await _ticket(desk, number)
        said = desk.answers.preview(ticket, text)
        return message("desk.preview", text=said, asked=ticket.asked)


async def _whole(number: int) -> Sequence[str]:
    async with open_desk(load_settings()) as desk:
        ticket = await _ticket(desk, number)
        askers = await desk.storage.tickets.askers(number)
        return list(whole(ticket, askers, desk.teams, clock()))


async def _rows(
    team: str | None, states: Sequence[State], columns: Sequence[str], *, late: bool = False
) -> list[Sequence[str]]:
    async with open_desk(load_settings()) as desk:
        of = None if team is None else team_named(desk.teams, team).id
        wanted = TicketFilter(states=states, team=of, due_before=clock() if late else None)
        found = await desk.storage.tickets.list(wanted)
        if late:
            found = sorted(found, key=lambda each: (each.due_at, each.number))
        if columns is BRIEF:
            return [brief(each, desk.teams, clock()) for each in found]
        return [[cells(each, desk.teams, clock())[name] for name in columns] for each in found]


async def _ticket(desk: Desk, number: int) -> Ticket:
    found = await desk.storage.tickets.get(number)
    if found is None:
        raise RefusedError(message("desk.refused.no_ticket", number=number))
    return found


def _states(given: Sequence[StateChoice] | None, *, every: bool) -> Sequence[State]:
    """The states wanted; unless asked otherwise those that wait."""
    if given:
        return [state for state in STATES if state in given]
    return () if every else WAITING
