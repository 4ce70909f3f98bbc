"""From a reply to what the page shows of it: lines, buttons, whether it may be judged. Pure; no HTML.

Nothing here escapes: the templates do, everywhere and by themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, assert_never

from bot.channels.web.buttons import Press
from bot.core.outcomes import Answered, Clarify, Compared, Gap, Handoff, Smalltalk, Unanswered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.wording import Wording
    from bot.core.outcomes import Option, Reply
    from bot.usecases.tickets.returning import Way

PARTS = 8
"""Other parts offered at most."""
RELATED = 3
WARNING = "⚠"

Tone = Literal["plain", "warning", "papers"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press."""

    label: str
    press: Press


@dataclass(frozen=True, slots=True)
class Turn:
    """What a person said, and what was answered."""

    said: str
    lines: tuple[Line, ...]
    choices: tuple[Button, ...] = ()
    """To be chosen from, one below the other."""
    parts: tuple[Button, ...] = ()
    """What else there is, side by side."""
    question: int | None = None
    """Its row in the question log, if it may be judged."""
    verdict: str = ""
    """What the person made of it: `up`, `down`, or `down:` and the reason."""
    page: str = ""
    """Address of the page that has all of the topic; empty where the answer is about none."""
    ways: tuple[Way, ...] = ()
    """Ways back to what people answer."""


def render(said: str, reply: Reply, question: int | None, wording: Wording) -> Turn:
    """What the page shows of a reply.

    Args:
        said: what the person wrote or pressed.
        reply: what the assistant made of it.
        question: its row in the question log; without one, choices are only shown, and nothing is judged.
        wording: labels, and by what the line with the papers is known.
    """
    lines = tuple(_line(text, wording) for text in reply.text.split("\n") if text.strip())
    outcome = reply.decision.outcome
    match outcome:
        case Answered() | Compared():
            related = _shown(reply.related[:RELATED])
            return Turn(
                said,
                lines,
                parts=(*_shown(reply.parts[:PARTS]), *related),
                question=question,
                page=_page(reply),
            )
        case Gap():
            return Turn(said, lines, parts=_shown(reply.parts[:PARTS]), page=_page(reply))
        case Clarify() | Unanswered():
            return Turn(said, lines, choices=_choices(reply.options, question, wording))
        case Smalltalk() | Handoff():
            return Turn(said, lines)
        case _:
            assert_never(outcome)


def told(said: str, text: str, options: Sequence[Option] = ()) -> Turn:
    """Something that is said without an answer being looked for, perhaps with what there is to see."""
    return Turn(said, tuple(Line(line) for line in text.split("\n") if line), parts=_shown(options))


def _page(reply: Reply) -> str:
    return f"/policy/{reply.topic}#{reply.facet or 'overview'}" if reply.topic else ""


def _shown(options: Sequence[Option]) -> tuple[Button, ...]:
    return tuple(Button(option.label, Press("show", id=option.id)) for option in options)


def _choices(options: Sequence[Option], question: int | None, wording: Wording) -> tuple[Button, ...]:
    if question is None or not options:
        return _shown(options)
    choices = (Button(option.label, Press("choose", question, option.id)) for option in options)
    return (*choices, Button(wording("clarify.none"), Press("none", question)))


def _line(text: str, wording: Wording) -> Line:
    if text.startswith(WARNING):
        return Line(text, "warning")
    known = wording("papers.line", facts=""), wording("papers.nothing")
    if text.startswith(known) or wording("papers.unreviewed") in text:
        return Line(text, "papers")
    return Line(text)
