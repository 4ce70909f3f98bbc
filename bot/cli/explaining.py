"""`policybot explain`: why a message gets the reply it gets."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from bot.building import build_engine
from bot.cli.tables import show_table
from bot.messages import message
from bot.settings import load_settings
from bot.usecases.curating.explaining import explained, hear


def explain(
    text: Annotated[list[str], typer.Argument(help=message("cli.ask_text"), show_default=False)],
    context: Annotated[list[str] | None, typer.Option("--context", help=message("cli.ask_context"))] = None,
) -> None:
    """Shows what was understood, the candidates with their scores, and the rule that decided."""
    engine = build_engine(load_settings())
    found = explained(hear(engine, " ".join(text), context or (), engine.today(datetime.now(UTC))))
    for sentence in found.understood:
        print(sentence)
    show_table(found.headings, found.rows, whole=0)
    for sentence in found.decided:
        print(sentence)
