"""What commands show, and the typed words that mean the same. What stands behind a command is asked.

The methods are named as the commands; `handlers` finds them by that.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from bot.channels.telegram import menus
from bot.channels.telegram.effects import CHANNEL, Effect
from bot.channels.telegram.reading import behind_command
from bot.channels.telegram.rendering import screen
from bot.core.errors import StorageError
from bot.delivery.choosing import command_word
from bot.delivery.wishes import wish

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from telegram import Update

    from bot.channels.telegram.naming import Naming
    from bot.channels.telegram.rendering import Screen
    from bot.core.knowledge.wording import Wording
    from bot.delivery.choosing import CommandWord
    from bot.delivery.received import Speaker
    from bot.delivery.wishes import Wish
    from bot.usecases.answering.assistant import Assistant
    from bot.usecases.answering.following import Offer

COMMANDS = (
    *("start", "help", "plans", "policies", "town", "ask", "progress"),
    *("mute", "unmute", "subscribe", "unsubscribe", "mydata", "forget"),
)
_SUGGESTED = tuple(name for name in COMMANDS if name not in ("mute", "unmute", "forget"))
"""What a mistyped command may have meant: /butie is 0.67 like /mute, and asks for a subsidy."""
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a link into the chat carries behind /start."""
_LONGEST = 33
"""Characters of a command that are repeated."""
_LIKE = 0.6
"""Likeness from which on a command is suggested: /plan is 0.89 like /plans, /butie 0.4 like /start."""


class Conversing(Protocol):
    """What commands need of the conversations."""

    @property
    def bot_name(self) -> str:
        """The name that the bot is called by in groups."""
        ...

    async def ask(self, update: Update, key: str, note: str | None = None) -> bool:
        """Asks a message, without the command before it."""
        ...

    async def take_up(self, update: Update, key: str, act: Callable[[Speaker], Awaitable[Effect]]) -> bool:
        """Hands work in for the speaker's lane."""
        ...


class Commands:
    """The commands of one bot."""

    def __init__(
        self, assistant: Assistant, wording: Wording, naming: Naming, conversations: Conversing
    ) -> None:
        self._assistant = assistant
        self._wording = wording
        self._naming = naming
        self._conversations = conversations

    async def start(self, update: Update, key: str) -> bool:
        """`/start`: who we are."""
        behind = self._behind(update)
        if behind and not _PAYLOAD.fullmatch(behind):
            return await self._conversations.ask(update, key)
        chat, name = update.effective_chat, self._conversations.bot_name
        if chat is not None and chat.type != "private":
            return await self._show(update, key, menus.group_start(self._wording, name))
        return await self._show(update, key, menus.start(self._wording, self._assistant.examples()))

    async def help(self, update: Update, key: str) -> bool:
        """`/help`: how to ask."""
        return await self._show_or_ask(update, key, self._guide)

    async def plans(self, update: Update, key: str) -> bool:
        """`/plans`: the six plans."""
        return await self._show_or_ask(
            update, key, lambda: menus.plans(self._wording, self._assistant.plans())
        )

    async def policies(self, update: Update, key: str) -> bool:
        """`/policies`: browse by category."""
        return await self._show_or_ask(update, key, self._categories)

    async def ask(self, update: Update, key: str) -> bool:
        """`/ask`: what stands behind it."""
        return await self._show_or_ask(update, key, lambda: screen(self._wording("telegram.note.empty")))

    async def town(self, update: Update, key: str) -> bool:
        """`/town`: choose one's town, from buttons or by its name behind the command."""
        behind = self._behind(update)
        towns = self._assistant.towns()
        named = [town.id for town in towns if len(behind) > 1 and town.label.startswith(behind)]
        if behind and len(named) != 1:
            return await self._conversations.ask(update, key)

        async def chosen(who: Speaker) -> Effect:
            chat = self._naming.conversation(who)
            draft = await self._assistant.drafts.town(chat, named[0]) if named else None
            town = named[0] if named else await self._assistant.town(chat)
            shown = menus.towns(self._wording, towns, town, just_now=bool(named))
            return Effect(draft, send=lambda _: shown)

        return await self._conversations.take_up(update, key, chosen)

    async def progress(self, update: Update, key: str) -> bool:
        """`/progress`: how far one's own questions are, or the one whose number stands behind it."""
        return await self._wish_or_ask(update, key, "progress")

    async def mute(self, update: Update, key: str) -> bool:
        """`/mute`: nothing is said unasked any more."""
        return await self._wish_or_ask(update, key, "mute")

    async def unmute(self, update: Update, key: str) -> bool:
        """`/unmute`: it is again."""
        return await self._wish_or_ask(update, key, "unmute")

    async def subscribe(self, update: Update, key: str) -> bool:
        """`/subscribe`: what one follows and can follow, or follows from now on what stands behind it."""
        return await self._wish_or_ask(update, key, "subscribe")

    async def unsubscribe(self, update: Update, key: str) -> bool:
        """`/unsubscribe`: what one follows, or follows no more what stands behind it."""
        return await self._wish_or_ask(update, key, "unsubscribe")

    async def mydata(self, update: Update, key: str) -> bool:
        """`/mydata`: what is known of one."""
        return await self._wish_or_ask(update, key, "mydata")

    async def forget(self, update: Update, key: str) -> bool:
        """`/forget`: all of it is forgotten, once that is confirmed."""
        return await self._wish_or_ask(update, key, "forget")

    async def _wish_or_ask(self, update: Update, key: str, name: str) -> bool:
        wished = wish(f"{name} {self._behind(update)}")
        if wished is None:
            return await self._conversations.ask(update, key)
        return await self.wished(update, key, wished)

    async def wished(self, update: Update, key: str, wished: Wish) -> bool:
        """A wish about one's own questions, such as 进度."""

        async def said(who: Speaker) -> Effect:
            chat = self._naming.conversation(who)
            text, draft = await self._assistant.wished(chat, wished, buttons=True)
            shown = menus.following(text, await self._offers(chat, wished))
            shown = menus.forget(text, chat) if wished.kind == "forget" else shown
            return Effect(draft and replace(draft, channel=CHANNEL), send=lambda _: shown)

        return await self._conversations.take_up(update, key, said)

    async def _offers(self, chat: str, wished: Wish) -> Sequence[Offer]:
        """What stands as buttons below what is said to a wish."""
        following = self._assistant.following
        if following is None or wished.about or wished.kind not in ("subscribe", "unsubscribe"):
            return ()
        try:
            offers = await following.offers(chat)
        except StorageError:
            return ()
        return [each for each in offers if each.followed or wished.kind == "subscribe"]

    async def unknown_command(self, update: Update, key: str) -> bool:
        """A command we do not have; in groups only if it names this bot, as it may be meant for another."""
        message, own = update.effective_message, f"@{self._conversations.bot_name}".casefold()
        if message is None or not message.text:
            return False
        name, at, bot = message.text.split()[0].partition("@")
        if (at and f"@{bot}".casefold() != own) or (not at and message.chat.type != "private"):
            return False
        if (wished := wish(f"{name} {self._behind(update)}")) is not None:
            return await self.wished(update, key, wished)
        if self._behind(update):
            return await self._conversations.ask(update, key, note="command")
        if (word := command_word(name)) is not None:
            return await self.typed(update, key, word)
        near = difflib.get_close_matches(name[1:].lower(), _SUGGESTED, n=1, cutoff=_LIKE)
        shown = name if len(name) <= _LONGEST else name[:_LONGEST] + self._wording("telegram.cut")
        said = (
            self._wording("telegram.unknown_command_near", command=shown, near=near[0])
            if near
            else self._wording("telegram.unknown_command", command=shown)
        )
        return await self._show(update, key, screen(said))

    async def typed(self, update: Update, key: str, word: CommandWord) -> bool:
        """A typed word such as 菜单."""
        match word:
            case "menu" | "back":
                shown = self._categories()
            case "help":
                shown = self._guide()
            case "cancel":
                return await self._conversations.take_up(update, key, self._cancel)
        return await self._show(update, key, shown)

    async def _cancel(self, who: Speaker) -> Effect:
        self._assistant.choices.close(self._naming.conversation(who))
        said = screen(self._wording("telegram.cancelled"))
        return Effect(send=lambda _: said)

    def _categories(self) -> Screen:
        return menus.categories(self._wording, self._assistant.categories())

    def _guide(self) -> Screen:
        return menus.guide(self._wording, self._conversations.bot_name)

    @staticmethod
    def _behind(update: Update) -> str:
        message = update.effective_message
        return "" if message is None else behind_command(message)

    async def _show_or_ask(self, update: Update, key: str, show: Callable[[], Screen]) -> bool:
        if self._behind(update):
            return await self._conversations.ask(update, key)
        return await self._show(update, key, show())

    async def _show(self, update: Update, key: str, shown: Screen) -> bool:
        async def same(_who: Speaker) -> Effect:
            return Effect(send=lambda _: shown)

        return await self._conversations.take_up(update, key, same)
