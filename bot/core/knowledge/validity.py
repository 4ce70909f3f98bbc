"""What the days of documents mean: when what rests on them holds, and how that stands on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.core.knowledge.documents import Document

WARNING_DAYS = 60
"""An answer warns when one of its documents has this many days left or fewer."""

State = Literal["expired", "not_yet", "last_day", "running_out"]


@dataclass(frozen=True, slots=True)
class Span:
    """From when until when something holds that rests on several documents; either end may be unknown."""

    since: date | None
    until: date | None
    provisional: bool
    """Whether the end is only 暂定."""
    notes: tuple[str, ...]
    """What the documents add about their time."""


def span(documents: Iterable[Document]) -> Span:
    """What rests on these documents holds from the latest beginning to the earliest end."""
    cited = tuple(documents)
    until = min((document.until for document in cited if document.until), default=None)
    ending = [document for document in cited if document.until is not None and document.until == until]
    return Span(
        max((document.from_ for document in cited if document.from_), default=None),
        until,
        any(document.provisional for document in ending),
        tuple(dict.fromkeys(document.note for document in ending or cited if document.note)),
    )


def state(document: Document, today: date) -> State | None:
    """What there is to warn of in a document on a day; None while it simply holds, or has no days."""
    if document.until is not None and document.until < today:
        return "expired"
    if document.from_ is not None and document.from_ > today:
        return "not_yet"
    if document.until == today:
        return "last_day"
    if document.until is not None and (document.until - today).days <= WARNING_DAYS:
        return "running_out"
    return None


def expired(documents: Iterable[Document], today: date) -> bool:
    """Whether one of these documents has ended."""
    return any(state(document, today) == "expired" for document in documents)


def spoken(day: date) -> str:
    """A day as it is written in running Chinese.

    >>> from datetime import date
    >>> spoken(date(2027, 12, 31))
    '2027 年 12 月 31 日'
    """
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
