"""`policybot serve` and `policybot chat`: the bot, running."""

from __future__ import annotations

import asyncio
import os
from functools import partial

from bot.app import telegram_settings
from bot.messages import message
from bot.running import run_channels, run_terminal
from bot.settings import load_settings
from bot.settings.reaching import check_reaching
from bot.standalone import run_standalone


def serve() -> None:
    """Runs every channel that is configured; without a token, the page and a conversation in the terminal."""
    settings = load_settings()
    say = partial(print, flush=True)
    if settings.telegram_token is not None:
        check_reaching(os.environ)
    telegram = telegram_settings(settings)
    if telegram is not None:
        asyncio.run(run_channels(settings, telegram, announce=say))
        return
    say(message("cli.no_token"))
    if settings.telegram_webhook_url is not None:
        say(message("cli.webhook_without_token"))
    asyncio.run(run_standalone(settings, announce=say))


def chat() -> None:
    """A conversation in the terminal."""
    asyncio.run(run_terminal(load_settings()))
