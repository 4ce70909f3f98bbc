"""`policybot check`: every problem of a knowledge base, each with its place; only errors keep it from use."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from bot.building import build_engine, load
from bot.cli import DATA_PROBLEM
from bot.cli.owing import print_due
from bot.cli.reporting import LEVELS, SUFFIXES, write_report
from bot.core.errors import ConfigurationError
from bot.core.place import PLACE
from bot.core.proving.teaching import outgrown
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.problems import Problem

AS_OF = Annotated[
    datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help=message("cli.check_as_of"))
]
"""The option that sets the day."""


def day(as_of: datetime | None) -> date:
    """The day that was given, or else today."""
    return (as_of or datetime.now(PLACE)).date()


def check(
    folder: Annotated[
        Path | None, typer.Argument(help=message("cli.check_folder"), show_default=False)
    ] = None,
    as_of: AS_OF = None,
    run: Annotated[bool, typer.Option("--goldens", help=message("cli.check_goldens"))] = False,
    goldens: Annotated[
        Path | None, typer.Option("--goldens-in", help=message("cli.check_goldens_in"), show_default=False)
    ] = None,
    due: Annotated[bool, typer.Option("--due", help=message("cli.check_due"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=message("cli.check_json"))] = False,
    report: Annotated[
        Path | None, typer.Option("--report", help=message("cli.check_report"), show_default=False)
    ] = None,
) -> None:
    """Validates a knowledge base."""
    from bot.adapters.yaml.reading.checking import check_folder  # noqa: PLC0415  # only this command needs it

    folder, today = folder or load_settings().knowledge, day(as_of)
    if goldens is not None and not goldens.is_dir():
        raise ConfigurationError(message("cli.check_no_goldens", folder=goldens))
    if report is not None and report.suffix not in SUFFIXES:
        raise ConfigurationError(message("cli.check_report_suffix", file=report))
    problems = check_folder(folder, today, goldens)
    counts: Counter[str] = Counter()
    if run and not _errors(problems):
        more, counts = _run_goldens(folder, goldens, today)
        problems = sorted([*problems, *more])
    if report is not None:
        write_report(report, problems, folder, today)
    if as_json:
        print(_as_json(problems, counts))
    else:
        _print(problems, counts)
        if due and not _errors(problems):
            print_due(load(folder)[0], today)
        _print_end(problems, folder)
    if _errors(problems):
        raise typer.Exit(DATA_PROBLEM)


def _errors(problems: Sequence[Problem]) -> int:
    return sum(problem.level == "error" for problem in problems)


def _run_goldens(folder: Path, goldens: Path | None, today: date) -> tuple[list[Problem], Counter[str]]:
    """What comes of the golden utterances.

    Raises:
        ConfigurationError: there are none.
    """
    from bot.adapters.yaml.reading.goldens import goldens_of, run_goldens  # noqa: PLC0415

    where = goldens or goldens_of(folder)
    if where is None:
        raise ConfigurationError(message("cli.check_no_goldens", folder=folder.resolve().parent))
    settings = replace(load_settings(), knowledge=folder)
    return run_goldens(where, build_engine(settings), today)


def _as_json(problems: Sequence[Problem], counts: Counter[str]) -> str:
    levels = Counter(problem.level for problem in problems)
    data = {
        "errors": levels["error"],
        "warnings": levels["warning"],
        "advice": levels["advice"],
        "goldens": dict(counts),
        "problems": [asdict(problem) for problem in problems],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _print(problems: Sequence[Problem], counts: Counter[str]) -> None:
    """Prints every problem, errors first, and what came of the golden utterances."""
    for level in LEVELS:
        for problem in (each for each in problems if each.level == level):
            print(problem if level == "error" else message(f"cli.check_{level}", problem=problem))
    if counts:
        told = {kind: counts[kind] for kind in ("right", "known_wrong", "known_missing")}
        failed = counts.total() - sum(told.values())
        print(message("cli.check_tried", all=counts.total(), failed=failed, **told))


def _print_end(problems: Sequence[Problem], folder: Path) -> None:
    if errors := _errors(problems):
        print(message("cli.check_failed", count=errors))
        return
    count = outgrown(*load(folder))
    if count:
        print(message("cli.check_warning", problem=message("cli.check_outgrown", count=count)))
    levels = Counter(problem.level for problem in problems)
    key = "check_passed_with" if problems else "check_passed"
    print(message(f"cli.{key}", folder=folder, warnings=levels["warning"], advice=levels["advice"]))
