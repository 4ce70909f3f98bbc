"""Reads a posted form: small, of the one kind that our pages send."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

LARGEST = 64 * 1024
"""Bytes of a form. The longest question, each character written as nine, takes 36,000."""
_KIND = "application/x-www-form-urlencoded"


class UnreadableFormError(Exception):
    """No form that our pages send."""


async def read_fields(request: Request, most: int, largest: int = LARGEST) -> Mapping[str, Sequence[str]]:
    """The values of a form by the names of its fields, cleaned of what no field holds.

    Args:
        request: carries the form.
        most: fields that it may have.
        largest: bytes that it may have.

    Raises:
        UnreadableFormError: it is too large, none, or did not come whole.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip() != _KIND:
        raise UnreadableFormError
    body = bytearray()
    try:
        async for piece in request.stream():
            body += piece
            if len(body) > largest:
                raise UnreadableFormError
        found = parse_qs(body.decode("ascii", "replace"), max_num_fields=most, errors="replace")
    except (ValueError, ClientDisconnect) as error:  # more fields than our page has
        raise UnreadableFormError from error
    return {name: [_cleaned(value) for value in values] for name, values in found.items()}


def _cleaned(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\x00", "").strip()
