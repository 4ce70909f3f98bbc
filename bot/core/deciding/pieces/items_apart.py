"""Whether the items of a list are questions of their own: each is surely about another part of the topic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.pieces.apart import SURELY_ANSWERED, SURELY_MISSING, not_understood
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify, Decision, Gap
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.deciding.grounds.cases import Material
    from bot.core.deciding.pieces.listed import Item, Listed
    from bot.core.outcomes import Reply
    from bot.core.reading.reader import Reader

    Part = tuple[str, str | None]

_SURELY_ALL = levels.LIKELY
"""Confidence in the overview from which it answers an item: of the items of forty lists four to which the
material has no answer came to it with 0.44 to 0.56, three that it does answer with 0.77 to 0.94."""
_SURELY_ALL_LOOSE = levels.FAIRLY
"""The same where the item may be a clause of a story, as 一次性抵扣设备款 with 0.67 is."""
_COUNT = re.compile(r"[数數率额額量]$")
"""What a text need not say of what it has the number of: 章数."""
_NEVER_SPOKEN_OF = levels.LIKELY
"""How sure it is that what no text of a topic has is not documented: as for what is known to be missing."""


@dataclass(frozen=True, slots=True)
class ItemsApart:
    """Tells which replies the items of a list get."""

    reader: Reader
    material: Material
    lacking: Callable[[Decision], Reply]
    """The reply to one of several questions, that this is not documented."""

    def of(self, found: Listed, whole: Decision, heard: Callable[[str], Reply]) -> list[tuple[str, Reply]]:
        """The items, each with its reply; nothing if they are not surely about different parts.

        Those that come to the same part have one reply. Where they are counted up, one may be asked back
        about, what the topic never speaks of is missing, and what is not understood is said not to be.

        Args:
            found: the list.
            whole: the decision on the message as it stands.
            heard: the reply to a question.
        """
        replies = {item: heard(item.asked) for item in found.items}
        least = _SURELY_ALL_LOOSE if found.loose else _SURELY_ALL
        parts = {item: sure_part(reply.decision, least) for item, reply in replies.items()}
        topics = list(dict.fromkeys(part[0] for part in parts.values() if part and part[1]))
        mixed = len(topics) > 1 and not found.counted_up
        if not topics or mixed or self._is_a_mere_name(topics[0]) or self._is_one(found, whole, parts):
            return []
        told: dict[object, tuple[str, Reply]] = {}
        for item, reply in replies.items():
            part = parts[item]
            new = self._reply(item, reply, part, topics[0], counted_up=found.counted_up)
            if new is None:
                return []
            told.setdefault(part if part and part[1] else item, (item.asked, new))
        known = sum(_is_known(reply) for _, reply in told.values())
        return [*told.values()] if known >= levels.SEVERAL else []

    def _reply(
        self, item: Item, reply: Reply, part: Part | None, topic: str, *, counted_up: bool
    ) -> Reply | None:
        """The reply to an item; None if it is not sure, and may be none."""
        if part is not None:
            return reply if part[1] is not None else self.lacking(_unspoken(part[0], item.said))
        if not counted_up:
            return None
        if asks_back(topic, reply.decision):
            return reply
        spoken_of = self.material.scorer.sayings.speaks_of(topic, _COUNT.sub("", item.said))
        return not_understood(reply) if item.cue or spoken_of else self.lacking(_unspoken(topic, item.said))

    def _is_one(self, found: Listed, whole: Decision, parts: dict[Item, Part | None]) -> bool:
        """Whether a curator has the list as one: a phrasing as it stands, or one gap with all that."""
        phrasing = unspaced(self.reader.canonical(whole.matched or ""))
        if phrasing == unspaced(self.reader.read(found.written).canonical):
            return True
        about = self._missing(whole)
        of_whole = sure_part(whole, _SURELY_ALL)
        return about is not None and all(
            part == of_whole or (item.cue is not None and item.cue in about) for item, part in parts.items()
        )

    def _is_a_mere_name(self, topic: str) -> bool:
        """Whether nothing but its name is known of a topic: of every item the same would be said."""
        return self.material.knowledge[topic].name_only is not None

    def _missing(self, whole: Decision) -> str | None:
        """What is not documented, where the decision on the message is that it is not."""
        if not isinstance(whole.outcome, Gap):
            return None
        known = self.material.knowledge[whole.outcome.topic].not_documented
        about = (each.about for each in known if each.id == whole.outcome.part)
        return next(map(self.reader.canonical, about), None)


def _is_known(reply: Reply) -> bool:
    """Whether the reply to an item says something of it, or asks back."""
    return isinstance(reply.decision.outcome, Answered | Gap | Clarify)


def asks_back(topic: str, decision: Decision) -> bool:
    """Whether an item is asked back about among the parts of this topic, other than what it is at all."""
    match decision.outcome:
        case Clarify(options=options, is_guess=True):
            return all(each.topic == topic and each.part != OVERVIEW for each in options)
        case _:
            return False


def sure_part(decision: Decision, least: float) -> Part | None:
    """The topic and the part that an item is surely about; None if it is not sure.

    Args:
        decision: on the item.
        least: confidence from which the overview is the answer.
    """
    match decision.outcome:
        case Answered(parts):
            surely = least if parts[0].part == OVERVIEW else SURELY_ANSWERED
            return (parts[0].topic, parts[0].part) if decision.confidence >= surely else None
        case Gap(topic, part):
            return (topic, part) if decision.confidence >= SURELY_MISSING else None
        case _:
            return None


def _unspoken(topic: str, said: str) -> Decision:
    return Decision(Gap(topic, None), _NEVER_SPOKEN_OF, "unspoken", said)
