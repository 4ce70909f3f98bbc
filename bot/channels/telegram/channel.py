"""Puts the channel together and runs it: connect, go on where it stopped, receive, stop and lose nothing.

Signals, and when to stop, are `running`'s business.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from bot.channels.telegram.connecting import connect, introduce, leave_webhook, make_bot
from bot.channels.telegram.conversations import Conversations
from bot.channels.telegram.effects import CHANNEL
from bot.channels.telegram.handlers import Handlers
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.naming import Naming
from bot.channels.telegram.polling import Poller
from bot.channels.telegram.sending import Sender
from bot.channels.telegram.team.after import After
from bot.channels.telegram.team.faces import Faces
from bot.channels.telegram.team.room import TeamRoom
from bot.channels.telegram.team.saying import Saying
from bot.channels.telegram.team.settling import Settling
from bot.channels.telegram.team.watching import GroupWatch
from bot.channels.telegram.turns import Turns
from bot.channels.telegram.webhook import Webhook
from bot.core.errors import StorageError
from bot.usecases.post.alarms import Alarms
from bot.usecases.post.delivering import Delivering
from bot.usecases.post.posting import Posting
from bot.usecases.reporting.enclosing import Enclosing
from bot.usecases.tickets.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from starlette.routing import BaseRoute

    from bot.channels.telegram.settings import TelegramSettings
    from bot.core.knowledge.wording import Wording
    from bot.delivery.outgoing import Outgoing
    from bot.ports import Clock
    from bot.usecases.answering.assistant import Assistant
    from bot.usecases.post.write_queue import WriteQueue
    from bot.usecases.reporting.enclosing import Sheet
    from bot.usecases.tickets.desk import Desk

CONFIRMING = 1.0
"""Seconds for telling Telegram, before stopping, what need not be delivered again."""


class TelegramChannel:
    """The bot on Telegram."""

    name = CHANNEL

    def __init__(
        self,
        assistant: Assistant,
        keeping: WriteQueue,
        wording: Wording,
        settings: TelegramSettings,
        clock: Clock,
        desk: Desk | None = None,
        sheet: Sheet | None = None,
    ) -> None:
        """The bot, ready for `run`; nothing is sent yet.

        Args:
            assistant: answers.
            keeping: where everything is kept.
            wording: the fixed sentences.
            settings: how Telegram is reached.
            clock: says what time it is.
            desk: what teams work at; None: there are no teams.
            sheet: makes the spreadsheets that go with digests; None: none goes.
        """
        self._wording = wording
        self._settings = settings
        self._given_up = asyncio.Event()
        self._bot = make_bot(settings, self._given_up)
        naming = Naming(settings.secret)

        def answered(outgoing: Outgoing, message: int) -> None:
            """Kept later: whoever replies to an answer some day will be understood."""
            question, name = outgoing.question or 0, naming.message(outgoing.place.chat, message)
            keeping.write_later(lambda: keeping.storage.questions.attach(name, question))

        watch = None if desk is None else GroupWatch(desk.relay, keeping, naming, clock)
        sender = Sender(self._bot, answered, watch)
        self._posting = Posting(sender.send, keeping, clock, settings.retry_seconds)
        self._delivering = Delivering(CHANNEL, keeping, self._posting, clock)
        self._turns = Turns(assistant, wording, sender, self._delivering)
        self._conversations = Conversations(assistant, wording, settings, sender, self._turns, clock)
        self._alarms = team = None
        self._begin: Callable[[], Awaitable[None]] = _nothing
        if desk is not None:
            faces = Faces(desk.teams, assistant.engine.label, clock)
            saying = Saying(desk, faces, clock, sheet)
            postings = {CHANNEL: self._posting}
            self._alarms = Alarms(keeping, postings, saying.say, clock, settings.alarm_seconds)
            self._begin = partial(keeping.write, saying.begin)
            desk.relay.listen(self._alarms.look)
            binding = Binding(keeping.storage, settings.secret, clock)
            settling = Settling(desk.relay, self._turns, self._delivering, keeping.read)
            after = After(desk, clock, assistant.think)
            room = self._bot, desk, binding, faces, settling, naming, after, Enclosing(desk, sheet), clock
            team = TeamRoom(*room, per_minute=settings.questions_per_minute)
        handlers = Handlers(self._conversations, team)
        self._intake = Intake(self._bot, handlers, self._turns, self._delivering, clock)
        self._webhook = self._make_webhook()
        pauses = settings.poll_seconds, settings.retry_seconds
        self._poller = Poller(self._bot, self._intake.take_in, *pauses)

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """What the HTTP port has to answer while the channel runs; nothing if it polls."""
        return () if self._webhook is None else self._webhook.routes

    async def run(self, stop: asyncio.Event) -> None:
        """Runs the bot until `stop`.

        Raises:
            ConfigurationError: Telegram does not know the token, or refuses the webhook's address.
            StorageError: storage cannot be read at the start.
        """
        settings = self._settings
        try:
            if not await connect(self._bot, self._wording, stop, settings.retry_seconds):
                return
            self._turns.lanes.aside(None, lambda: introduce(self._bot, self._wording))
            try:
                await self._intake.resume()
                await self._while_alarms_run(stop)
            finally:
                await self._finish()
        finally:
            await self._bot.shutdown()

    def _make_webhook(self) -> Webhook | None:
        settings = self._settings
        if settings.webhook_url is None:
            return None
        proof = settings.webhook_secret
        pauses = settings.retry_seconds, settings.look_seconds
        return Webhook(self._bot, self._intake.take_in, settings.webhook_url, proof, *pauses)

    async def _while_alarms_run(self, stop: asyncio.Event) -> None:
        """Receives; meanwhile what comes due is said."""
        if self._alarms is None:
            await self._receive(stop)
            return
        with suppress(StorageError):  # it is kept, and planned when storage works
            await self._begin()
        received = asyncio.Event()
        alarms = asyncio.create_task(self._alarms.run(received))
        try:
            await self._receive(stop)
        finally:
            received.set()
            await alarms

    async def _receive(self, stop: asyncio.Event) -> None:
        if self._webhook is not None:
            await self._webhook.run(stop)
        else:
            await leave_webhook(self._bot)
            await self._poller.run(stop)

    async def _finish(self) -> None:
        """Answers everything that was taken in, waiting for Telegram for a limited time only."""
        loop = asyncio.get_running_loop()
        end = loop.time() + self._settings.stop_seconds
        timer = loop.call_at(end, self._given_up.set)
        await self._conversations.close()
        await self._posting.finish(max(0.0, end - loop.time()))
        timer.cancel()
        with suppress(TimeoutError):  # then they are delivered again, and known
            async with asyncio.timeout(CONFIRMING):
                await self._poller.confirm()


async def _nothing() -> None:
    """What a bot without teams begins with."""
