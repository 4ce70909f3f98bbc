"""Where the values of a YAML text begin and end, so that one can be changed and the rest left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from bot.adapters.yaml.plain.composing import Path

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Node = Any
"""PyYAML's."""


class Places:
    """A text and its values."""

    def __init__(self, text: str) -> None:
        """Reads a text that is sound.

        Raises:
            yaml.YAMLError: it is not.
        """
        self.text = text
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)
        self._lines = text.split("\n")
        self.root: Node = yaml.compose(text, Loader=_LOADER)

    def find(self, path: Path) -> Node:
        """The value at a path; None where there is none."""
        node = self.root
        for step in path:
            if isinstance(node, yaml.MappingNode):
                node = next((child for key, child in node.value if key.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                node = node.value[step] if step < len(node.value) else None
            else:
                return None
        return node

    def key(self, path: Path) -> Node:
        """The key of the value at a path."""
        return next(key for key, _ in self.find(path[:-1]).value if key.value == path[-1])

    def last_line(self, node: Node) -> int:
        """The last line with something of a value on it."""
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return self._last_of_block(node)
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.last_line(last[1] if isinstance(last, tuple) else last)
        return int(node.end_mark.line)

    def _last_of_block(self, node: Node) -> int:
        last = int(node.start_mark.line)
        end = node.end_mark.line + (1 if node.end_mark.column else 0)
        for line in range(last + 1, min(end, len(self._lines))):
            if self._lines[line].strip() and not self._is_comment_below(line, last + 1):
                last = line
        return last

    def _is_comment_below(self, line: int, first: int) -> bool:
        """Whether a line is a comment that stands further left than the text."""
        text, top = self._lines[line], self._lines[first]
        indent = len(top) - len(top.lstrip())
        return text.lstrip().startswith("#") and len(text) - len(text.lstrip()) < indent

    def line_start(self, line: int) -> int:
        """Where a line begins; beyond the last, where the text ends."""
        return self.starts[line] if line < len(self.starts) - 1 else len(self.text)

    def end(self, node: Node) -> int:
        """Where a value ends: with its last character that counts."""
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return self.line_start(self._last_of_block(node) + 1) - 1
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.end(last[1] if isinstance(last, tuple) else last)
        return int(node.end_mark.index)
