"""`policybot team …`: who answers what the bot could not, where they work, and what they are asked."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import typer

from bot.app import clock, open_desk
from bot.cli.briefing import Which, digest, pack, questions
from bot.cli.tables import show_table
from bot.cli.ticketing import team_named
from bot.core.desk.tickets import WAITING
from bot.core.place import local_minute
from bot.messages import message
from bot.ports.tickets import TicketFilter
from bot.settings import load_settings
from bot.settings.keys import secret_key
from bot.usecases.tickets.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports.groups import Group

_COLUMNS = ("code", "name", "waiting", "overdue", "group")


def build() -> typer.Typer:
    """The group of commands."""
    group = typer.Typer(no_args_is_help=True)
    for name, command in (
        ("list", list_teams),
        ("bind", bind),
        ("unbind", unbind),
        ("digest", digest),
        ("pack", pack),
        ("questions", questions),
    ):
        group.command(name, help=message(f"cli.team_{name}"))(command)
    return group


def list_teams() -> None:
    """Prints every team, how much waits for it, and its group."""
    rows, bound = asyncio.run(_rows())
    show_table([message(f"desk.headings.{name}") for name in _COLUMNS], rows)
    print(message("desk.team_waits" if bound else "desk.team_unbound", count=len(rows), bound=bound))


def bind(team: Which) -> None:
    """Prints a code for a team's group, and what to do with it."""
    print(asyncio.run(_offered(team)))


def unbind(team: Which) -> None:
    """A team's group gets no cards any more."""
    print(asyncio.run(_unbound(team)))


async def _rows() -> tuple[Sequence[Sequence[str]], int]:
    """A row for every team, and how many of them have a group that can be reached."""
    async with open_desk(load_settings()) as desk:
        found = await desk.storage.tickets.list(TicketFilter(states=WAITING))
        groups = {each.team: each for each in await desk.storage.groups.list()}
        waiting = Counter(each.team for each in found)
        overdue = Counter(each.team for each in found if each.due_at < clock())
        rows = [
            (
                *(each.id, each.name, str(waiting[each.id] or ""), str(overdue[each.id] or "")),
                _where(groups.get(each.id)),
            )
            for each in desk.teams
        ]
        return rows, sum(each.gone_at is None for each in groups.values())


def _where(group: Group | None) -> str:
    if group is None:
        return ""
    if group.gone_at is None:
        return group.title
    return message("desk.group_gone", title=group.title, at=local_minute(group.gone_at), why=group.gone_why)


async def _offered(given: str) -> str:
    settings = load_settings()
    key = secret_key(settings)
    async with open_desk(settings) as desk:
        team = team_named(desk.teams, given)
        code, until = await Binding(desk.storage, key, clock).offer(team.id)
        return message("desk.code", team=team.name, code=code, until=local_minute(until))


async def _unbound(given: str) -> str:
    async with open_desk(load_settings()) as desk:
        team = team_named(desk.teams, given)
        done = await desk.relay.unbind(team.id, clock())
        return message("desk.unbound" if done else "desk.not_bound", team=team.name)
