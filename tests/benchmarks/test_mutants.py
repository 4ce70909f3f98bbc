"""Changes that a test should notice."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from benchmarks.mutants import mutants

HERE = Path("bot/core/a.py")


def changed(source: str) -> list[str]:
    return [mutant.applied(source) for mutant in mutants(HERE, ast.parse(source))]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <= b", "(a < b)"),
        ("a is not None", "(a is None)"),
        ("not a", "(a)"),
        ("a + b", "(a - b)"),
        ("f(True)", "f((False))"),
        ("x = 2\ny = '补贴'\n", "x = (3)\ny = '补贴'\n"),
        ("s = '补贴' in 文", "s = ('补贴' not in 文)"),
    ],
)
def test_one_thing_is_changed_and_nothing_else(source: str, expected: str) -> None:
    assert changed(source) == [expected]


def test_every_change_of_a_line_is_found_in_turn() -> None:
    assert changed("a < 1 or b") == ["(a < 1 and b)", "(a <= 1) or b", "a < (2) or b"]


def test_what_says_nothing_that_can_be_wrong_is_left_alone() -> None:
    assert changed('"""A docstring."""\nimport ast\n') == []
