"""`policybot site`, `booklet` and `poster`: what is published, as files."""

from __future__ import annotations

import re
import sys
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app import build_publishing
from bot.cli import WRONG_USE
from bot.cli.checking import AS_OF, day
from bot.cli.files import put
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.core.outcomes import Option

MADE = ".policybot-site"
"""Lists the files that were written into a folder, so that only these are ever taken away."""
_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?")


def _address(given: str | None) -> str:
    """A web address, or nothing.

    Raises:
        typer.BadParameter: it is none.
    """
    if given is not None and not _ADDRESS.fullmatch(given):
        raise typer.BadParameter(message("publishing.address", given=given))
    return given or ""


def site(
    folder: Annotated[Path, typer.Argument(help=message("publishing.site_folder"), metavar="DIR")],
    address: Annotated[str | None, typer.Option("--address", help=message("publishing.site_address"))] = None,
    chat: Annotated[str | None, typer.Option("--chat", help=message("publishing.site_chat"))] = None,
    as_of: AS_OF = None,
) -> None:
    """Writes the pages into a folder that works without a server."""
    from bot.channels.web.exporting import site as files  # noqa: PLC0415  # Jinja takes 0.1 s

    base, asked_at, known = _address(address), _address(chat), folder / MADE
    if folder.is_dir() and any(folder.iterdir()) and not known.is_file():
        print(message("error.prefix") + message("publishing.not_ours", folder=folder), file=sys.stderr)
        raise typer.Exit(WRONG_USE)
    made = dict(files(build_publishing(load_settings()), day(as_of), base, asked_at))
    before = known.read_text(encoding="utf-8").splitlines() if known.is_file() else []
    _remove(folder, (path for path in before if path not in made))
    for path in made:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
    put(
        {folder / path: content for path, content in made.items()}
        | {known: "\n".join([*sorted(made), ""]).encode()}
    )
    print(message("publishing.site_done", folder=folder, count=len(made)))
    if not base:
        print(message("publishing.no_sitemap"))


def _remove(folder: Path, paths: Iterable[str]) -> None:
    """What an earlier run made; nothing outside the folder, whatever the list says."""
    inside = folder.resolve()
    for path in paths:
        file = (folder / path).resolve()
        if file.is_relative_to(inside):
            file.unlink(missing_ok=True)


def booklet(
    out: Annotated[Path, typer.Argument(help=message("publishing.booklet_out"), metavar="FILE")],
    as_of: AS_OF = None,
) -> None:
    """Writes 政策一本通."""
    from bot.adapters.printing import pdf  # noqa: PLC0415  # only this command needs it
    from bot.channels.web.exporting import booklet as page  # noqa: PLC0415

    _expect_kind(out, "booklet", ".html", ".htm", ".pdf")
    html = page(build_publishing(load_settings()), day(as_of))
    put({out: pdf(html) if out.suffix.lower() == ".pdf" else html.encode()})
    print(message("publishing.done", path=out))


def poster(
    out: Annotated[Path, typer.Argument(help=message("publishing.poster_out"), metavar="FILE")],
    address: Annotated[str, typer.Option("--address", help=message("publishing.poster_address"))],
    town: Annotated[str | None, typer.Option("--town", help=message("publishing.poster_town"))] = None,
) -> None:
    """Writes a poster with the address as a QR code."""
    from bot.channels.web.posters import is_reached_here_only  # noqa: PLC0415  # segno is not needed otherwise
    from bot.channels.web.posters import poster as picture  # noqa: PLC0415

    _expect_kind(out, "poster", ".svg")
    at, publishing = _address(address), build_publishing(load_settings())
    named = "" if town is None else _town(publishing.catalogue.towns, town)
    put({out: picture(publishing.templates, at, named).encode()})
    print(message("publishing.done", path=out))
    if is_reached_here_only(at):
        print(message("poster.here_only", address=at), file=sys.stderr)


def _expect_kind(out: Path, what: str, *kinds: str) -> None:
    """A file is not called what it is not.

    Raises:
        typer.BadParameter: its name ends otherwise.
    """
    if out.suffix.lower() not in kinds:
        better = out.with_suffix(kinds[0]).name if out.name else kinds[0]
        raise typer.BadParameter(message(f"publishing.{what}_kind", path=out, better=better))


def _town(towns: Iterable[Option], given: str) -> str:
    """The town's full name.

    Raises:
        typer.BadParameter: there is none, or several.
    """
    known = list(towns)
    found = [each.label for each in known if given in (each.id, each.label)]
    found = found or [each.label for each in known if each.label.startswith(given)]
    if len(found) != 1:
        names = "、".join(each.label for each in known)
        raise typer.BadParameter(message("publishing.no_town", given=given, names=names))
    return found[0]
