"""What differs between two versions of the knowledge base, and between two replies, in a curator's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.outcomes import Answered, Clarify
from bot.messages import message, message_table
from bot.usecases.curating.brief import shortened

if TYPE_CHECKING:
    from bot.core.outcomes import Reply
    from bot.core.proving.differing import Difference


def worded(each: Difference) -> str:
    """One difference as a curator would put it."""
    names = message_table("diff.status_names")
    ways = (each.old, each.new), (each.new, each.old)
    old, new = (names.get(text) or own_lines(text, other) or message("diff.no_end") for text, other in ways)
    values = {"part": each.part, "old": old, "new": new, "added": each.added, "removed": each.removed}
    return message(f"diff.{each.what}", **values)


def own_lines(text: str, other: str) -> str:
    r"""The lines that only one of two texts has, in short; the whole of it where it has none of its own.

    >>> own_lines("每把补 5 元。\n咨询：12345", "每把补 8 元。\n咨询：12345")
    '每把补 5 元。'
    """
    known = set(other.split("\n"))
    return shortened("\n".join(line for line in text.split("\n") if line not in known) or text)


def hit(reply: Reply) -> str:
    """What a reply tells or offers, in short: the outcome and the parts."""
    outcome = reply.decision.outcome
    if reply.several:
        return "；".join(hit(each) for _, each in reply.several)
    if isinstance(outcome, Answered | Clarify):
        told = "、".join(map(str, outcome.parts if isinstance(outcome, Answered) else outcome.options))
    else:
        told = "/".join(name for name in (reply.topic, reply.facet) if name)
    return f"{message(f'outcome.{reply.outcome}')} {told}".rstrip()
