"""`policybot new`: a topic from nothing, or from a question that nobody could answer."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from bot.app import open_question_log
from bot.cli import DATA_PROBLEM
from bot.cli.checking import day
from bot.cli.interviewing import ask, ask_lines, one_of
from bot.core.errors import ConfigurationError
from bot.core.knowledge.documents import Verified
from bot.core.knowledge.model import Kind
from bot.core.knowledge.shapes import SLUG
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from bot.adapters.yaml.changing.starting import Start
    from bot.adapters.yaml.tables.tabling import Tables
    from bot.settings import Settings

_FEWEST, _FEWEST_PLACE, _FEWEST_UNLIKE = 6, 4, 2
"""What the check wants of golden utterances."""
_KINDS = {"plans": "plan", "organisation": "organisation", "places": "place", "contacts": "contact"}


def new(
    question: Annotated[
        int | None,
        typer.Option("--from-question", min=1, help=message("cli.new_question"), show_default=False),
    ] = None,
    publish: Annotated[bool, typer.Option("--publish", help=message("cli.new_publish"))] = False,
) -> None:
    """Asks what a topic needs, and writes its files if the check passes."""
    from bot.adapters.yaml.changing.starting import content_files, golden_file  # noqa: PLC0415
    from bot.adapters.yaml.reading.goldens import goldens_of  # noqa: PLC0415
    from bot.adapters.yaml.reading.replacing import problems_with, replace  # noqa: PLC0415
    from bot.adapters.yaml.tables.tabling import Tables  # noqa: PLC0415

    settings = load_settings()
    root, goldens = settings.knowledge, goldens_of(settings.knowledge)
    if goldens is None:
        raise ConfigurationError(message("cli.check_no_goldens", folder=root.resolve().parent))
    asked = None if question is None else asyncio.run(_asked(settings, question))
    start = _interview(Tables(root), asked, "published" if publish else "draft")
    files, proofs = content_files(root, start), golden_file(start)
    if (root / start.file).exists() or (goldens / start.file).exists():
        raise ConfigurationError(message("new.there", file=start.file))
    if problems := problems_with(root, files, day(None), proofs):
        print(message("new.unsound", count=len(problems)))
        for problem in problems:
            print(f"  {problem}")
        raise typer.Exit(DATA_PROBLEM)
    replace(root, files)
    replace(goldens, proofs)
    for file in files:
        print(message("new.written", file=root / file))
    print(message("new.written", file=goldens / start.file))
    print(message("new.published" if publish else "new.draft", file=root / start.file))


async def _asked(settings: Settings, number: int) -> str:
    """What a row of the log asks.

    Raises:
        ConfigurationError: there is no such row.
    """
    async with open_question_log(settings) as log:
        row = await log.get(number)
    if row is None:
        raise ConfigurationError(message("new.no_question", number=number))
    return row.text


def _interview(tables: Tables, asked: str | None, status: str) -> Start:
    from bot.adapters.yaml.changing.starting import Start  # noqa: PLC0415

    if asked is not None:
        print(message("new.from_question", text=asked))
    folders = sorted({file.rpartition("/")[0] for file in tables.files.values()})
    print(message("new.folders", folders="、".join(folder or "." for folder in folders)))
    folder = ask("folder", _wrong_folder).strip("/").removeprefix(".")
    identity = ask("id", lambda given: _wrong_id(given, tables))
    title = ask("title", _empty)
    kind = ask("kind", one_of(get_args(Kind)), _KINDS.get(folder.split("/", 1)[0], "policy"))
    aliases = ask_lines("aliases")
    document = ask("document", _wrong_slug)
    papers = tables.all.get(message("sheets.documents"))
    paper = None if papers and (document,) in papers.rows else _paper(document)
    answer = "\n".join(ask_lines("answer", 1))
    phrasings = [*([asked] if asked else []), *ask_lines("phrasings", 0 if asked else 1)]
    fewest = _FEWEST_PLACE if kind == "place" else _FEWEST
    utterances = ask_lines("utterances", fewest, lambda given: _same(given, phrasings))
    unlike = ask_lines("unlike", _FEWEST_UNLIKE)
    told = folder, identity, title, kind, status, aliases, document, paper, answer
    return Start(*told, phrasings, utterances, unlike)


def _paper(key: str) -> dict[str, str]:
    print(message("new.new_document", key=key))
    title, number = ask("paper_title"), ask("paper_number")
    named = {"title": title, "number": number}
    if not (title or number):
        named = {"described": ask("paper_described", _empty)}
    verified = ask("verified", one_of(get_args(Verified)), "official")
    found = {"key": key, **named, "verified": verified, "checked": day(None).isoformat()}
    return {name: text for name, text in found.items() if text}


def _wrong_folder(given: str) -> str | None:
    sound = re.fullmatch(r"\.|[a-z0-9-]+(/[a-z0-9-]+)*/?", given)
    return None if sound and not given.startswith("asked") else message("new.wrong_folder")


def _wrong_id(given: str, tables: Tables) -> str | None:
    if given in tables.files:
        return message("new.taken", id=given, file=tables.files[given])
    return _wrong_slug(given)


def _wrong_slug(given: str) -> str | None:
    return None if re.fullmatch(SLUG, given) else message("new.wrong_id")


def _empty(given: str) -> str | None:
    return None if given else message("new.empty")


def _same(given: str, phrasings: list[str]) -> str | None:
    return message("new.same") if given in phrasings else None
