"""A spreadsheet that comes back: its tables, and what they were exported from or last taken in as.

One spreadsheet may be taken in several times. What it brought is then no longer what it was exported from, so
that is kept for it in a file of the data folder.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from bot.core.knowledge.versions import Versions, as_versions, brought_in
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from bot.core.knowledge.tables import Key, Sheet, Table

_FOLDER = "spreadsheets"
_NAME = re.compile("[0-9a-f]{16}")


class Returned:
    """What came back."""

    def __init__(self, sheets: Sequence[Sheet], data: Path) -> None:
        """Tells its versions from its tables.

        Args:
            sheets: all that was read.
            data: where it is remembered what was taken in.
        """
        hidden = message("sheets.versions")
        self.sheets = [sheet for sheet in sheets if sheet.name != hidden]
        found = [as_versions(sheet) for sheet in sheets if sheet.name == hidden]
        self.exported = found[0] if found else None
        """What there was; None: nobody knows, as it is a single table or was made elsewhere."""
        self._file = None
        if self.exported is not None and _NAME.fullmatch(self.exported.name):
            self._file = data / _FOLDER / f"{self.exported.name}.json"
            self.exported = _remembered(self._file) or self.exported

    def taken_in(self, tables: Iterable[Table], told: Mapping[tuple[str, Key], Mapping[str, str]]) -> None:
        """Remembers what it brought, for the next time; without it, that would look like someone else's.

        Args:
            tables: what there is now.
            told: what it says.
        """
        if self.exported is None or self._file is None:
            return
        now = brought_in(self.exported, list(tables), told)
        rows = [[table, list(key), cells] for (table, key), cells in now.rows.items()]
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_suffix(".new")
        fresh.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        fresh.replace(self._file)


def _remembered(file: Path) -> Versions | None:
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return Versions(file.stem, {(table, tuple(key)): dict(cells) for table, key, cells in rows})
    except (OSError, ValueError, TypeError):  # it was never taken in, or not here
        return None
