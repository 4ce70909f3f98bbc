"""Takes a message that asks what there is and names no policy: 有什么补贴可以拿, 我开鞋厂能享受什么."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.deciding.cases import FEW, NAMED
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Clarify, Decision
from bot.core.text.normalizing import tidy
from bot.core.text.scanning import Scanner
from bot.core.weighing.scoring import CERTAIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.conversing import Conversation
    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.openings import Kind, Openings
    from bot.core.reading.reader import Reader, Reading

ENDING = "ending"
"""The question whose choices are what ends this year; they hang on the day, so the reply finds them."""
_SURE = 0.7


@dataclass(frozen=True)
class Opening:
    """Recognises openings."""

    knowledge: Knowledge
    reader: Reader
    openings: Openings
    general: Sequence[PartRef]
    """Offered to somebody of whom only the place is known."""

    def decide(self, text: str, conversation: Conversation) -> Decision | None:
        """What is asked back; None if the message says more, or names a policy."""
        plain = tidy(text).replace(" ", "")
        found = {word for word in self._all if word in plain}
        reading = self.reader.read(text)
        if not found & {*self.openings.asking, *self.openings.ending}:
            return None
        kind = self._kind(found, conversation, reading)
        places = self._places(reading, kind)
        if places is None:
            return None
        for place in places:
            for name in sorted(self.knowledge[place].names, key=len, reverse=True):
                plain = plain.replace(tidy(name).replace(" ", ""), "")
        if len(self._words.without(plain)) > FEW:
            return None
        clarify = self._asked_back(found, places, kind)
        return Decision(clarify, _SURE, "opening", tidy(text)) if clarify else None

    def _asked_back(self, found: set[str], places: Sequence[str], kind: Kind | None) -> Clarify | None:
        if kind is not None:
            known = (_as_ref(option) for option in kind.options)
            return Clarify(
                f"opening:{kind.about}", tuple(ref for ref in known if ref.topic in self.knowledge)
            )
        if found & set(self.openings.ending):
            return Clarify(ENDING, ())
        if len(places) == 1 and found & set(self.openings.wanted):
            place = self.knowledge[places[0]]
            return Clarify(f"opening_place:{place.title}", (PartRef(place.id, "overview"), *self.general))
        return None

    def _kind(self, found: set[str], conversation: Conversation, reading: Reading) -> Kind | None:
        """The kind with the longest sign in the message; a general one gives way to a word that says more."""
        signs = [
            (len(sign), -place, kind)
            for place, kind in enumerate(self.openings.kinds)
            if not (kind.alone and (conversation.topic is not None or reading.ambiguous))
            for sign in kind.signs
            if sign in found
        ]
        return max(signs, key=lambda sign: sign[:2])[2] if signs else None

    def _places(self, reading: Reading, kind: Kind | None) -> tuple[str, ...] | None:
        """The places that are named; None if a policy is, by more than what its kind is called."""
        offered = [_as_ref(option).topic for option in kind.options] if kind else []
        sure = [topic for topic in reading.named(CERTAIN) if self.knowledge[topic].kind != "place"]
        named = reading.named(NAMED)
        places = tuple(topic for topic in reading.named() if self.knowledge[topic].kind == "place")
        return places if not sure and {*named} <= {*places, *offered} else None

    @cached_property
    def _all(self) -> tuple[str, ...]:
        openings = self.openings
        signs = (sign for kind in openings.kinds for sign in kind.signs)
        return (*openings.asking, *openings.ending, *openings.wanted, *openings.besides, *signs)

    @cached_property
    def _words(self) -> Scanner:
        return Scanner(self._all)


def _as_ref(option: str) -> PartRef:
    topic, _, part = option.partition("/")
    return PartRef(topic, part or "overview")
