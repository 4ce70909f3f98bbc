"""`policybot db …`: what is in the database, whether it is whole, and how it is kept, restored and moved."""

from __future__ import annotations

import asyncio
from pathlib import Path  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app import open_storage
from bot.cli import DATA_PROBLEM
from bot.cli.progress import showing_progress
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.adapters.sql.copying import Content
    from bot.adapters.sql.inspecting import State
    from bot.ports.delivery import DeadLetter

_NAME = message("cli.db_file_name")
File = Annotated[Path, typer.Argument(metavar=_NAME, help=message("cli.db_file"))]
AnyFile = Annotated[Path | None, typer.Argument(metavar=_NAME, help=message("cli.db_verified"))]
Force = Annotated[bool, typer.Option("--force", help=message("cli.db_force"))]


def build() -> typer.Typer:
    """The group of commands."""
    group = typer.Typer(no_args_is_help=True)
    group.command("check", help=message("cli.db_check"))(check)
    group.command("upgrade", help=message("cli.db_upgrade"))(upgrade)
    group.command("verify", help=message("cli.db_verify"))(verify)
    group.command("backup", help=message("cli.db_backup"))(backup)
    group.command("restore", help=message("cli.db_restore"))(restore)
    group.command("move", help=message("cli.db_move"))(move)
    group.command("dead-letters", help=message("cli.db_dead_letters"))(dead_letters)
    return group


def check() -> None:
    """What the database is like, at a glance; changes nothing."""
    from bot.adapters.sql.inspecting import look  # noqa: PLC0415  # SQLAlchemy takes 0.8 s to import

    state = asyncio.run(look(load_settings().database_url))
    _print_place(state)
    _print_rows(state.rows)
    if state.version != state.wanted:
        print(message("db.to_upgrade", version=state.version or message("db.none"), wanted=state.wanted))
        raise typer.Exit(DATA_PROBLEM)
    print(message("db.current", version=state.version))
    print(message("db.waiting", unanswered=state.unanswered, unsent=state.unsent))


def upgrade() -> None:
    """Brings the schema up to the one that this program expects."""
    asyncio.run(_open())
    check()


async def _open() -> None:
    async with open_storage(load_settings()):  # which does it, as every start of the bot
        pass


def verify(file: AnyFile = None) -> None:
    """Reads everything, of the database or of a backup, and says what is broken."""
    from bot.adapters.sql import inspecting  # noqa: PLC0415

    url = load_settings().database_url if file is None else inspecting.address_of(file)
    with showing_progress() as tell:
        found, faults = asyncio.run(inspecting.verify(url, tell))
    _print_rows({table: each.rows for table, each in found.items()})
    for each in faults:
        print(message("db.fault", fault=each))
    if faults:
        print(message("db.broken", count=len(faults)))
        raise typer.Exit(DATA_PROBLEM)
    print(message("db.whole", digest=_digest(found)))


def backup(file: File, force: Force = False) -> None:
    """Writes everything into one file; the bot may run meanwhile."""
    from bot.adapters.sql.moving import back_up  # noqa: PLC0415

    with showing_progress() as tell:
        kept = asyncio.run(back_up(load_settings().database_url, file, tell, force=force))
    _print_moved(kept)
    print(message("db.backed_up", file=file))


def restore(file: File, force: Force = False) -> None:
    """Puts a backup in the place of what the database holds."""
    from bot.adapters.sql import moving  # noqa: PLC0415

    settings = load_settings()
    settings.data.mkdir(parents=True, exist_ok=True)
    with showing_progress() as tell:
        kept = asyncio.run(moving.restore(file, settings.database_url, tell, force=force))
    _print_moved(kept)
    print(message("db.restored", file=file))


def move(
    url: Annotated[str, typer.Argument(metavar=message("cli.db_url_name"), help=message("cli.db_url"))],
    force: Force = False,
) -> None:
    """Puts everything into another database, of either kind."""
    from bot.adapters.sql import moving  # noqa: PLC0415

    with showing_progress() as tell:
        kept = asyncio.run(moving.move(load_settings().database_url, url, tell, force=force))
    _print_moved(kept)
    print(message("db.moved"))


def _print_place(state: State) -> None:
    size = "" if state.size is None else message("db.size", megabytes=f"{state.size / 1e6:.1f}")
    print(message("db.place", place=state.place, size=size))


def _print_rows(rows: Mapping[str, int]) -> None:
    for table, count in rows.items():
        print(message("db.rows", table=message(f"db.tables.{table}"), count=count))


def _print_moved(kept: Mapping[str, Content]) -> None:
    _print_rows({table: each.rows for table, each in kept.items()})
    print(message("db.same", digest=_digest(kept)))


def _digest(found: Mapping[str, Content]) -> str:
    """By which two databases that hold the same can be known."""
    return f"{sum(each.digest for each in found.values()) % 2**256:064x}"[:16]


def dead_letters() -> None:
    """What came in and could not be read, oldest first."""
    letters = asyncio.run(_letters())
    for each in letters:
        when = f"{each.at:%Y-%m-%d %H:%M} UTC"
        print(
            message("db.dead_letter", when=when, channel=each.channel, key=each.key, reason=each.reason),
            each.raw,
            sep="\n",
        )
    print(message("db.dead_letters" if letters else "db.no_dead_letters", count=len(letters)))


async def _letters() -> Sequence[DeadLetter]:
    async with open_storage(load_settings()) as storage:
        return await storage.inbox.dead()
