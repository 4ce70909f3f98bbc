"""What readers say of an answer, and what that comes to: two who agree, or a third where they do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

Verdict = Literal["right", "wrong", "incomplete", "unsure"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody said of an answer."""

    question: int
    """Row of the question log; of a planted error, its number."""
    reader: str
    verdict: Verdict
    at: datetime
    note: str = ""


def settled(judgements: Sequence[Judgement]) -> Verdict | None:
    """What an answer is, by all that was said of it, oldest first; None: not known yet.

    Two who say the same settle it; else the third does, who knows that they differed.
    """
    said = [each.verdict for each in judgements]
    if len(said) >= 2 and said[0] == said[1]:
        return said[0]
    return said[2] if len(said) >= 3 else None


def may_judge(reader: str, judgements: Sequence[Judgement]) -> bool:
    """Whether somebody's reading is still wanted: nobody reads the same answer twice."""
    return settled(judgements) is None and all(each.reader != reader for each in judgements)


def disputed(judgements: Sequence[Judgement]) -> bool:
    """Whether two readers differ and nobody has decided yet."""
    return len(judgements) == 2 and settled(judgements) is None


def shown(judgements: Sequence[Judgement]) -> Sequence[Judgement]:
    """What a reader may see of what was said so far: nothing, but for who decides between two."""
    return judgements if disputed(judgements) else ()
