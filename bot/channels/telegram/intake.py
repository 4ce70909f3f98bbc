"""Takes updates in: stores them as they came, then hands each to the conversations once.

Where updates come from is `polling`'s business.
"""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from telegram import Update

from bot.channels.telegram.effects import CHANNEL
from bot.channels.telegram.reading import addressed, place, speaker
from bot.channels.telegram.turns import Origin
from bot.core.privacy.masking import mask
from bot.delivery.received import Arrival
from bot.messages import message
from bot.ports.delivery import DeadLetter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.telegram.handlers import Handlers
    from bot.channels.telegram.turns import Turns
    from bot.ports import Clock
    from bot.usecases.post.delivering import Delivering

logger = logging.getLogger(__name__)


class Intake:
    """What every update passes first."""

    def __init__(
        self, bot: Any, handlers: Handlers, turns: Turns, delivering: Delivering, clock: Clock
    ) -> None:
        """Makes an intake.

        Args:
            bot: an initialized `telegram.Bot`; untyped, as the library's generics do not fit here.
            handlers: who takes an update up.
            turns: who is told if that fails.
            delivering: where updates are stored.
            clock: says when they came.
        """
        self._bot = bot
        self._handlers = handlers
        self._turns = turns
        self._delivering = delivering
        self._clock = clock

    async def resume(self) -> None:
        """Goes on where the bot was stopped: what was not sent, then what was not answered.

        Raises:
            StorageError: storage cannot be read.
        """
        for arrival in await self._delivering.resume():
            await self._handle(arrival)

    async def take_in(self, updates: Sequence[dict[str, Any]]) -> bool:
        """Takes in what was fetched; says whether it is stored, so that Telegram may forget it."""
        now = self._clock()
        taken = await self._delivering.take_in(
            [Arrival(CHANNEL, str(each["update_id"]), json.dumps(each), now) for each in updates]
        )
        for arrival in taken.fresh:
            await self._handle(arrival)
        return taken.stored

    async def _handle(self, arrival: Arrival) -> None:
        try:
            update = Update.de_json(json.loads(arrival.raw), self._bot)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with it, the next one must be read
            self._bury(arrival, type(error).__name__)
            return
        try:
            if not await self._handlers.take(update, arrival.key):
                self._delivering.dismiss(arrival.key)
        except Exception as error:  # noqa: BLE001 - nothing a person sends may end the bot; it is reported
            await self._fail(update, arrival.key, error)

    def _bury(self, arrival: Arrival, reason: str) -> None:
        logger.error(message("log.unreadable", key=arrival.key, why=reason))
        self._delivering.bury(
            DeadLetter(arrival.channel, arrival.key, mask(arrival.raw), reason, self._clock())
        )

    async def _fail(self, update: Update, key: str, error: Exception) -> None:
        query, message, who = update.callback_query, update.effective_message, speaker(update)
        if query is not None and who is not None:
            await self._turns.fail(Origin.of_press(query, who, key), error)
        elif query is None and message is not None and addressed(message, self._bot.bot):
            await self._turns.fail(Origin((key,), place(message)), error)
        else:
            await self._turns.fail(None, error)
            self._delivering.dismiss(key)
