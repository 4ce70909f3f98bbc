"""Tables on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def show_table(headings: Sequence[str], *groups: Iterable[Sequence[str]], whole: int | None = None) -> None:
    """Prints a table; a line parts the groups of rows. Cells are plain text, not markup.

    Args:
        headings: of the columns.
        groups: rows.
        whole: the column whose cells stay in one line each, so that they can be copied.
    """
    # Loading rich takes 0.07 s, which a one-off question need not wait for.
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table()
    for place, heading in enumerate(headings):
        table.add_column(escape(heading), overflow="fold", no_wrap=place == whole)  # never cut
    for group in groups:
        for row in group:
            table.add_row(*(escape(cell) for cell in row))
        table.add_section()
    Console(highlight=False).print(table)
