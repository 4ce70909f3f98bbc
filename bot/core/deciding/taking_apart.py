"""Finds what a message asks, one thing or several, with the reply to each.

It is taken apart in the first way whose pieces are questions of their own, and each piece once more:
高企和科小的税率、有效期 are four questions. What is believed of one sum in slices is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.deciding.pieces.apart import about_others, better, not_understood, surely_apart
from bot.core.deciding.pieces.each_of import each_of, things_apart
from bot.core.deciding.pieces.items_apart import ItemsApart
from bot.core.deciding.pieces.listed import listed
from bot.core.deciding.pieces.of_one import OfOne, is_lost, is_sure
from bot.core.deciding.pieces.one_by_one import one_by_one
from bot.core.deciding.pieces.several import clauses, pair, questions
from bot.core.outcomes import Clarify, Smalltalk, Unanswered
from bot.core.text.slicing import believes_only_excess, beyond

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.cases import Material
    from bot.core.deciding.opening.errand import Errand
    from bot.core.outcomes import Decision, Reply
    from bot.core.reading.reader import Reader

    Heard = Callable[[str, Conversation], Reply]
    Asked = tuple[str, Reply]

MOST = 6
"""Replies that one message gets; of more, each first piece has one."""


@dataclass(frozen=True, slots=True)
class TakingApart:
    """Takes one message apart."""

    reader: Reader
    material: Material
    heard: Heard
    """The reply to a question of the message in a given chat."""
    lacking: Callable[[Decision], Reply]
    """The reply to one of several questions, that this is not documented of a topic."""
    errand: Errand
    """Knows what is told of what somebody writes: it hides what is asked behind it."""

    def questions(self, text: str, conversation: Conversation) -> list[Asked]:
        """What a message asks, in order, with the reply to each: the message itself if it is one question."""
        found = self._pieces(self.errand.asked_behind(text) or text, conversation)
        if len(found) < 2:
            return found or [(text, self.heard(text, conversation))]
        more = [piece for each in self._again(found, conversation) for piece in each]
        return more if len(more) <= MOST else found

    def _again(self, found: Iterable[Asked], conversation: Conversation) -> Iterator[list[Asked]]:
        """What each piece asks, in the chat as the pieces before it have left it."""
        for asked, reply in found:
            pieces = self._pieces(asked, conversation)
            yield pieces if len(pieces) > 1 else [(asked, reply)]
            conversation = conversation.after(reply)

    def _pieces(self, text: str, conversation: Conversation) -> list[Asked]:
        """The pieces of a text that are questions of their own; nothing, or the text itself, if it is one."""
        if beyond(text) is not None or believes_only_excess(text):
            return []
        asked = questions(text, self.reader)
        if len(asked) > 1:
            found = self._joined(asked, conversation)
            return self._as_one(text, conversation, found) or found
        return (
            self._of_a_list(text, conversation)
            or self._of_clauses(text, conversation)
            or self._of_each(text, conversation)
            or self._of_sides(text, conversation)
        )

    def _as_one(self, text: str, conversation: Conversation, found: Sequence[Asked]) -> list[Asked]:
        """The message as one question, where nothing certain was found for any piece and it has an answer.

        Nor is a piece said to be none of ours, where the message as one may be about something.

        Who types on a phone tells on one line and asks on the next: 当兵刚回来开修车店，能抵税 / 一年抵多少.
        """
        if len(found) < 2 or not all(is_lost(reply) for _, reply in found):
            return []
        whole = self.heard(text, conversation)
        strange = any(isinstance(reply.decision.outcome, Unanswered) for _, reply in found)
        guessed = isinstance(whole.decision.outcome, Clarify) and strange
        return [(text, whole)] if is_sure(whole) or guessed else []

    def _of_a_list(self, text: str, conversation: Conversation) -> list[Asked]:
        found = listed(text, self.reader, conversation.topic)
        if found is None:
            return []

        def heard(asked: str) -> Reply:
            return self.heard(asked, conversation)

        items_apart = ItemsApart(self.reader, self.material, self.lacking)
        return items_apart.of(found, heard(text).decision, heard)

    def _of_clauses(self, text: str, conversation: Conversation) -> list[Asked]:
        asked = clauses(text, self.reader)
        found = self._joined(asked, conversation) if len(asked) > 1 else []
        pieces, replies = [piece for piece, _ in found], [reply for _, reply in found]
        return found if len(found) > 1 and surely_apart(pieces, replies, self.reader) else []

    def _joined(self, asked: Sequence[str], conversation: Conversation) -> list[Asked]:
        """Questions with the reply to each, those put together that are one."""
        knowledge = self.material.knowledge
        replies = one_by_one(asked, conversation, self.heard, lambda topic: knowledge[topic].title)
        return OfOne(self.reader, self.heard).joined(list(zip(asked, replies, strict=True)), conversation)

    def _of_each(self, text: str, conversation: Conversation) -> list[Asked]:
        found = [(each, self.heard(each, conversation)) for each in each_of(text, self.reader)]
        if not found or not things_apart([reply.decision for _, reply in found]):
            return []
        return [
            (each, not_understood(reply) if isinstance(reply.decision.outcome, Smalltalk) else reply)
            for each, reply in found
        ]

    def _of_sides(self, text: str, conversation: Conversation) -> list[Asked]:
        sides = pair(text)
        if len(sides) < 2 or self.reader.read(text).compares:
            return []
        whole = self.heard(text, conversation)
        found = [(side, better(self.heard(side, conversation), whole)) for side in sides]
        return found if about_others([reply.decision for _, reply in found]) else [(text, whole)]
