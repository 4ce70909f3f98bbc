"""A turn: what some updates bring about is stored and said, or it is said that something went wrong."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from telegram import Message

from bot.channels.telegram.effects import Effect
from bot.channels.telegram.reading import place
from bot.channels.telegram.rendering import outgoing, screen
from bot.delivery.lanes import Lanes
from bot.delivery.received import Place
from bot.messages import message
from bot.usecases.draft import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import CallbackQuery

    from bot.channels.telegram.sending import Sender
    from bot.core.knowledge.wording import Wording
    from bot.delivery.outgoing import Outgoing
    from bot.delivery.received import Speaker
    from bot.usecases.answering.assistant import Assistant
    from bot.usecases.post.delivering import Delivering

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Origin:
    """What is being answered."""

    keys: tuple[str, ...]
    """The updates."""
    place: Place
    query: str | None = None
    """The press that waits for a word."""
    message: int | None = None
    """The message with the button that was pressed."""

    @classmethod
    def of_press(cls, query: CallbackQuery, who: Speaker, key: str) -> Origin:
        """A press; the message with the button may be too old, or gone."""
        message = query.message
        if isinstance(message, Message) and message.is_accessible:
            return cls((key,), place(message), query.id, message.message_id)
        return cls((key,), Place(who.chat), query.id)


class Turns:
    """Settles turns, one at a time within a conversation."""

    def __init__(
        self, assistant: Assistant, wording: Wording, sender: Sender, delivering: Delivering
    ) -> None:
        self._assistant = assistant
        self._wording = wording
        self._sender = sender
        self._delivering = delivering
        self.lanes = Lanes(self.fail)

    async def settle(self, origin: Origin, effect: Effect) -> None:
        """Stores what comes of the turn, then says it."""

        async def keep() -> Sequence[Outgoing]:
            kept = Kept()
            if effect.draft is not None:
                kept = await self._assistant.keep(effect.draft, effect.asks, origin.place)
            return _said(origin, effect, kept)

        await self._delivering.settle(origin.keys, keep, _said(origin, effect, Kept()))
        if origin.query is not None:
            self.toast(origin.query, effect.toast)

    def toast(self, query: str, text: str | None) -> None:
        """Answers a press, without keeping anyone waiting."""
        self.lanes.aside(None, partial(self._sender.toast, query, text))

    async def fail(self, origin: object, error: Exception) -> None:
        """Logs an error and tells whoever waits for an answer.

        Args:
            origin: whose work failed; None if nobody waits for it.
            error: how.
        """
        _log(error)
        if not isinstance(origin, Origin):
            return
        toast = self._wording("telegram.mishap_toast")
        word = None if origin.query else (lambda _: screen(self._wording("telegram.mishap")))
        try:
            await self.settle(origin, Effect(toast=toast, send=word))
        except Exception as again:  # noqa: BLE001 - there is nobody left to tell but the log
            _log(again)


def _said(origin: Origin, effect: Effect, kept: Kept) -> Sequence[Outgoing]:
    shown = effect.edit
    if shown is not None and effect.send is None and kept.promise:
        shown = replace(shown, chunks=(*shown.chunks[:-1], f"{shown.chunks[-1]}\n{kept.promise}"))
    edit = () if shown is None else outgoing(shown, origin.place, origin.message)
    said = None if effect.send is None else effect.send(kept)
    send = () if said is None else outgoing(said, origin.place, question=kept.question)
    return (*edit, *send)


def _log(error: Exception) -> None:
    """Where it happened and of what kind. Its message may quote a person or the token: only at DEBUG."""
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error(message("log.telegram_fault", kind=type(error).__name__, where=where))
    logger.debug("%s", error)
