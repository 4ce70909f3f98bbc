"""Listens to what asks for nothing: small talk, a wish for a person, noise."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.found import HEARD
from bot.core.deciding.grounds.plainly import asks_plainly
from bot.core.knowledge.parts import TALK
from bot.core.outcomes import Clarify, Decision, Smalltalk, Unanswered
from bot.core.text.despairing import despairs
from bot.core.text.normalizing import clean, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import PartRef
    from bot.core.reading.reader import Reader
    from bot.core.replying.smalltalk import Chatter

_SURE = 0.99
_CLOSING = "closing"
_MARK = re.compile(r"[,，。;；!！、?？\s]+")
_GIVES_UP = re.compile(r"(?:那|那我|那就|我就|就|还是)?(?:算了|不(?:弄|办|搞|申请|报|要)了)(?:吧|啦|算了)?")
"""Who gives up what he asked for, and says no more."""
_DESPAIR, _WANTS = "distress", f"{TALK}:vague_want"
_LOST = "nothing_fits"


@dataclass(frozen=True, slots=True)
class NoQuestion:
    """Hears whether anything is asked."""

    chatter: Chatter
    reader: Reader
    general: Sequence[PartRef] = ()
    """Offered to who wants anything that there is."""

    def small_talk(self, text: str, _evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears 谢谢, 你好, 转人工 and nothing besides."""
        return self.chatter.decide(tidy(text))

    def noise(self, text: str, _evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears that no word was said."""
        written = tidy(text)
        return None if self.reader.units(written) else Decision(Unanswered(), _SURE, "nothing_said", written)

    def talk_at_length(self, text: str, _evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears small talk in many words, where nothing is asked and no policy is named.

        So is heard who gives up at the end, whatever he names before without asking: 要高企才行啊 那算了.
        """
        *said, last = [clause for clause in _MARK.split(text) if clause] or [""]
        if said and _GIVES_UP.fullmatch(last) and not any(map(self._asks, said)):
            return Decision(Smalltalk(_CLOSING), HEARD, "smalltalk", tidy(text), matched=last)
        return self.chatter.recognise(tidy(text), self.reader.read(text))

    def _asks(self, clause: str) -> bool:
        reading = self.reader.read(clause)
        return asks_plainly(reading) or reading.asks_whether

    def no_despair(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears that nobody despairs who is only taken for it: 朋友厂都领到了，我也要弄.

        He is offered what there is, if that is what he may want next; else nothing is known of what he asks.
        """
        decision = evidence.decision
        if decision is None or decision.outcome != Smalltalk(_DESPAIR) or despairs(clean(text)):
            return None
        topics = (each.ref.topic for each in decision.candidates)
        likeliest = next((topic for topic in topics if topic != f"{TALK}:{_DESPAIR}"), None)
        if likeliest == _WANTS:
            return replace(decision, outcome=Clarify("general", tuple(self.general)))
        return replace(decision, outcome=Unanswered(), rule=_LOST, matched=None)
