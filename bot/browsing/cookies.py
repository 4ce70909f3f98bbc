"""Cookies that no script reads, what forms carry to show whose they are, and where a request comes from."""

from __future__ import annotations

import hmac
import re
import secrets
from typing import TYPE_CHECKING

from bot.core.privacy.pseudonyms import pseudonym

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_MADE_BY_US = re.compile(r"[A-Za-z0-9_-]{43}")
_OWN_SITES = (None, "same-origin", "none")
"""What a browser says of where a request comes from: our page, or the person; old ones say nothing."""


def new_id() -> str:
    """A cookie that nobody can guess."""
    return secrets.token_urlsafe(32)


def is_ours(cookie: str) -> bool:
    """Whether a cookie looks like one of `new_id`."""
    return _MADE_BY_US.fullmatch(cookie) is not None


def csrf_token(secret: bytes, realm: str, cookie: str) -> str:
    """What the forms of a page carry, and no other site can know.

    Args:
        secret: key of this installation.
        realm: which pages.
        cookie: of the browser that shows them.
    """
    return pseudonym(secret, realm, cookie)


def is_own_form(request: Request, given: str, wanted: str) -> bool:
    """Whether a form comes from a page of ours: it carries its token, and the browser says nothing else."""
    return is_from_us(request) and hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def is_from_us(request: Request) -> bool:
    """Whether the browser says of a request that it comes from a page of ours, or says nothing."""
    return request.headers.get("sec-fetch-site") in _OWN_SITES


def set_cookie(  # all that a cookie is made of
    request: Request, response: Response, name: str, value: str, lasts: int, path: str = "/"
) -> None:
    """Sets a cookie that no script reads and that other sites' forms do not bring along.

    Args:
        request: tells whether it may be sent over HTTPS only.
        response: brings it.
        name: of the cookie.
        value: of the cookie.
        lasts: seconds that a browser keeps it; 0 has it forgotten.
        path: the addresses that get to see it.
    """
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, lasts, path=path, httponly=True, samesite="lax", secure=secure)
