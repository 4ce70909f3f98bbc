"""Says in a curator's words why a file is not YAML, pointing at the line where the mistake was made.

libyaml reports where it gave up, often a line later; the usual mistakes are looked for in the text itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

    from bot.adapters.yaml.plain.text import Page

_WIDE_COLON = re.compile(r"^\s*(?:- +)*[A-Za-z_]+(：)")
_NO_SPACE = re.compile(r"^\s*(?:- +)*[a-z_]+(:)[^\s:/]")
_WIDE_DASH = re.compile(r"^\s*([－—–‐])\s*\S")
_DASH_NO_SPACE = re.compile(r"^\s*(-)[a-z_]+:(?: |$)")
_WIDE_INDENT = re.compile("^ *([\u3000\u00a0\u2000-\u200a])[\\s\u3000]*\\S")
_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_KEY_ALONE = re.compile(r"\s*(?:- +)*[A-Za-z_]+")
_BLOCK = re.compile(r":\s*[|>][+-]?\d?\s*(#.*)?$")

_CAUSES = (
    ("mapping values are not allowed", "colon_in_text"),
    ("could not find expected ':'", "no_colon"),
    ("while scanning a quoted scalar", "open_quote"),
    ("cannot start any token", "needs_quotes"),
    ("found unknown escape character", "escape"),
    ("Unicode character escape code", "escape"),
    ("did not find expected hexdecimal number", "escape"),
    ("while scanning an alias", "alias"),
    ("while scanning an anchor", "anchor"),
    ("while scanning a block scalar", "block_text"),
    ("while scanning a tag", "tag_handle"),
    ("while parsing a tag", "tag_handle"),
    ("did not find expected node content", "flow_not_closed"),
    ("did not find expected ',' or", "flow_not_closed"),
    ("did not find expected '-' indicator", "indentation"),
    ("did not find expected key", "indentation"),
    ("block sequence entries are not allowed", "indentation"),
    ("found undefined tag handle", "tag_handle"),
    ("did not find expected <document start>", "indentation"),
)


def report_disguises(page: Page) -> None:
    """Adds what libyaml may take without a word, though it is never meant: conflict marks, wide spaces."""
    if (mark := _CONFLICT.search(page.text)) and not page.problems:
        page.fault(page.place(mark.start(1)), "conflict_marker")  # the others belong to it
        return
    for number, line in _structural_lines(page.text):
        if hit := _WIDE_INDENT.match(line):
            page.fault((number, hit.start(1) + 1), "wide_indentation")


def report_syntax_error(page: Page, error: yaml.MarkedYAMLError) -> None:
    """Adds to the page's problems what made the parser stop."""
    if _report_usual_mistakes(page):
        return
    mark = error.problem_mark or error.context_mark
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = f"{error.context or ''} {error.problem or ''}"
    cause = next((key for piece, key in _CAUSES if piece in said), "syntax")
    if cause == "colon_in_text" and _is_badly_indented(page.text, place):
        cause = "indentation"
    if cause == "open_quote" and error.context_mark is not None:
        place = (error.context_mark.line + 1, error.context_mark.column + 1)
    page.fault(place, cause)


def _is_badly_indented(text: str, place: tuple[int, int]) -> bool:
    """Whether the colon that libyaml stumbled over is that of a field, and the line stands where none can."""
    line = text.split("\n")[place[0] - 1]
    return bool(_KEY_ALONE.fullmatch(line[: place[1] - 1]))


def _report_usual_mistakes(page: Page) -> bool:
    found = False
    for number, line in _structural_lines(page.text):
        for pattern, key in (
            (_DASH_NO_SPACE, "no_space_after_dash"),
            (_WIDE_COLON, "wide_colon"),
            (_NO_SPACE, "no_space_after_colon"),
            (_WIDE_DASH, "wide_dash"),
        ):
            if hit := pattern.match(line):
                page.fault((number, hit.start(1) + 1), key)
                found = True
                break
    return found


def _structural_lines(text: str) -> list[tuple[int, str]]:
    """The lines that are not inside a block of text."""
    lines: list[tuple[int, str]] = []
    block: int | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        indent = len(line) - len(line.lstrip(" "))
        if block is not None:
            if not line.strip() or indent > block:
                continue
            block = None
        if _BLOCK.search(line):
            block = indent
        lines.append((number, line))
    return lines
