"""Writes single values as YAML, in the plainest way that reads back as the same."""

from __future__ import annotations

import re

from bot.adapters.yaml.plain.scalars import resolve

_STRANGE_START = re.compile(r"""[\s\-?:,\[\]{}#&*!|>'"%@`]""")
_STRANGE_INSIDE = re.compile(r"""[:\uff1a] |:$|\s#|^\s|\s$|[\x00-\x1f\x7f-\x9f\ufeff]""")
_FLOW_STRANGE = re.compile(r"[,\[\]{}，、；]")
"""What ends a word in a list in brackets, or is taken for a comma that came out wide."""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def scalar(text: str, *, bare: bool = False, in_flow: bool = False) -> str:
    """A text on one line.

    Args:
        text: what is to be read back.
        bare: it is a day, a number, or true or false, and stands as it is.
        in_flow: it stands in brackets.

    >>> scalar("稳岗返还"), scalar("2026-12-31"), scalar("2026-12-31", bare=True), scalar("a: b")
    ('稳岗返还', '"2026-12-31"', '2026-12-31', '"a: b"')
    """
    if bare or _is_plain(text, in_flow=in_flow):
        return text
    return '"' + "".join(_ESCAPES.get(each, each) for each in text) + '"'


def _is_plain(text: str, *, in_flow: bool) -> bool:
    if not text or _STRANGE_START.match(text) or _STRANGE_INSIDE.search(text):
        return False
    if in_flow and _FLOW_STRANGE.search(text):
        return False
    try:
        return isinstance(resolve(text), str)
    except ValueError:  # like a day that does not exist
        return False


def block(text: str, indent: int, header: str = "|") -> str:
    """A text of several lines, from its mark on; the last line has no line break."""
    lines = text.split("\n")
    if lines[0][:1].isspace() or not lines[0]:
        return scalar(text)
    pad = " " * indent
    return "\n".join([header, *(pad + line if line.strip() else "" for line in lines)])


def value(given: str | list[str], indent: int, *, bare: bool = False) -> str:
    """A value as it stands after `key:`, the blank before it included.

    Args:
        given: a text, or the items of a list.
        indent: of the lines below the key, if there are any.
        bare: see `scalar`.
    """
    if isinstance(given, list):
        pad = " " * indent
        return "".join(f"\n{pad}- {scalar(item, bare=bare)}" for item in given)
    return " " + (block(given, indent) if "\n" in given else scalar(given, bare=bare))


def entry_in_brackets(fields: dict[str, str | list[str]], bare: frozenset[str]) -> str:
    """A mapping as an item of a list that is written in brackets.

    >>> print(entry_in_brackets({"id": "rain", "not": ["雪", "雹, 霰"]}, frozenset()))
    {id: rain, not: [雪, "雹, 霰"]}
    """
    pieces = []
    for key, given in fields.items():
        items = given if isinstance(given, list) else [given]
        written = ", ".join(scalar(each, bare=key in bare, in_flow=True) for each in items)
        pieces.append(f"{key}: [{written}]" if isinstance(given, list) else f"{key}: {written}")
    return f"{{{', '.join(pieces)}}}"


def entry(fields: dict[str, str | list[str]], indent: int, bare: frozenset[str]) -> str:
    """A mapping as an item of a list, from its dash on, without a line break at the end.

    >>> print(entry({"id": "rain", "not": ["雪", "雹"]}, 2, frozenset()))
      - id: rain
        not:
          - 雪
          - 雹
    """
    lines = [f"{key}:{value(given, indent + 4, bare=key in bare)}" for key, given in fields.items()]
    pad = " " * indent
    return f"{pad}- " + f"\n{pad}  ".join(lines)
