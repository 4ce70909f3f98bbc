"""Takes apart what is asked of one topic in a list: 高企税率，有效期; 启航计划对象、内容和时间.

The topic is named once, or is that of the chat; every item is asked with its name before it. Whether they
are questions of their own shows in what each comes to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.deciding.apart import SURELY_ANSWERED, SURELY_MISSING
from bot.core.deciding.distributing import BETWEEN, COUNTED_UP, LOOSE, at_once, shared
from bot.core.deciding.several import MOST
from bot.core.outcomes import Answered, Clarify, Decision, Gap
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.core.knowledge.model import Topic
    from bot.core.outcomes import Reply
    from bot.core.reading.reader import Reader, Reading

    Heard = Callable[[str], Reply]
    Lacking = Callable[[Decision], Reply]
    SpeaksOf = Callable[[str, str], bool]

LONGEST = 12
"""Characters of an item, beside the name: what is longer is told."""
_SHORTEST = 2
"""Characters of an item that says what it asks for."""
_FEW = 5
"""Characters of an item that asks without a word for it."""
_SURELY_ALL = 0.6
"""Confidence in the overview from which it answers an item: of the items of forty lists four to which the
material has no answer came to it with 0.44 to 0.56, three that it does answer with 0.77 to 0.94."""
_SURELY_ALL_LOOSE = 0.75
"""The same where the item may be a clause of a story, as 一次性抵扣设备款 with 0.67 is."""
_NEVER_SPOKEN_OF = 0.6
"""How sure it is that what no text of a topic has is not documented: as for what is known to be missing."""
_OVERVIEW = "overview"
_ENDS = " \t,，、。.;；?？!！~～"
_TELLS = re.compile(r"我|咱|俺|敝|本[公厂店司]|[^除为得不免]了|齐|不[是对]|还是|[a-z]{3}|\d(?!\d{0,3}年)")
"""What is in no item of a list, but in what somebody tells of himself."""
_CONFIRMS = re.compile(r"(?:[吗嗎吧]|是不是|对不对)[?？。!！\s]*$")
"""What wants a list confirmed: 条件是人数、资产、所得额吗."""
_WANTS = re.compile(r".*(?:问|查|了解|知道|咨询|看看|看)(?:问|一?下)?[,，\s]*")
"""What says that somebody wants to know, and not what: 老板要我查下."""
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
    if not pieces or not _names_one(reading, pieces):
        return None
    name = next((piece.mentions[0].name for piece in pieces if piece.mentions), "")
    asking = [piece for piece in pieces if _left(piece)]
    parted = counted[counted.index(asking[0].written[:_SHORTEST]) :] if asking else ""
    items = tuple(_item(piece, name) for piece in asking)
    loose = LOOSE.search(parted) is not None
    bare = len(asking) < len(pieces) or (not name and " " in parted)
    sound = (
        2 <= len(items) <= MOST
        and all(map(_asks_for_something, items))
        and not (loose and any(_may_be_told(piece, bare=bare) for piece in asking))
        and not (loose and pieces[0].mentions and pieces[0].mentions[0].start)
    )
    return Listed(written, items, COUNTED_UP in counted and not loose, loose) if sound else None


def _without_lead(pieces: Sequence[Reading], reader: Reader) -> list[Reading]:
    """The pieces from the first that has a name or asks, less what says that somebody wants to know."""
    first = next((place for place, each in enumerate(pieces) if each.mentions or each.cues or each.asks), 0)
    named = next((place for place, each in enumerate(pieces) if each.mentions), first)
    kept = list(pieces[named if first == named else 0 :])
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
    asked = piece.written if piece.mentions else name + piece.written
    return Item(asked, _left(piece), piece.cues[0].words if piece.cues else None)


def _asks_for_something(item: Item) -> bool:
    return _SHORTEST <= len(item.said) <= LONGEST and not _TELLS.search(item.said)


def items_apart(
    found: Listed, heard: Heard, lacking: Lacking, speaks_of: SpeaksOf
) -> list[tuple[str, Reply]]:
    """The items that are surely about different parts of one topic, each with its reply; else nothing.

    Items that come to the same part have one reply. Where they are counted up, one may be asked back about,
    and what the topic never speaks of is said to be missing.

    Args:
        found: the list.
        heard: the reply to a question.
        lacking: the reply that what was decided on is not documented of a topic.
        speaks_of: whether a topic has words.
    """
    replies = {item: heard(item.asked) for item in found.items}
    parts = {
        item: sure_part(reply.decision, least=_SURELY_ALL_LOOSE if found.loose else _SURELY_ALL)
        for item, reply in replies.items()
    }
    topics = [part[0] for part in parts.values() if part is not None]
    if not topics or (len({*topics}) > 1 and not found.counted_up):
        return []
    topic = topics[0]
    apart: dict[object, tuple[str, Reply]] = {}
    for item, part in parts.items():
        if part is not None:
            apart.setdefault(part, (item.asked, replies[item]))
        elif found.counted_up and asks_back(topic, replies[item].decision):
            apart[item] = item.asked, replies[item]
        elif found.counted_up and item.cue is None and not speaks_of(topic, item.said):
            apart[item] = item.asked, lacking(_unspoken(topic, item.said))
        else:
            return []
    return [*apart.values()] if len(apart) > 1 else []


def _unspoken(topic: str, said: str) -> Decision:
    return Decision(Gap(topic, None), _NEVER_SPOKEN_OF, "unspoken", said)


def asks_back(topic: str, decision: Decision) -> bool:
    """Whether an item is asked back about among the parts of this topic, other than what it is at all."""
    match decision.outcome:
        case Clarify("close", options):
            return all(each.topic == topic and each.part != _OVERVIEW for each in options)
        case _:
            return False


def asked_as_one(found: Listed, whole: Decision, topic: Topic | None, reader: Reader) -> bool:
    """Whether a curator has the list as one: a phrasing as it stands, or what is missing with all its parts.

    Args:
        found: the list.
        whole: the decision on the message.
        topic: what that is about.
        reader: of the message.
    """
    phrasing = unspaced(reader.canonical(whole.matched or ""))
    if phrasing == unspaced(reader.read(found.written).canonical):
        return True
    missing = {each.id: reader.canonical(each.about) for each in topic.not_documented} if topic else {}
    about = missing.get(whole.about.part, "") if whole.about else ""
    cues = [item.cue for item in found.items if item.cue is not None]
    return bool(cues) and all(cue in about for cue in cues)


def sure_part(decision: Decision, least: float = _SURELY_ALL) -> tuple[str, str | None] | None:
    """The topic and the part that an item is surely about; None if it is not sure.

    Args:
        decision: on the item.
        least: confidence from which the overview is the answer.
    """
    match decision.outcome:
        case Answered(parts):
            surely = least if parts[0].part == _OVERVIEW else SURELY_ANSWERED
            return (parts[0].topic, parts[0].part) if decision.confidence >= surely else None
        case Gap(topic, part):
            return (topic, part) if decision.confidence >= SURELY_MISSING else None
        case _:
            return None
