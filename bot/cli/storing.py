"""`policybot db …`: what is in the database besides questions."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import typer

from bot.app import open_storage
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports.delivery import DeadLetter


def build() -> typer.Typer:
    """The group of commands."""
    app = typer.Typer(no_args_is_help=True)
    app.callback()(_group)
    app.command("dead-letters", help=message("cli.db_dead_letters"))(dead_letters)
    return app


def _group() -> None:
    """Keeps the group a group while it has one command."""


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
