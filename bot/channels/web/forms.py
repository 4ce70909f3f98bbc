"""Reads what a visitor's form says: every field once, and a key of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.browsing.forms import UnreadableFormError, read_fields

if TYPE_CHECKING:
    from starlette.requests import Request

_FIELDS = 10
_KEY = re.compile(r"[A-Za-z0-9_-]{8,64}")


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
    given = {name: values[-1] for name, values in (await read_fields(request, _FIELDS)).items()}
    key = given.get("key", "")
    if not _KEY.fullmatch(key):
        raise UnreadableFormError
    return Form(
        given.get("mark", ""),
        key,
        given.get("text", ""),
        given.get("press", ""),
        given.get("town", ""),
        given.get("about", ""),
    )
