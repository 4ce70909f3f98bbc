"""What a list of texts, or what stands in brackets, becomes: which piece of the text gives way to which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from bot.adapters.yaml.plain.writing import scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.adapters.yaml.plain.places import Node, Places


class Swap(NamedTuple):
    """A piece of a text, and what comes in its place."""

    start: int
    end: int
    text: str


def other_items(places: Places, node: Node, given: Sequence[str], *, bare: bool) -> Swap:
    """A list with other items; those that stay keep their quotes and the comments on their lines."""
    if node.flow_style:
        return _in_brackets(places, node, given, bare=bare)
    starts = [item.start_mark.line for item in node.value]
    ends = [*starts[1:], places.last_line(node) + 1]
    old = {
        item.value: places.text[places.line_start(first) : places.line_start(last)]
        for item, first, last in zip(node.value, starts, ends, strict=True)
    }
    dash = " " * node.start_mark.column + "- "
    pieces = [old.get(each) or f"{dash}{scalar(each, bare=bare)}\n" for each in given]
    text = "".join(piece if piece.endswith("\n") else f"{piece}\n" for piece in pieces)
    return Swap(places.line_start(starts[0]), places.line_start(ends[-1]), text)


def _in_brackets(places: Places, node: Node, given: Sequence[str], *, bare: bool) -> Swap:
    old = {item.value: places.text[item.start_mark.index : item.end_mark.index] for item in node.value}
    items = [old.get(each) or scalar(each, bare=bare, in_flow=True) for each in given]
    return Swap(node.start_mark.index, node.end_mark.index, f"[{', '.join(items)}]")


def without(parent: Node, name: str | int) -> Swap | None:
    """What stands in brackets without one item or key; None where it is the only one."""
    if isinstance(parent, yaml.MappingNode):
        names = [key.value for key, _ in parent.value]
        spans = [(key.start_mark.index, value.end_mark.index) for key, value in parent.value]
    else:
        names = list(range(len(parent.value)))
        spans = [(item.start_mark.index, item.end_mark.index) for item in parent.value]
    place = names.index(name)
    if len(spans) == 1:
        return None
    if place + 1 < len(spans):
        return Swap(spans[place][0], spans[place + 1][0], "")
    return Swap(spans[place - 1][1], spans[place][1], "")
