"""Visitors of the chat page: each asks, reads for a while and asks again, as a browser without JavaScript."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, field
from random import Random

import httpx

from benchmarks.crowding import QUESTIONS, Measured

READING = 3.0, 7.0
"""Seconds that somebody reads an answer before the next question."""
_STATIC = re.compile(r'(?:src|href)="(/static/[^"]+)"')


@dataclass
class Visits:
    """What visitors got."""

    answers: Measured = field(default_factory=Measured)
    failed: int = 0
    """Requests that were refused or broke off."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What a first visit costs."""

    requests: int
    sent: int
    """Bytes over the line, packed as a browser gets them."""
    shown: float
    """Seconds until the page and all that it loads are there."""
    answered: float
    """Seconds from pressing the button to the whole page with the answer."""


async def crowd(address: str, visitors: int, seconds: float, seed: int = 1) -> Visits:
    """So many visitors at the same time, for so long."""
    visits, until = Visits(), time.perf_counter() + seconds
    chance = Random(seed)  # nothing secret
    started = time.perf_counter()
    await asyncio.gather(*(_visit(address, until, visits, Random(chance.random())) for _ in range(visitors)))
    visits.answers.took = time.perf_counter() - started
    return visits


async def _visit(address: str, until: float, visits: Visits, chance: Random) -> None:
    await asyncio.sleep(chance.uniform(0, READING[1]))
    async with httpx.AsyncClient(
        base_url=address, follow_redirects=True, trust_env=False, timeout=30
    ) as client:
        page = await client.get("/")
        while time.perf_counter() < until:
            asked = time.perf_counter()
            page = await _ask(client, page, chance.choice(QUESTIONS))
            visits.answers.seconds.append(time.perf_counter() - asked)
            visits.failed += page.status_code != httpx.codes.OK
            await asyncio.sleep(chance.uniform(*READING))


async def _ask(client: httpx.AsyncClient, page: httpx.Response, text: str) -> httpx.Response:
    hidden = {name: _hidden(page.text, name) for name in ("mark", "key")}
    return await client.post("/ask", data={**hidden, "text": text})


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""


async def first_visit(address: str) -> Budget:
    """What somebody waits for, and what is sent, who comes for the first time and asks one question."""
    headers = {"Accept-Encoding": "gzip"}
    async with httpx.AsyncClient(base_url=address, trust_env=False, timeout=120, headers=headers) as client:
        started = time.perf_counter()
        page = await client.get("/")
        paths = list(dict.fromkeys(_STATIC.findall(page.text)))
        loaded = await asyncio.gather(*(client.get(path) for path in paths))
        shown = time.perf_counter() - started
        asked = time.perf_counter()
        answer = await _ask(client, page, QUESTIONS[0])
        told = [await client.get(answer.headers["location"])] if answer.is_redirect else []
        answered = time.perf_counter() - asked
    everything = [page, *loaded, answer, *told]
    return Budget(len(everything), sum(map(_size, everything)), shown, answered)


def _size(response: httpx.Response) -> int:
    return response.num_bytes_downloaded + sum(len(k) + len(v) + 4 for k, v in response.headers.raw)
