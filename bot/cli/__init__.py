"""The command line: thin commands that parse, call and print. The work is done below this floor."""

from __future__ import annotations

import os
import sys

from bot.core.errors import KnowledgeError, PolicybotError
from bot.messages import message

DONE, DATA_PROBLEM, WRONG_USE = 0, 1, 2
"""Exit codes: done; the data has problems; wrong use or configuration."""


def main() -> None:
    """Runs the command line; errors raised on purpose become one Chinese sentence and an exit code."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # only single characters are looked up: saves 0.2 s
    from bot.cli.commands import build  # noqa: PLC0415  # typer and rich are not needed to import the package

    try:
        build()()
    except KnowledgeError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print(message("cli.knowledge_broken", count=len(error.problems)), file=sys.stderr)
        sys.exit(DATA_PROBLEM)
    except PolicybotError as error:
        print(f"{message('error.prefix')}{error}", file=sys.stderr)
        sys.exit(WRONG_USE)
