"""Asks of each of several things what is asked of all: 启航，对标，拓展的时间分别是什么.

What they are called together may be said once (启航、对标、拓展计划), and so may what is done with them
(雇退伍军人和失业的各减多少). Whether they are questions of their own shows in what each comes to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.pieces.apart import about_others
from bot.core.deciding.pieces.distributing import BETWEEN, COUNTED_UP, at_once, marked, shared
from bot.core.deciding.pieces.several import MOST
from bot.core.outcomes import Clarify, Smalltalk, Unanswered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.core.outcomes import Decision
    from bot.core.reading.names import Names
    from bot.core.reading.reader import Reader

_EITHER = "还是"
_OF = "的"
"""What parts the last of them from what is asked, where it has no name."""
_SO_MANY = re.compile(r"[两三四五2-5][个名位样]")
_ONE = re.compile(r"(?:另)?[一1][个名位样]")
_DONE = re.compile(r"(?:招用|招|请|收|买|换|租|做|办)了?")
"""What is done with each of them, said once."""


def each_of(written: str, reader: Reader) -> tuple[str, ...]:
    """One question for each thing that a message counts up: questions if they are surely apart.

    Without a word that says each they are counted up, and some have names: 磁灶、安海、东石商会电话.
    """
    reading = reader.read(written)
    counted, asked = shared(reading.canonical)
    pieces = _without_count([piece for piece in BETWEEN.split(counted) if piece])
    whether = reading.asks_whether and _EITHER not in written
    if not 2 <= len(pieces) <= MOST or reading.compares or whether or at_once(written):
        return ()
    *before, last = pieces
    name, of = _last(last, reader)
    things = _completed([*before, name], reader.names)
    named = COUNTED_UP in written and any(map(reader.names.is_name, things))
    if max(map(len, things)) > levels.AN_ITEM or not (asked or named):
        return ()
    return tuple(f"{thing}{marked(of + asked, written)}" for thing in _done_alike(things))


def _without_count(pieces: list[str]) -> list[str]:
    """The pieces less one that only says how many follow: 有两个员工，一个是退伍兵，一个失业半年."""
    first, *rest = pieces or [""]
    counts = len(rest) > 1 and _SO_MANY.search(first) and all(map(_ONE.match, rest))
    return rest if counts else pieces


def things_apart(decisions: Sequence[Decision]) -> bool:
    """Whether two things at least are of a topic of its own each, and the others are of none."""
    sure = [each for each in decisions if each.about is not None]
    lost = [each for each in decisions if each.about is None]
    nothing_known = all(isinstance(each.outcome, Clarify | Unanswered | Smalltalk) for each in lost)
    return about_others(decisions) or (len(sure) > 1 and nothing_known and about_others(sure))


def _last(piece: str, reader: Reader) -> tuple[str, str]:
    """The last thing, and what is asked of all behind it."""
    mentions = reader.names.written(piece)
    if mentions and mentions[0].start == 0:
        return mentions[0].form, piece[mentions[0].end :]
    name, of, rest = piece.partition(_OF)
    if rest:
        return name, of + rest
    begins = [piece.index(cue.words) for cue in reader.cues(piece)]
    at = min(begins, default=0) or len(piece)
    return piece[:at], piece[at:]


def _completed(things: Sequence[str], names: Names) -> list[str]:
    """The things with what their names end in alike, where that is said once or never: 启航、对标."""
    unnamed = [thing for thing in things if not names.is_name(thing)]
    for ending in _endings(things, names) if 0 < len(unnamed) < len(things) else ():
        if all(names.is_name(thing + ending) for thing in unnamed):
            return [thing + ending if names.is_name(thing + ending) else thing for thing in things]
    return list(things)


def _endings(things: Sequence[str], names: Names) -> Iterator[str]:
    """What the name of one of them ends in, as it stands or when it is said in full."""
    for thing in filter(names.is_name, things):
        yield from (thing[at:] for at in range(1, len(thing)))
        yield from (form[len(thing) :] for form in names.forms if form.startswith(thing) and form != thing)


def _done_alike(things: Sequence[str]) -> list[str]:
    """The things, each with what is said to be done with the first."""
    done = _DONE.match(things[0])
    if done is None or any(map(_DONE.match, things[1:])):
        return list(things)
    return [things[0], *(done[0] + thing for thing in things[1:])]
