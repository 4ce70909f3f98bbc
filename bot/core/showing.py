"""What a chat has shown in order, which 第二个 may mean.

It is the list that was shown last, each as `topic/part`, and behind it the topics outside that list that were
talked of since, in turn. One that stands for something else that was counted up may come last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.core.outcomes import Reply

MOST_SHOWN = 9
"""Topics talked of in turn that can be counted; those after them are no first ones."""
_OTHERS_COUNTED = "#"
"""Stands last where the last reply counts up something else: an ordinal may mean that."""
_COUNTS = re.compile(r"(?m)^\s*(?:\d[.、)）]|[①-⑨])|[①②]")


def countable(shown: tuple[str, ...]) -> tuple[str, ...]:
    """What an ordinal counts: the list shown last, or the topics talked of in turn once there are two.

    >>> countable(("a/benefit", "b/overview", "c")), countable(("a", "b"))
    (('a/benefit', 'b/overview'), ('a', 'b'))
    """
    if shown[-1:] == (_OTHERS_COUNTED,):
        return ()
    talked = _talked(shown)
    return talked if len(talked) > 1 else shown[: len(shown) - len(talked)]


def shown_after(shown: tuple[str, ...], reply: Reply) -> tuple[str, ...]:
    """What may be counted after a reply: its own list, or what was shown with its topic behind it."""
    new = _list_of(reply)
    if len(new) > 1:
        return new
    shown = tuple(each for each in shown if each != _OTHERS_COUNTED)
    if reply.about is None:
        return shown
    if reply.about not in {each.partition("/")[0] for each in shown}:
        shown = (*shown, reply.about)
    if len(talked := _talked(shown)) > 1:
        shown = talked[:MOST_SHOWN]
    counts = bool(reply.options) or _COUNTS.search(reply.text) is not None
    return (*shown, _OTHERS_COUNTED) if counts else shown


def _talked(shown: tuple[str, ...]) -> tuple[str, ...]:
    """The topics behind the list."""
    return tuple(each for each in shown if "/" not in each)


def _list_of(reply: Reply) -> tuple[str, ...]:
    """What a reply shows one below the other, or counts up."""
    if reply.several:
        return tuple(f"{each.about or ''}/{each.facet or ''}" for _, each in reply.several)
    if reply.outcome == "clarify":
        return tuple(option.id for option in reply.options)
    return reply.listed
