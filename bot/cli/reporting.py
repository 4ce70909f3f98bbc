"""What a check found, on a page to hand on: counts per folder, then every problem; HTML or Markdown."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from bot.cli.files import put
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from bot.core.knowledge.problems import Level, Problem

LEVELS: tuple[Level, ...] = ("error", "warning", "advice")
SUFFIXES = (".html", ".md")
"""What a report may be written as."""
Row = tuple[str, ...]


def write_report(file: Path, problems: Sequence[Problem], folder: Path, today: date) -> None:
    """Writes a report in the form that the file's ending names.

    Args:
        file: ends in `.html` or `.md`.
        problems: what was found.
        folder: the knowledge folder.
        today: the day by which it was checked.
    """
    title = message("report.title", folder=folder.name, day=today)
    labels = tuple(message(f"report.{level}") for level in LEVELS)
    tables = (
        ((message("report.folder"), *labels), _counts(problems)),
        _table(problems),
    )
    text = _html(title, tables) if file.suffix == ".html" else _markdown(title, tables)
    put({file: text.encode()})


def _table(problems: Sequence[Problem]) -> tuple[Row, list[Row]]:
    """The table of problems, errors first: its head and its rows."""
    head = tuple(message(f"report.{name}") for name in ("level", "place", "topic", "sentence"))
    ordered = sorted(problems, key=lambda each: (LEVELS.index(each.level), each))
    return head, [
        (
            message(f"report.{each.level}"),
            each.place,
            each.topic or "",
            each.sentence,
        )
        for each in ordered
    ]


def _counts(problems: Sequence[Problem]) -> list[Row]:
    """For every folder how many of each level, and all together at the end."""
    found = Counter((_folder(problem), problem.level) for problem in problems)
    folders = sorted({folder for folder, _ in found})
    rows = [(folder, *(str(found[folder, level]) for level in LEVELS)) for folder in folders]
    sums = (str(sum(each.level == level for each in problems)) for level in LEVELS)
    return [*rows, (message("report.all"), *sums)]


def _folder(problem: Problem) -> str:
    return problem.file.rpartition("/")[0] or message("report.root")


def _markdown(title: str, tables: Sequence[tuple[Row, list[Row]]]) -> str:
    def line(cells: Sequence[str]) -> str:
        return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"

    blocks = ["\n".join((line(head), line(["---"] * len(head)), *map(line, rows))) for head, rows in tables]
    return "\n\n".join((f"# {title}", *blocks)) + "\n"


def _html(title: str, tables: Sequence[tuple[Row, list[Row]]]) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"

    blocks = [
        f"<table>\n{line(head, 'th')}\n{chr(10).join(line(row, 'td') for row in rows)}\n</table>"
        for head, rows in tables
    ]
    style = "body{font:16px/1.6 sans-serif;margin:2em}table{border-collapse:collapse;margin:1em 0}"
    style += "td,th{border:1px solid #999;padding:.2em .6em;text-align:left;vertical-align:top}"
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{style}</style>'
    body = f"<h1>{escape(title)}</h1>\n" + "\n".join(blocks)
    return f'<!doctype html>\n<html lang="zh-Hans"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'
