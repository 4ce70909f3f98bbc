"""`policybot team digest`, `pack` and `questions`: what a team was asked, and what at its sessions."""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app import clock, open_desk
from bot.cli import WRONG_USE
from bot.cli.files import may_overwrite, opened, put, read_lines, replacing
from bot.cli.ticketing import team_named
from bot.core.desk.tickets import OFFICE
from bot.messages import message
from bot.settings import load_settings
from bot.usecases.answering.sessions import Sessions, said_back
from bot.usecases.reporting.briefing import Briefing, Stretch
from bot.usecases.reporting.digesting import COLUMNS, Digesting
from bot.usecases.reporting.packing import pack as packed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.usecases.reporting.briefing import Digest
    from bot.usecases.tickets.desk import Desk

KINDS = (".csv", ".xlsx")

Which = Annotated[str, typer.Argument(metavar=message("cli.t_team_name"), help=message("cli.t_team"))]
Days = Annotated[int, typer.Option("--days", min=1, max=3660, help=message("cli.team_days"))]
Force = Annotated[bool, typer.Option("--force", help=message("cli.q_force"))]


def digest(
    team: Which = OFFICE,
    days: Days = 7,
    out: Annotated[Path | None, typer.Option("--out", "-o", help=message("cli.team_out"))] = None,
    force: Force = False,
) -> None:
    """Prints what a team was asked; with a file also writes all of it there."""
    if out is not None and out.suffix.lower() not in KINDS:
        raise typer.BadParameter(message("digest.wrong_kind", path=out))
    if out is not None:
        ready(out, force=force)
    text, rows = asyncio.run(_digest(team, days))
    print(text)
    if out is not None:
        _write(out, rows)
        print(message("digest.written", path=out, count=len(rows)))


def pack(
    team: Which,
    out: Annotated[Path | None, typer.Option("--out", "-o", help=message("cli.team_pack_out"))] = None,
    days: Days = 30,
    force: Force = False,
) -> None:
    """Writes what a team takes along to a session as a page to print, or as a PDF."""
    from bot.adapters.printing import pdf  # noqa: PLC0415  # only this command needs it

    name, html = asyncio.run(_pack(team, days))
    path = out or Path(f"{name}.html")
    ready(path, force=force)
    put({path: pdf(html) if path.suffix.lower() == ".pdf" else html.encode()})
    print(message("publishing.done", path=path))


async def _pack(given: str, days: int) -> tuple[str, str]:
    """What the pack is called, and its page."""
    from bot.app import build_templates  # noqa: PLC0415  # Jinja takes 0.1 s
    from bot.channels.web.packs import pack_page  # noqa: PLC0415

    async with open_desk(load_settings()) as desk:
        found, today = await digest_of(desk, given, days), desk.engine.today(clock())
        team = desk.teams.name(found.team)
        made = packed(found, desk.engine, today)
        html = pack_page(made, build_templates(), team, today, desk.habits.least_askers)
        return message("pack.title", team=team), html


def questions(
    team: Which,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help=message("cli.team_lines"))] = None,
) -> None:
    """Takes in what was asked at a session, and prints what became of each."""
    if file is None or str(file) == "-":
        if sys.stdin.isatty():
            print(message("session.type"), file=sys.stderr)
        lines = sys.stdin.read().splitlines()
    else:
        lines = read_lines(file)
    print(asyncio.run(_taken_in(team, lines)))


async def _taken_in(given: str, lines: Sequence[str]) -> str:
    async with open_desk(load_settings()) as desk:
        team = team_named(desk.teams, given)
        return said_back(await Sessions(desk, clock).take(team.id, lines), team.name)


def ready(out: Path, *, force: bool) -> None:
    """Asks before a file is replaced.

    Raises:
        typer.Exit: it is to be left.
    """
    if out.is_file() and not force and not may_overwrite(out):
        raise typer.Exit(WRONG_USE)


async def digest_of(desk: Desk, given: str, days: int) -> Digest:
    """What a team was asked in so many days, today included.

    Raises:
        RefusedError: there is no such team.
    """
    tomorrow = desk.engine.today(clock()) + timedelta(days=1)
    return await Briefing(desk, clock).digest(
        team_named(desk.teams, given).id, Stretch.before(tomorrow, days)
    )


async def _digest(given: str, days: int) -> tuple[str, Sequence[Sequence[str]]]:
    async with open_desk(load_settings()) as desk:
        found, digesting = await digest_of(desk, given, days), Digesting(desk)
        return digesting.text(found), list(digesting.rows(found))


def _write(out: Path, rows: Sequence[Sequence[str]]) -> None:
    from bot.adapters.exporting import write_table  # noqa: PLC0415  # only this command needs them
    from bot.adapters.spreadsheets import write_rows  # noqa: PLC0415

    headings = [message(f"digest.headings.{name}") for name in COLUMNS]
    if out.suffix.lower() == ".csv":
        with opened(out) as file:
            write_table(rows, file, headings)
        return
    with replacing(out) as fresh:
        write_rows(fresh, message("digest.sheet"), headings, rows)
