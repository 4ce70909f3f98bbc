"""Changes single values of a YAML file and leaves the rest as it is: comments, order, quotes, blank lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from bot.adapters.yaml.plain.listing import other_items, without
from bot.adapters.yaml.plain.places import Node, Places
from bot.adapters.yaml.plain.writing import block, entry, entry_in_brackets, scalar, value

if TYPE_CHECKING:
    from bot.adapters.yaml.plain.composing import Path

Given = str | list[str]
STEP = 2
"""Blanks by which a line stands further right than what it belongs to."""


class Edited:
    """The text of a file that is being changed. A path MUST lead to something, where nothing else is said."""

    def __init__(self, content: bytes) -> None:
        text = content.decode("utf-8")
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        self._break = "\r\n" if "\r\n" in text else "\n"
        self._places = Places(text.removeprefix("\ufeff").replace("\r\n", "\n"))

    @property
    def content(self) -> bytes:
        """The file as it is now."""
        return (self._mark + self._places.text.replace("\n", self._break)).encode("utf-8")

    def has(self, path: Path) -> bool:
        """Whether anything stands at a path."""
        return self._places.find(path) is not None

    def items(self, path: Path) -> list[dict[str, str]]:
        """The mappings of a list, their plain values as they are written; none where there is no list."""
        node = self._places.find(path)
        return [
            {key.value: value.value for key, value in item.value if isinstance(value, yaml.ScalarNode)}
            | {key.value: "" for key, value in item.value if not isinstance(value, yaml.ScalarNode)}
            for item in (node.value if node is not None else ())
        ]

    def lines_of(self, path: Path) -> tuple[int, int]:
        """The first and the last line of what stands at a path, the first line of the file being 1."""
        node = self._places.find(path)
        first = self._first_line(path) if path else node.start_mark.line
        return first + 1, self._places.last_line(node) + 1

    def set(self, path: Path, given: Given, *, bare: bool = False) -> None:
        """Gives a value to a path; a key that is missing is added below its neighbours.

        Args:
            path: its last step may be missing, if that is a key.
            given: a text, or the items of a list.
            bare: it is a day, a number, or true or false.
        """
        node = self._places.find(path)
        if node is None:
            self._add_key(path, given, bare=bare)
        elif isinstance(node, yaml.SequenceNode) and isinstance(given, list):
            if given:
                self._replace(*other_items(self._places, node, given, bare=bare))
            else:
                self.remove(path)
        else:
            self._set_scalar(path, node, given, bare=bare)

    def remove(self, path: Path) -> None:
        """Takes a key or an item out, with the comments below it on lines of its own."""
        parent = self._places.find(path[:-1])
        if parent.flow_style:
            swap = without(parent, path[-1])
            if swap is None:
                self.remove(path[:-1])
            else:
                self._replace(*swap)
            return
        siblings = [key for key, _ in parent.value] if isinstance(parent, yaml.MappingNode) else parent.value
        if len(siblings) == 1 and len(path) > 1:
            self.remove(path[:-1])
            return
        start = self._places.line_start(self._first_line(path))
        if isinstance(path[-1], str) and siblings[0].value == path[-1] and len(path) > 1:
            start = siblings[0].start_mark.index  # the dash before it stays
            self._replace(start, siblings[1].start_mark.index, "")
        else:
            last = self._places.last_line(self._places.find(path))
            self._replace(start, self._places.line_start(last + 1), "")

    def append(self, path: Path, fields: dict[str, Given], bare: frozenset[str] = frozenset()) -> None:
        """Adds an item to a list of mappings; the list may be missing."""
        node = self._places.find(path)
        if node is None:
            indent = self._indent_of(path[:-1])
            self._insert_line(
                self._end_line(path[:-1]), f"{' ' * indent}{path[-1]}:\n{entry(fields, indent + STEP, bare)}"
            )
            return
        if node.flow_style:
            at = self._places.end(node) - 1
            self._replace(at, at, (", " if node.value else "") + entry_in_brackets(fields, bare))
            return
        indent = node.value[0].start_mark.column - STEP
        self._insert_line(self._places.last_line(node), entry(fields, indent, bare))

    def _first_line(self, path: Path) -> int:
        node = self._places.find(path) if isinstance(path[-1], int) else self._places.key(path)
        return int(node.start_mark.line)

    def _indent_of(self, path: Path) -> int:
        """How far right the keys of a mapping stand."""
        node = self._places.find(path)
        return int(node.value[0][0].start_mark.column)

    def _end_line(self, path: Path) -> int:
        return self._places.last_line(self._places.find(path))

    def _insert_line(self, after: int, text: str) -> None:
        at = self._places.line_start(after + 1)
        missing = "" if not at or self._places.text[at - 1 : at] == "\n" else "\n"
        self._replace(at, at, f"{missing}{text}\n")

    def _add_key(self, path: Path, given: Given, *, bare: bool) -> None:
        parent = self._places.find(path[:-1])
        if parent is None:
            self._add_parent(path, given, bare=bare)
        elif isinstance(parent, yaml.ScalarNode):  # a part that is only its text
            self._unfold(path[:-1], parent)
            self._add_key(path, given, bare=bare)
        elif parent.flow_style:
            items = given if isinstance(given, list) else None
            shown = f"[{_joined(items, bare=bare)}]" if items else scalar(str(given), bare=bare, in_flow=True)
            at = parent.end_mark.index - 1
            self._replace(at, at, f", {path[-1]}: {shown}")
        else:
            indent = self._indent_of(path[:-1])
            line = f"{' ' * indent}{path[-1]}:{value(given, indent + STEP, bare=bare)}"
            self._insert_line(self._end_line(path[:-1]), line)

    def _add_parent(self, path: Path, given: Given, *, bare: bool) -> None:
        """Adds a mapping with one key to a mapping, or a mapping of such."""
        above = path[:-1]
        while self._places.find(above[:-1]) is None:
            above = above[:-1]
        indent = self._indent_of(above[:-1])
        lines = []
        for depth, step in enumerate(path[len(above) - 1 :]):
            lines.append(f"{' ' * (indent + STEP * depth)}{step}:")
        text = "\n".join(lines) + value(given, indent + STEP * len(lines), bare=bare)
        self._insert_line(self._end_line(above[:-1]), text)

    def _unfold(self, path: Path, node: Node) -> None:
        """Makes `overview: text` a mapping with the key `answer`."""
        key = self._places.key(path)
        indent = key.start_mark.column + STEP
        written = value(node.value.rstrip("\n"), indent + STEP)
        at = self._places.text.index(":", key.end_mark.index) + 1
        self._replace(at, self._places.end(node), f"\n{' ' * indent}answer:{written}")

    def _set_scalar(self, path: Path, node: Node, given: Given, *, bare: bool) -> None:
        start, end = node.start_mark.index, self._places.end(node)
        in_flow = bool(self._places.find(path[:-1]).flow_style)
        if isinstance(given, list):
            self.remove(path)
            self._add_key(path, given, bare=bare)
        elif "\n" in given and (in_flow or isinstance(path[-1], int)):
            self._replace(start, end, scalar(given))
        elif "\n" in given or node.style in ("|", ">"):
            header = (
                self._places.text[start : self._places.text.index("\n", start)] if node.style == "|" else "|"
            )
            indent = self._block_indent(node, self._key_column(path) + STEP)
            self._replace(start, end, block(given, indent, header))
        else:
            quoted = not bare and getattr(node, "style", None) == '"'
            written = scalar(given, bare=bare, in_flow=in_flow)
            self._replace(start, end, _quoted(given) if quoted and not written.startswith('"') else written)

    def _key_column(self, path: Path) -> int:
        return int(self._places.key(path).start_mark.column)

    def _block_indent(self, node: Node, otherwise: int) -> int:
        if node.style not in ("|", ">"):
            return otherwise
        line = self._places.text[self._places.line_start(node.start_mark.line + 1) :].split("\n", 1)[0]
        return len(line) - len(line.lstrip()) or otherwise

    def _replace(self, start: int, end: int, text: str) -> None:
        before = self._places.text
        self._places = Places(before[:start] + text + before[end:])


def _joined(items: list[str], *, bare: bool) -> str:
    return ", ".join(scalar(each, bare=bare, in_flow=True) for each in items)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
