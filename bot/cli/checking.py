"""`policybot check`: every problem of a knowledge base, each with its place."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.app import load
from bot.cli import DATA_PROBLEM
from bot.core.proving.teaching import outgrown
from bot.messages import message
from bot.settings import load_settings

AS_OF = Annotated[
    datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help=message("cli.check_as_of"))
]
"""The option that sets the day."""
_PLACE = ZoneInfo("Asia/Shanghai")


def day(as_of: datetime | None) -> date:
    """The day that was given, or else today."""
    return (as_of or datetime.now(_PLACE)).date()


def check(
    folder: Annotated[
        Path | None, typer.Argument(help=message("cli.check_folder"), show_default=False)
    ] = None,
    as_of: AS_OF = None,
) -> None:
    """Validates a knowledge base."""
    from bot.adapters.yaml.checking import check_folder  # noqa: PLC0415  # only this command needs it

    folder = folder or load_settings().knowledge
    problems = check_folder(folder, day(as_of))
    errors = [problem for problem in problems if problem.level == "error"]
    for problem in problems:
        print(problem if problem in errors else message("cli.check_warning", problem=problem))
    if errors:
        print(message("cli.check_failed", count=len(errors)))
        raise typer.Exit(DATA_PROBLEM)
    count = outgrown(*load(folder))
    if count:
        print(message("cli.check_warning", problem=message("cli.check_outgrown", count=count)))
    print(message("cli.check_passed", folder=folder))
