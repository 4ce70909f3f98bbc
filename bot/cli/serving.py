"""`policybot serve` and `policybot chat`: the bot, running."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys

from bot.app import (
    build_engine,
    open_assistant,
    secret_key,
    telegram_settings,
    warm_up,
)
from bot.core.pseudonyms import pseudonym
from bot.messages import message
from bot.settings import Settings, load_settings


def serve() -> None:
    """Runs every channel that is configured; without a token, a conversation in the terminal."""
    settings = load_settings()
    if settings.telegram_token is None:
        print(message("cli.no_token"))
        asyncio.run(_chat(settings))
        return
    _set_up_logging()
    asyncio.run(_serve_telegram(settings))


def chat() -> None:
    """A conversation in the terminal."""
    asyncio.run(_chat(load_settings()))


async def _chat(settings: Settings) -> None:
    from bot.channels.terminal import TerminalChat  # noqa: PLC0415  # not needed by other commands

    engine = build_engine(settings)
    async with open_assistant(engine, settings) as assistant:
        name = pseudonym(secret_key(settings), "terminal", "local")
        with contextlib.suppress(KeyboardInterrupt):
            await TerminalChat(assistant, engine.language.wording, sys.stdin, sys.stdout, name).run()


async def _serve_telegram(settings: Settings) -> None:
    from bot.channels.telegram.channel import build_application, run  # noqa: PLC0415  # takes 0.8 s to import

    channel = telegram_settings(settings)
    if channel is None:  # serve() has looked
        return
    engine = build_engine(settings)
    warm_up(engine)
    stop = asyncio.Event()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(wanted, stop.set)
    async with open_assistant(engine, settings) as assistant:
        print(message("cli.telegram_running", topics=len(engine.knowledge), version=engine.knowledge.version))
        await run(build_application(assistant, engine.language.wording, channel), stop)


def _set_up_logging() -> None:
    """The one place where logging is set up. httpx logs addresses that carry the token: only its warnings."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
