"""The table of commands: every command with its help, built when the program starts."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from typing import Annotated

import typer

from bot.cli import (
    asking,
    calibrating,
    calling_back,
    checking,
    colliding,
    covering,
    curating,
    differing,
    expiring,
    explaining,
    importing,
    publishing,
    questions,
    replaying,
    scoring,
    serving,
    showing,
    staff,
    starting,
    storing,
    suggesting,
    team,
    tickets,
)
from bot.messages import message


def build() -> typer.Typer:
    """The whole command line."""
    app = typer.Typer(
        name="policybot",
        help=message("cli.policybot"),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    app.command("serve", help=message("cli.serve"))(serving.serve)
    app.command("chat", help=message("cli.chat"))(serving.chat)
    app.command("ask", help=message("cli.ask"))(asking.ask)
    app.command("show", help=message("cli.show"))(showing.show)
    app.command("explain", help=message("cli.explain"))(explaining.explain)
    app.command("check", help=message("cli.check"))(checking.check)
    app.command("expiring", help=message("cli.expiring"))(expiring.expiring)
    app.command("coverage", help=message("cli.coverage"))(covering.coverage)
    app.command("calibrate", help=message("cli.calibrate"))(calibrating.calibrate)
    app.command("collisions", help=message("cli.collisions"))(colliding.collisions)
    app.command("eval", help=message("cli.eval"))(scoring.evaluate)
    app.command("replay", help=message("cli.replay"))(replaying.replay)
    app.command("diff", help=message("cli.diff"))(differing.diff)
    app.command("suggest", help=message("cli.suggest"))(suggesting.suggest)
    app.command("new", help=message("cli.new"))(starting.new)
    app.command("export", help=message("cli.export"))(curating.export)
    app.command("import", help=message("cli.import"))(importing.import_)
    app.command("site", help=message("publishing.site"))(publishing.site)
    app.command("booklet", help=message("publishing.booklet"))(publishing.booklet)
    app.command("poster", help=message("publishing.poster"))(publishing.poster)
    app.command("recall", help=message("recall.recall"))(calling_back.recall)
    app.command("recalls", help=message("recall.recalls"))(calling_back.recalls)
    app.add_typer(questions.build(), name="questions", help=message("cli.questions"))
    app.add_typer(tickets.build(), name="tickets", help=message("cli.tickets"))
    app.add_typer(team.build(), name="team", help=message("cli.team"))
    app.add_typer(staff.build(), name="staff", help=message("cli.staff"))
    app.add_typer(storing.build(), name="db", help=message("cli.db"))
    return app


def _version(wanted: bool) -> None:
    if wanted:
        try:
            print(f"policybot {installed('policybot')}")
        except PackageNotFoundError:  # run from a folder, never installed
            print("policybot")
        raise typer.Exit


def _root(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=message("help.version"))
    ] = False,
) -> None:
    """Takes what may stand before a command."""
