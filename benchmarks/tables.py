"""Tables for the terminal and for documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def plain(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns padded with spaces, the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in [header, *rows]
    )


def markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [header, rule, *rows])


def best_in_bold(texts: Sequence[str], best: Callable[[Sequence[float]], float] = max) -> list[str]:
    """Written figures with the best of them in bold; all that read the same are equally good.

    Args:
        texts: figures as they will be read.
        best: `max` or `min`.
    """
    wanted = best([float(text) for text in texts])
    return [f"**{text}**" if float(text) == wanted else text for text in texts]
