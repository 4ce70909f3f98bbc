"""Who is at the page: a random cookie, the pseudonym made of it, and whether a form is the visitor's own."""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.core.privacy.pseudonyms import pseudonym

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

CHANNEL = "web"
_NAME = "policybot"
_LASTS = 30 * 24 * 3600
"""Seconds that a browser keeps the cookie after the last visit."""
_MADE_BY_US = re.compile(r"[A-Za-z0-9_-]{43}")
_OWN_SITES = (None, "same-origin", "none")
"""What a browser says of where a request comes from: our page, or the person; old ones say nothing."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """One browser."""

    cookie: str = field(repr=False)
    secret: bytes = field(repr=False)
    known: bool = True
    """Whether the browser has shown the cookie; False: it is to be given one."""

    @property
    def chat(self) -> str:
        """Pseudonym of the conversation."""
        return pseudonym(self.secret, CHANNEL, self.cookie)

    @property
    def mark(self) -> str:
        """What a form of this visitor's page carries, and no other site can know."""
        return pseudonym(self.secret, "web-form", self.cookie)

    def sent(self, request: Request, mark: str) -> bool:
        """Whether a request comes from this visitor's own page."""
        own = request.headers.get("sec-fetch-site") in _OWN_SITES
        return own and self.known and hmac.compare_digest(mark.encode(), self.mark.encode())

    def stay(self, request: Request, response: Response) -> None:
        """Has the browser keep who it is."""
        keep(request, response, _NAME, self.cookie)


def visitor(request: Request, secret: bytes) -> Visitor:
    """Who asks; somebody new where there is no cookie of ours."""
    cookie = request.cookies.get(_NAME, "")
    return Visitor(cookie, secret) if _MADE_BY_US.fullmatch(cookie) else newcomer(secret)


def newcomer(secret: bytes) -> Visitor:
    """Somebody nobody knows yet."""
    return Visitor(secrets.token_urlsafe(32), secret, known=False)


def keep(request: Request, response: Response, name: str, value: str) -> None:
    """Sets a cookie that no script reads and that other sites' forms do not bring along."""
    # Behind a proxy that speaks HTTPS. Who writes the header himself only harms himself.
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme)
    response.set_cookie(name, value, _LASTS, httponly=True, samesite="lax", secure=scheme == "https")
