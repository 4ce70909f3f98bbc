"""Just enough of SOCKS5 for a proxy: no password, CONNECT to a name or an IPv4 address."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_NAME = 3
"""The kind of address that is a name; 1 is IPv4, and no other is spoken here."""


@dataclass
class Socks:
    """A running proxy."""

    port: int = 0
    asked: list[tuple[str, int]] = field(default_factory=list)
    """Where it was to connect to."""


@asynccontextmanager
async def socks() -> AsyncIterator[Socks]:
    """Runs a proxy for the length of a `with`."""
    running = Socks()
    tasks: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            tasks.add(task)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            where = await _greet(reader, writer)
            running.asked.append(where)
            there, away = await asyncio.open_connection(*where)
            await asyncio.gather(_copy(reader, away), _copy(there, writer))
        writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    running.port = server.sockets[0].getsockname()[1]
    try:
        yield running
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int]:
    _version, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(b"\x05\x00")  # nobody has to say who they are
    _version, _connect, _reserved, kind = await reader.readexactly(4)
    if kind == _NAME:
        host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
    else:
        host = socket.inet_ntoa(await reader.readexactly(4))
    port = int.from_bytes(await reader.readexactly(2))
    writer.write(b"\x05\x00\x00\x01" + bytes(6))
    return host, port


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while piece := await source.read(65536):
        target.write(piece)
        await target.drain()
    target.close()
