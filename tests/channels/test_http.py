"""The HTTP port: it listens where it is told, hands on, and closes without dropping what is under way."""

from __future__ import annotations

import asyncio
import signal
import socket
from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.channels.http import listening
from bot.core.errors import ConfigurationError

if TYPE_CHECKING:
    from starlette.requests import Request


async def greet(_request: Request) -> Response:
    return PlainTextResponse("你好")


ROUTES = [Route("/greeting", greet)]


async def get(address: str, path: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as client:
        return await client.get(f"{address}{path}")


async def test_it_gives_its_address_and_answers_there() -> None:
    async with listening("127.0.0.1", 0, ROUTES) as address:
        assert (await get(address, "/greeting")).text == "你好"
        assert (await get(address, "/")).status_code == 404
    with pytest.raises(httpx.ConnectError):
        await get(address, "/greeting")


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine has no IPv6")
async def test_an_ipv6_address_can_be_opened_in_a_browser() -> None:
    async with listening("::1", 0, ROUTES) as address:
        assert address.startswith("http://[::1]:")
        assert (await get(address, "/greeting")).text == "你好"


async def test_a_port_that_is_taken_is_said_to_be() -> None:
    async with listening("127.0.0.1", 0, ROUTES) as address:
        port = int(address.rpartition(":")[2])
        with pytest.raises(ConfigurationError, match=f"{port} 端口上开不了服务：这个端口已经有别的程序在用"):
            async with listening("127.0.0.1", port, ROUTES):
                pass


@pytest.mark.parametrize(
    ("host", "why"), [("no.such.host.invalid", "没有这个主机名"), ("192.0.2.1", "没有这个地址")]
)
async def test_an_address_that_is_not_of_this_machine_is_said_to_be(host: str, why: str) -> None:
    with pytest.raises(ConfigurationError, match=why):
        async with listening(host, 8080, ROUTES):
            pass


async def test_what_is_under_way_when_it_closes_is_answered() -> None:
    begun = asyncio.Event()

    async def slow(_request: Request) -> Response:
        begun.set()
        await asyncio.sleep(0.3)
        return PlainTextResponse("done")

    async with listening("127.0.0.1", 0, [Route("/slow", slow)]) as address:
        asked = asyncio.create_task(get(address, "/slow"))
        await begun.wait()
    assert (await asked).text == "done"


async def who_asks(request: Request) -> Response:
    return PlainTextResponse(f"{request.url.scheme} {request.client.host if request.client else ''}")


@pytest.mark.parametrize(
    ("proxies", "seen"),
    [(["127.0.0.1/32"], "https 203.0.113.9"), (["10.0.0.0/8"], "http 127.0.0.1"), ([], "http 127.0.0.1")],
)
async def test_who_asks_over_what_is_believed_of_proxies_alone(proxies: list[str], seen: str) -> None:
    forged_and_true = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9", "X-Forwarded-Proto": "https"}
    async with (
        listening("127.0.0.1", 0, [Route("/who", who_asks)], proxies) as address,
        httpx.AsyncClient(trust_env=False, headers=forged_and_true) as client,
    ):
        assert (await client.get(f"{address}/who")).text == seen


async def test_signals_stay_with_the_program() -> None:
    before = signal.getsignal(signal.SIGTERM)
    async with listening("127.0.0.1", 0, ROUTES) as address:
        await get(address, "/greeting")
        assert signal.getsignal(signal.SIGTERM) is before


async def test_a_failing_route_answers_500_and_the_port_stays_open() -> None:
    async def fail(_request: Request) -> Response:
        raise RuntimeError("a mistake")

    async with listening("127.0.0.1", 0, [Route("/fail", fail), *ROUTES]) as address:
        failed = await get(address, "/fail")
        assert (failed.status_code, "过一会儿再试" in failed.text) == (500, True)
        assert "a mistake" not in failed.text
        assert (await get(address, "/greeting")).text == "你好"


async def test_what_is_not_there_is_a_small_page_that_leads_on() -> None:
    async def ask(_request: Request) -> Response:
        return PlainTextResponse("")

    async with listening("127.0.0.1", 0, [Route("/", ask), Route("/console", ask)]) as address:
        page = await get(address, "/nope/%3Cb%3E")
        assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
        assert "没有这一页" in page.text
        assert 'href="/"' in page.text
        assert "<b>" not in page.text
        assert "default-src 'self'" in page.headers["content-security-policy"]
        assert 'href="/console"' in (await get(address, "/console/nope")).text
        assert 'href="/console"' not in (await get(address, "/consoles")).text
        async with httpx.AsyncClient(trust_env=False) as client:
            wrong = await client.post(f"{address}/console")
            assert (wrong.status_code, "没有这一页" in wrong.text) == (404, True)


async def test_where_there_are_no_pages_none_is_offered() -> None:
    async with listening("127.0.0.1", 0, ROUTES) as address:
        assert "href" not in (await get(address, "/")).text


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/openness.json", {}),
        ("/x", {"Accept": "application/json"}),
        ("/x", {"Content-Type": "application/json"}),
    ],
)
async def test_programs_are_told_in_json(path: str, headers: dict[str, str]) -> None:
    async with listening("127.0.0.1", 0, ROUTES) as address, httpx.AsyncClient(trust_env=False) as client:
        told = await client.get(f"{address}{path}", headers=headers)
    assert (told.status_code, set(told.json())) == (404, {"error"})
