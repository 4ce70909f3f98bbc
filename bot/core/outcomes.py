"""What can come of a message: six outcomes, the decision that led there, and the reply a person reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.core.knowledge.model import PartRef
from bot.core.knowledge.topic import OVERVIEW

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.core.knowledge.measures import Amount


_GUESS, _AMBIGUOUS = "close", "ambiguous"

OutcomeName = Literal["answered", "clarify", "gap", "unanswered", "smalltalk", "handoff"]


SHORTER = "shorter"
"""The rule by which the last answer is given again in short."""
INTRODUCTION = "introduction"
"""The kind of small talk, and its rule, in which somebody says who he is; what he says is kept."""
NOTED = "noted"
"""The kind of small talk for the same in the midst of a chat."""
ALSO_ELSEWHERE = "also_elsewhere"
"""The rule by which what holds everywhere is answered to who is elsewhere."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the outcomes part. All are 0–1."""

    answer: float = 0.4
    """Confidence in a part from which it is given as the answer."""
    clarify: float = 0.1
    """Confidence in a topic from which it is offered instead."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Curated text answers the question; several parts where several things were asked."""

    parts: tuple[PartRef, ...]
    name: Literal["answered"] = "answered"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two near-twins were asked about, or mixed up: the text that tells them apart answers."""

    topic: str
    twin: str
    name: Literal["answered"] = "answered"


@dataclass(frozen=True, slots=True)
class Clarify:
    """Several readings are likely, or something needed is missing: the person is asked."""

    question: str
    """Key of the wording in `_replies.yaml`, under `clarify`."""
    options: tuple[PartRef, ...]
    facet: str | None = None
    """The standard part that is asked for, where it is only asked of what."""
    name: Literal["clarify"] = "clarify"

    @classmethod
    def among(cls, options: Iterable[PartRef]) -> Clarify:
        """Asks which of several likely parts is meant."""
        return cls(_GUESS, tuple(options))

    @property
    def is_guess(self) -> bool:
        """Whether it asks which of several likely parts is meant, not for something that is missing."""
        return self.question == _GUESS

    @property
    def is_ambiguous(self) -> bool:
        """Whether it asks which of the topics is meant that a word in the message may stand for."""
        return self.question.startswith(_AMBIGUOUS)


@dataclass(frozen=True, slots=True)
class Gap:
    """The topic is known, what was asked about it is not documented."""

    topic: str
    part: str | None
    """Id of the known gap or the facet asked for; None where the part has no name."""
    near: str | None = None
    """The part that comes next to what was asked; None for the overview."""
    name: Literal["gap"] = "gap"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Nothing in the knowledge base fits."""

    name: Literal["unanswered"] = "unanswered"


@dataclass(frozen=True, slots=True)
class Smalltalk:
    """A greeting, thanks, a closing, a complaint, a question about the bot itself."""

    kind: str
    """Key in `_smalltalk.yaml`."""
    name: Literal["smalltalk"] = "smalltalk"


@dataclass(frozen=True, slots=True)
class Handoff:
    """The person wants to talk to a person."""

    name: Literal["handoff"] = "handoff"


Outcome = Answered | Compared | Clarify | Gap | Unanswered | Smalltalk | Handoff


@dataclass(frozen=True, slots=True)
class Candidate:
    """One part that was considered."""

    ref: PartRef
    score: float
    """0–100; comparable within one message only."""
    phrasing: str | None = None
    """The phrasing that came closest, as the curator wrote it."""
    why: str = ""
    """What spoke for it, as a short key; `explain` words it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome and why it came about."""

    outcome: Outcome
    confidence: float
    """0–1: estimated probability that this outcome is right."""
    rule: str
    """Key of the rule that decided; `explain` words it."""
    normalized: str
    candidates: tuple[Candidate, ...] = ()
    """Best first."""
    matched: str | None = None
    """The phrasing or name that decided, as the curator wrote it."""
    named: tuple[str, ...] = ()
    """The topics that the message names, or may mean by a word that stands for several."""

    @property
    def answered(self) -> PartRef | None:
        """The part that answers, the first of several; None if none does."""
        return self.outcome.parts[0] if isinstance(self.outcome, Answered) else None

    @property
    def about(self) -> PartRef | None:
        """The part that answers, or that is missing: of a gap without a name the overview; else None."""
        if isinstance(self.outcome, Gap):
            return PartRef(self.outcome.topic, self.outcome.part or OVERVIEW)
        return self.answered

    def is_about(self, topic: str | None) -> bool:
        """Whether it answers with this topic, or says that it does not know this of it."""
        return self.about is not None and self.about.topic == topic

    def asks_back_about(self, topic: str) -> bool:
        """Whether it asks back between parts of this topic, and of no other."""
        offers = self.outcome.options if isinstance(self.outcome, Clarify) else ()
        return {option.topic for option in offers} == {topic}

    @property
    def is_vague(self) -> bool:
        """Whether it says that something of a topic is not documented, and not what."""
        return isinstance(self.outcome, Gap) and self.outcome.part is None


@dataclass(frozen=True, slots=True)
class Option:
    """Something the person may tap or type a number for."""

    id: str
    """`topic/part` or `topic`; `topic/part@case.side` is the part for who stands on this side."""
    label: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the person reads, with what they can tap next."""

    decision: Decision
    text: str
    """Exactly the text the person reads, without markup."""
    topic: str | None = None
    facet: str | None = None
    """Part of the topic: facet name, question id or id of the known gap."""
    options: tuple[Option, ...] = ()
    """Choices of a `clarify`; beside an answer that asks for a figure, the sides of its limit; else empty."""
    parts: tuple[Option, ...] = ()
    """Other parts of the topic that was answered."""
    related: tuple[Option, ...] = ()
    """Related topics."""
    several: tuple[tuple[str, Reply], ...] = ()
    """Where several things were asked: each question with its own reply, in order; else empty."""
    figures: tuple[Amount, ...] = ()
    """What the person says of himself, here or before, as far as it was listened to."""
    payer: str | None = None
    """What the person says his business is, a company or a one-man business; None if he says neither."""
    listed: tuple[str, ...] = ()
    """The topics that the text counts up, each as `topic/overview`, in order; empty if it counts up none."""

    @property
    def beside(self) -> str | None:
        """The other topic of a comparison."""
        outcome = self.decision.outcome
        return outcome.twin if isinstance(outcome, Compared) else None

    @property
    def about(self) -> str | None:
        """The topic that was talked about: its own, or that of all its choices."""
        topics = {option.id.partition("/")[0] for option in self.options}
        return self.topic or (topics.pop() if len(topics) == 1 else None)

    @property
    def outcome(self) -> OutcomeName:
        """The outcome's name as it stands in JSON and in the log."""
        return self.decision.outcome.name
