"""Listens to what asks for nothing: small talk, a wish for a person, noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.outcomes import Decision, Unanswered
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.reading.reader import Reader
    from bot.core.replying.smalltalk import Chatter

_SURE = 0.99


@dataclass(frozen=True, slots=True)
class NoQuestion:
    """Hears whether anything is asked."""

    chatter: Chatter
    reader: Reader

    def small_talk(self, text: str, _evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears 谢谢, 你好, 转人工 and nothing besides."""
        return self.chatter.decide(tidy(text))

    def noise(self, text: str, _evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears that no word was said."""
        written = tidy(text)
        return None if self.reader.units(written) else Decision(Unanswered(), _SURE, "nothing_said", written)

    def talk_at_length(self, text: str, _evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears small talk in many words, where nothing is asked and no policy is named."""
        return self.chatter.recognise(tidy(text), self.reader.read(text))
