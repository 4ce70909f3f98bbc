"""Scores replies against a question file: right, offered, asked, abstained, wrong; and silent-wrong.

Where the lines are the turns of dialogues, it also tells how many dialogues went without a fault.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from bot.core.conversing import Conversation
from bot.core.outcomes import OutcomeName

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.core.outcomes import Reply

Verdict = Literal["right", "offered", "asked", "abstained", "wrong"]
_DUE = frozenset({"answer", "twin", "followup"})
"""Kinds for which an answer is due."""


class ExamQuestion(BaseModel):
    """One line of a question file."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    q: str
    kind: str
    context: tuple[str, ...] = ()
    dialogue: str | None = None
    """The dialogue of which this is a turn."""
    topic: str | None = None
    style: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    acceptable: tuple[OutcomeName, ...]
    note: str = ""


class Replay:
    """Says what was said before and hears the reply; a chat's beginning is said once for all its turns.

    Args:
        respond: the reply to a message in a conversation; the same every time.
    """

    def __init__(self, respond: Callable[[str, Conversation], Reply]) -> None:
        self._respond = respond
        self._after: dict[tuple[str, ...], Conversation] = {(): Conversation()}

    def reply(self, question: ExamQuestion) -> Reply:
        """The reply to a question, once all of its context has been said."""
        for turn, earlier in enumerate(question.context):
            if question.context[: turn + 1] not in self._after:
                self._say(question.context[:turn], earlier)
        return self._say(question.context, question.q)

    def _say(self, before: tuple[str, ...], text: str) -> Reply:
        reply = self._respond(text, self._after[before])
        self._after[*before, text] = self._after[before].after(reply)
        return reply


@dataclass(frozen=True, slots=True)
class Mark:
    """How one reply did."""

    question: ExamQuestion
    outcome: OutcomeName
    verdict: Verdict
    silent_wrong: bool
    """It claims to be an answer and is not right, or says what must not be said."""
    missing: tuple[str, ...]
    """Expressions that should have been found."""
    forbidden: tuple[str, ...]
    """Expressions that were found and must not be."""
    confidence: float = 1.0
    """What the reply said of itself, 0–1."""

    @property
    def good(self) -> bool:
        """Right or rightly offered, and nothing said that must not be."""
        return self.verdict in ("right", "offered") and not self.silent_wrong


MOST_OFFERED = 3
"""Choices of which one must be right for a question to count as rightly asked back."""


def mark(
    question: ExamQuestion,
    outcome: OutcomeName,
    text: str,
    offered: Sequence[tuple[OutcomeName, str]] = (),
    confidence: float = 1.0,
) -> Mark:
    """Marks a reply.

    Args:
        question: what was asked and what a right reply must contain.
        outcome: the reply's outcome.
        text: exactly what the person reads.
        offered: what each choice would show, its outcome and text, in order.
        confidence: what the reply said of itself, 0–1.
    """
    missing, forbidden = _missing(question, text), _forbidden(question, text)
    right = outcome in question.acceptable and not missing and not forbidden
    silent_wrong = bool(forbidden) or (outcome == "answered" and not right)
    if right:
        verdict: Verdict = "right"
    elif question.kind in _DUE and outcome == "clarify":
        verdict = "offered" if _offers(question, offered) else "asked"
    else:
        verdict = "abstained" if question.kind in _DUE and outcome in ("gap", "unanswered") else "wrong"
    return Mark(question, outcome, verdict, silent_wrong, missing, forbidden, confidence)


def _missing(question: ExamQuestion, text: str) -> tuple[str, ...]:
    return tuple(pattern for pattern in question.must if not re.search(pattern, text))


def _forbidden(question: ExamQuestion, text: str) -> tuple[str, ...]:
    return tuple(pattern for pattern in question.must_not if re.search(pattern, text))


def _offers(question: ExamQuestion, offered: Sequence[tuple[OutcomeName, str]]) -> bool:
    """Whether one of the first choices would show a right reply."""
    return any(
        outcome in question.acceptable and not _missing(question, text) and not _forbidden(question, text)
        for outcome, text in offered[:MOST_OFFERED]
    )


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over some marks."""

    total: int
    verdicts: Counter[Verdict]
    answered: int
    """Replies that claim to be an answer."""
    silent_wrong: int

    @property
    def right(self) -> float:
        """Share of all questions answered right, 0–1."""
        return self.verdicts["right"] / self.total if self.total else 0.0

    @property
    def reached(self) -> float:
        """Share of all questions answered right or rightly offered, 0–1."""
        return (self.verdicts["right"] + self.verdicts["offered"]) / self.total if self.total else 0.0

    @property
    def silent_wrong_rate(self) -> float:
        """Silent-wrong replies as a share of the answers given, 0–1."""
        return self.silent_wrong / self.answered if self.answered else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """All marks, with scores over all, by kind and by style."""

    marks: tuple[Mark, ...]
    overall: Score
    telling: float | None = None
    """How often a right answer was more confident than a wrong one (AUROC), 0–1; None without either."""
    by_kind: dict[str, Score] = field(default_factory=dict)
    by_style: dict[str, Score] = field(default_factory=dict)
    dialogues: int = 0
    faultless: int = 0
    """Dialogues of which every turn is good."""


def report(marks: tuple[Mark, ...]) -> Report:
    """Adds marks up."""
    kinds: dict[str, list[Mark]] = defaultdict(list)
    styles: dict[str, list[Mark]] = defaultdict(list)
    dialogues: dict[str, list[Mark]] = defaultdict(list)
    for each in marks:
        kinds[each.question.kind].append(each)
        for style in each.question.style:
            styles[style].append(each)
        if each.question.dialogue is not None:
            dialogues[each.question.dialogue].append(each)
    return Report(
        marks,
        _score(marks),
        _telling(marks),
        {kind: _score(found) for kind, found in kinds.items()},
        {style: _score(found) for style, found in sorted(styles.items())},
        len(dialogues),
        sum(all(turn.good for turn in turns) for turns in dialogues.values()),
    )


def _telling(marks: Sequence[Mark]) -> float | None:
    """Mann and Whitney's statistic over all pairs of a right and a wrong answer; a tie counts half."""
    given = [each for each in marks if each.outcome == "answered"]
    right = [each.confidence for each in given if not each.silent_wrong]
    wrong = [each.confidence for each in given if each.silent_wrong]
    won = sum((good > bad) + (good == bad) / 2 for good in right for bad in wrong)
    return won / (len(right) * len(wrong)) if right and wrong else None


def _score(marks: tuple[Mark, ...] | list[Mark]) -> Score:
    return Score(
        len(marks),
        Counter(each.verdict for each in marks),
        sum(each.outcome == "answered" for each in marks),
        sum(each.silent_wrong for each in marks),
    )
