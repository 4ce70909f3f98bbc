"""Takes apart what is asked of one topic in a list: 高企税率，有效期; 启航计划对象、内容和时间.

The topic is named once, or is that of the chat; every item is asked with its name before it. Whether they
are questions of their own shows in what each comes to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.pieces.distributing import BETWEEN, COUNTED_UP, LOOSE, at_once, shared
from bot.core.deciding.pieces.several import MOST
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.reading.reader import Reader, Reading

_FEW = 5
"""Characters of an item that asks without a word for it."""
_ENDS = " \t,，、。.;；?？!！~～"
_TELLS = re.compile(
    r"[这那這]|我|咱|俺|敝|本[公厂店司]|[^除为得不免]了|齐|最好|最新|具体|是真|真的|不[是对]|还是|[a-z]{3}|\d(?!\d{0,3}年)"
)
"""What is in no item of a list, but in what somebody tells of himself, or where he points at something."""
_CONFIRMS = re.compile(r"(?:[吗嗎吧]|是不是|对不对)[?？。!！\s]*$")
"""What wants a list confirmed: 条件是人数、资产、所得额吗."""
_WANTS = re.compile(r".*(?:问|查|了解|知道|咨询|看看|看|给[个個我])(?:问|一?下)?[,，\s]*(?:咱们?|我们|你们)?")
"""What says that somebody wants to know, and not what: 老板要我查下."""
_OF_IT = re.compile(r"^(?P<name>[^的]{2,})的")
"""A name, and what joins it to what is asked of it."""
_OF = re.compile(r"^[的之]|的$")


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things that are asked of a topic."""

    asked: str
    """As a question of its own, with the name of the topic."""
    said: str
    """Without it, in canonical words."""
    cue: str | None
    """The words in it that ask for a standard part; None where it asks for something else."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a message asks of one topic item by item."""

    written: str
    """The message."""
    items: tuple[Item, ...]
    counted_up: bool
    """Whether it has the mark of a list, so that an item of which nothing is known is one nevertheless."""
    loose: bool
    """Whether a space or a comma parts items, as it does the clauses of a story."""


def listed(written: str, reader: Reader, topic: str | None) -> Listed | None:
    """The list that a message is; None if it is none.

    Args:
        written: the message.
        reader: reads it.
        topic: that of the chat, which a message without a name is about.
    """
    reading = reader.read(written)
    nothing = not reading.mentions and topic is None
    if nothing or reading.compares or _CONFIRMS.search(written) or at_once(written):
        return None
    counted, asked = shared(written.strip(_ENDS))
    pieces = _without_lead([reader.read(piece + asked) for piece in BETWEEN.split(counted) if piece], reader)
    asking = [piece for piece in pieces if _left(piece)]
    if len(asking) < 2 or not _names_one(reading, pieces):
        return None
    name = next((piece.mentions[0].name for piece in pieces if piece.mentions), "")
    items = tuple(_item(piece, name) for piece in asking)
    parted = "".join(BETWEEN.findall(counted)[1 - len(asking) :])
    loose = LOOSE.search(parted) is not None
    bare = len(asking) < len(pieces) or (not name and " " in parted)
    told = loose and (_begins_late(pieces[0]) or any(_may_be_told(piece, bare=bare) for piece in asking))
    sound = len(items) <= MOST and all(map(_asks_for_something, items)) and not told
    return Listed(written, items, COUNTED_UP in counted and not loose, loose) if sound else None


def _begins_late(piece: Reading) -> bool:
    """Whether something is said before the name."""
    return bool(piece.mentions) and piece.mentions[0].start > 0


def _without_lead(pieces: Sequence[Reading], reader: Reader) -> list[Reading]:
    """The pieces from the name on, if none before it asks, less what says that somebody wants to know."""
    named = next((place for place, each in enumerate(pieces) if each.mentions), 0)
    lead, kept = pieces[:named], list(pieces[named:])
    if any(each.cues or each.asks for each in lead):
        return list(pieces)
    name = kept[0].mentions[0] if kept and kept[0].mentions else None
    if name is not None and _WANTS.fullmatch(kept[0].canonical[: name.start]):
        kept[0] = reader.read(kept[0].canonical[name.start :])
    return kept


def _names_one(reading: Reading, pieces: Sequence[Reading]) -> bool:
    """Whether the pieces of a message name what it names: nothing, or one thing from the first piece on."""
    named = {each.topics for piece in pieces for each in piece.mentions}
    if len(named) > 1 or named != {each.topics for each in reading.mentions}:
        return False
    return not named or bool(pieces[0].mentions)


def _may_be_told(piece: Reading, *, bare: bool) -> bool:
    """Whether a piece that only a space or a comma parts from the next may be told, not asked.

    Behind a name with something asked of it, a few characters ask as well: 高企税率，有效期.
    """
    few = not bare and len(_left(piece)) <= _FEW
    return not (few or piece.cues or piece.asks)


def _left(piece: Reading) -> str:
    """What a piece says beside the name."""
    return _OF.sub("", unspaced(piece.remainder))


def _item(piece: Reading, name: str) -> Item:
    asked = _OF_IT.sub(r"\g<name>", piece.written) if piece.mentions else name + piece.written
    return Item(asked, _left(piece), piece.cues[0].words if piece.cues else None)


def _asks_for_something(item: Item) -> bool:
    return levels.A_WORD <= len(item.said) <= levels.AN_ITEM and not _TELLS.search(item.said)
