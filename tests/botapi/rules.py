"""What the Bot API refuses, and what goes wrong on demand. Knows nothing of the server's state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from tests.botapi import wire

if TYPE_CHECKING:
    from tests.botapi.people import JSON

LIMIT, CAPTION = 4096, 1024
"""UTF-16 units of a text, and of what stands below a file."""


@dataclass
class Fault:
    """What goes wrong with the next calls of a method."""

    method: str
    kind: Literal["status", "drop", "garbage"]
    times: int
    status: int = 500
    retry_after: int | None = None
    chat: int | None = None


class RefusedError(Exception):
    """The request is not what the Bot API accepts."""

    def __init__(self, status: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        content: JSON = {"ok": False, "error_code": status, "description": description}
        self.answer = wire.Answer.of(status, content | ({"parameters": parameters} if parameters else {}))


def faulty(fault: Fault) -> wire.Answer | None:
    """What a fault answers; None drops the connection."""
    if fault.kind == "drop":
        return None
    if fault.kind == "garbage":
        return wire.Answer(200, b'{"ok": true, "resu')
    if fault.retry_after is not None:
        description = f"Too Many Requests: retry after {fault.retry_after}"
        return RefusedError(429, description, retry_after=fault.retry_after).answer
    return RefusedError(fault.status, "Bad Gateway").answer


def check_text(data: JSON) -> None:
    """Refuses an empty or too long text."""
    text = str(data.get("text", ""))
    if not text.strip():
        raise RefusedError(400, "Bad Request: message text is empty")
    if len(text.encode("utf-16-le")) // 2 > LIMIT:
        raise RefusedError(400, "Bad Request: message is too long")


def check_caption(data: JSON) -> None:
    """Refuses a caption that is too long."""
    if len(str(data.get("caption", "")).encode("utf-16-le")) // 2 > CAPTION:
        raise RefusedError(400, "Bad Request: message caption is too long")


def check_buttons(data: JSON) -> None:
    """Refuses buttons without a label or with too much data."""
    for row in (data.get("reply_markup") or {}).get("inline_keyboard", []):
        for each in row:
            if not each.get("text"):
                raise RefusedError(400, "Bad Request: can't parse inline keyboard button: text is empty")
            if not 1 <= len(each.get("callback_data", "").encode()) <= 64:
                raise RefusedError(400, "Bad Request: BUTTON_DATA_INVALID")
