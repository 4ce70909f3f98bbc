"""What happens with each kind of update: take it apart, ask the assistant, have the answer rendered, send it.

Every method that takes an update returns at once; the work waits its turn in the conversation's lane.
Which update comes here is decided by `handlers`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from telegram import Message

from bot.channels.telegram import menus
from bot.channels.telegram.codec import decode
from bot.channels.telegram.pressing import CHANNEL, Buttons
from bot.channels.telegram.reading import addressed, piece, place, speaker
from bot.channels.telegram.rendering import render, screen
from bot.core.privacy.pseudonyms import pseudonym
from bot.delivery.bursts import Bursts
from bot.delivery.damping import Damping
from bot.delivery.received import Place

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import CallbackQuery, Update

    from bot.channels.telegram.rendering import Screen
    from bot.channels.telegram.sending import Sender
    from bot.channels.telegram.settings import TelegramSettings
    from bot.core.knowledge.wording import Wording
    from bot.delivery.bursts import Burst
    from bot.delivery.lanes import Lanes
    from bot.delivery.received import Speaker
    from bot.usecases.assistant import Assistant

PRESSES = 3
"""Presses allowed for each question allowed: browsing takes many, and none starts a search."""


class Conversations:
    """All conversations of one bot."""

    def __init__(
        self, assistant: Assistant, wording: Wording, settings: TelegramSettings, sender: Sender, lanes: Lanes
    ) -> None:
        self._assistant = assistant
        self._wording = wording
        self._secret = settings.secret
        self._sender = sender
        self._lanes = lanes
        self._buttons = Buttons(assistant, wording)
        self._damping = Damping(settings.questions_per_minute)
        self._presses = Damping(settings.questions_per_minute * PRESSES)
        self._bursts = Bursts(settings.burst_seconds, self._released)

    async def close(self) -> None:
        """Answers everything that was taken up; what comes later is answered without waiting for more."""
        self._bursts.close()
        await self._lanes.finish()

    async def start(self, update: Update, _context: object) -> None:
        """`/start`: who we are."""
        group = update.effective_chat is not None and update.effective_chat.type != "private"
        name = self._sender.me.username or ""
        await self._show(
            update, menus.group_start(self._wording, name) if group else menus.start(self._wording)
        )

    async def help(self, update: Update, _context: object) -> None:
        """`/help`: how to ask."""
        await self._show(update, menus.guide(self._wording, self._sender.me.username or ""))

    async def plans(self, update: Update, _context: object) -> None:
        """`/plans`: the six plans."""
        await self._show(update, menus.plans(self._wording, self._assistant.plans()))

    async def policies(self, update: Update, _context: object) -> None:
        """`/policies`: browse by category."""
        await self._show(update, menus.categories(self._wording, self._assistant.categories()))

    async def town(self, update: Update, _context: object) -> None:
        """`/town`: choose one's town."""

        async def work(who: Speaker, where: Place) -> None:
            town = await self._assistant.town(self._pseudonym(who))
            await self._sender.send(where, menus.towns(self._wording, self._assistant.towns(), town))

        await self._take_up(update, work)

    async def unknown_command(self, update: Update, _context: object) -> None:
        """A command we do not have; in groups only if it names this bot, as it may be meant for another."""
        message, own = update.effective_message, f"@{self._sender.me.username}".casefold()
        if message is None or not message.text:
            return
        command = message.text.split()[0]
        name, at, bot = command.partition("@")
        if (at and f"@{bot}".casefold() != own) or (not at and message.chat.type != "private"):
            return
        shown = name if len(name) <= 33 else name[:33] + self._wording("telegram.cut")
        await self._show(update, screen(self._wording("telegram.unknown_command", command=shown)))

    async def hear(self, update: Update, _context: object) -> None:
        """Any other message: text is asked, after waiting for more; what cannot be read gets a kind word."""
        message, who = update.effective_message, speaker(update)
        if message is None or who is None or not addressed(message, self._sender.me):
            return
        found = piece(message, self._sender.me, edited=update.edited_message is not None)
        if found is None or not await self._admitted(update, who, place(message)):
            return
        opened = self._bursts.add(who, place(message), update, found)
        if opened and found.text and not who.group:  # in groups it would use up the 20 messages a minute
            self._lanes.aside(update, partial(self._sender.typing, place(message)))

    async def press(self, update: Update, _context: object) -> None:
        """A pressed button; always answered, so that its spinner stops."""
        query, who = update.callback_query, speaker(update)
        if query is None:
            return
        if who is None:
            self._lanes.aside(update, partial(self._sender.toast, query, self._wording("telegram.stale")))
        elif await self._presses.judge(who.user) != "admit":
            toast = self._wording("telegram.damped_toast")
            self._lanes.aside(update, partial(self._sender.toast, query, toast))
        else:
            self._bursts.release(who.key)
            self._lanes.run(who.key, update, partial(self._pressed, query, who))

    async def _pressed(self, query: CallbackQuery, who: Speaker) -> None:
        effect = await self._buttons.press(decode(query.data or ""), self._pseudonym(who))
        await self._sender.toast(query, effect.toast)
        message = _still_there(query)
        where = place(message) if message else Place(who.chat)
        if effect.edit is not None:
            await self._sender.edit(message, where, effect.edit)
        if effect.send is not None:
            await self._sender.send(where, effect.send)

    def _released(self, burst: Burst) -> None:
        self._lanes.run(burst.speaker.key, burst.update, partial(self._answer, burst))

    async def _answer(self, burst: Burst) -> None:
        notes = [self._wording(f"telegram.note.{note}") for note in burst.notes]
        if not burst.text:
            await self._sender.send(burst.place, screen("\n".join(notes)))
            return
        response = await self._assistant.answer(CHANNEL, self._pseudonym(burst.speaker), burst.text)
        shown = render(response.reply, response.question, self._wording, *notes)
        await self._sender.send(burst.place, shown)

    async def _show(self, update: Update, shown: Screen) -> None:
        async def work(_who: Speaker, where: Place) -> None:
            await self._sender.send(where, shown)

        await self._take_up(update, work)

    async def _take_up(self, update: Update, work: Callable[[Speaker, Place], Awaitable[None]]) -> None:
        """Hands work in for the speaker's lane, after what they said before."""
        message, who = update.effective_message, speaker(update)
        if message is None or who is None:
            return
        where = place(message)
        if await self._admitted(update, who, where):
            self._bursts.release(who.key)
            self._lanes.run(who.key, update, partial(work, who, where))

    async def _admitted(self, update: Update, who: Speaker, where: Place) -> bool:
        verdict = await self._damping.judge(who.user)
        if verdict == "tell":
            self._bursts.release(who.key)  # what was admitted before is answered before
            word = screen(self._wording("telegram.damped"))
            self._lanes.run(who.key, update, partial(self._sender.send, where, word))
        return verdict == "admit"

    def _pseudonym(self, who: Speaker) -> str:
        return pseudonym(self._secret, CHANNEL, who.key)


def _still_there(query: CallbackQuery) -> Message | None:
    """The message with the button, unless it is too old or gone."""
    message = query.message
    return message if isinstance(message, Message) and message.is_accessible else None
