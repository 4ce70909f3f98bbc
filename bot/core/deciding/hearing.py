"""How a message is heard: by all that listen to it, in the chat as it is, or in one that it may be meant in.

What points at something shown, corrects what was answered, goes back in the chat, picks one of those offered
or leaves half of itself out is heard in another chat, or otherwise, before those that listen have their say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.core.deciding.chats.asked_instead import asked_instead
from bot.core.deciding.chats.both_sides import of_both
from bot.core.deciding.chats.by_clause import of_clause
from bot.core.deciding.chats.going_back import of_earlier
from bot.core.deciding.chats.named_beside import of_named_beside
from bot.core.deciding.chats.of_its_twin import not_of_twin
from bot.core.deciding.chats.offered import of_offered
from bot.core.deciding.chats.that_one import of_that_one
from bot.core.deciding.chats.wanting_in import how_to, may_he
from bot.core.deciding.chats.with_it import of_it_with
from bot.core.deciding.figures.of_before import says_next
from bot.core.deciding.grounds.cases import says_little
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.grounds.whole import Whole, heard_otherwise
from bot.core.deciding.opening.describing import described
from bot.core.outcomes import Decision, Smalltalk, Unanswered
from bot.core.reading.of_whom import asks_of_whom
from bot.core.text.likening import without_likened

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.cases import Material
    from bot.core.deciding.listeners import Listeners
    from bot.core.reading.reader import Reader

NOTHING = Decision(Unanswered(), 0.5, "nothing_fits", "")
"""What a message comes to of which nobody hears anything; the rules always do."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Decides what a message comes to."""

    listeners: Listeners

    def decide(self, text: str, conversation: Conversation, today: date | None = None) -> Decision:
        """The outcome for a message, and why.

        Args:
            text: the message.
            conversation: what was said before.
            today: the day in Asia/Shanghai; where it is not said, 去年 is no year.
        """
        order = self.listeners.order(self._in_the_chat)
        return order(text, Evidence(today), conversation) or NOTHING

    def _in_the_chat(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a message in the chat as it is, or about another topic that was talked of or offered."""
        text = how_to(without_likened(text), conversation)
        mentions = self._reader.read(text).mentions
        text = may_he(text, conversation, [topic for each in mentions for topic in each.topics])
        instead = (
            self._pointed(text, evidence, conversation)
            or self.listeners.payers.as_another(text, conversation)
            or self._corrected(text, evidence, conversation)
            or self.listeners.ends.of_offered(text, evidence, conversation)
            or self._that_one(text, evidence, conversation)
            or self._behind(text, evidence, conversation)
            or self._behind_errand(text, evidence, conversation)
        )
        if instead is not None:
            return instead
        conversation = self.listeners.payers.in_the_chat(text, conversation)

        def of_choices(heard: Conversation) -> Decision:
            return self._of_choices(text, evidence, heard)

        def again(clause: str, heard: Conversation) -> Decision:
            return self._alone(clause, evidence, replace(heard, offered=()))

        instead = asked_instead(text, conversation, again, self._surely)
        if instead is not None:
            return instead
        decision = of_earlier(text, conversation, of_choices, self._surely)
        topic = self._material.knowledge.by_id.get(conversation.topic or "")
        whole = Whole(text, decision, conversation, again, self._reader, self._surely, topic)
        return self._otherwise(whole)

    def _otherwise(self, whole: Whole) -> Decision:
        """The decision for a message heard as a whole, or what it comes to heard otherwise."""
        listeners = self.listeners
        beside = listeners.another_matter.heard(whole)
        if beside is not None:
            return listeners.payers.of_him(replace(whole, decision=beside))
        twins = self._material.knowledge.twins.get(whole.conversation.topic or "", ())
        scorer = self._material.scorer
        return heard_otherwise(
            whole,
            partial(not_of_twin, twins=twins, strange=scorer.strange, own=scorer.own),
            listeners.tells_of_himself.heard,
            listeners.asked_last.heard,
            listeners.own_names.turned_to,
            listeners.own_names.went_on,
            of_it_with,
            listeners.at_once.heard,
            listeners.at_once.asked_beside,
            of_named_beside,
            listeners.own_line.heard,
            listeners.named_again.heard,
            of_clause,
            listeners.aside.heard,
            listeners.put_up_papers.heard,
            listeners.payers.left,
            listeners.payers.of_him,
        )

    def _pointed(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears what is asked of one of those that were shown, by its number."""

        def hear(said: str, heard: Conversation) -> Decision:
            return self._of_choices(said, evidence, heard)

        return self.listeners.by_number.heard(text, conversation, hear)

    def _that_one(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears which of those that were offered is described."""

        def hear(said: str, heard: Conversation) -> Decision:
            return self._of_choices(said, evidence, heard)

        return of_that_one(text, conversation, hear, self.listeners.undocumented.picked)

    def _corrected(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears what a correction means instead; of a number alone, the asker corrects himself."""
        if says_next(text):
            return None

        def meant(said: str, heard: Conversation) -> Decision:
            return of_offered(heard, lambda chat: self._alone(said, evidence, chat), self._surely)

        return self.listeners.correcting.meant(text, conversation, meant, self._surely)

    def _behind(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears the question behind an introduction, where it has an answer."""
        asked = self.listeners.introducing.asked_after(text)
        heard = self._in_the_chat(asked, evidence, conversation) if asked is not None else None
        surely = heard is not None and heard.about is not None and heard.confidence >= self._surely
        return heard if surely else None

    def _behind_errand(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears the question of who asks so as to write it down, where something is found for it."""
        asked = self.listeners.errand.asked_behind(text)
        heard = self._in_the_chat(asked, evidence, conversation) if asked is not None else None
        lost = heard is None or isinstance(heard.outcome, Smalltalk | Unanswered)
        return None if lost else heard

    def _of_choices(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision:
        """Hears a message about each side of a comparison and each topic that was offered."""

        def of_sides(heard: Conversation) -> Decision:
            return of_both(text, heard, lambda chat: self._alone(text, evidence, chat))

        def chosen(offered: tuple[str, ...]) -> str | None:
            return described(self._reader.read(text), offered, self._material.scorer)

        reading = self._reader.read(text)
        named = reading.named()

        def twins(topic: str) -> Collection[str]:
            return () if topic in named else self._material.knowledge.twins.get(topic, ())

        whom, little = (
            asks_of_whom(reading.canonical),
            says_little(reading) and bool(reading.specific.strip()),
        )
        return of_offered(conversation, of_sides, self._surely, chosen, twins, whom=whom, little=little)

    def _alone(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision:
        return self.listeners.order_in_the_chat(text, evidence, conversation) or NOTHING

    @property
    def _reader(self) -> Reader:
        return self.listeners.rules.reader

    @property
    def _material(self) -> Material:
        return self.listeners.rules.material

    @property
    def _surely(self) -> float:
        """Confidence from which an answer is given."""
        return self._material.thresholds.answer
