"""`policybot replay`: what another version of the knowledge base would reply to what people asked."""

from __future__ import annotations

import asyncio
import json
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app import clock, open_question_log
from bot.building import build_engine, build_other
from bot.cli import DATA_PROBLEM
from bot.cli.changing import as_dict, show
from bot.cli.checking import AS_OF, day
from bot.cli.files import read_lines
from bot.cli.tracking import tracked
from bot.core.errors import ConfigurationError
from bot.core.proving.replaying import KINDS, Listener, Turn, compared
from bot.messages import message
from bot.ports.questions import QuestionFilter
from bot.settings import load_settings
from bot.usecases.curating.recalling import chats, turns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.core.engine import Engine
    from bot.core.outcomes import Thresholds
    from bot.core.proving.replaying import Change
    from bot.ports.questions import LoggedQuestion
    from bot.settings import Settings


def replay(  # noqa: PLR0913, PLR0917  # one argument per option
    before: Annotated[
        str | None, typer.Option("--before", help=message("replay.before"), show_default=False)
    ] = None,
    knowledge: Annotated[
        str | None, typer.Option("--knowledge", help=message("replay.knowledge"), show_default=False)
    ] = None,
    answer: Annotated[
        float | None,
        typer.Option("--answer", min=0, max=1, help=message("replay.answer"), show_default=False),
    ] = None,
    clarify: Annotated[
        float | None,
        typer.Option("--clarify", min=0, max=1, help=message("replay.clarify"), show_default=False),
    ] = None,
    questions: Annotated[
        Path | None, typer.Option("--questions", help=message("replay.questions"), show_default=False)
    ] = None,
    days: Annotated[
        int | None, typer.Option("--days", min=1, help=message("replay.days"), show_default=False)
    ] = None,
    allow: Annotated[
        list[str] | None, typer.Option("--allow", help=message("replay.allow"), show_default=False)
    ] = None,
    as_of: AS_OF = None,
    as_json: Annotated[bool, typer.Option("--json", help=message("replay.json"))] = False,
) -> None:
    """Asks again what people asked, and tells what would be replied otherwise."""
    settings, today, allowed = load_settings(), day(as_of), allow or []
    if before is None and knowledge is None and answer is None and clarify is None:
        raise ConfigurationError(message("replay.nothing_else"))
    if questions is None:
        said = [turns(chat) for chat in asyncio.run(logged(settings, days))]
    else:
        said = list(_from_file(questions))
    now = build_engine(settings)
    old = now if before is None else _other(settings, before, now.material.thresholds)
    _refuse_strangers(allowed, old)
    thresholds = _moved(now.material.thresholds, answer, clarify)
    new = now.with_thresholds(thresholds) if knowledge is None else _other(settings, knowledge, thresholds)
    found = _changes(Listener(old, today), Listener(new, today), said)
    found.sort(key=lambda change: KINDS.index(change.kind))
    asked = sum(turn.counts for chat in said for turn in chat)
    grave = sum(change.grave(allowed) for change in found)
    if as_json:
        print(json.dumps(as_dict(found, asked, allowed), ensure_ascii=False, indent=1))
    else:
        show(found, asked, allowed)
    if grave:
        raise typer.Exit(DATA_PROBLEM)


def _changes(before: Listener, after: Listener, said: Sequence[Sequence[Turn]]) -> list[Change]:
    """What the two reply differently, one of them asked in a process of its own."""
    from bot.adapters.forked_iterator import beside  # noqa: PLC0415  # only this needs it

    found: list[Change] = []
    heard = beside(lambda: ([*after.hear(chat)] for chat in said))
    for chat, replies in zip(tracked(said, "replay.asking"), heard, strict=True):
        found += compared(chat, before.hear(chat), replies)
    return found


async def logged(settings: Settings, days: int | None) -> list[list[LoggedQuestion]]:
    """The chats of the question log.

    Args:
        settings: where it is.
        days: how far to go back; None: to the beginning.
    """
    since = None if days is None else clock() - timedelta(days=days)
    async with open_question_log(settings) as log:
        return await chats(log.list(QuestionFilter(since=since)), settings.chat.topic_lasts)


def _from_file(file: Path) -> Iterator[list[Turn]]:
    """The questions of a file, each with what was said before it.

    Raises:
        typer.Exit: a line holds no question; that has been said.
    """
    for number, line in enumerate(read_lines(file), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            text = str(row["q"] if "q" in row else row["text"])
            earlier = [
                str(each) for each in row.get("context") or ([row["before"]] if row.get("before") else [])
            ]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            print(message("replay.line", file=file, line=number), file=sys.stderr)
            raise typer.Exit(DATA_PROBLEM) from error
        yield [*(Turn(each, counts=False) for each in earlier), Turn(text, str(row.get("id", number)))]


def _refuse_strangers(allowed: Collection[str], engine: Engine) -> None:
    for topic in allowed:
        if topic not in engine.knowledge:
            raise ConfigurationError(message("replay.no_topic", topic=topic))


def _moved(thresholds: Thresholds, answer: float | None, clarify: float | None) -> Thresholds:
    """The thresholds, with what was given in place of theirs."""
    given = {"answer": answer, "clarify": clarify}
    return replace(thresholds, **{name: share for name, share in given.items() if share is not None})


def _other(settings: Settings, knowledge: str, thresholds: Thresholds) -> Engine:
    """The engine on a folder or a revision.

    Raises:
        ConfigurationError: it is neither.
        KnowledgeError: it has problems.
    """
    from bot.adapters.revisions import version_of  # noqa: PLC0415  # only this needs it

    with version_of(settings.knowledge, knowledge) as folder:
        return build_other(folder, thresholds)
