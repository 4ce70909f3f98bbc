"""`policybot explain`: why a message gets the reply it gets."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.building import build_engine
from bot.cli.tables import show_table
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from bot.core.outcomes import Candidate


def explain(
    text: Annotated[list[str], typer.Argument(help=message("cli.ask_text"), show_default=False)],
    context: Annotated[list[str] | None, typer.Option("--context", help=message("cli.ask_context"))] = None,
) -> None:
    """Shows what was understood, the candidates with their scores, and the rule that decided."""
    engine = build_engine(load_settings())
    written = " ".join(text)
    conversation = engine.converse(context or (), engine.today(datetime.now(UTC)))
    decision = engine.decide(written, conversation)
    reading = engine.reader.read(written)
    if conversation.topic is not None:
        print(message("explain.talked_about", topic=conversation.topic, facet=conversation.facet or ""))
    print(message("explain.written", text=written))
    print(message("explain.normalized", text=reading.normalized))
    print(message("explain.canonical", text=reading.canonical))
    for correction in reading.corrections:
        print(message("explain.corrected", written=correction.written, read=correction.read))
    names = "、".join(f"{mention.name} → {'/'.join(mention.topics)}" for mention in reading.mentions)
    print(message("explain.names", names=names or message("explain.none")))
    cues = "、".join(f"{cue.words} → {cue.facet}" for cue in reading.cues)
    print(message("explain.cues", cues=cues or message("explain.none")))
    headings = [message(f"explain.{column}") for column in ("part", "score", "why", "phrasing")]
    show_table(headings, [_cells(candidate) for candidate in decision.candidates])
    print(message("explain.rule", rule=message(f"explain.rule_{decision.rule}")))
    print(message("explain.outcome", outcome=decision.outcome.name, confidence=f"{decision.confidence:.2f}"))


def _cells(candidate: Candidate) -> list[str]:
    why = message(f"explain.why_{candidate.why}") if candidate.why else ""
    return [str(candidate.ref), f"{candidate.score:.1f}", why, candidate.phrasing or ""]
