"""Hears what is asked of what has a name of its own within the chat's policy: 那小巨人呢.

A policy may have levels or errands that people call by a name: what is asked of one is not what is told of
the whole. Who turns to one asks of it what was told before; who goes on after what was told of one
(简易注销, then 多久能办完) asks of that one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import says_little
from bot.core.knowledge.parts import asked_by
from bot.core.knowledge.topic import OVERVIEW
from bot.core.text.normalizing import tidy, unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import PartRef, Topic
    from bot.core.outcomes import Decision

RULE = "own_name"
MOSTLY = levels.LIKELY
"""Share of what a part is asked by in which a name stands, from which it is about what has that name,"""
FEW_PARTS = levels.PERHAPS
"""and share of the policy's parts up to which that is not the whole policy: 启航班 stands in a third of those
of its plan, a second name of a policy in three quarters."""
_GOES_ON = re.compile(r"(?:那么?|要是|如果是?|换成)*(?P<said>[^,，。?？]+?)的?呢[?？]?")


@dataclass(frozen=True, slots=True)
class OwnNames:
    """Knows by which names the parts of a policy are asked."""

    def turned_to(self, whole: Whole) -> Decision:
        """The decision for a message; where it turns to such a name, what was told before, of that."""
        topic, part = whole.topic, whole.conversation.facet
        found = _GOES_ON.fullmatch(unspaced(tidy(whole.text)))
        if topic is None or part in (None, OVERVIEW) or found is None or whole.conversation.offered:
            return whole.decision
        name = _name(topic, found["said"])
        told = whole.decision.answered
        if name is None or told is None or told.topic != topic.id or not told.is_whole:
            return whole.decision
        for asked in asked_by(topic).get(str(part), ()):
            heard = whole.hear(f"{name}{_without_names(topic, asked)}", whole.conversation)
            if heard.is_about(topic.id) and heard.confidence >= whole.surely and _is_new(heard, topic, part):
                return replace(heard, rule=RULE)
        return whole.decision

    def went_on(self, whole: Whole) -> Decision:
        """The decision for a message; where it says little after what was told of such a name, that of it."""
        decision, topic, reading = whole.decision, whole.topic, whole.reader.read(whole.text)
        name = _own_name(topic, whole.conversation.facet) if topic else None
        if topic is None or name is None or not says_little(reading) or whole.conversation.offered:
            return decision
        part = decision.answered
        if part is None or part.topic != topic.id or _stands(name, asked_by(topic).get(part.part, ())):
            return decision
        heard = whole.hear(f"{name}{reading.written}", whole.conversation)
        about = heard.about
        of_it = about is not None and about.topic == topic.id
        if not of_it or about is None or heard.confidence < whole.surely:
            return decision
        return replace(heard, rule=RULE) if _stands(name, asked_by(topic).get(about.part, ())) else decision


def _is_new(decision: Decision, topic: Topic, part: str | None) -> bool:
    """Whether a part of its own is told, or said to be missing: not the whole, nor what was told before."""
    about: PartRef | None = decision.about
    return about is not None and about.part in asked_by(topic) and about.part not in (OVERVIEW, part)


def _name(topic: Topic, said: str) -> str | None:
    """The name that is said, where it is none that the whole policy goes by."""
    names = {unspaced(name): name for name in topic.names if name not in (topic.title, topic.short)}
    return names.get(said)


def _own_name(topic: Topic, part: str | None) -> str | None:
    """The name of what a part is about, which is not the whole policy; the longest of several."""
    asked = asked_by(topic)
    if part is None or part == OVERVIEW or part not in asked:
        return None
    names = [name for name in topic.names if name not in (topic.title, topic.short)]
    own = [name for name in names if _share(name, asked[part]) >= MOSTLY and _is_of_few(name, asked)]
    return max(own, key=len, default=None)


def _is_of_few(name: str, asked: Mapping[str, Sequence[str]]) -> bool:
    return sum(_stands(name, each) for each in asked.values()) <= FEW_PARTS * len(asked)


def _stands(name: str, asked: Sequence[str]) -> bool:
    return any(name in each for each in asked)


def _share(name: str, asked: Sequence[str]) -> float:
    return sum(name in each for each in asked) / max(1, len(asked))


def _without_names(topic: Topic, asked: str) -> str:
    for name in sorted(topic.names, key=len, reverse=True):
        asked = asked.replace(name, "")
    return asked
