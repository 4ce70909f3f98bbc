"""`policybot show`: what stands behind a button, as who taps it reads it."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.building import build_engine
from bot.cli import DATA_PROBLEM
from bot.cli.asking import as_dict
from bot.cli.files import read_lines
from bot.core.errors import UnknownOptionError
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.core.engine import Engine
    from bot.core.outcomes import Reply


def show(
    option: Annotated[
        list[str] | None, typer.Argument(help=message("cli.show_option"), show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=message("cli.ask_json"))] = False,
    batch: Annotated[str | None, typer.Option("--batch", help=message("cli.show_batch"))] = None,
) -> None:
    """Shows one option after the other, or every line of a batch."""
    if (batch is None) == (not option):
        raise typer.BadParameter(message("cli.show_option_or_batch"))
    engine = build_engine(load_settings())
    if batch is not None:
        raise typer.Exit(_batch(engine, sys.stdin if batch == "-" else read_lines(Path(batch))))
    shown = [_shown(engine, each) for each in option or ()]
    for each, reply in zip(option or (), shown, strict=True):
        if reply is None:
            print(message("cli.show_unknown", option=each), file=sys.stderr)
        else:
            print(json.dumps(_as_dict(None, each, reply), ensure_ascii=False) if as_json else reply.text)
    raise typer.Exit(DATA_PROBLEM if None in shown else 0)


def _batch(engine: Engine, lines: Iterable[str]) -> int:
    bad = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.removeprefix("\ufeff"))
            option = str(row["option"])
        except (ValueError, TypeError, KeyError, RecursionError):
            print(message("cli.show_line", line=number), file=sys.stderr)
            bad += 1
            continue
        reply = _shown(engine, option)
        if reply is None:
            print(message("cli.show_unknown", option=option), file=sys.stderr)
            bad += 1
            continue
        print(json.dumps(_as_dict(row.get("id"), option, reply), ensure_ascii=False))
    return DATA_PROBLEM if bad else 0


def _shown(engine: Engine, option: str) -> Reply | None:
    """What the option shows today; None if there is no such option, or users may not see it."""
    try:
        return engine.show(option, engine.today(datetime.now(UTC)))
    except UnknownOptionError:
        return None


def _as_dict(identity: object, option: str, reply: Reply) -> dict[str, Any]:
    """The fields of `ask`, and the option in place of a question."""
    return {"option": option, **as_dict(identity, option, reply)}
