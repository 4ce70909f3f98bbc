"""`policybot team …`: who answers what the bot could not."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import typer

from bot.app import clock, open_desk
from bot.cli.tables import show_table
from bot.core.desk.tickets import WAITING
from bot.messages import message
from bot.ports.tickets import TicketFilter
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMNS = ("code", "name", "waiting", "overdue")


def build() -> typer.Typer:
    """The group of commands."""
    group = typer.Typer(no_args_is_help=True)
    group.callback()(_group)
    group.command("list", help=message("cli.team_list"))(list_teams)
    return group


def _group() -> None:
    """Keeps a group of one command a group."""


def list_teams() -> None:
    """Prints every team, and how much waits for it."""
    rows = asyncio.run(_rows())
    show_table([message(f"desk.headings.{name}") for name in _COLUMNS], rows)
    print(message("desk.team_waits", count=len(rows)))


async def _rows() -> Sequence[Sequence[str]]:
    async with open_desk(load_settings()) as desk:
        found = await desk.storage.tickets.list(TicketFilter(states=WAITING))
        waiting = Counter(each.team for each in found)
        overdue = Counter(each.team for each in found if each.due_at < clock())
        return [
            (each.id, each.name, str(waiting[each.id] or ""), str(overdue[each.id] or ""))
            for each in desk.teams
        ]
