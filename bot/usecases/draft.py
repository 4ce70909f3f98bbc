"""What comes of a message before anything of it is stored, and what a message may come with. Plain data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.core.privacy.masking import mask
from bot.core.replying.noting import noted
from bot.ports.questions import LoggedQuestion

if TYPE_CHECKING:
    from datetime import datetime

    from bot.core.desk.subjects import Subject
    from bot.core.knowledge.wording import Wording
    from bot.core.outcomes import Reply
    from bot.ports.chats import ChatState
    from bot.ports.questions import FeedbackKind


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person made of a reply."""

    question: int
    kind: FeedbackKind
    detail: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class About:
    """What a message replies to."""

    message: str | None
    """Pseudonym of the message, where it stands in the same chat."""
    text: str
    own: bool
    """Whether we said it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What someone asked."""

    channel: str
    chat: str
    text: str
    """Unmasked."""
    started: float
    """When work on it began, by the performance counter."""
    town: str | None
    """The town it is about, if that is known."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is said, and what is to be stored of it."""

    chat: str
    reply: Reply | None = None
    """None: something is only recorded."""
    rows: tuple[LoggedQuestion, ...] = ()
    shown: int = 0
    """Which of the rows the choices that are shown belong to."""
    state: ChatState | None = None
    """What the chat is then; None: as it was."""
    feedback: Feedback | None = None
    tell: Literal["mute", "unmute", "forget"] | None = None
    """Whether the chat wants to hear anything unasked from now on, or to be forgotten; None: as before."""
    follow: tuple[Subject, ...] = ()
    """What the chat follows from now on."""
    unfollow: tuple[Subject, ...] = ()
    """What it follows no more."""
    channel: str = ""
    """Where the chat can be sent what it follows; empty: it is told when it writes again."""
    watchable: Subject | None = None
    """What a reply offers to follow."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question that people answer."""

    ticket: int
    """Number of the ticket that it is part of."""
    question: int
    """Row of the question log that asks it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a draft in storage; of one that is not stored, nothing."""

    question: int | None = None
    """The row of the question log that the shown choices belong to; None if there is no row."""
    promise: str = ""
    """What may be promised for what could not be answered."""
    waiting: tuple[Waiting, ...] = ()
    """What people answer of it."""
    news: tuple[str, ...] = ()
    """What the chat is told before that, because it could not be told when it came."""
    watchable: Subject | None = None
    """What the reply offers to follow; None where that is followed already, or nothing can be."""

    def noted(self, reply: Reply, wording: Wording) -> Reply:
        """The reply, with what was kept of it."""
        if self.question is not None or self.promise:
            reply = noted(reply, wording, self.promise)
        return replace(reply, text="\n\n".join((*self.news, reply.text))) if self.news else reply


def row(asked: Asked, reply: Reply, version: str, now: datetime, took_ms: float) -> LoggedQuestion:
    """The row of the question log for one question and its reply."""
    decision = reply.decision
    return LoggedQuestion(
        asked_at=now,
        channel=asked.channel,
        chat=asked.chat,
        text=mask(asked.text),
        normalized=mask(decision.normalized),
        outcome=reply.outcome,
        topic=reply.topic,
        facet=reply.facet,
        confidence=decision.confidence,
        candidates=[(str(each.ref), each.score) for each in decision.candidates[:5]],
        options=[option.id for option in reply.options],
        knowledge_version=version,
        took_ms=took_ms,
        town=asked.town,
    )
