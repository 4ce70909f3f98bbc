"""What happens with each kind of update: take it apart, have the answer drafted, hand it in to be settled.

Every method that takes an update returns at once, and says whether something will come of it; the work
waits its turn in the conversation's lane. Which update comes here is decided by `handlers`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.channels.telegram.admitting import Admission
from bot.channels.telegram.asking import Asking
from bot.channels.telegram.codec import decode
from bot.channels.telegram.commands import Commands
from bot.channels.telegram.effects import Effect
from bot.channels.telegram.naming import Naming
from bot.channels.telegram.owning import owner
from bot.channels.telegram.pressing import Buttons
from bot.channels.telegram.reading import addressed, piece, place, speaker
from bot.channels.telegram.rendering import screen
from bot.channels.telegram.turns import Origin
from bot.delivery.bursts import Bursts
from bot.delivery.choosing import chosen, command_word
from bot.delivery.wishes import wish

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import CallbackQuery, Message, Update

    from bot.channels.telegram.sending import Sender
    from bot.channels.telegram.settings import TelegramSettings
    from bot.channels.telegram.turns import Turns
    from bot.core.knowledge.wording import Wording
    from bot.delivery.bursts import Burst
    from bot.delivery.damping import Verdict
    from bot.delivery.received import Piece, Speaker
    from bot.ports import Clock
    from bot.usecases.answering.assistant import Assistant

LATE = timedelta(minutes=30)
"""A correction of something that was written longer ago, and that we know nothing of, asks nothing now."""


class Conversations:
    """All conversations of one bot."""

    def __init__(
        self,
        assistant: Assistant,
        wording: Wording,
        settings: TelegramSettings,
        sender: Sender,
        turns: Turns,
        clock: Clock,
    ) -> None:
        self._assistant = assistant
        self._wording = wording
        self._sender = sender
        self._turns = turns
        self._clock = clock
        self._lanes = turns.lanes
        self._naming = Naming(settings.secret)
        self._buttons = Buttons(assistant, wording)
        self._asking = Asking(assistant, wording, self._naming)
        self._admission = Admission(settings.questions_per_minute, clock)
        self._looked_at = "", False
        self._bursts = Bursts(settings.burst_seconds, self._released, self._complete)
        self.commands = Commands(assistant, wording, self._naming, self)

    @property
    def bot_name(self) -> str:
        """The name that the bot is called by in groups."""
        return self._sender.me.username or ""

    async def close(self) -> None:
        """Answers everything that was taken up; what comes later is answered without waiting for more."""
        self._bursts.close()
        await self._lanes.finish()

    async def hear(self, update: Update, key: str) -> bool:
        """Any message but a command: text is asked; what cannot be read gets a kind word."""
        message = update.effective_message
        if message is None or not addressed(message, self._sender.me):
            return False
        return await self.ask(update, key)

    async def ask(self, update: Update, key: str, note: str | None = None) -> bool:
        """A message that is meant for us, without the command before it.

        Args:
            update: the message.
            key: of its arrival.
            note: what needs saying before the answer.
        """
        message, who = update.effective_message, speaker(update)
        if message is None or who is None:
            return False
        edited = update.edited_message is not None
        found = piece(message, self._sender.me, edited=edited)
        if found is None:
            return False
        word = None if edited else command_word(found.text)
        if word is not None:
            return await self.commands.typed(update, key, word)
        if not edited and (wished := wish(found.text)) is not None:
            return await self.commands.wished(update, key, wished)
        late = edited and self._clock() - message.date > LATE
        return await self._collect(message, who, key, replace(found, late=late, note=note or found.note))

    async def _collect(self, message: Message, who: Speaker, key: str, found: Piece) -> bool:
        """Takes a piece of a burst up, if its sender is not damped."""
        if not self._bursts.joins(who, found):
            written, asks = message.edit_date or message.date, self._complete(found.text)
            verdict = await self._admission.piece(who, found, written, asks=asks)
            if verdict != "admit":
                return self._refused(verdict, key, who, message)
        opened = self._bursts.add(who, place(message), key, found)
        # Only while more is waited for: an answer is quicker, and it would halve the messages a second that
        # Telegram allows. In groups it would use up the 20 a minute.
        if opened and found.text and not who.group and self._bursts.waiting(who):
            self._lanes.aside(None, partial(self._sender.typing, place(message)))
        return True

    async def press(self, update: Update, key: str) -> bool:
        """A pressed button; always answered, so that its spinner stops."""
        query, who = update.callback_query, speaker(update)
        if query is None:
            return False
        if who is None:
            self._turns.toast(query.id, self._wording("telegram.stale"))
            return False
        if not await self._admission.press(who):
            self._turns.toast(query.id, self._wording("telegram.damped_toast"))
            return False
        below = query.message.message_id if query.message else None
        if self._admission.tapped_twice(who, below, query.data or ""):
            self._turns.toast(query.id, self._wording("telegram.tapped_twice"))
            return False
        self._bursts.release(who.key)
        origin = Origin.of_press(query, who, key)
        self._lanes.run(who.key, origin, partial(self._pressed, origin, query, who))
        return True

    async def take_up(self, update: Update, key: str, act: Callable[[Speaker], Awaitable[Effect]]) -> bool:
        """Hands work in for the speaker's lane, after what they said before."""
        message, who = update.effective_message, speaker(update)
        if message is None or who is None:
            return False
        verdict = await self._admission.question(who, message.date)
        if verdict != "admit":
            return self._refused(verdict, key, who, message)
        origin = Origin((key,), place(message))

        async def work() -> None:
            await self._turns.settle(origin, await act(who))

        self._bursts.release(who.key)
        self._lanes.run(who.key, origin, work)
        return True

    def _complete(self, text: str) -> bool:
        """Whether nothing more need be waited for: a whole question, or a choice."""
        if self._looked_at[0] != text:  # of most messages it is asked twice, and reading takes its time
            whole = bool(text) and (chosen(text) is not None or self._assistant.complete(text))
            self._looked_at = text, whole
        return self._looked_at[1]

    async def _pressed(self, origin: Origin, query: CallbackQuery, who: Speaker) -> None:
        chat = await owner(query, who, self._naming, self._assistant.drafts)
        effect = await self._buttons.press(decode(query.data or ""), chat)
        await self._turns.settle(origin, effect)

    def _released(self, burst: Burst) -> None:
        origin = Origin(tuple(burst.keys), burst.place)

        async def work() -> None:
            await self._turns.settle(origin, await self._asking.answer(burst))

        self._lanes.run(burst.speaker.key, origin, work)

    def _refused(self, verdict: Verdict, key: str, who: Speaker, message: Message) -> bool:
        """Whether the person is told that their message is not taken up."""
        if verdict != "tell":
            return False
        self._bursts.release(who.key)  # what was admitted before is answered before
        effect = Effect(send=lambda _: screen(self._wording("telegram.damped")))
        origin = Origin((key,), place(message))
        self._lanes.run(who.key, origin, partial(self._turns.settle, origin, effect))
        return True
