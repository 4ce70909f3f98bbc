"""Who is at the page: a random cookie, the pseudonym made of it, and whether a form is the visitor's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.browsing import cookies
from bot.core.privacy.pseudonyms import pseudonym

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

CHANNEL = "web"
_NAME = "policybot"
_LASTS = 30 * 24 * 3600
"""Seconds that a browser keeps the cookie after the last visit."""


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
        return cookies.csrf_token(self.secret, "web-form", self.cookie)

    def sent(self, request: Request, mark: str) -> bool:
        """Whether a request comes from this visitor's own page."""
        return self.known and cookies.is_own_form(request, mark, self.mark)

    def stay(self, request: Request, response: Response) -> None:
        """Has the browser keep who it is."""
        keep(request, response, _NAME, self.cookie)


def visitor(request: Request, secret: bytes) -> Visitor:
    """Who asks; somebody new where there is no cookie of ours."""
    cookie = request.cookies.get(_NAME, "")
    return Visitor(cookie, secret) if cookies.is_ours(cookie) else newcomer(secret)


def newcomer(secret: bytes) -> Visitor:
    """Somebody nobody knows yet."""
    return Visitor(cookies.new_id(), secret, known=False)


def keep(request: Request, response: Response, name: str, value: str) -> None:
    """Sets a cookie that lasts until the next visit."""
    cookies.set_cookie(request, response, name, value, _LASTS)
