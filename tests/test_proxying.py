"""The example of nginx, in front of a port of ours: whom it lets in, what it says of them, what it sends."""

from __future__ import annotations

import asyncio
import re
import shutil
import socket
import subprocess
from collections import Counter
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.channels.http import listening

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
OPENSSL = shutil.which("openssl")
EXAMPLE = Path(__file__).parents[1] / "deploy" / "nginx.conf"
OURS = "policy.example.org"
LONG = "惠企政策" * 500

pytestmark = pytest.mark.skipif(NGINX is None or OPENSSL is None, reason="needs nginx and openssl")


async def tell(request: Request) -> Response:
    url, client = request.url, request.client
    return HTMLResponse(f"{url.scheme} {url.netloc} {client.host if client else ''} {LONG}")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


@asynccontextmanager
async def proxied(folder: Path) -> AsyncIterator[tuple[int, int]]:
    """Gives the ports of HTTP and HTTPS behind which the proxy of the example passes on to us."""
    plain, secure = free_port(), free_port()
    routes = [Route("/{path:path}", tell, methods=["GET", "POST"])]
    async with listening("127.0.0.1", 0, routes, ["127.0.0.1"]) as address:
        text = EXAMPLE.read_text(encoding="utf-8").replace("http://127.0.0.1:8080", address)
        text = text.replace("listen 80;", f"listen 127.0.0.1:{plain};")
        text = text.replace("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl")
        text = re.sub(r"/etc/ssl/policybot/", f"{folder}/", text)
        main = f"daemon off; pid {folder}/pid; error_log {folder}/log; events {{}}\n"
        paths = "".join(f"{kind}_temp_path {folder}/{kind}; " for kind in ("client_body", "proxy"))
        unused = "".join(f"{kind}_temp_path {folder}/{kind}; " for kind in ("fastcgi", "uwsgi", "scgi"))
        (folder / "conf").write_text(
            f"{main}http {{ access_log off; {paths}{unused}\n{text}}}\n", encoding="utf-8"
        )
        assert OPENSSL is not None
        subprocess.run(  # noqa: ASYNC221  # before anything is asked
            [
                *(OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
                *("-subj", f"/CN={OURS}", "-keyout", folder / "privkey.pem"),
                *("-out", folder / "fullchain.pem"),
            ],
            check=True,
            capture_output=True,
        )
        assert NGINX is not None
        nginx = await asyncio.create_subprocess_exec(NGINX, "-p", folder, "-c", folder / "conf")
        try:
            async with asyncio.timeout(20):
                while not await listens(secure):
                    assert nginx.returncode is None, (folder / "log").read_text("utf-8")
            yield plain, secure
        finally:
            nginx.terminate()
            await nginx.wait()


async def listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        await asyncio.sleep(0.02)
        return False
    writer.close()
    return True


def browser(port: int, host: str = OURS) -> httpx.AsyncClient:
    """Asks on a port of this machine as if the name led here."""

    async def named(request: httpx.Request) -> None:
        request.extensions["sni_hostname"] = host

    return httpx.AsyncClient(
        base_url=f"https://127.0.0.1:{port}",
        headers={"Host": host},
        verify=False,  # noqa: S501  # signed by nobody
        trust_env=False,
        event_hooks={"request": [named]},
    )


async def test_who_asks_and_over_what_is_passed_on(tmp_path: Path) -> None:
    async with proxied(tmp_path) as (plain, secure), browser(secure) as client:
        made_up = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http"}
        answer = await client.get("/", headers=made_up)
        assert answer.text.startswith(f"https {OURS} 203.0.113.9 "), "this machine is trusted to pass on"
        assert answer.headers["strict-transport-security"] == "max-age=31536000"
        async with httpx.AsyncClient(trust_env=False) as other:
            onward = await other.get(f"http://127.0.0.1:{plain}/x", headers={"Host": "evil.example.com"})
        assert onward.headers["location"] == f"https://{OURS}/x"


async def test_another_name_is_let_in_nowhere(tmp_path: Path) -> None:
    async with proxied(tmp_path) as (_, secure):
        async with browser(secure, "evil.example.com") as client:
            with pytest.raises(httpx.TransportError):
                await client.get("/")
        async with browser(secure) as client:
            answer = await client.get("/", headers={"Host": "evil.example.com"})
            assert LONG not in answer.text


async def test_questions_and_signing_in_are_limited_and_pages_are_not(tmp_path: Path) -> None:
    async with proxied(tmp_path) as (_, secure), browser(secure) as client:
        for path in ("/ask", "/console/sign-in"):
            sent = await asyncio.gather(*(client.post(path) for _ in range(60)))
            assert Counter(each.status_code for each in sent)[429] >= 10
            assert sent[0].headers.get("strict-transport-security")
        read = await asyncio.gather(*(client.get("/policy/vat") for _ in range(60)))
        assert {each.status_code for each in read} == {200}


@pytest.mark.parametrize(
    ("path", "packed"), [("/", "gzip"), ("/console/static/console.css", "gzip"), ("/console", None)]
)
async def test_pages_of_the_console_alone_are_not_compressed(
    tmp_path: Path, path: str, packed: str | None
) -> None:
    async with proxied(tmp_path) as (_, secure), browser(secure) as client:
        answer = await client.get(path)
        assert answer.headers.get("content-encoding") == packed
        assert LONG in answer.text
