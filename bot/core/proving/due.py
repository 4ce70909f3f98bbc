"""What somebody has to look at again: whose review is old or missing, and what runs out or has ended."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from bot.core.knowledge.model import Knowledge, Topic

REVIEW_LASTS = 365
"""Days after which a review is to be done again: policies are mostly written for a year or more."""
STEPS = (7, 30, 60)
"""Days before an end at which it becomes more urgent."""

Why = Literal["ended", "runs_out", "overdue", "unreviewed"]
_ORDER: tuple[Why, ...] = ("ended", "runs_out", "overdue", "unreviewed")


@dataclass(frozen=True, slots=True)
class Due:
    """One topic that has to be looked at, and why."""

    owner: str
    """Who last stood by it; empty where nobody has yet."""
    topic: Topic
    why: Why
    day: date | None
    """The end, or the day of the last review."""
    days: int
    """Days until the end, or since it; days since a review ran out; 0 for what was never reviewed."""
    step: int = 0
    """Of what runs out, within how many days: 7, 30 or 60."""
    document: str = ""
    """What ends, as people call it."""


def due(knowledge: Knowledge, today: date) -> dict[str, list[Due]]:
    """By owner, what is due on a day: the most urgent first.

    Args:
        knowledge: its topics that users may see.
        today: the day.
    """
    found: dict[str, list[Due]] = defaultdict(list)
    for topic in knowledge:
        if topic.status == "published":
            owner = topic.review.by if topic.review else ""
            found[owner] += [*_ends(owner, topic, today), *_reviews(owner, topic, today)]
    return {
        owner: sorted(each, key=lambda item: (_ORDER.index(item.why), item.step, item.day or today))
        for owner, each in sorted(found.items())
        if each
    }


def _ends(owner: str, topic: Topic, today: date) -> list[Due]:
    ends = []
    for document in topic.sources:
        if document.until is None:
            continue
        left = (document.until - today).days
        step = next((step for step in STEPS if left <= step), None)
        if left < 0 and not document.successor:
            ends.append(Due(owner, topic, "ended", document.until, -left, document=document.name))
        elif left >= 0 and step is not None:
            ends.append(Due(owner, topic, "runs_out", document.until, left, step, document.name))
    return ends


def _reviews(owner: str, topic: Topic, today: date) -> list[Due]:
    if topic.review is None:
        return [Due(owner, topic, "unreviewed", None, 0)]
    over = (today - topic.review.reviewed).days - REVIEW_LASTS
    return [Due(owner, topic, "overdue", topic.review.reviewed, over)] if over > 0 else []
