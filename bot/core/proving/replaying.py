"""Says again what was said before, to two engines, and tells whose replies differ, and how.

`kind_of` names the difference. An answered question that gets another answer, none, or a question back is
what nobody may miss.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.errors import UnknownOptionError
from bot.core.text.normalizing import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from bot.core.engine import Engine
    from bot.core.outcomes import Outcome, OutcomeName, Reply

Kind = Literal[
    "other", "lost", "asked_back", "reworded", "won", "offered", "shut", "other_choices", "other_kind"
]
KINDS: tuple[Kind, ...] = (
    "other",
    "lost",
    "asked_back",
    "reworded",
    "won",
    "offered",
    "shut",
    "other_choices",
    "other_kind",
)
"""Worst first: another answer; none any more; asked back; the same part in other words; answered at last;
choices at last; choices no more; other choices; anything else."""
GRAVE: frozenset[Kind] = frozenset({"other", "lost", "asked_back"})
"""An answered question does not get its answer any more."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a chat."""

    text: str
    name: str = ""
    """What a report calls it: its number in the log, its id in a file."""
    picks: tuple[str, ...] = ()
    """Choices that were picked after it: `topic/part`."""
    town: str | None = None
    """Topic id of the person's town, as far as it was known then."""
    counts: bool = True
    """False: it is only said so that the next one means something."""


@dataclass(frozen=True, slots=True)
class Change:
    """One message whose reply differs."""

    turn: Turn
    said_before: tuple[str, ...]
    """What stood before it in its chat, as far as it matters: at most the last message."""
    before: Reply
    after: Reply
    kind: Kind

    @property
    def topic(self) -> str | None:
        """The topic that it was about before; its reply is what may have been allowed to change."""
        return self.before.about

    def grave(self, allowed: Collection[str] = ()) -> bool:
        """Whether an answered question does not get its answer any more, and nobody said it may.

        Args:
            allowed: ids of topics whose questions may change their answers.
        """
        return self.kind in GRAVE and self.topic not in allowed


class Listener:
    """One engine on one day; what is said again in the same place of a chat is computed once.

    Said again is what differs at most in width, case, simplified or traditional characters, and blanks at its
    ends.
    """

    def __init__(self, engine: Engine, today: date) -> None:
        self._engine = engine
        self._today = today
        self._replies: dict[tuple[str, Conversation], Reply] = {}

    def hear(self, chat: Iterable[Turn]) -> Iterator[Reply]:
        """The reply to every message of a chat."""
        conversation = NOTHING_SAID
        for turn in chat:
            if turn.town in self._engine.knowledge:
                conversation = replace(conversation, town=turn.town)
            reply = self._reply(turn.text, conversation)
            yield reply
            conversation = self._picked(turn.picks, conversation.after(reply))

    def _reply(self, text: str, conversation: Conversation) -> Reply:
        key = clean(text).strip(), conversation
        if key not in self._replies:
            self._replies[key] = self._engine.respond(text, conversation, self._today)
        return self._replies[key]

    def _picked(self, picks: Iterable[str], conversation: Conversation) -> Conversation:
        for option in picks:
            try:
                shown = self._engine.show(option, self._today, conversation)
            except UnknownOptionError:  # this version does not have it
                continue
            conversation = conversation.after(shown)
        return conversation

    @property
    def decided(self) -> int:
        """Messages that were really thought about, each in its place of a chat."""
        return len(self._replies)


def changes(before: Listener, after: Listener, chat: Sequence[Turn]) -> Iterator[Change]:
    """What two engines reply differently in one chat."""
    return compared(chat, before.hear(chat), after.hear(chat))


def compared(chat: Sequence[Turn], before: Iterable[Reply], after: Iterable[Reply]) -> Iterator[Change]:
    """Where the replies to one chat differ."""
    earlier: tuple[str, ...] = ()
    for turn, old, new in zip(chat, before, after, strict=True):
        kind = kind_of(old, new) if turn.counts else None
        if kind is not None:
            yield Change(turn, earlier, old, new, kind)
        earlier = (turn.text,)


def kind_of(before: Reply, after: Reply) -> Kind | None:
    """How two replies to the same message differ; None where a person reads the same."""
    one, other = before.outcome, after.outcome
    if one != other:
        return _turned(one, other)
    if _shown(before) == _shown(after):
        return None if before.text == after.text else "reworded"
    kinds: dict[OutcomeName, Kind] = {"answered": "other", "clarify": "other_choices"}
    return kinds.get(one, "other_kind")


def _turned(one: OutcomeName, other: OutcomeName) -> Kind:
    if one == "answered":
        return "asked_back" if other == "clarify" else "lost"
    if other == "answered":
        return "won"
    if "clarify" in (one, other):
        return "offered" if other == "clarify" else "shut"
    return "other_kind"


def _shown(reply: Reply) -> tuple[Outcome, ...]:
    """What is told, whatever its words; of several questions each."""
    return (reply.decision.outcome, *(each.decision.outcome for _, each in reply.several))
