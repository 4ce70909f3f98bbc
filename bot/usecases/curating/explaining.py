"""Why a message gets the reply it gets, in words: for the command line and for the console alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID
from bot.messages import message
from bot.ports.bench import Heard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from bot.core.engine import Engine
    from bot.core.outcomes import Candidate

COLUMNS = ("part", "score", "why", "phrasing")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was understood, what was weighed, and what decided."""

    understood: Sequence[str]
    """Sentences."""
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    """The candidates, best first."""
    decided: Sequence[str]
    """The rule, and what came of it."""


def hear(engine: Engine, text: str, context: Iterable[str], today: date) -> Heard:
    """What an engine makes of a message. It computes: keep it off the event loop.

    Args:
        engine: answers.
        text: as it was written.
        context: what was said before, oldest first.
        today: the day on which it is asked.
    """
    conversation = engine.converse(context, today, NOTHING_SAID)
    decision = engine.decide(text, conversation, today)
    reply = engine.respond(text, conversation, today)
    return Heard(text, conversation, engine.reader.read(text), decision, reply)


def explained(heard: Heard, name: Callable[[str], str] = str) -> Explanation:
    """The same in words.

    Args:
        heard: what was made of it.
        name: what `topic/part` is called where it is read.
    """
    decision = heard.decision
    outcome, confidence = decision.outcome.name, f"{decision.confidence:.2f}"
    return Explanation(
        tuple(_understood(heard)),
        [message(f"explain.{column}") for column in COLUMNS],
        [_cells(candidate, name) for candidate in decision.candidates],
        (
            message("explain.rule", rule=message(f"explain.rule_{decision.rule}")),
            message("explain.outcome", outcome=outcome, confidence=confidence),
        ),
    )


def _understood(heard: Heard) -> Iterator[str]:
    conversation, reading = heard.conversation, heard.reading
    if conversation.topic is not None:
        yield message("explain.talked_about", topic=conversation.topic, facet=conversation.facet or "")
    yield message("explain.written", text=heard.text)
    yield message("explain.normalized", text=reading.normalized)
    yield message("explain.canonical", text=reading.canonical)
    for correction in reading.corrections:
        yield message("explain.corrected", written=correction.written, read=correction.read)
    names = "、".join(f"{mention.name} → {'/'.join(mention.topics)}" for mention in reading.mentions)
    yield message("explain.names", names=names or message("explain.none"))
    cues = "、".join(f"{cue.words} → {cue.facet}" for cue in reading.cues)
    yield message("explain.cues", cues=cues or message("explain.none"))


def _cells(candidate: Candidate, name: Callable[[str], str]) -> Sequence[str]:
    why = message(f"explain.why_{candidate.why}") if candidate.why else ""
    return name(str(candidate.ref)), f"{candidate.score:.1f}", why, candidate.phrasing or ""
