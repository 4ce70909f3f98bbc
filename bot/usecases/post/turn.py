"""An answer that may be sent before it is stored, and what of it is then still to be stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.usecases.post.posting import Letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.delivery.outgoing import Outgoing, Posted
    from bot.usecases.post.posting import Posting


class Turn:
    """One answer."""

    def __init__(self, posting: Posting) -> None:
        self._posting = posting
        self._letters: list[Letter] | None = None
        """On their way without being stored; None: the turn is waited for."""
        self._stored: list[Letter] | None = None
        """Those of them that were not sent when the turn was stored."""

    def answer(self, outgoing: Sequence[Outgoing]) -> list[Letter]:
        """What is sent without being stored."""
        self._letters = [Letter(each) for each in outgoing]
        return self._letters

    def remaining(self, outgoing: Sequence[Outgoing]) -> Sequence[Outgoing]:
        """What still has to be sent, and so belongs in the outbox."""
        if self._letters is None:
            return outgoing
        self._stored = [letter for letter in self._letters if not letter.done]
        return [letter.outgoing for letter in self._stored]

    def link(self, posted: Sequence[Posted]) -> None:
        """Now it is stored after all: each letter learns its number, so that it is not sent twice."""
        letters = (self._stored if self._stored is not None else self._letters) or []
        for place, each in enumerate(posted):
            # More than there are letters: what was sent from memory was shorter. All has been said.
            letter = letters[place] if place < len(letters) else Letter(each.outgoing, done=True)
            letter.id = each.id
            if letter.done:
                self._posting.record_later(letter)
