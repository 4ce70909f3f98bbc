"""Makes the library's bot, reaches Telegram with it, and says who we are."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING, Any

from telegram import BotCommand, LinkPreviewOptions
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Defaults, ExtBot

from bot.channels.telegram.polling import LONGEST
from bot.channels.telegram.reach import Reach, is_outage
from bot.channels.telegram.requesting import (
    SIDE_BY_SIDE,
    PerChatLimiter,
    RetryingRequest,
    WatchedRequest,
    pause_for,
)
from bot.core.errors import ConfigurationError
from bot.messages import message

if TYPE_CHECKING:
    import asyncio

    from bot.channels.telegram.settings import TelegramSettings
    from bot.core.knowledge.wording import Wording

logger = logging.getLogger(__name__)


def make_bot(settings: TelegramSettings, given_up: asyncio.Event) -> Any:
    """The library's bot; nothing is sent yet. Untyped, as the library's generics fit nowhere.

    Args:
        settings: how to reach Telegram.
        given_up: set when nothing may wait for Telegram any more.
    """
    # The library's opt-in to what its next version does; without it every 429 raises a deprecation warning.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    for name in ("httpx", "httpcore"):  # at INFO they log addresses, and those carry the token
        logging.getLogger(name).setLevel(logging.WARNING)
    # The library logs each 429 as an error with traceback; `requesting` says it in a line. Of an answer that
    # is no JSON it logs the content, which is what people wrote.
    for name in ("telegram.ext.AIORateLimiter", "telegram.request.BaseRequest"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    where: dict[str, Any] = {}
    if settings.api_base is not None:
        base = settings.api_base.rstrip("/")
        where = {"base_url": f"{base}/bot", "base_file_url": f"{base}/file/bot"}
    timeouts: dict[str, Any] = {
        "connect_timeout": 10.0,
        "read_timeout": 10.0,
        "write_timeout": 10.0,
        "pool_timeout": 10.0,
    }
    reach = Reach()
    request = RetryingRequest(
        reach, settings.retry_seconds, given_up, connection_pool_size=SIDE_BY_SIDE * 2, **timeouts
    )
    return ExtBot(
        settings.token,
        **where,
        request=request,
        get_updates_request=WatchedRequest(reach, connection_pool_size=2, **timeouts),
        rate_limiter=PerChatLimiter(given_up, settings.messages_per_second),
        defaults=Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)),
    )


async def connect(bot: Any, wording: Wording, stop: asyncio.Event, pause: float) -> bool:
    """Waits for Telegram to be reachable; says whether it was before `stop`.

    Raises:
        ConfigurationError: Telegram does not know the token.
    """
    while not stop.is_set():
        try:
            await bot.initialize()
        except InvalidToken:
            # from None: the library's message quotes the token
            raise ConfigurationError(wording("telegram.operator.bad_token")) from None
        except TelegramError as error:
            if not is_outage(error):
                logger.warning(message("log.not_connected", why=error))
            await pause_for(stop, pause)
            pause = min(pause * 2, LONGEST)
        else:
            return True
    return False


async def introduce(bot: Any, wording: Wording) -> None:
    """Sets the command menu and the descriptions; the bot works without them, so failing is only logged."""
    commands = [BotCommand(name, text) for name, text in (wording.get("telegram.commands") or {}).items()]
    try:
        await bot.set_my_commands(commands)
        await bot.set_my_description(wording("telegram.description"))
        await bot.set_my_short_description(wording("telegram.short_description"))
    except TelegramError as error:
        logger.warning(message("log.no_menu", why=error))


async def leave_webhook(bot: Any) -> None:
    """Ends a webhook, which rules polling out; what waits there is kept."""
    try:
        await bot.delete_webhook(drop_pending_updates=False)
    except TelegramError as error:
        logger.warning(message("log.webhook_stays", why=error))
