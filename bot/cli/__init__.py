"""The command line: thin commands that parse, call and print. The work is done below this floor."""

from __future__ import annotations

import os
import sys

from bot.core.errors import KnowledgeError, PolicybotError
from bot.messages import message, reason

DONE, DATA_PROBLEM, WRONG_USE = 0, 1, 2
"""Exit codes: done; the data has problems; wrong use or configuration."""


def main() -> None:
    """Runs the command line; errors raised on purpose become one Chinese sentence and an exit code."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # only single characters are looked up: saves 0.2 s
    _show_what_can_be_shown()
    try:
        sys.exit(_run())
    except KnowledgeError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(message("cli.knowledge_broken", count=len(error.problems)), file=sys.stderr)
        sys.exit(DATA_PROBLEM)
    except PolicybotError as error:
        _fail(str(error))
    except OSError as error:  # a folder or file that a command needs; a closed pipe never gets here
        place = error.filename if error.filename is not None else message("error.somewhere")
        _fail(message("error.file", path=place, why=reason(error)))


def _run() -> int:
    """Runs a command and returns its exit code."""
    import typer.main  # noqa: PLC0415  # typer is not needed to import the package
    from typer.exceptions import TyperException  # noqa: PLC0415

    from bot.cli.commands import build  # noqa: PLC0415
    from bot.cli.helping import help_in_chinese  # noqa: PLC0415
    from bot.cli.misusing import misuse  # noqa: PLC0415

    command = help_in_chinese(typer.main.get_command(build()))
    try:
        return command.main(prog_name="policybot", standalone_mode=False) or DONE
    except TyperException as error:
        print(misuse(error), file=sys.stderr)
        return WRONG_USE
    except typer.Abort:
        return WRONG_USE


def _show_what_can_be_shown() -> None:
    """A character that the terminal's encoding lacks becomes a question mark instead of the end."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _fail(sentence: str) -> None:
    print(f"{message('error.prefix')}{sentence}", file=sys.stderr)
    sys.exit(WRONG_USE)
