"""What comes of the messages of a burst: a typed choice, or an answer in the light of what they reply to."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.channels.telegram.effects import CHANNEL, Effect
from bot.channels.telegram.pressing import answer
from bot.channels.telegram.rendering import screen
from bot.core.privacy.masking import mask
from bot.usecases.answering.choices import NoSuchChoice
from bot.usecases.draft import About

if TYPE_CHECKING:
    from bot.channels.telegram.naming import Naming
    from bot.core.knowledge.wording import Wording
    from bot.delivery.bursts import Burst
    from bot.delivery.received import Piece
    from bot.usecases.answering.assistant import Assistant

MESSAGES = 10_000
"""Messages of which it is remembered how they read."""


class Asking:
    """Answers bursts."""

    def __init__(self, assistant: Assistant, wording: Wording, naming: Naming) -> None:
        self._assistant = assistant
        self._wording = wording
        self._naming = naming
        self._read: OrderedDict[tuple[int, int], int] = OrderedDict()

    async def answer(self, burst: Burst) -> Effect:
        """What a burst brings about; nothing, if it only repeats what was answered before."""
        chat = burst.speaker.chat
        burst.pieces[:] = [piece for piece in burst.pieces if not await self._is_ghost(chat, piece)]
        for piece in burst.pieces:
            self._remember(chat, piece)
        notes = [self._wording(f"telegram.note.{note}") for note in burst.notes]
        if not burst.text:
            said = screen("\n".join(notes))
            return Effect(send=lambda _: said) if notes else Effect()
        asks = tuple(self._naming.message(chat, piece.message) for piece in burst.pieces if piece.text)
        return replace(await self._asked(burst, notes), asks=asks)

    async def _asked(self, burst: Burst, notes: list[str]) -> Effect:
        pseudonym, about = self._naming.conversation(burst.speaker), self._about(burst)
        replied = about.message if about is not None and about.own else None
        typed = await self._assistant.choices.typed(CHANNEL, pseudonym, burst.text, replied)
        if isinstance(typed, NoSuchChoice):
            key = "no_such_number" if typed.count else "nothing_open"
            said = screen(self._wording(f"telegram.{key}", count=typed.count))
            return Effect(send=lambda _: said)
        draft = typed or await self._assistant.drafts.message(CHANNEL, pseudonym, burst.text, about)
        return answer(draft, self._wording, *notes)

    def _about(self, burst: Burst) -> About | None:
        replied = burst.replied
        if replied is None:
            return None
        number = replied.message
        message = None if number is None else self._naming.message(burst.speaker.chat, number)
        return About(message, replied.text, replied.own)

    async def _is_ghost(self, chat: int, piece: Piece) -> bool:
        """Whether a correction changes nothing, or is of something old that we know nothing of."""
        if not piece.edited:
            return False
        if (read := self._read.get((chat, piece.message))) is not None:
            return read == hash(piece.text)
        row = await self._assistant.drafts.attached(self._naming.message(chat, piece.message))
        return piece.late if row is None else mask(piece.text) in (row.text, *row.text.split("\n"))

    def _remember(self, chat: int, piece: Piece) -> None:
        self._read[chat, piece.message] = hash(piece.text)
        self._read.move_to_end((chat, piece.message))
        if len(self._read) > MESSAGES:
            self._read.popitem(last=False)
