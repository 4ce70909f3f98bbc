"""`policybot explain`: why a message gets the reply it gets."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.app import build_engine
from bot.core.conversing import Conversation
from bot.messages import message
from bot.settings import load_settings


def explain(
    text: Annotated[list[str], typer.Argument(help=message("cli.ask_text"), show_default=False)],
) -> None:
    """Shows what was understood, the candidates with their scores, and the rule that decided."""
    engine = build_engine(load_settings())
    written = " ".join(text)
    decision = engine.decide(written, Conversation())
    reading = engine.reader.read(written)
    say = Console(highlight=False, soft_wrap=True).print
    say(message("explain.written", text=written))
    say(message("explain.normalized", text=reading.normalized))
    say(message("explain.canonical", text=reading.canonical))
    for correction in reading.corrections:
        say(message("explain.corrected", written=correction.written, read=correction.read))
    names = "、".join(f"{mention.name} → {'/'.join(mention.topics)}" for mention in reading.mentions)
    say(message("explain.names", names=names or message("explain.none")))
    cues = "、".join(f"{cue.words} → {cue.facet}" for cue in reading.cues)
    say(message("explain.cues", cues=cues or message("explain.none")))
    table = Table(*(message(f"explain.{column}") for column in ("part", "score", "why", "phrasing")))
    for candidate in decision.candidates:
        why = message(f"explain.why_{candidate.why}") if candidate.why else ""
        table.add_row(str(candidate.ref), f"{candidate.score:.1f}", why, candidate.phrasing or "")
    say(table)
    say(message("explain.rule", rule=message(f"explain.rule_{decision.rule}")))
    say(message("explain.outcome", outcome=decision.outcome.name, confidence=f"{decision.confidence:.2f}"))
