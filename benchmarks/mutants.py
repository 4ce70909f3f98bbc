"""Small changes to a program that a test should notice: a comparison, a number, a condition, a result."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One expression, and what stands in its place."""

    module: Path
    line: int
    column: int
    end_line: int
    end_column: int
    written: str

    def applied(self, source: str) -> str:
        """The source with the change made; columns count bytes of UTF-8, as `ast` does."""
        lines = source.encode().splitlines(keepends=True)
        head = b"".join(lines[: self.line - 1]) + lines[self.line - 1][: self.column]
        tail = lines[self.end_line - 1][self.end_column :] + b"".join(lines[self.end_line :])
        return (head + f"({self.written})".encode() + tail).decode()

    def __str__(self) -> str:
        return f"{self.module}:{self.line}: {self.written}"


def mutants(module: Path, tree: ast.Module) -> Iterator[Mutant]:
    """Every change that can be made to a module, in the order of its lines.

    >>> from pathlib import Path
    >>> [each.written for each in mutants(Path("a.py"), ast.parse("b = c < 2 and d"))]
    ['c < 2 or d', 'c <= 2', '3']
    """
    for node in ast.walk(tree):
        changed = _changed(node)
        match node, changed:
            case ast.expr(end_lineno=int(line), end_col_offset=int(column)), ast.expr():
                yield Mutant(module, node.lineno, node.col_offset, line, column, ast.unparse(changed))


def _changed(node: ast.AST) -> ast.expr | None:
    match node:
        case ast.Compare(left, [first, *rest], others) if type(first) in _COMPARED:
            return ast.Compare(left, [_COMPARED[type(first)](), *rest], others)
        case ast.BoolOp(op, values):
            return ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            return operand
        case ast.BinOp(left, op, right) if type(op) in _COUNTED:
            return ast.BinOp(left, _COUNTED[type(op)](), right)
        case ast.Constant(bool() | int() | float() as value):
            return ast.Constant(not value if isinstance(value, bool) else value + 1)
    return None
