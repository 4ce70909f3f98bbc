"""Just enough HTTP/1.1 for the Bot API: keep-alive, POSTed forms, JSON answers. Knows nothing of bots."""

from __future__ import annotations

import asyncio
import json
import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable


@dataclass(frozen=True)
class Answer:
    """What goes back."""

    status: int
    body: bytes

    @classmethod
    def of(cls, status: int, content: dict[str, Any]) -> Answer:
        """A JSON answer."""
        return cls(status, json.dumps(content, ensure_ascii=True).encode())


async def serve(
    respond: Callable[[str, dict[str, Any]], Awaitable[Answer | None]],
) -> tuple[asyncio.Server, int]:
    """Listens on a free port of 127.0.0.1; `respond` gets path and fields, and None drops the connection."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (request := await _read(reader)) is not None:
                answer = await respond(*request)
                if answer is None:
                    break
                writer.write(_head(answer) + answer.body)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()[1]


async def _read(reader: asyncio.StreamReader) -> tuple[str, dict[str, Any]] | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return first.split(" ")[1], _fields(headers.get("content-type", ""), body)


@dataclass(frozen=True)
class Upload:
    """A file in a form."""

    name: str
    content: bytes


def _fields(kind: str, body: bytes) -> dict[str, Any]:
    if kind.startswith("multipart/form-data"):
        return _parts(kind, body)
    if kind.startswith("application/json"):
        return dict(json.loads(body))
    pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict")
    return {name: text if name in _TEXTS else _value(text) for name, text in pairs}


def _parts(kind: str, body: bytes) -> dict[str, Any]:
    """A form with files; a field that says `attach://NAME` is the file of that name."""
    found: dict[str, Any] = {}
    for part in body.split(b"--" + kind.partition("boundary=")[2].encode())[1:-1]:
        head, _, content = part.removesuffix(b"\r\n").partition(b"\r\n\r\n")
        named = dict(re.findall(r'(name|filename)="([^"]*)"', head.decode()))
        if "filename" in named:
            found[named["name"]] = Upload(named["filename"], content)
        else:
            text = content.decode()
            found[named["name"]] = text if named["name"] in _TEXTS else _value(text)
    return {
        name: found[value.removeprefix("attach://")] if str(value).startswith("attach://") else value
        for name, value in found.items()
    }


_TEXTS = frozenset({"text", "caption", "description", "short_description", "callback_query_id"})
"""Fields that are text even when they look like a number."""


def _value(text: str) -> Any:
    """Forms carry numbers, truth values and objects as JSON."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _head(answer: Answer) -> bytes:
    reason = HTTPStatus(answer.status).phrase
    return (
        f"HTTP/1.1 {answer.status} {reason}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(answer.body)}\r\n\r\n"
    ).encode()
