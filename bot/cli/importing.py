"""`policybot import`: what a spreadsheet changes, back into the files; what others wrote since stays."""

from __future__ import annotations

from collections import Counter
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import DATA_PROBLEM
from bot.cli.checking import day
from bot.messages import message, reason
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.adapters.yaml.tables.applying import Applied
    from bot.adapters.yaml.tables.tabling import Tables
    from bot.core.knowledge.tables import Change

_SHOWN = 30
"""Characters of a cell in the preview."""
_KEPT = 20
"""Lines about what stays as others wrote it."""


def import_(
    file: Annotated[Path, typer.Argument(help=message("cli.import_file"))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=message("cli.import_dry_run"))] = False,
) -> None:
    """Takes changes from a spreadsheet into the YAML files, all of them or none."""
    from bot.adapters.returning_tables import Returned  # noqa: PLC0415
    from bot.adapters.spreadsheets import read_tables  # noqa: PLC0415
    from bot.adapters.yaml.tables.applying import Applied, apply  # noqa: PLC0415
    from bot.adapters.yaml.tables.tabling import Tables  # noqa: PLC0415
    from bot.usecases.curating.comparing import compare  # noqa: PLC0415
    from bot.usecases.curating.doubting import doubts  # noqa: PLC0415

    settings = load_settings()
    root = settings.knowledge
    tables = Tables(root)
    shown = list(tables.all.values())
    returned = Returned(read_tables(file), settings.data)
    changes, faults, kept, told = compare(shown, returned.sheets, returned.exported)
    found = Applied({}, {}, faults) if faults else apply(root, tables, changes)
    _preview(changes, tables)
    _remark("sheets.kept_all", kept)
    _remark("sheets.doubts", doubts(shown, changes))
    if found.faults:
        _refuse(message("sheets.faults", count=len(found.faults)), found.faults)
    if changes:
        _write(root, tables, found, dry=len(changes) if dry_run else 0)
    else:
        print(message("sheets.nothing"))
    if dry_run:
        return
    try:
        returned.taken_in(Tables(root).all.values(), told)
    except OSError as error:  # all is written; only the next time this file comes back it may be asked about
        print(message("sheets.not_remembered", path=settings.data, why=reason(error)))


def _write(root: Path, tables: Tables, found: Applied, *, dry: int) -> None:
    """Writes what is sound."""
    from bot.adapters.yaml.reading.replacing import problems_with, replace  # noqa: PLC0415
    from bot.adapters.yaml.tables.locating import located  # noqa: PLC0415

    if problems := problems_with(root, found.files, day(None), found.goldens):
        _refuse(
            message("sheets.unsound", count=len(problems)),
            [*located(problems, found.by_name, found.spots)],
        )
    if dry:
        print(message("sheets.dry", count=dry))
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


def _remark(heading: str, remarks: Sequence[object]) -> None:
    """What hinders nothing."""
    if not remarks:
        return
    print(message(heading, count=len(remarks)))
    for each in remarks[:_KEPT]:
        print(f"  {each}")
    if len(remarks) > _KEPT:
        print(message("sheets.more", count=len(remarks) - _KEPT))


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
