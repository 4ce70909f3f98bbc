"""`policybot recall` and `policybot recalls`: an answer that was wrong is taken back, for all to see."""

from __future__ import annotations

import asyncio
import getpass
import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from bot.app import clock, open_desk
from bot.cli import WRONG_USE
from bot.cli.files import expect_consent, says_yes
from bot.core.desk.recalls import LONGEST, Recall
from bot.core.errors import UnknownOptionError
from bot.core.place import PLACE
from bot.messages import message
from bot.settings import load_settings
from bot.usecases.tickets.calling_back import CallingBack, Standing

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.usecases.tickets.calling_back import Reach

_UNREACHED: tuple[Standing, ...] = ("muted", "blocked", "nowhere")

Part = Annotated[str, typer.Argument(metavar=message("recall.part_name"), help=message("recall.part"))]
Why = Annotated[str, typer.Option("--reason", help=message("recall.reason"))]
Since = Annotated[
    datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help=message("recall.since"))
]
By = Annotated[str | None, typer.Option("--by", help=message("cli.t_by"))]
Dry = Annotated[bool, typer.Option("--dry-run", help=message("recall.dry_run"))]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=message("recall.yes"))]
AsJson = Annotated[bool, typer.Option("--json", help=message("recall.json"))]


def recall(
    part: Part, reason: Why, since: Since = None, by: By = None, dry_run: Dry = False, yes: Yes = False
) -> None:
    """Tells everybody who received an answer that it is taken back, and why."""
    reason = " ".join(reason.split())
    if not reason or len(reason) > LONGEST:
        raise typer.BadParameter(message("recall.wrong_reason", most=LONGEST))
    topic, _, named = part.partition("/")
    wanted = Recall(topic, named or None, reason, by or getpass.getuser(), clock(), _midnight(since))
    asks = not dry_run and expect_consent(yes=yes)
    if dry_run or asks:
        print(asyncio.run(_foreseen(wanted)))
    if dry_run:
        return
    if asks:
        print(message("recall.confirm"), end="", flush=True)
        if not says_yes():
            print(message("recall.not_done"))
            raise typer.Exit(WRONG_USE)
    print(asyncio.run(_done(wanted)))


def recalls(as_json: AsJson = False) -> None:
    """Prints every recall: what, when, why, how many were told. Names nobody."""
    found = asyncio.run(_listed())
    if as_json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for each in found:
        counts = ((message(f"recall.standing.{name}"), count) for name, count in each["not_told"].items())
        left = "".join(message("recall.left", why=why, count=count) for why, count in counts if count)
        print(message("recall.line", **each, left=left))
    print(message("recall.count" if found else "recall.none", count=len(found)))


async def _foreseen(wanted: Recall) -> str:
    async with open_desk(load_settings()) as desk:
        _check(desk.engine, wanted)
        reach = await CallingBack(desk, clock).foresee(wanted)
        return message("recall.foreseen", label=_label(desk.engine, wanted), **_figures(reach))


async def _done(wanted: Recall) -> str:
    async with open_desk(load_settings()) as desk:
        _check(desk.engine, wanted)
        calling = CallingBack(desk, clock)
        kept = await calling.call_back(wanted)
        named = {"number": kept.number, "label": _label(desk.engine, kept)}
        return message("recall.done", **named, **_figures(await calling.reach(kept)))


async def _listed() -> list[dict[str, Any]]:
    async with open_desk(load_settings()) as desk:
        calling, found = CallingBack(desk, clock), []
        for each in await desk.storage.recalls.list():
            reach = await calling.reach(each)
            found.append(
                {
                    "number": each.number,
                    "day": f"{each.at.astimezone(PLACE):%Y-%m-%d}",
                    "topic": each.topic,
                    "part": each.part,
                    "label": _label(desk.engine, each),
                    "reason": each.reason,
                    "since": each.since and f"{each.since.astimezone(PLACE):%Y-%m-%d}",
                    "received": reach.received,
                    "told": reach.counts.get("told", 0),
                    "coming": reach.counts.get("coming", 0),
                    "not_told": {why: reach.counts.get(why, 0) for why in _UNREACHED},
                }
            )
        return found


def _midnight(since: datetime | None) -> datetime | None:
    return None if since is None else since.replace(tzinfo=PLACE)


def _check(engine: Engine, wanted: Recall) -> None:
    """A slip of the pen must not become a public recall.

    Raises:
        typer.BadParameter: there is no such topic or part; one that is withdrawn may be recalled.
    """
    topic = engine.knowledge.by_id.get(wanted.topic)
    if topic is None:
        raise typer.BadParameter(message("recall.no_topic", topic=wanted.topic))
    if topic.status == "published" and wanted.part is not None:
        try:
            engine.label(_option(wanted))
        except UnknownOptionError as error:
            raise typer.BadParameter(message("recall.no_part", part=_option(wanted))) from error


def _option(wanted: Recall) -> str:
    return f"{wanted.topic}/{wanted.part}" if wanted.part else wanted.topic


def _label(engine: Engine, wanted: Recall) -> str:
    """What people call it; its id where the knowledge base does not have it any more."""
    try:
        return engine.label(_option(wanted))
    except UnknownOptionError:
        return _option(wanted)


def _figures(reach: Reach) -> dict[str, int]:
    counts = {name: reach.counts.get(name, 0) for name in get_args(Standing)}
    return {"received": reach.received, **counts}
