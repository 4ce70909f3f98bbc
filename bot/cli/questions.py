"""`policybot questions …`: an operator's view of the question log."""

from __future__ import annotations

import asyncio
import sys
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from bot.app import open_question_log
from bot.cli.tables import show_table
from bot.messages import message, message_table, reason
from bot.ports.questions import QuestionFilter
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from typing import TextIO

    from bot.ports.questions import LoggedQuestion, QuestionStats

_PLACE = ZoneInfo("Asia/Shanghai")
_MOST = 50
"""Rows of a table of counts."""


class OutcomeChoice(StrEnum):
    """Outcomes, as the command line takes them."""

    answered = "answered"
    clarify = "clarify"
    gap = "gap"
    unanswered = "unanswered"
    smalltalk = "smalltalk"
    handoff = "handoff"


class Format(StrEnum):
    """Formats of an export."""

    csv = "csv"
    jsonl = "jsonl"


Outcomes = Annotated[list[OutcomeChoice] | None, typer.Option("--outcome", help=message("cli.q_outcome"))]
Since = Annotated[datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help=message("cli.q_since"))]
Until = Annotated[datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help=message("cli.q_until"))]
OfTopic = Annotated[str | None, typer.Option("--topic", help=message("cli.q_topic"))]
Limit = Annotated[int | None, typer.Option("--limit", min=1, help=message("cli.q_limit"))]


def build() -> typer.Typer:
    """The group of commands."""
    group = typer.Typer(no_args_is_help=True)
    group.command("list", help=message("cli.q_list"))(list_questions)
    group.command("export", help=message("cli.q_export"))(export)
    group.command("stats", help=message("cli.q_stats"))(stats)
    group.command("path", help=message("cli.q_path"))(path)
    return group


def list_questions(
    outcome: Outcomes = None,
    since: Since = None,
    until: Until = None,
    topic: OfTopic = None,
    limit: Limit = 50,
) -> None:
    """Prints the newest questions."""
    wanted = _filter(outcome, since, until, topic, limit, newest_first=True)
    rows = asyncio.run(_collect(wanted))
    names = ("asked_at", "outcome", "topic", "text", "feedback")
    show_table([message(f"questions.{name}") for name in names], [_cells(row) for row in reversed(rows)])
    print(message("questions.count", count=len(rows)))


def _cells(row: LoggedQuestion) -> list[str]:
    asked = row.asked_at.astimezone(_PLACE).strftime("%m-%d %H:%M")
    about = "/".join(filter(None, (row.topic, row.facet)))
    return [asked, row.outcome, about, row.text, " ".join(row.feedback)]


def export(
    out: Annotated[Path | None, typer.Option("--out", "-o", help=message("cli.q_out"))] = None,
    form: Annotated[Format, typer.Option("--format", help=message("cli.q_format"))] = Format.csv,
    outcome: Outcomes = None,
    since: Since = None,
    until: Until = None,
    topic: OfTopic = None,
) -> None:
    """Writes questions to a file or to the standard output."""
    asyncio.run(_export(_filter(outcome, since, until, topic, None), form, out))


def stats(outcome: Outcomes = None, since: Since = None, until: Until = None, topic: OfTopic = None) -> None:
    """Prints counts."""
    _show_stats(asyncio.run(_stats(_filter(outcome, since, until, topic, None))))


def path() -> None:
    """Prints where the question log is."""
    print(load_settings().database_url)


def _filter(  # one per option
    outcome: list[OutcomeChoice] | None,
    since: datetime | None,
    until: datetime | None,
    topic: str | None,
    limit: int | None,
    *,
    newest_first: bool = False,
) -> QuestionFilter:
    return QuestionFilter(
        outcomes=[each.value for each in outcome or ()],
        since=_midnight(since.date()) if since else None,
        until=_midnight(until.date() + timedelta(days=1)) if until else None,  # the day named is included
        topic=topic,
        limit=limit,
        newest_first=newest_first,
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=_PLACE).astimezone(UTC)


async def _collect(wanted: QuestionFilter) -> Sequence[LoggedQuestion]:
    async with open_question_log(load_settings()) as questions:
        return [row async for row in questions.list(wanted)]


async def _stats(wanted: QuestionFilter) -> QuestionStats:
    async with open_question_log(load_settings()) as questions:
        return await questions.stats(wanted)


async def _export(wanted: QuestionFilter, form: Format, out: Path | None) -> None:
    from bot.adapters.exporting import write_csv, write_jsonl  # noqa: PLC0415  # only this command needs it

    async with open_question_log(load_settings()) as questions:
        with _opened(out) as file:
            if form is Format.csv:
                await write_csv(questions.list(wanted), file, message_table("questions.headings"))
            else:
                await write_jsonl(questions.list(wanted), file)


def _opened(out: Path | None) -> AbstractContextManager[TextIO]:
    if out is None:
        return nullcontext(sys.stdout)
    try:
        return out.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise typer.BadParameter(message("cli.cannot_write", path=out, error=reason(error))) from error


def _show_stats(found: QuestionStats) -> None:
    print(message("questions.total", total=found.total, chats=found.chats))
    for title, rows in (
        ("by_outcome", list(found.by_outcome.items())),
        ("by_topic", found.by_topic),
        ("top_missed", found.top_missed),
        ("by_day", found.by_day),
        ("by_feedback", list(found.feedback.items())),
    ):
        if rows:
            headings = (message(f"questions.{title}"), message("questions.times"))
            show_table(headings, [(name, str(count)) for name, count in rows[:_MOST]])
