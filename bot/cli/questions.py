"""`policybot questions …`: an operator's view of the question log."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app import open_question_log
from bot.cli import WRONG_USE
from bot.cli.files import may_overwrite, opened
from bot.cli.naming import load_names
from bot.cli.reviewing import Earlier, brief, readable, span, whole
from bot.cli.tables import show_table
from bot.core.place import PLACE
from bot.messages import message, message_table
from bot.ports.questions import QuestionFilter
from bot.settings import load_settings
from bot.usecases.curating.brief import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.cli.naming import Names
    from bot.ports.questions import LoggedQuestion, QuestionStats

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
    group.command("show", help=message("cli.q_show"))(show)
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
    names = load_names(load_settings())
    wanted = _filter(names, outcome, since, until, topic)
    asyncio.run(_list(names, wanted, limit or 1))


async def _list(names: Names, wanted: QuestionFilter, limit: int) -> None:
    settings = load_settings()
    async with open_question_log(settings) as log:
        total = (await log.stats(wanted)).total
        newest = replace(wanted, limit=limit, newest_first=True)
        rows = [row async for row in log.list(newest)]
        earlier = Earlier(settings.chat.topic_lasts)
        shown = {row.id for row in rows}
        async for row in earlier.following(log, span(rows, wanted)):
            if row.id in shown:
                print("\n".join(brief(row, earlier[row], names)), end="\n\n")
    if not total and wanted.topic is not None:
        print(message("questions.none_about", topic=names.topic(wanted.topic)))
    elif total > len(rows):
        print(message("questions.count_shown", total=total, shown=len(rows)))
    else:
        print(message("questions.count", count=total))


def show(
    number: Annotated[
        int, typer.Argument(metavar=message("cli.q_number_name"), help=message("cli.q_number"))
    ],
) -> None:
    """Prints everything that is known of one question."""
    raise typer.Exit(asyncio.run(_show(number)))


async def _show(number: int) -> int:
    settings = load_settings()
    names = load_names(settings)
    async with open_question_log(settings) as log:
        row = await log.get(number)
        if row is None:
            print(message("storage.unknown_question", id=number), file=sys.stderr)
            return WRONG_USE
        earlier = Earlier(settings.chat.topic_lasts)
        near = QuestionFilter(since=row.asked_at, until=row.asked_at + timedelta(seconds=1))
        async for _ in earlier.following(log, near):
            pass
        print("\n".join(whole(row, earlier[row], names)))
        return 0


def export(  # one argument per option
    out: Annotated[Path | None, typer.Option("--out", "-o", help=message("cli.q_out"))] = None,
    form: Annotated[Format, typer.Option("--format", help=message("cli.q_format"))] = Format.csv,
    force: Annotated[bool, typer.Option("--force", help=message("cli.q_force"))] = False,
    outcome: Outcomes = None,
    since: Since = None,
    until: Until = None,
    topic: OfTopic = None,
) -> None:
    """Writes questions to a file or to the standard output."""
    names = load_names(load_settings())
    wanted = _filter(names, outcome, since, until, topic)
    if out is not None and out.is_file() and not force and not may_overwrite(out):
        raise typer.Exit(WRONG_USE)
    asyncio.run(_export(names, wanted, form, out))


def stats(outcome: Outcomes = None, since: Since = None, until: Until = None, topic: OfTopic = None) -> None:
    """Prints counts."""
    names = load_names(load_settings())
    _show_stats(names, asyncio.run(_stats(_filter(names, outcome, since, until, topic))))


def path() -> None:
    """Prints where the question log is."""
    print(load_settings().database_url)


def _filter(  # one per option
    names: Names,
    outcome: list[OutcomeChoice] | None,
    since: datetime | None,
    until: datetime | None,
    topic: str | None,
) -> QuestionFilter:
    return QuestionFilter(
        outcomes=[each.value for each in outcome or ()],
        since=_midnight(since.date()) if since else None,
        until=_midnight(until.date() + timedelta(days=1)) if until else None,  # the day named is included
        topic=names.find(topic) if topic else None,
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=PLACE).astimezone(UTC)


async def _stats(wanted: QuestionFilter) -> QuestionStats:
    async with open_question_log(load_settings()) as questions:
        return await questions.stats(wanted)


async def _export(names: Names, wanted: QuestionFilter, form: Format, out: Path | None) -> None:
    from bot.adapters.exporting import write_csv, write_jsonl  # noqa: PLC0415  # only this command needs it

    settings = load_settings()
    earlier = Earlier(settings.chat.topic_lasts)

    def read_as(row: LoggedQuestion) -> Mapping[str, object]:
        return readable(row, earlier[row], names)

    def add_to(row: LoggedQuestion) -> Mapping[str, object]:
        return {"before": earlier[row], "topic_title": names.topic(row.topic) or None}

    async with open_question_log(settings) as log:
        with opened(out) as file:
            rows = earlier.following(log, wanted)
            if form is Format.csv:
                await write_csv(rows, file, message_table("questions.headings"), read_as)
            else:
                await write_jsonl(rows, file, add_to)


def _show_stats(names: Names, found: QuestionStats) -> None:
    print(message("questions.total", total=found.total, chats=found.chats))
    for title, rows in (
        ("by_outcome", [(names.outcome(name), count) for name, count in found.by_outcome.items()]),
        ("by_topic", [(names.topic(name), count) for name, count in found.by_topic]),
        ("top_missed", [(shortened(text), count) for text, count in found.top_missed]),
        ("by_day", found.by_day),
        ("by_feedback", [(names.feedback(name), count) for name, count in found.feedback.items()]),
    ):
        if rows:
            headings = (message(f"questions.{title}"), message("questions.times"))
            show_table(headings, [(name, str(count)) for name, count in rows[:_MOST]])
            if len(rows) > _MOST:
                print(message("questions.kinds_shown", total=len(rows), shown=_MOST))
