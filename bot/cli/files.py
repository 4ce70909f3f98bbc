"""Reads the text files that people hand to a command, however saved; opens those that it is to write."""

from __future__ import annotations

import codecs
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import typer

from bot.cli import DATA_PROBLEM
from bot.messages import message, reason

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_lines(path: Path) -> list[str]:
    """The lines of a file in UTF-8 or, with its mark, UTF-16; without a byte order mark.

    Raises:
        typer.BadParameter: the file is not there or cannot be read.
        typer.Exit: it is no text in these encodings; that has been said.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise typer.BadParameter(message("cli.cannot_read", path=path, error=reason(error))) from error
    try:
        return _decode(content).splitlines()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        typer.echo(message("cli.not_utf8", path=path, line=line), err=True)
        raise typer.Exit(DATA_PROBLEM) from error


def _decode(content: bytes) -> str:
    # GBK is not guessed: almost any bytes are some text in it, and a wrong guess would be asked unnoticed.
    return content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")


def may_overwrite(out: Path) -> bool:
    """Whether a file that is there may be replaced; asked of a person, refused where there is none."""
    if not sys.stdin.isatty():
        print(message("error.prefix") + message("questions.exists", path=out), file=sys.stderr)
        return False
    print(message("questions.overwrite", path=out), end="", file=sys.stderr, flush=True)
    return says_yes()


def says_yes() -> bool:
    """Whether the next line that a person types is a yes."""
    return sys.stdin.readline().strip().lower() in message("questions.yes").split()


def opened(out: Path | None) -> AbstractContextManager[TextIO]:
    """A file to write a table to; the standard output for None.

    Raises:
        typer.BadParameter: it cannot be written.
    """
    if out is None:
        return nullcontext(sys.stdout)
    try:
        return out.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise typer.BadParameter(message("cli.cannot_write", path=out, error=reason(error))) from error
