"""The benchmark of the page asks as a browser does, and a slow line is as slow as it says."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from benchmarks import web
from benchmarks.crowding import Counter
from benchmarks.processes import ours
from benchmarks.throttling import Line, slow
from benchmarks.visiting import Budget, crowd, first_visit
from tests.kept import keep_engine

if TYPE_CHECKING:
    from pathlib import Path


async def test_visitors_get_answers_and_a_first_visit_is_counted(tmp_path: Path) -> None:
    keep_engine(tmp_path)
    port = web._free_port()
    async with Counter() as api, ours(api, tmp_path, port):
        budget = await first_visit(f"http://127.0.0.1:{port}")
        visits = await crowd(f"http://127.0.0.1:{port}", visitors=2, seconds=8)
    assert budget.requests >= 4
    assert 5_000 < budget.sent < 100_000
    assert visits.failed == 0
    assert len(visits.answers.seconds) >= 2


async def test_a_slow_line_hands_everything_on_and_takes_its_time() -> None:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.readexactly(4))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with slow(port, Line(kilobits=400, round_trip=0.1)) as far:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(far.rpartition(":")[2]))
        started = time.perf_counter()
        writer.write(b"ping")
        assert await reader.read() == b"ping"
        assert time.perf_counter() - started >= 0.1  # the line's own delay, not a speed
        writer.close()
        await writer.wait_closed()
    server.close()


def test_the_figures_are_told() -> None:
    told = web._visit(Budget(requests=6, sent=31_400, shown=2.04, answered=1.5))
    assert "6 次请求，一共传 31.4 KB" in told
    assert "2.0 秒看到整页，按下按钮以后 1.5 秒" in told
