"""Every configured channel, side by side until told to stop: signals, warm-up, logging."""

from __future__ import annotations

import asyncio
import logging
import secrets
import signal
import sys
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from bot.adapters.forking import fork, in_processes
from bot.adapters.spreadsheets import rows_as_workbook
from bot.app import (
    check_writable,
    clock,
    open_assistant,
    sole_bot,
)
from bot.building import build_engine, build_for_serving, warm_up
from bot.core.errors import ConfigurationError
from bot.core.privacy.pseudonyms import pseudonym
from bot.messages import message
from bot.reloading import look_at, prepare
from bot.service import open_service
from bot.settings.keys import secret_key
from bot.usecases.answering.thinking import EngineThinker, InThreads

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.channels.http import Routes
    from bot.channels.telegram.settings import TelegramSettings
    from bot.core.engine import Engine
    from bot.settings import Settings

HAND_OVER = 0.0005
"""Seconds after which a thread that computes lets the others go on."""


async def run_terminal(settings: Settings, engine: Engine | None = None) -> None:
    """A conversation on standard input and output, until its end.

    Args:
        settings: where things are.
        engine: answers; None: one is built.
    """
    from bot.channels.terminal import TerminalChat  # noqa: PLC0415  # not needed by other commands

    check_writable(settings)
    key = secret_key(settings)
    engine = engine or build_engine(settings)
    async with open_assistant(engine, settings) as assistant:
        # A new process is a new conversation: it must not go on with the topic of the last one.
        name = pseudonym(key, "terminal", secrets.token_hex(8))
        await TerminalChat(assistant, engine.language.wording, sys.stdin, sys.stdout, name).run()


async def run_channels(
    settings: Settings, telegram: TelegramSettings, announce: Callable[[str], None]
) -> None:
    """Telegram and the page, until SIGINT, SIGTERM or SIGHUP (its terminal was closed).

    Args:
        settings: where things are, and whether the page is open.
        telegram: how Telegram is reached.
        announce: told in a sentence when it runs.
    """
    set_up_logging(logging.INFO)
    # While messages are being thought about in threads, the loop and the database's thread hand the
    # interpreter to each other several times for each thing stored; at Python's 5 ms that adds up.
    sys.setswitchinterval(HAND_OVER)
    async with sole_bot(settings):
        await _run(settings, telegram, announce)


async def _run(settings: Settings, channel: TelegramSettings, announce: Callable[[str], None]) -> None:
    from bot.channels.telegram.channel import TelegramChannel  # noqa: PLC0415  # takes 0.8 s to import

    seen = look_at(settings)
    engine = build_for_serving(settings)
    warm_up(engine)
    thinker = EngineThinker(engine)
    renewal, copies = prepare(settings, seen, copies=True), fork(thinker)
    stop = stopped_by_signals()
    async with (
        in_processes(copies, InThreads(thinker)) as thinking,
        open_service(engine, thinking, renewal, settings) as service,
    ):
        knowledge = engine.knowledge
        announce(message("cli.telegram_running", topics=len(knowledge), version=knowledge.version))
        given = service.assistant, service.keeping, service.wording, channel, clock
        telegram = TelegramChannel(*given, service.desk, rows_as_workbook)
        routes = (*telegram.routes, *service.pages)
        async with _port(settings, routes, announce, needed=bool(telegram.routes)) as is_open:
            beside = asyncio.create_task(service.web.run(stop)) if service.web and is_open else None
            try:
                await telegram.run(stop)
            finally:
                stop.set()
                if beside is not None:
                    await beside


@asynccontextmanager
async def _port(
    settings: Settings, routes: Routes, announce: Callable[[str], None], *, needed: bool
) -> AsyncIterator[bool]:
    """The HTTP port, if there is anything to answer on it; gives whether it is open.

    Raises:
        ConfigurationError: it is needed, and one cannot listen there.
    """
    from bot.channels.http import listening  # noqa: PLC0415  # takes 0.2 s to import

    async with AsyncExitStack() as stack:
        address = ""
        try:
            if routes:
                where = settings.http.host, settings.http.port
                address = await stack.enter_async_context(listening(*where, routes, settings.http.proxies))
        except ConfigurationError as error:
            if needed:
                raise
            announce(message("web.off", why=error))
        if address:
            announce(message("cli.http_running"))
            announce(address)  # on a line of its own, for programs that look for it
            announce_console(address, routes, announce)
        yield bool(address)


def announce_console(address: str, routes: Routes, announce: Callable[[str], None]) -> None:
    """Tells where the console is, if there is one among the routes."""
    if any(getattr(route, "path", "") == "/console" for route in routes):
        announce(message("console.running"))
        announce(f"{address}/console")


def stopped_by_signals() -> asyncio.Event:
    """Set by SIGINT, SIGTERM or SIGHUP."""
    stop = asyncio.Event()
    for wanted in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(wanted, stop.set)
    return stop


def set_up_logging(level: int) -> None:
    """The one place where logging is set up. httpx logs addresses that carry the token: only its warnings."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.getLogger("alembic").setLevel(logging.WARNING)  # tells programmers of every step it takes
