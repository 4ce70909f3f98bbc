"""`policybot staff …`: who may sign in to the console, and as what."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app import build_accounts, console_address, open_desk
from bot.cli.tables import show_table
from bot.core.desk.roles import Standing
from bot.core.place import local_minute
from bot.messages import message
from bot.settings import load_settings
from bot.settings.keys import secret_key
from bot.usecases.tickets.reviewing import RefusedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import datetime

    from bot.core.desk.teams import Teams
    from bot.ports.staff import Member
    from bot.usecases.staff.accounts import Accounts
    from bot.usecases.tickets.desk import Desk

_MEMBER = ("name", "role", "teams", "state", "second")
_SESSION = ("name", "begun", "seen", "expires")


class RoleChoice(StrEnum):
    """Roles, as the command line takes them."""

    administrator = "administrator"
    curator = "curator"
    reviewer = "reviewer"
    auditor = "auditor"


Name = Annotated[str, typer.Argument(metavar=message("cli.staff_name_name"), help=message("cli.staff_name"))]
As = Annotated[RoleChoice, typer.Option("--role", help=message("cli.staff_role"))]
Towns = Annotated[list[str] | None, typer.Option("--town", help=message("cli.staff_town"))]


def build() -> typer.Typer:
    """The group of commands."""
    group = typer.Typer(no_args_is_help=True)
    for name, command in (
        ("list", list_staff),
        ("invite", invite),
        ("reset", reset),
        ("disable", disable),
        ("sessions", sessions),
    ):
        group.command(name, help=message(f"cli.staff_{name}"))(command)
    return group


def list_staff() -> None:
    """Prints every account."""
    rows = asyncio.run(_members())
    if rows:
        show_table([message(f"console.headings.{name}") for name in _MEMBER], rows)
    print(message("console.count", count=len(rows)) if rows else message("console.nobody_yet"))


def invite(name: Name, role: As, town: Towns = None) -> None:
    """Prints a link with which somebody chooses a password."""
    print(asyncio.run(_invited(name, role, town or ())))


def reset(name: Name) -> None:
    """Prints a new link in place of a password."""
    print(asyncio.run(_reset(name)))


def disable(name: Name) -> None:
    """Lets somebody in no more."""
    asyncio.run(_disabled(name))
    print(message("console.disabled", name=name))


def sessions() -> None:
    """Prints where somebody is signed in."""
    rows = asyncio.run(_sessions())
    if rows:
        show_table([message(f"console.headings.{name}") for name in _SESSION], rows)
    print(message("console.sessions", count=len(rows)) if rows else message("console.no_sessions"))


@asynccontextmanager
async def _open() -> AsyncIterator[tuple[Desk, Accounts]]:
    settings = load_settings()
    secret_key(settings)  # before the engine is built, which may take long
    async with open_desk(settings) as desk:
        yield desk, build_accounts(desk.storage, settings)


async def _members() -> Sequence[Sequence[str]]:
    async with _open() as (desk, _):
        return [_row(each, desk.teams) for each in await desk.storage.staff.list()]


def _row(member: Member, teams: Teams) -> Sequence[str]:
    state = "disabled" if member.disabled_at else "active" if member.password else "invited"
    towns = "、".join(map(teams.name, member.standing.teams))
    role = message(f"console.roles.{member.standing.role}")
    return [member.name, role, towns, message(f"console.states.{state}"), "✓" if member.second else ""]


async def _invited(name: str, role: RoleChoice, towns: Sequence[str]) -> str:
    async with _open() as (desk, accounts):
        standing = Standing(role.value, tuple(dict.fromkeys(_town(desk.teams, each) for each in towns)))
        offered = await accounts.invite(name, standing, message("console.command_line"))
        return _told("invited", name.strip(), offered, role=message(f"console.roles.{role.value}"))


def _town(teams: Teams, given: str) -> str:
    found = teams.find(given)
    if found is None:
        raise RefusedError(message("desk.refused.no_team", given=given))
    return found.id


async def _reset(name: str) -> str:
    async with _open() as (_, accounts):
        return _told("reset", name, await accounts.reset(name, message("console.command_line")))


def _told(key: str, name: str, offered: tuple[str, datetime], **values: object) -> str:
    link = f"{console_address(load_settings())}/join/{offered[0]}"
    return message(f"console.{key}", name=name, link=link, until=local_minute(offered[1]), **values)


async def _disabled(name: str) -> None:
    async with _open() as (_, accounts):
        await accounts.disable(name, message("console.command_line"))


async def _sessions() -> Sequence[Sequence[str]]:
    async with _open() as (desk, _):
        found = await desk.storage.staff.sessions()
        return [
            (
                each.member,
                local_minute(each.begun_at),
                local_minute(each.seen_at),
                local_minute(each.expires_at),
            )
            for each in found
        ]
