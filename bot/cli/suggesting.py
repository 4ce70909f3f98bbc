"""`policybot suggest`: phrasings that the question log suggests, and what adding them would change."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from bot.building import build_engine, with_equivalence, with_phrasing
from bot.cli import DATA_PROBLEM
from bot.cli.checking import day
from bot.cli.equating import lines, words_of
from bot.cli.replaying import logged
from bot.cli.tracking import tracked
from bot.core.errors import ConfigurationError
from bot.core.learning.equating import Equivalence
from bot.core.learning.suggesting import Suggestion, suggestions
from bot.core.place import local_day
from bot.core.proving.replaying import Listener, Turn
from bot.core.proving.widening import blast
from bot.core.text.normalizing import tidy
from bot.messages import message
from bot.settings import load_settings
from bot.usecases.curating.brief import shortened
from bot.usecases.curating.differing import hit
from bot.usecases.curating.recalling import hints, turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from bot.core.engine import Engine
    from bot.core.proving.widening import Blast

_SHOWN = 5
"""Changed messages that are shown of each suggestion."""


def suggest(
    days: Annotated[int, typer.Option("--days", min=1, help=message("suggest.days"))] = 30,
    measure: Annotated[int, typer.Option("--measure", min=0, help=message("suggest.measure"))] = 3,
    write: Annotated[
        list[int] | None, typer.Option("--write", min=1, help=message("suggest.write"), show_default=False)
    ] = None,
) -> None:
    """Lists what the log suggests; writes only what it is told to."""
    settings = load_settings()
    engine, today = build_engine(settings), day(None)
    rows = asyncio.run(logged(settings, days))
    scorer = engine.material.scorer
    known = {tidy(row.phrasing) for row in scorer.rows}
    parts = {str(part.ref) for part in scorer.parts if part.ours}
    hinted = (hint for chat in rows for hint in hints(chat))
    found: list[Suggestion | Equivalence] = [
        *words_of(engine, rows),
        *suggestions(hinted, engine.knowledge, known, parts),
    ]
    if write:
        _write(settings.knowledge, found, write)
    elif not found:
        print(message("suggest.none", days=days))
    else:
        chats = [*map(turns, rows), *_goldens(settings.knowledge)]
        before = Listener(engine, today)
        for number, each in enumerate(found, start=1):
            shown = _lines(engine, number, each) if isinstance(each, Suggestion) else lines(number, each)
            print("\n".join(shown))
            if number <= measure:
                print("\n".join(_measured(engine, before, each, chats, today)))
        if measure < len(found):
            print(message("suggest.unmeasured", measured=measure, total=len(found)))
        print(message("suggest.how", days=days))


def _measured(
    engine: Engine,
    before: Listener,
    each: Suggestion | Equivalence,
    chats: Sequence[Sequence[Turn]],
    today: date,
) -> Iterator[str]:
    """What else it would change."""
    again = tracked(chats, "suggest.measuring")
    if isinstance(each, Suggestion):
        wider = with_phrasing(engine, each.topic, each.part, each.text)
        return _blast(f"{each.topic}/{each.part}", blast(before, wider, each.text, again, today))
    first = each.shown[0]
    wider = with_equivalence(engine, each.word, each.other)
    return _blast(first.part, blast(before, wider, first.missed, again, today))


def _goldens(root: Path) -> Iterator[list[Turn]]:
    """The golden utterances, each with what was said before it."""
    from bot.adapters.yaml.reading.goldens import goldens_of, read_goldens  # noqa: PLC0415

    where = goldens_of(root)
    for golden in () if where is None else (entry.model for entry in read_goldens(where)):
        if golden is not None:
            for each in golden.utterances:
                yield [*(Turn(text, counts=False) for text in each.after), Turn(each.say)]
            yield from ([Turn(text)] for text in golden.not_)


def _lines(engine: Engine, number: int, each: Suggestion) -> Iterator[str]:
    title = engine.knowledge[each.topic].title
    part = f"{each.topic}/{each.part}"
    yield message("suggest.line", number=number, text=shortened(each.text), title=title, part=part)
    for why in ("picked", "rephrased"):
        shown = [hint.at for hint in each.hints if hint.why == why]
        if shown:
            latest = local_day(max(shown))
            yield message(f"suggest.{why}", count=len(shown), day=latest)


def _blast(part: str, counted: Blast) -> Iterator[str]:
    outcome = counted.own
    if f"{outcome.topic}/{outcome.facet or 'overview'}" != part:
        yield message("suggest.still", hit=hit(outcome))
    if not counted.changed:
        yield message("suggest.blast_none", asked=counted.asked)
        return
    values = {"asked": counted.asked, "changed": len(counted.changed), "grave": counted.grave}
    yield message("suggest.blast", **values)
    for change in counted.changed[:_SHOWN]:
        text, before, after = shortened(change.turn.text), hit(change.before), hit(change.after)
        yield message("suggest.blast_line", text=text, before=before, after=after)
    if len(counted.changed) > _SHOWN:
        yield message("suggest.blast_more", count=len(counted.changed) - _SHOWN)


def _write(root: Path, found: Sequence[Suggestion | Equivalence], numbers: Sequence[int]) -> None:
    """Adds phrasings and synonyms in place, if the check passes.

    Raises:
        ConfigurationError: there is no such suggestion.
        typer.Exit: the check does not pass; that has been said.
    """
    from bot.adapters.yaml.changing.sayings import with_sayings  # noqa: PLC0415
    from bot.adapters.yaml.changing.synonyms import with_synonyms  # noqa: PLC0415
    from bot.adapters.yaml.reading.replacing import problems_with, replace  # noqa: PLC0415

    for number in numbers:
        if number > len(found):
            raise ConfigurationError(message("suggest.no_number", number=number, total=len(found)))
    wanted = [found[number - 1] for number in dict.fromkeys(numbers)]
    said = ((each.topic, each.part, each.text) for each in wanted if isinstance(each, Suggestion))
    words = [(each.word, each.other) for each in wanted if isinstance(each, Equivalence)]
    files = with_sayings(root, said) | (with_synonyms(root, words) if words else {})
    if problems := problems_with(root, files, day(None)):
        print(message("suggest.unsound", count=len(problems)))
        for problem in problems:
            print(f"  {problem}")
        raise typer.Exit(DATA_PROBLEM)
    replace(root, files)
    for file in files:
        print(message("suggest.written", file=root / file))
    print(message("suggest.after"))
