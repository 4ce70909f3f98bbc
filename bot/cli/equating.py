"""What `policybot suggest` says of words that may be read as others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.learning.equating import Equivalence, equivalences
from bot.core.place import local_day
from bot.messages import message
from bot.usecases.curating.brief import shortened
from bot.usecases.curating.recalling import rephrasings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.core.engine import Engine
    from bot.ports.questions import LoggedQuestion

_SHOWN = 3
"""Pairs of messages that are shown of each."""


def words_of(engine: Engine, chats: Iterable[Sequence[LoggedQuestion]]) -> list[Equivalence]:
    """The words that the log suggests to take for each other."""
    from bot.adapters.words import segment  # noqa: PLC0415  # loads a dictionary

    reader = engine.reader
    named = frozenset(reader.names.forms)
    said = (each for chat in chats for each in rephrasings(chat))
    return equivalences(said, segment, reader.canonical, lambda word: reader.canonical(word) in named)


def lines(number: int, each: Equivalence) -> Iterator[str]:
    """One of them, with what speaks for it."""
    yield message("suggest.words", number=number, other=each.other, word=each.word)
    latest = local_day(max(shown.at for shown in each.shown))
    yield message("suggest.words_shown", chats=each.chats, day=latest)
    for shown in each.shown[:_SHOWN]:
        missed, answered = shortened(shown.missed), shortened(shown.answered)
        yield message("suggest.words_line", missed=missed, answered=answered, part=shown.part)
