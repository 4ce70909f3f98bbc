"""A row of the question log as a reviewer reads it: short in a list, whole by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.place import PLACE
from bot.messages import message, message_table
from bot.ports.questions import QuestionFilter
from bot.usecases.curating.brief import printable, shortened

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from datetime import timedelta

    from bot.cli.naming import Names
    from bot.ports.questions import LoggedQuestion, QuestionLog


class Earlier:
    """What was said before, in the same chat and not long ago: without it a follow-up means nothing."""

    def __init__(self, lasts: timedelta) -> None:
        self._lasts = lasts
        self._latest: dict[tuple[str, str], LoggedQuestion] = {}
        self._before: dict[int | None, str] = {}

    def __getitem__(self, row: LoggedQuestion) -> str:
        """The message before this one; empty where there is none."""
        return self._before.get(row.id, "")

    async def following(self, log: QuestionLog, wanted: QuestionFilter) -> AsyncIterator[LoggedQuestion]:
        """The rows wanted, oldest first; of each is known what came before once it is given out."""
        since = wanted.since - self._lasts if wanted.since else None
        async for row in log.list(QuestionFilter(since=since, until=wanted.until)):
            before = self._latest.get((row.channel, row.chat))
            self._latest[row.channel, row.chat] = row
            if not _is_wanted(row, wanted):
                continue
            near = before is not None and row.asked_at - before.asked_at <= self._lasts
            self._before[row.id] = before.text if before is not None and near else ""
            yield row


def _is_wanted(row: LoggedQuestion, wanted: QuestionFilter) -> bool:
    return (
        (not wanted.outcomes or row.outcome in wanted.outcomes)
        and (wanted.topic is None or row.topic == wanted.topic)
        and (wanted.since is None or row.asked_at >= wanted.since)
    )


def brief(row: LoggedQuestion, before: str, names: Names) -> Iterator[str]:
    """A row in a list: a line with its number, outcome and topic, and what was said, cut where it is long."""
    asked = row.asked_at.astimezone(PLACE).strftime("%m-%d %H:%M")
    about = names.part(row.topic, row.facet)
    yield f"#{row.id}  {asked}  {names.outcome(row.outcome)}{f'  {about}' if about else ''}"
    if before:
        yield message("questions.before_line", text=shortened(before))
    yield message("questions.text_line", text=shortened(row.text))
    if row.feedback:
        yield message("questions.feedback_line", text="；".join(map(names.feedback, row.feedback)))


def whole(row: LoggedQuestion, before: str, names: Names) -> Iterator[str]:
    """Everything that is known of a row."""
    shown = readable(row, before, names)
    values = {
        **{name: getattr(row, name) for name in ("id", "channel", "chat", "text", "normalized")},
        "asked_at": row.asked_at.astimezone(PLACE).strftime("%Y-%m-%d %H:%M:%S"),
        "confidence": f"{row.confidence:.2f}",
        "candidates": "；".join(f"{names.option(part)} {score:.2f}" for part, score in row.candidates),
        "options": "；".join(map(names.option, row.options)),
        "knowledge_version": row.knowledge_version,
        "took_ms": f"{row.took_ms:.0f}",
        **shown,
        "feedback": "；".join(map(names.feedback, row.feedback)),
    }
    for name, heading in message_table("questions.headings").items():
        if values.get(name) not in (None, ""):
            yield f"{heading}：{printable(str(values[name]))}"


def readable(row: LoggedQuestion, before: str, names: Names) -> dict[str, object]:
    """What takes the place of codes where a person reads, and what is told beside them."""
    return {"before": before, **names.readable(row)}


def span(rows: Sequence[LoggedQuestion], wanted: QuestionFilter) -> QuestionFilter:
    """A filter for the same rows that begins with the oldest of them."""
    since = min((row.asked_at for row in rows), default=wanted.since)
    return QuestionFilter(wanted.outcomes, since, wanted.until, wanted.topic)
