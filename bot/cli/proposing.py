"""`policybot tickets propose` and `proposals`: from an answer to the knowledge base in one step."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app import clock, open_desk
from bot.cli import DATA_PROBLEM
from bot.cli.tables import show_table
from bot.core.errors import ConfigurationError, KnowledgeError
from bot.core.place import local_day, local_minute
from bot.messages import message
from bot.ports.amending import Finding, Origin
from bot.settings import load_settings
from bot.usecases.curating.brief import shortened
from bot.usecases.curating.proposing import Suggesting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.usecases.curating.proposing import Source

_COLUMNS = ("number", "team", "by", "suggested", "question")

Number = Annotated[int, typer.Argument(metavar=message("cli.q_number_name"), help=message("cli.t_number"))]


def propose(
    number: Number,
    topic: Annotated[str | None, typer.Option("--topic", help=message("cli.t_topic"))] = None,
    part: Annotated[str | None, typer.Option("--part", help=message("cli.t_part"))] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help=message("cli.t_out"))] = None,
) -> None:
    """Writes a draft of what was answered, if the knowledge base stays sound with it."""
    from bot.adapters.amendments import lay  # noqa: PLC0415  # only this command needs it
    from bot.adapters.proposing import NoSuchTopicError, drafted  # noqa: PLC0415

    if part is not None and topic is None:
        raise ConfigurationError(message("propose.part_alone"))
    settings = load_settings()
    place = out or settings.data / "proposals" / str(number)
    if place.resolve().is_relative_to(settings.knowledge.resolve()) or (
        place.resolve() == settings.knowledge.resolve().parent
    ):
        raise ConfigurationError(message("propose.live", folder=place))
    source = asyncio.run(_source(number))
    ticket = source.ticket
    finding = Finding(number, source.wordings, ticket.answer or "", source.team, source.day, ticket.topic)
    now = clock()
    try:
        made = drafted(settings.knowledge, finding, topic, part, local_day(now))
    except NoSuchTopicError as error:
        raise ConfigurationError(message("propose.no_topic", topic=topic)) from error
    except KnowledgeError as error:
        for each in error.problems:
            print(each)
        print(message("propose.refused", count=len(error.problems)))
        raise typer.Exit(DATA_PROBLEM) from error
    for file in lay(place, settings.knowledge, replace(made, origin=Origin(number, "", now, topic, part))):
        print(file)
    asyncio.run(_done(number))
    print(message("propose.written_draft" if topic is None else "propose.written_part", folder=place))


def proposals() -> None:
    """Prints which answers teams want in the knowledge base."""
    rows = asyncio.run(_rows())
    if rows:
        show_table([message(f"desk.headings.{name}") for name in _COLUMNS], rows)
    print(message("propose.count" if rows else "propose.none", count=len(rows)))


async def _source(number: int) -> Source:
    async with open_desk(load_settings()) as desk:
        return await Suggesting(desk, clock).source(number)


async def _done(number: int) -> None:
    async with open_desk(load_settings()) as desk:
        await desk.storage.suggestions.drop(number)


async def _rows() -> list[Sequence[str]]:
    async with open_desk(load_settings()) as desk:
        return [
            (
                *(str(ticket.number), desk.teams.name(each.by.team), each.by.name, local_minute(each.at)),
                shortened(ticket.question),
            )
            for each, ticket in await Suggesting(desk, clock).list()
        ]
