"""`policybot export` and `policybot import`: the knowledge base in a spreadsheet, and back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import DATA_PROBLEM
from bot.cli.checking import day
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.adapters.yaml.tabling import Tables
    from bot.core.knowledge.tables import Change

_SHOWN = 30
"""Characters of a cell in the preview."""


def export(file: Annotated[Path, typer.Argument(help=message("cli.export_file"))]) -> None:
    """Writes the knowledge base as a workbook, or as a folder of CSV files."""
    from bot.adapters.exporting import write_table  # noqa: PLC0415
    from bot.adapters.spreadsheets import write_workbook  # noqa: PLC0415
    from bot.adapters.yaml.tabling import Tables  # noqa: PLC0415

    tables = Tables(load_settings().knowledge).all.values()
    if file.suffix.lower() == ".xlsx":
        write_workbook(file, tables, message("sheets.guide_text").strip().split("\n"))
    else:
        file.mkdir(parents=True, exist_ok=True)
        for table in tables:
            rows = ([row.cells.get(each.name, "") for each in table.columns] for row in table.rows.values())
            with (file / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as out:
                write_table(rows, out, [column.heading for column in table.columns])
    rows_written = sum(len(table.rows) for table in tables)
    print(message("sheets.exported", file=file, tables=len(tables), rows=rows_written))


def import_(
    file: Annotated[Path, typer.Argument(help=message("cli.import_file"))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=message("cli.import_dry_run"))] = False,
) -> None:
    """Takes changes from a spreadsheet into the YAML files, all of them or none."""
    from bot.adapters.spreadsheets import read_tables  # noqa: PLC0415
    from bot.adapters.yaml.applying import Applied, apply  # noqa: PLC0415
    from bot.adapters.yaml.locating import located  # noqa: PLC0415
    from bot.adapters.yaml.replacing import problems_with, replace  # noqa: PLC0415
    from bot.adapters.yaml.tabling import Tables  # noqa: PLC0415
    from bot.usecases.comparing import compare  # noqa: PLC0415

    root = load_settings().knowledge
    tables = Tables(root)
    changes, faults = compare(tables.all.values(), read_tables(file))
    found = Applied({}, {}, faults) if faults else apply(root, tables, changes)
    _preview(changes, tables)
    if found.faults:
        _refuse(message("sheets.faults", count=len(found.faults)), found.faults)
    if not changes:
        print(message("sheets.nothing"))
        return
    if problems := problems_with(root, found.files, day(None), found.goldens):
        _refuse(
            message("sheets.unsound", count=len(problems)),
            [*located(problems, found.by_name, found.spots)],
        )
    if dry_run:
        print(message("sheets.dry", count=len(changes)))
        return
    replace(root, found.files)
    if tables.goldens is not None:
        replace(tables.goldens, found.goldens)
    print(message("sheets.written", files=len(found.files) + len(found.goldens)))


def _refuse(why: str, faults: Sequence[object]) -> None:
    print(why)
    for fault in faults:
        print(f"  {fault}")
    raise typer.Exit(DATA_PROBLEM)


def _preview(changes: Sequence[Change], tables: Tables) -> None:
    for change in changes:
        headings = {column.name: column.heading for column in tables.all[change.table].columns}
        key = " / ".join(filter(None, change.key))
        if change.what != "changed":
            print(message(f"sheets.row_{change.what}", table=change.table, key=key))
            continue
        for name, text in change.cells.items():
            before, after = (_short(each) for each in (change.before.get(name, ""), text))
            values = {"table": change.table, "key": key, "heading": headings[name]}
            print(message("sheets.cell_changed", before=before, after=after, **values))
    if changes:
        counts = Counter(change.what for change in changes)
        total = {what: counts[what] for what in ("added", "changed", "removed")}
        print(message("sheets.total", **total))


def _short(text: str) -> str:
    line = text.replace("\n", "｜")
    return (line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…") or message("sheets.empty")
