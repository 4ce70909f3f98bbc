"""What the question log holds, as a replay and as suggestions want it: chats, and what people meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.core.learning.equating import Rephrased
from bot.core.learning.suggesting import Hint
from bot.core.proving.replaying import Turn

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Sequence

    from bot.ports.questions import LoggedQuestion

_PICK = "choice:"
_REFUSED = ("down", "none_of_these")
_MISSED = ("gap", "unanswered", "clarify")
AT_ONCE = timedelta(minutes=5)
"""What is said later is another question rather than the same again."""


async def chats(rows: AsyncIterator[LoggedQuestion], lasts: timedelta) -> list[list[LoggedQuestion]]:
    """The rows of a log as chats, each as long as its topic lasts; in the order in which they began.

    Args:
        rows: oldest first.
        lasts: how long after a message the next one still belongs to it.
    """
    found: list[list[LoggedQuestion]] = []
    open_: dict[tuple[str, str], list[LoggedQuestion]] = {}
    async for row in rows:
        chat = open_.get((row.channel, row.chat))
        if chat is None or row.asked_at - chat[-1].asked_at > lasts:
            chat = open_[row.channel, row.chat] = []
            found.append(chat)
        chat.append(row)
    return found


def turns(chat: Iterable[LoggedQuestion]) -> list[Turn]:
    """A chat as it is said again; what was tapped stands with the message before it."""
    found: list[Turn] = []
    for row in chat:
        if _typed(row):
            found.append(Turn(row.text, f"#{row.id}", tuple(_picks(row)), row.town))
        elif row.topic is not None:
            option = f"{row.topic}/{row.facet or 'overview'}"
            last = found.pop() if found else Turn("", counts=False)
            known = {_part(each) for each in last.picks}
            found.append(last if option in known else replace(last, picks=(*last.picks, option)))
    return found


def hints(chat: Sequence[LoggedQuestion]) -> Iterator[Hint]:
    """What people in a chat showed that they meant.

    Said again in other words counts only if the part that answered then was among those that came close
    before: otherwise it is another question.
    """
    typed = [row for row in chat if _typed(row)]
    for row, following in zip(typed, (*typed[1:], None), strict=True):
        if row.outcome == "clarify" and (picks := list(_picks(row))):
            yield Hint(row.text, _part(picks[-1]), "picked", row.asked_at)
        elif row.outcome in _MISSED and following is not None and _answered(following):
            part = f"{following.topic}/{following.facet or 'overview'}"
            if part in {each for each, _ in row.candidates}:
                yield Hint(row.text, part, "rephrased", row.asked_at)


def rephrasings(chat: Sequence[LoggedQuestion]) -> Iterator[Rephrased]:
    """What people in a chat said again in other words within minutes, and were answered then.

    A choice that was picked after the second message counts as its answer.
    """
    typed = [row for row in chat if _typed(row)]
    for row, following in pairwise(typed):
        if row.outcome not in _MISSED or following.asked_at - row.asked_at > AT_ONCE:
            continue
        picks = [*_picks(following)] if following.outcome == "clarify" else []
        if picks or _answered(following):
            part = _part(picks[-1]) if picks else f"{following.topic}/{following.facet or 'overview'}"
            yield Rephrased(row.text, following.text, part, (row.channel, row.chat), row.asked_at)


def _typed(row: LoggedQuestion) -> bool:
    """Whether somebody wrote it; a row of what was tapped holds no normalised text."""
    return bool(row.normalized)


def _answered(row: LoggedQuestion) -> bool:
    return row.outcome == "answered" and row.topic is not None and not {*_REFUSED} & {*row.feedback}


def _picks(row: LoggedQuestion) -> Iterator[str]:
    return (each.removeprefix(_PICK) for each in row.feedback if each.startswith(_PICK))


def _part(option: str) -> str:
    """`topic/part` of a choice, which may be a topic, or a side of a limit in a part.

    >>> _part("stay"), _part("stay/benefit@1.2")
    ('stay/overview', 'stay/benefit')
    """
    part = option.partition("@")[0]
    return part if "/" in part else f"{part}/overview"
