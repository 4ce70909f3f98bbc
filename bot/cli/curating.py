"""`policybot export`: the knowledge base in a spreadsheet, never over what is there unasked."""

from __future__ import annotations

import io
import secrets
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import WRONG_USE
from bot.cli.files import may_overwrite, put
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from bot.core.knowledge.tables import Table


def export(
    file: Annotated[Path, typer.Argument(help=message("cli.export_file"))],
    force: Annotated[bool, typer.Option("--force", "--yes", "-y", help=message("cli.export_force"))] = False,
) -> None:
    """Writes the knowledge base as a workbook, or as a folder of CSV files."""
    from bot.adapters.yaml.tables.tabling import Tables  # noqa: PLC0415
    from bot.core.knowledge.versions import as_table, versions_of  # noqa: PLC0415

    root = load_settings().knowledge
    _expect_place(file, root)
    shown = list(Tables(root).all.values())
    versions = as_table(versions_of(shown, secrets.token_hex(8)), message("sheets.versions"))
    book = file.suffix.lower() == ".xlsx"
    files = {file: _workbook(shown, versions)} if book else _csv_files(file, [*shown, versions])
    _expect_room(file, [each.name for each in files], force=force)
    if not book:
        file.mkdir(parents=True, exist_ok=True)
    put(files)
    rows = sum(len(table.rows) for table in shown)
    print(message("sheets.exported", file=file, tables=len(shown), rows=rows))


def _expect_place(file: Path, root: Path) -> None:
    """A workbook, or a folder; never in the knowledge base itself.

    Raises:
        typer.BadParameter: it is neither, or is in there.
    """
    if file.suffix.lower() != ".xlsx" and (file.suffix or file.is_file()):
        raise typer.BadParameter(message("sheets.no_place", given=file, better=f"{file.stem}.xlsx"))
    if file.resolve().is_relative_to(root.resolve()):
        raise typer.BadParameter(
            message("sheets.in_knowledge", given=file, root=root, better="knowledge.xlsx")
        )


def _expect_room(file: Path, names: list[str], *, force: bool) -> None:
    """What is there is replaced only if it is an earlier export, and somebody says so.

    Raises:
        typer.BadParameter: it is a folder of other things.
        typer.Exit: it is to be left.
    """
    if not file.exists():
        return
    if file.is_dir():
        there = [each.name for each in file.iterdir()]
        if not there:
            return
        if file.suffix.lower() == ".xlsx" or not set(there) <= set(names):
            raise typer.BadParameter(message("sheets.no_room", given=file))
    if not force and not may_overwrite(file):
        raise typer.Exit(WRONG_USE)


def _workbook(shown: list[Table], versions: Table) -> bytes:
    from bot.adapters.spreadsheets import write_workbook  # noqa: PLC0415

    kept = io.BytesIO()
    write_workbook(kept, shown, message("sheets.guide_text").strip().split("\n"), hidden=[versions])
    return kept.getvalue()


def _csv_files(folder: Path, tables: list[Table]) -> dict[Path, bytes]:
    from bot.adapters.exporting import write_table  # noqa: PLC0415

    files = {}
    for table in tables:
        out = io.StringIO(newline="")
        rows = ([row.cells.get(each.name, "") for each in table.columns] for row in table.rows.values())
        write_table(rows, out, [column.heading for column in table.columns])
        files[folder / f"{table.name}.csv"] = out.getvalue().encode()
    return files
