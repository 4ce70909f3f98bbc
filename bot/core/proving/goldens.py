"""Runs golden utterances: what each should have hit, what it hits today, and whether that is right.

A wrong answer is told apart from a missing one; what is known to fail must really fail.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.core.outcomes import Answered, Clarify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.core.engine import Engine
    from bot.core.knowledge.goldens import Golden, Utterance
    from bot.core.outcomes import Reply
    from bot.core.proving.faults import Path

FEW = 3
"""Choices among which the right one counts as reached."""
Verdict = Literal["right", "wrong", "missing"]
"""Reached what it should; answered something else; was not answered, or only asked back."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One golden utterance, asked."""

    topic: str
    path: Path
    """Where it stands in its acceptance file."""
    say: str
    wanted: str
    """What it should hit: `topic` or `topic/part`; of what must not be answered with the topic, the topic."""
    outcome: str
    """What comes of it: one of the six."""
    hit: str
    """What it hits: `topic/part`, all that is offered, or nothing."""
    verdict: Verdict
    known: str | None = None
    """Why it is known to fail."""
    unlike: bool = False
    """Whether it must *not* be answered with the topic."""
    hidden: bool = False
    """Whether the topic is not published: it is right if nothing else is answered in its place."""

    @property
    def sound(self) -> bool:
        """Whether nothing has to be done: it is right, or fails as it is known to."""
        return (self.verdict == "right") == (self.known is None)


def try_golden(engine: Engine, golden: Golden, today: date) -> Iterator[Trial]:
    """What comes of every utterance of one acceptance file.

    Args:
        engine: answers.
        golden: the file.
        today: the day on which it is asked.
    """
    topic = engine.knowledge.by_id.get(golden.topic)
    hidden = topic is not None and topic.status != "published"
    for place, utterance in enumerate(golden.utterances):
        reply = _ask(engine, utterance.say, utterance.after, today)
        wanted = f"{golden.topic}/{utterance.part}" if utterance.part else golden.topic
        path: Path = ("utterances", place, "say")
        verdict, known = _verdict(reply, golden.topic, utterance), utterance.known_failure
        unseen = hidden and known is None
        if unseen:
            verdict = "wrong" if reply.outcome == "answered" else "right"
        told = wanted, reply.outcome, _hit(reply), verdict, known
        yield Trial(golden.topic, path, utterance.say, *told, hidden=unseen)
    for place, say in enumerate(golden.not_):
        reply = _ask(engine, say, (), today)
        taken = reply.outcome == "answered" and reply.topic == golden.topic
        verdict = "wrong" if taken else "right"
        hit, path = _hit(reply), ("not", place)
        yield Trial(golden.topic, path, say, golden.topic, reply.outcome, hit, verdict, unlike=True)


def _ask(engine: Engine, say: str, after: tuple[str, ...], today: date) -> Reply:
    return engine.respond(say, engine.converse(after, today), today)


def _verdict(reply: Reply, topic: str, utterance: Utterance) -> Verdict:
    if _reaches(reply, topic, utterance):
        return "right"
    return "wrong" if reply.outcome == "answered" else "missing"


def _reaches(reply: Reply, topic: str, wanted: Utterance) -> bool:
    """Whether the reply shows the part that is asked for, or offers it among a few."""
    outcome = reply.decision.outcome
    if isinstance(outcome, Clarify) and len(outcome.options) <= FEW:
        return any(ref.topic == topic and wanted.part in (None, ref.part) for ref in outcome.options)
    if reply.outcome != wanted.outcome or reply.topic != topic:
        return False
    shown = {ref.part for ref in outcome.parts} if isinstance(outcome, Answered) else {reply.facet}
    return wanted.part is None or wanted.part in shown or (reply.outcome == "gap" and reply.facet is None)


def _hit(reply: Reply) -> str:
    outcome = reply.decision.outcome
    if isinstance(outcome, Clarify):
        return "、".join(map(str, outcome.options))
    return "/".join(name for name in (reply.topic, reply.facet) if name)
