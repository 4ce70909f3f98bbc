"""What the log says is read by people on duty: in Chinese, from `messages.toml`."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "bot"
SEEN = {"info", "warning", "error", "exception", "critical"}
"""Levels that are shown; DEBUG is for programmers."""


def said() -> Iterator[tuple[str, ast.expr]]:
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="logger"), attr=level), args=[first, *_]):
                    if level in SEEN:
                        yield f"{file.relative_to(PACKAGE)}:{node.lineno}", first


def test_every_line_of_the_log_is_a_sentence_of_ours() -> None:
    lines = list(said())
    assert len(lines) > 30
    for place, first in lines:
        if isinstance(first, ast.Constant):
            assert not any(
                letter.isascii() and letter.isalpha() for letter in str(first.value).replace("%s", "")
            ), place
        else:
            assert isinstance(first, ast.Call), place
