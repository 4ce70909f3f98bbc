"""What takes long to compute about the knowledge base, done where nobody who asks has to wait for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from bot.core.conversing import Conversation
    from bot.core.knowledge.problems import Problem
    from bot.core.outcomes import Decision, Reply
    from bot.core.proving.differing import Difference
    from bot.core.proving.goldens import Trial
    from bot.core.proving.replaying import Change, Turn
    from bot.core.reading.reader import Reading
    from bot.ports.amending import Amendment, Finding


@dataclass(frozen=True, slots=True)
class Heard:
    """What an engine makes of one message."""

    text: str
    conversation: Conversation
    """As it was before."""
    reading: Reading
    decision: Decision
    reply: Reply


@dataclass(frozen=True, slots=True)
class Survey:
    """What `check --goldens` says of the knowledge base as the files are."""

    problems: Sequence[Problem] = ()
    trials: Mapping[str, Sequence[Trial]] = field(default_factory=dict)
    """Topic id → its golden utterances, asked."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What comes of an amendment if it goes live."""

    problems: Sequence[Problem] = ()
    """Those that keep it from going live, then what else there is to say of its topics."""
    differences: Sequence[Difference] = ()
    trials: Sequence[Trial] = ()
    """The golden utterances of its topics."""
    asked: int = 0
    """Questions of the log that were asked again."""
    changes: Sequence[Change] = ()
    """Those whose replies differ, worst first."""

    @property
    def sound(self) -> bool:
        """Whether it may go live: no error, and its golden utterances lead where they should."""
        return not self.failing and not any(problem.level == "error" for problem in self.problems)

    @property
    def failing(self) -> Sequence[Trial]:
        """Golden utterances that lead elsewhere, and not as they are known to."""
        return [trial for trial in self.trials if trial.known is None and trial.verdict != "right"]


class Bench(Protocol):
    """Computes one thing after the other, apart from everything that answers.

    Every method raises `WorkshopError` where it cannot be computed, whatever the files say.
    """

    async def survey(self, today: date) -> Survey:
        """Checks the knowledge base, and asks every golden utterance."""
        ...

    async def draft(self, finding: Finding, topic: str | None, part: str | None, today: date) -> Amendment:
        """Makes an amendment of what people answered; keeps nothing.

        Raises:
            KnowledgeError: the knowledge base would not be sound with it; carries every problem.
            LookupError: there is no such topic.
        """
        ...

    async def prove(self, amendment: Amendment, chats: Sequence[Sequence[Turn]], today: date) -> Proof:
        """What comes of an amendment, as it will be once it is live."""
        ...

    async def hear(
        self, amendment: Amendment, text: str, context: Sequence[str], today: date
    ) -> Heard | None:
        """What the knowledge base with an amendment makes of a message; None: it has not been proved here."""
        ...
