"""Puts the channel together and runs it: connect, say who we are, poll, stop without losing an answer.

Signals, and when to stop, are `app`'s business.
"""

from __future__ import annotations

import asyncio
import logging
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram import BotCommand, LinkPreviewOptions
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, Defaults

from bot.channels.telegram.conversations import Conversations
from bot.channels.telegram.handlers import handlers
from bot.channels.telegram.mishaps import Mishaps
from bot.channels.telegram.polling import LONGEST, Poller
from bot.channels.telegram.requesting import (
    SIDE_BY_SIDE,
    PerChatLimiter,
    PollingRequest,
    RetryingRequest,
    pause_for,
)
from bot.channels.telegram.sending import Sender
from bot.core.errors import ConfigurationError
from bot.delivery.lanes import Lanes

if TYPE_CHECKING:
    from bot.channels.telegram.settings import TelegramSettings
    from bot.core.knowledge.wording import Wording
    from bot.usecases.assistant import Assistant

logger = logging.getLogger(__name__)

BotApplication = Application[Any, Any, Any, Any, Any, Any]
_PARTS = "policybot"
"""Where `build_application` leaves for `run` what the library has no place for."""


@dataclass(frozen=True, slots=True)
class _Parts:
    conversations: Conversations
    lanes: Lanes
    settings: TelegramSettings
    wording: Wording
    given_up: asyncio.Event
    """Set when answers under way may no longer wait for Telegram."""


def build_application(assistant: Assistant, wording: Wording, settings: TelegramSettings) -> BotApplication:
    """The bot, ready for `run`; nothing is sent yet."""
    # The library's opt-in to what its next version does; without it every 429 raises a deprecation warning.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    for name in ("httpx", "httpcore"):  # at INFO they log addresses, and those carry the token
        logging.getLogger(name).setLevel(logging.WARNING)
    # The library logs each 429 as an error with traceback; `requesting` says it in a line.
    logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)
    given_up = asyncio.Event()
    application = _library(settings, given_up)
    sender = Sender(application.bot)
    lanes = Lanes(application.process_error)
    conversations = Conversations(assistant, wording, settings, sender, lanes)
    application.add_handlers(handlers(conversations))
    application.add_error_handler(Mishaps(sender, wording).report)
    application.bot_data[_PARTS] = _Parts(conversations, lanes, settings, wording, given_up)
    return application


async def run(application: BotApplication, stop: asyncio.Event) -> None:
    """Runs the bot until `stop`.

    Raises:
        ConfigurationError: Telegram does not know the token.
    """
    parts: _Parts = application.bot_data[_PARTS]
    if not await _connect(application, parts, stop):
        return
    settings = parts.settings
    poller = Poller(application.bot, application.update_queue, settings.poll_seconds, settings.retry_seconds)
    await application.start()
    try:
        parts.lanes.aside(None, lambda: _introduce(application.bot, parts.wording))
        await _leave_webhook(application.bot)
        await poller.run(stop)
    finally:
        await _finish(application, parts)
        await poller.confirm()
        await application.stop()
        await application.shutdown()


def _library(settings: TelegramSettings, given_up: asyncio.Event) -> BotApplication:
    builder: Any = ApplicationBuilder().token(settings.token)  # Any: each call changes six type parameters
    if settings.api_base is not None:
        base = settings.api_base.rstrip("/")
        builder = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot")
    timeouts: dict[str, Any] = {
        "connect_timeout": 10.0,
        "read_timeout": 10.0,
        "write_timeout": 10.0,
        "pool_timeout": 10.0,
    }
    request = RetryingRequest(
        settings.retry_seconds, given_up, connection_pool_size=SIDE_BY_SIDE * 2, **timeouts
    )
    application: BotApplication = (
        builder.request(request)
        .get_updates_request(PollingRequest(connection_pool_size=2, **timeouts))
        .rate_limiter(PerChatLimiter(given_up))
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .concurrent_updates(SIDE_BY_SIDE)
        .updater(None)  # `polling` does its work
        .job_queue(None)
        .build()
    )
    return application


async def _connect(application: BotApplication, parts: _Parts, stop: asyncio.Event) -> bool:
    """Waits for Telegram to be reachable; says whether it was before `stop`."""
    pause = parts.settings.retry_seconds
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken:
            await application.bot.shutdown()
            # from None: the library's message quotes the token
            raise ConfigurationError(parts.wording("telegram.operator.bad_token")) from None
        except TelegramError as error:
            logger.warning("Telegram cannot be reached yet (%s)", error)
            await pause_for(stop, pause)
            pause = min(pause * 2, LONGEST)
        else:
            return True
    await application.bot.shutdown()
    return False


async def _introduce(bot: Any, wording: Wording) -> None:
    """Sets the command menu and the descriptions; the bot works without them, so failing is only logged."""
    commands = [BotCommand(name, text) for name, text in (wording.get("telegram.commands") or {}).items()]
    try:
        await bot.set_my_commands(commands)
        await bot.set_my_description(wording("telegram.description"))
        await bot.set_my_short_description(wording("telegram.short_description"))
    except TelegramError as error:
        logger.warning("command menu and description could not be set (%s)", error)


async def _leave_webhook(bot: Any) -> None:
    """Ends a webhook, which rules polling out; what waits there is kept."""
    try:
        await bot.delete_webhook(drop_pending_updates=False)
    except TelegramError as error:
        logger.warning("a webhook, if there is one, could not be ended (%s)", error)


async def _finish(application: BotApplication, parts: _Parts) -> None:
    """Answers everything that was fetched, waiting for Telegram for a limited time only."""
    timer = asyncio.get_running_loop().call_later(parts.settings.stop_seconds, parts.given_up.set)
    await application.update_queue.join()
    await parts.conversations.close()
    timer.cancel()
