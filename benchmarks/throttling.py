"""A slow line: hands bytes on between a client and a server, no faster than a line of that kind would."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

PIECE = 1400
"""Bytes that are handed on at a time: one packet."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line is like."""

    kilobits: float
    """A second, each way, for all connections together."""
    round_trip: float
    """Seconds."""


SLOW = Line(kilobits=400, round_trip=0.4)
"""What browsers' tools call slow 3G."""


@asynccontextmanager
async def slow(port: int, line: Line) -> AsyncIterator[str]:
    """The address of the same server behind a slow line.

    Args:
        port: where the server listens on this machine.
        line: what stands between.
    """
    ways = asyncio.Lock(), asyncio.Lock()
    carried: list[asyncio.Future[tuple[None, None]]] = []

    async def hand_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: asyncio.Lock) -> None:
        while piece := await reader.read(PIECE):
            async with way:
                await asyncio.sleep(len(piece) * 8 / line.kilobits / 1000)
            asyncio.get_running_loop().call_later(line.round_trip / 2, _write, writer, piece)
        await asyncio.sleep(line.round_trip / 2)
        writer.close()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(line.round_trip)  # a connection takes a journey there and back
        inner, outer = await asyncio.open_connection("127.0.0.1", port)
        both = asyncio.gather(hand_on(reader, outer, ways[0]), hand_on(inner, writer, ways[1]))
        carried.append(both)
        try:
            with suppress(asyncio.CancelledError):  # the line is taken down
                await both
        finally:
            for end in (outer, writer):
                end.close()
                await end.wait_closed()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        for both in carried:
            both.cancel()
        await asyncio.gather(*carried, return_exceptions=True)
        await asyncio.sleep(0.05)  # the ends close


def _write(writer: asyncio.StreamWriter, piece: bytes) -> None:
    if not writer.is_closing():
        writer.write(piece)
