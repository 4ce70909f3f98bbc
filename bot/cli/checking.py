"""`policybot check`: every problem of a knowledge base, each with its place."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import Annotated

import typer

from bot.cli import DATA_PROBLEM
from bot.messages import message
from bot.settings import load_settings


def check(
    folder: Annotated[
        Path | None, typer.Argument(help=message("cli.check_folder"), show_default=False)
    ] = None,
) -> None:
    """Validates a knowledge base."""
    from bot.adapters.yaml.checking import check_folder  # noqa: PLC0415  # only this command needs it

    folder = folder or load_settings().knowledge
    problems = check_folder(folder)
    for problem in problems:
        print(problem)
    errors = sum(problem.level == "error" for problem in problems)
    if errors:
        print(message("cli.check_failed", count=errors))
        raise typer.Exit(DATA_PROBLEM)
    print(message("cli.check_passed", folder=folder))
