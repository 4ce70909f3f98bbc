"""What happens with each kind of update: take it apart, have the answer drafted, hand it in to be settled.

Every method that takes an update returns at once, and says whether something will come of it; the work
waits its turn in the conversation's lane. Which update comes here is decided by `handlers`.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.channels.telegram import menus
from bot.channels.telegram.codec import decode
from bot.channels.telegram.pressing import CHANNEL, Buttons, Effect, answer
from bot.channels.telegram.reading import addressed, piece, place, speaker
from bot.channels.telegram.rendering import screen
from bot.channels.telegram.turns import Origin
from bot.core.privacy.pseudonyms import pseudonym
from bot.delivery.bursts import Bursts
from bot.delivery.damping import Damping

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Message, Update

    from bot.channels.telegram.rendering import Screen
    from bot.channels.telegram.sending import Sender
    from bot.channels.telegram.settings import TelegramSettings
    from bot.channels.telegram.turns import Turns
    from bot.core.knowledge.wording import Wording
    from bot.delivery.bursts import Burst
    from bot.delivery.received import Speaker
    from bot.ports import Clock
    from bot.usecases.assistant import Assistant

PRESSES = 3
"""Presses allowed for each question allowed: browsing takes many, and none starts a search."""

BACKLOG = timedelta(minutes=1)
"""Messages that had to wait so long were not sent quickly, however quickly they arrive: none is damped."""


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
        self._secret = settings.secret
        self._sender = sender
        self._turns = turns
        self._clock = clock
        self._lanes = turns.lanes
        self._buttons = Buttons(assistant, wording)
        self._damping = Damping(settings.questions_per_minute)
        self._presses = Damping(settings.questions_per_minute * PRESSES)
        self._bursts = Bursts(settings.burst_seconds, self._released, assistant.complete)

    async def close(self) -> None:
        """Answers everything that was taken up; what comes later is answered without waiting for more."""
        self._bursts.close()
        await self._lanes.finish()

    async def start(self, update: Update, key: str) -> bool:
        """`/start`: who we are."""
        group = update.effective_chat is not None and update.effective_chat.type != "private"
        name = self._sender.me.username or ""
        shown = menus.group_start(self._wording, name) if group else menus.start(self._wording)
        return await self._show(update, key, shown)

    async def help(self, update: Update, key: str) -> bool:
        """`/help`: how to ask."""
        return await self._show(update, key, menus.guide(self._wording, self._sender.me.username or ""))

    async def plans(self, update: Update, key: str) -> bool:
        """`/plans`: the six plans."""
        return await self._show(update, key, menus.plans(self._wording, self._assistant.plans()))

    async def policies(self, update: Update, key: str) -> bool:
        """`/policies`: browse by category."""
        return await self._show(update, key, menus.categories(self._wording, self._assistant.categories()))

    async def town(self, update: Update, key: str) -> bool:
        """`/town`: choose one's town."""

        async def towns(who: Speaker) -> Screen:
            town = await self._assistant.town(self._pseudonym(who))
            return menus.towns(self._wording, self._assistant.towns(), town)

        return await self._take_up(update, key, towns)

    async def unknown_command(self, update: Update, key: str) -> bool:
        """A command we do not have; in groups only if it names this bot, as it may be meant for another."""
        message, own = update.effective_message, f"@{self._sender.me.username}".casefold()
        if message is None or not message.text:
            return False
        command = message.text.split()[0]
        name, at, bot = command.partition("@")
        if (at and f"@{bot}".casefold() != own) or (not at and message.chat.type != "private"):
            return False
        shown = name if len(name) <= 33 else name[:33] + self._wording("telegram.cut")
        return await self._show(update, key, screen(self._wording("telegram.unknown_command", command=shown)))

    async def hear(self, update: Update, key: str) -> bool:
        """Any other message: text is asked, after waiting for more; what cannot be read gets a kind word."""
        message, who = update.effective_message, speaker(update)
        if message is None or who is None or not addressed(message, self._sender.me):
            return False
        found = piece(message, self._sender.me, edited=update.edited_message is not None)
        if found is None:
            return False
        if (refused := await self._refused(key, who, message)) is not None:
            return refused
        opened = self._bursts.add(who, place(message), key, found)
        if opened and found.text and not who.group:  # in groups it would use up the 20 messages a minute
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
        if await self._presses.judge(who.user) != "admit":
            self._turns.toast(query.id, self._wording("telegram.damped_toast"))
            return False
        self._bursts.release(who.key)
        origin = Origin.of_press(query, who, key)
        self._lanes.run(who.key, origin, partial(self._pressed, origin, query.data or "", who))
        return True

    async def _pressed(self, origin: Origin, data: str, who: Speaker) -> None:
        effect = await self._buttons.press(decode(data), self._pseudonym(who))
        await self._turns.settle(origin, effect)

    def _released(self, burst: Burst) -> None:
        origin = Origin(tuple(burst.keys), burst.place)
        self._lanes.run(burst.speaker.key, origin, partial(self._answer, origin, burst))

    async def _answer(self, origin: Origin, burst: Burst) -> None:
        notes = [self._wording(f"telegram.note.{note}") for note in burst.notes]
        if not burst.text:
            await self._turns.settle(origin, Effect(send=lambda _: screen("\n".join(notes))))
            return
        chat = self._pseudonym(burst.speaker)
        draft = await self._assistant.drafts.message(CHANNEL, chat, burst.text)
        await self._turns.settle(origin, answer(draft, self._wording, *notes))

    async def _show(self, update: Update, key: str, shown: Screen) -> bool:
        async def same(_who: Speaker) -> Screen:
            return shown

        return await self._take_up(update, key, same)

    async def _take_up(self, update: Update, key: str, show: Callable[[Speaker], Awaitable[Screen]]) -> bool:
        """Hands work in for the speaker's lane, after what they said before."""
        message, who = update.effective_message, speaker(update)
        if message is None or who is None:
            return False
        if (refused := await self._refused(key, who, message)) is not None:
            return refused
        origin = Origin((key,), place(message))

        async def work() -> None:
            shown = await show(who)
            await self._turns.settle(origin, Effect(send=lambda _: shown))

        self._bursts.release(who.key)
        self._lanes.run(who.key, origin, work)
        return True

    async def _refused(self, key: str, who: Speaker, message: Message) -> bool | None:
        """None: the message is taken up; else whether the person is told that it is not."""
        if self._clock() - (message.edit_date or message.date) > BACKLOG:
            return None
        verdict = await self._damping.judge(who.user)
        if verdict == "tell":
            self._bursts.release(who.key)  # what was admitted before is answered before
            origin = Origin((key,), place(message))
            effect = Effect(send=lambda _: screen(self._wording("telegram.damped")))
            self._lanes.run(who.key, origin, partial(self._turns.settle, origin, effect))
        return None if verdict == "admit" else verdict == "tell"

    def _pseudonym(self, who: Speaker) -> str:
        return pseudonym(self._secret, CHANNEL, who.key)
