"""What a button below a card means, as a value and as the bytes that Telegram carries for it.

A button holds the ticket's number, so that whoever replies to the message says which ticket they mean, also
after a restart. Form: `t:<letter>:<ticket>`, and where more is needed `:<detail>`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

Verb = Literal[
    "claim",
    "reply",
    "send",
    "rewrite",
    "merge",
    "transfer",
    "ignore",
    "reopen",
    "show",
    "back",
    "suggest",
]
"""`merge`, `transfer`, `ignore` and `reopen` ask which, or whether, unless the detail says it."""

VERBS: tuple[Verb, ...] = get_args(Verb)
SURE = "y"
"""The detail of what is asked only once."""
_FORM = re.compile(r"t:(?P<verb>[a-k]):(?P<ticket>[0-9]{1,18})(?::(?P<detail>[A-Za-z0-9_-]{1,40}))?")


@dataclass(frozen=True, slots=True)
class Press:
    """Something to be done to a ticket."""

    verb: Verb
    ticket: int
    detail: str = ""
    """The other ticket's number, the other team, the answer's number, or that one is sure."""


def encode(press: Press) -> str:
    """The callback data; at most 64 bytes.

    >>> encode(Press("merge", 12, "7"))
    't:e:12:7'
    """
    data = f"t:{'abcdefghijk'[VERBS.index(press.verb)]}:{press.ticket}"
    return f"{data}:{press.detail}" if press.detail else data


def decode(data: str) -> Press | None:
    """What callback data stands for; None if it is none of a card.

    >>> decode("t:a:12")
    Press(verb='claim', ticket=12, detail='')
    """
    form = _FORM.fullmatch(data)
    if form is None:
        return None
    verb = VERBS["abcdefghijk".index(form["verb"])]
    return Press(verb, int(form["ticket"]), form["detail"] or "")
