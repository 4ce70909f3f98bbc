"""A ticket: a question that people answer. What may be done to it, by whom, and what it is then."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

State = Literal["open", "claimed", "answered", "merged", "ignored", "transferred", "reopened"]
Act = Literal["open", "claim", "answer", "merge", "absorb", "ignore", "transfer", "reopen", "adopt"]
Reason = Literal["gap", "unanswered", "none_of_these", "handoff", "down", "session"]
"""Why people have to: what the log calls it, what the person made of the reply, or that it was raised at a
session of the team."""

STATES: tuple[State, ...] = get_args(State)
WAITING: tuple[State, ...] = ("open", "claimed", "transferred", "reopened")
"""States in which somebody still owes an answer."""
OFFICE = "office"
"""The team that may do everything, and to which goes what belongs to nobody else."""

LONGEST = 1500
"""Characters of an answer; a channel sends it as one message, with the question."""

_FROM: Mapping[Act, tuple[State, ...]] = {
    "claim": ("open", "transferred", "reopened"),
    "answer": WAITING,
    "merge": WAITING,
    "absorb": (*WAITING, "answered"),
    "ignore": WAITING,
    "transfer": WAITING,
    "reopen": ("answered", "ignored"),
    "adopt": ("answered",),
}
"""In which states something may be done."""
_TO: Mapping[Act, State] = {
    "claim": "claimed",
    "answer": "answered",
    "merge": "merged",
    "ignore": "ignored",
    "transfer": "transferred",
    "reopen": "reopened",
}
"""The state that it leads to; absorbing another ticket changes nothing, nor does its answer's way into the
knowledge base."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who does something."""

    name: str
    team: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something done to a ticket: a line of its history."""

    did: Act
    by: Reviewer
    at: datetime
    detail: str = ""
    """The answer, the number of the other ticket, the team it went to, or why."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A question that people answer, however many ask it."""

    question: str
    """As it was asked first; masked."""
    reason: Reason
    team: str
    opened_at: datetime
    due_at: datetime
    topic: str | None = None
    """What it is about, where the bot knew that much."""
    part: str | None = None
    place: str | None = None
    """Topic id of the town, subdistrict or zone that the question itself names."""
    state: State = "open"
    claimed_by: str | None = None
    answer: str | None = None
    into: int | None = None
    """The ticket that it was merged into."""
    number: int = 0
    """Given by storage; what people call it by."""
    asked: int = 0
    """How many asked."""
    history: tuple[Step, ...] = ()

    @property
    def since(self) -> datetime:
        """When the time for an answer began: opened, or opened again. Needs the history."""
        return next(
            (each.at for each in reversed(self.history) if each.did in ("open", "reopen")), self.opened_at
        )

    @property
    def turn(self) -> int:
        """The how-manieth time it has been opened. Needs the history."""
        return sum(each.did in ("open", "reopen") for each in self.history)

    @property
    def waits(self) -> bool:
        """Whether somebody still owes an answer."""
        return self.state in WAITING


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not be done; `messages` words it under `desk.refused`."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


def take(ticket: Ticket, step: Step) -> Ticket | Refusal:
    """The ticket after a step, or why the step may not be taken.

    Args:
        ticket: as it is.
        step: what is to be done. Whether another ticket or team exists that it names is for the caller.
    """
    refusal = _refusal(ticket, step)
    if refusal is not None:
        return refusal
    did = step.did
    keeps_hands = did in ("answer", "absorb", "adopt")
    return replace(
        ticket,
        history=(*ticket.history, step),
        state=_TO.get(did, ticket.state),
        claimed_by=step.by.name if did == "claim" else ticket.claimed_by if keeps_hands else None,
        answer=step.detail.strip() if did == "answer" else None if did == "reopen" else ticket.answer,
        into=int(step.detail) if did == "merge" else ticket.into,
        team=step.detail if did == "transfer" else ticket.team,
    )


def _refusal(ticket: Ticket, step: Step) -> Refusal | None:
    """The first reason against a step."""
    may_from = _FROM.get(step.did, ())
    if step.did == "claim" and ticket.state == "claimed":
        return Refusal("claimed", {"who": ticket.claimed_by})
    if ticket.state not in may_from:
        return Refusal(f"is_{ticket.state}" if not ticket.waits else "waits", {"into": ticket.into})
    if step.did != "absorb":
        if step.by.team not in (ticket.team, OFFICE):
            return Refusal("other_team", {"team": ticket.team})
        if ticket.state == "claimed" and ticket.claimed_by != step.by.name and step.by.team != OFFICE:
            return Refusal("claimed", {"who": ticket.claimed_by})
    return _refused_detail(ticket, step)


def _refused_detail(ticket: Ticket, step: Step) -> Refusal | None:
    """What is wrong with what a step says."""
    if step.did == "answer" and not step.detail.strip():
        return Refusal("no_answer")
    if step.did == "answer" and len(step.detail) > LONGEST:
        return Refusal("too_long", {"most": LONGEST})
    if step.did == "merge" and step.detail == str(ticket.number):
        return Refusal("into_itself")
    if step.did == "transfer" and step.detail == ticket.team:
        return Refusal("same_team")
    return None
