"""Reads a posted form: small, of the one kind that the page sends, every field once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from starlette.requests import Request

LARGEST = 64 * 1024
"""Bytes of a form. The longest question, each character written as nine, takes 36,000."""
_FIELDS = 10
_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")


class UnreadableFormError(Exception):
    """No form that our page sends."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a person sent."""

    mark: str
    """Shows that it comes from the visitor's own page."""
    key: str
    """Of this form alone: the same key with the same content is the same message sent twice."""
    text: str = ""
    """What was typed."""
    press: str = ""
    """What a button stands for."""
    town: str = ""
    about: str = ""
    """Id of the topic from whose page the question comes."""


async def read_form(request: Request) -> Form:
    """The form that a request carries.

    Raises:
        UnreadableFormError: it is too large, or none.
    """
    if (
        request.headers.get("content-type", "").partition(";")[0].strip()
        != "application/x-www-form-urlencoded"
    ):
        raise UnreadableFormError
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise UnreadableFormError
    try:
        found = parse_qs(body.decode("ascii", "replace"), max_num_fields=_FIELDS, errors="replace")
    except ValueError as error:  # more fields than our page has
        raise UnreadableFormError from error
    given = {name: values[-1] for name, values in found.items()}
    key = given.get("key", "")
    if not _KEY.fullmatch(key):
        raise UnreadableFormError
    text = given.get("text", "").replace("\r\n", "\n").replace("\x00", "").strip()
    return Form(
        given.get("mark", ""),
        key,
        text,
        given.get("press", ""),
        given.get("town", ""),
        given.get("about", ""),
    )
