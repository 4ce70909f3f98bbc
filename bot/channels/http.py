"""The one HTTP port: it listens, and shares the routes that channels bring. It knows no channel.

Who may ask for what is the routes' business; what stops the program is `running`'s.
"""

from __future__ import annotations

import asyncio
import logging
import socket
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from uvicorn import Config, Server

from bot.browsing.nothing import nothing
from bot.core.errors import ConfigurationError
from bot.messages import message, reason

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import BaseRoute

    Routes = Sequence[BaseRoute]

FINISHING = 1
"""Seconds that requests under way may take when the port closes."""


class _Server(Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves signals to the program."""
        yield


@asynccontextmanager
async def listening(host: str, port: int, routes: Routes, proxies: Sequence[str] = ()) -> AsyncIterator[str]:
    """Answers requests for the length of a `with`; gives the address.

    Args:
        host: the machine's own address to listen on.
        port: 0 takes a free one.
        routes: all else is answered with 404, and a few words.
        proxies: addresses and networks of those who are believed when they say who asks, and over what.

    Raises:
        ConfigurationError: one cannot listen there.
    """
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    with _bound(host, port) as bound:
        server = _Server(
            Config(
                _application(routes),
                log_config=None,
                access_log=False,  # addresses may carry what people are known by
                lifespan="off",
                ws="none",
                proxy_headers=True,
                forwarded_allow_ips=list(proxies),
                server_header=False,
                timeout_graceful_shutdown=FINISHING,
            )
        )
        serving = asyncio.create_task(server.serve(sockets=[bound]))
        try:
            yield _address(host, bound.getsockname()[1])
        finally:
            server.should_exit = True
            await serving


def _application(routes: Routes) -> Starlette:
    known = {getattr(route, "path", "") for route in routes}

    async def missing(request: Request, _error: Exception) -> Response:
        """Nobody learns from a wrong method what is there."""
        return nothing(request, "missing", known)

    async def mishap(request: Request, _error: Exception) -> Response:
        return nothing(request, "mishap", known)

    handlers: dict[Any, Any] = {404: missing, 405: missing, Exception: mishap}
    return Starlette(routes=list(routes), exception_handlers=handlers)


@contextmanager
def _bound(host: str, port: int) -> Iterator[socket.socket]:
    """A socket of our own, because the library ends the program where it cannot have one."""
    try:
        family, kind, protocol, _, where = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        bound = socket.socket(family, kind, protocol)
        try:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind(where)
            bound.listen()  # before that, nobody says that the port is taken
        except OSError:
            bound.close()
            raise
    except OSError as error:
        why = message("serving.no_host") if isinstance(error, socket.gaierror) else reason(error)
        raise ConfigurationError(message("serving.port", host=host, port=port, why=why)) from error
    with bound:
        yield bound


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
