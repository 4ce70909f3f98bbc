"""Reads the text files that people hand to a command, however saved; opens those that it is to write."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import sys
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

import typer

from bot.cli import DATA_PROBLEM
from bot.messages import message, reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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


@contextmanager
def opened(out: Path | None) -> Iterator[TextIO]:
    """A file to write a table to; the standard output for None.

    Raises:
        typer.BadParameter: it cannot be written.
    """
    if out is None:
        yield sys.stdout
        return
    with replacing(out) as fresh, fresh.open("w", encoding="utf-8", newline="") as file:
        yield file


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """A path to write to; what is written takes the place of a file once it is whole. Till then that stays.

    Raises:
        typer.BadParameter: it cannot be written; the file is as it was.
    """
    file = out.resolve()
    if (
        file.exists() and not file.is_file()
    ):  # a terminal, a pipe: what is written is gone at once; or a folder
        try:
            yield file
        except OSError as error:
            raise _unwritten(out, error) from error
        return
    fresh = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        yield fresh
        if file.exists():
            shutil.copymode(file, fresh)
        fresh.replace(file)
    except OSError as error:
        raise _unwritten(out, error) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def put(files: Mapping[Path, bytes]) -> None:
    """Writes files, all of them or none.

    Raises:
        typer.BadParameter: one cannot be written.
    """
    with ExitStack() as stack:
        for out, content in files.items():
            fresh = stack.enter_context(replacing(out))
            try:
                fresh.write_bytes(content)
            except OSError as error:
                raise _unwritten(out, error) from error


def _unwritten(out: Path, error: OSError) -> typer.BadParameter:
    """Names the file, and of a full disk which one it is."""
    why = reason(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        disk = out.resolve().parent
        while not disk.is_mount():
            disk = disk.parent
        why = message("cli.disk_full", disk=disk, free=shutil.disk_usage(disk).free // 2**20)
    return typer.BadParameter(message("cli.cannot_write", path=out, error=why))


def expect_consent(*, yes: bool) -> bool:
    """Whether a person is to be asked first; what cannot be undone is not done because nobody can be asked.

    Raises:
        typer.BadParameter: nobody can be asked, and nobody has said yes beforehand.
    """
    if yes:
        return False
    if not sys.stdin.isatty():
        raise typer.BadParameter(message("cli.nobody_to_ask"))
    return True
