"""What runs without a token: the page on this machine, beside a conversation in the terminal."""

from __future__ import annotations

import asyncio
import logging
import os
import stat
import sys
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import TYPE_CHECKING

from bot.app import (
    check_writable,
    sole_bot,
)
from bot.building import build_for_serving
from bot.core.errors import ConfigurationError, StorageError
from bot.messages import message
from bot.reloading import look_at, prepare
from bot.running import announce_console, run_terminal, set_up_logging, stopped_by_signals
from bot.service import open_service
from bot.settings.keys import secret_key
from bot.usecases.answering.thinking import EngineThinker, InThreads

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.core.engine import Engine
    from bot.core.errors import PolicybotError
    from bot.reloading import Renewal
    from bot.settings import Settings


async def run_standalone(settings: Settings, announce: Callable[[str], None]) -> None:
    """Without a token: the page on this machine's port, and a conversation with whoever is at the terminal.

    Where nobody can type (standard input is closed or `/dev/null`) the page stays open until a signal; else
    it is open as long as the conversation.

    Args:
        settings: where things are.
        announce: told the address of the page, or why there is none.

    Raises:
        ConfigurationError: nobody can type, and there can be no page.
        StorageError: likewise.
    """
    set_up_logging(logging.WARNING)
    logging.getLogger("bot.usecases.curating.library").setLevel(
        logging.INFO
    )  # who edits wants to see it taken up
    check_writable(settings)  # without a place to write nothing runs, nor without a key
    secret_key(settings)
    seen = look_at(settings)
    engine = build_for_serving(settings)
    renewal = prepare(settings, seen, copies=False)
    stop = stopped_by_signals()
    async with _page(engine, renewal, settings, stop, announce) as failure:
        if _somebody_may_type():
            talking = asyncio.create_task(run_terminal(settings, engine))
            told = asyncio.create_task(stop.wait())
            await asyncio.wait({talking, told}, return_when=asyncio.FIRST_COMPLETED)
            told.cancel()
            if not talking.done():
                talking.cancel()  # says goodbye
            with suppress(asyncio.CancelledError):  # it had not begun
                await talking
        elif failure is not None:
            raise failure
        elif settings.web.open:
            await stop.wait()


@asynccontextmanager
async def _page(
    engine: Engine,
    renewal: Renewal | None,
    settings: Settings,
    stop: asyncio.Event,
    announce: Callable[[str], None],
) -> AsyncIterator[PolicybotError | None]:
    """The page, as far as it can be opened; gives why it cannot."""
    failure: PolicybotError | None = None
    async with AsyncExitStack() as stack:
        running = None
        try:
            if settings.web.open:
                running = await _open_page(stack, engine, renewal, settings, stop, announce)
        except (ConfigurationError, StorageError) as error:
            failure = error
            if _somebody_may_type():  # else it is raised, and said as what ended the program
                announce(message("web.off", why=error))
        yield failure
        stop.set()
        if running is not None:
            await running


async def _open_page(  # what the start has made
    stack: AsyncExitStack,
    engine: Engine,
    renewal: Renewal | None,
    settings: Settings,
    stop: asyncio.Event,
    announce: Callable[[str], None],
) -> asyncio.Task[None] | None:
    from bot.channels.http import listening  # noqa: PLC0415  # takes 0.2 s to import

    await stack.enter_async_context(sole_bot(settings))
    thinking = InThreads(EngineThinker(engine))
    service = await stack.enter_async_context(open_service(engine, thinking, renewal, settings))
    routes, where = service.pages, (settings.http.host, settings.http.port)
    address = await stack.enter_async_context(listening(*where, routes, settings.http.proxies))
    announce(message("web.running"))
    announce(address)  # on a line of its own, for programs that look for it
    announce_console(address, routes, announce)
    return asyncio.create_task(service.web.run(stop)) if service.web else None


def _somebody_may_type() -> bool:
    """Whether standard input is a terminal, a pipe or a file."""
    if sys.stdin is None:
        return False
    try:
        return sys.stdin.isatty() or not stat.S_ISCHR(os.fstat(sys.stdin.fileno()).st_mode)
    except (OSError, ValueError):
        return False
