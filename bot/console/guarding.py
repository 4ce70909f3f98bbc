"""Stands before every page: who is it, may they, does the form come from here. No page looks for itself."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from bot.browsing import cookies
from bot.browsing.forms import UnreadableFormError, read_fields
from bot.console.rendering import HOME, onward
from bot.console.visits import Visit
from bot.core.errors import StorageError
from bot.messages import message

if TYPE_CHECKING:
    from starlette.requests import Request

    from bot.console.rendering import Rendering
    from bot.core.desk.roles import Right
    from bot.ports.staff import Member
    from bot.usecases.staff.authentication import Authentication

logger = logging.getLogger(__name__)

COOKIE = "policybot-console"
FIELDS = 60
"""Fields of a form: that of a reviewer has one for each town."""
LARGEST = 512 * 1024
"""Bytes of a form: an answer that is far too long is to be refused with its text, not lost."""
_LASTS = 7 * 24 * 3600

Handler = Callable[[Visit], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Address:
    """A page, and who may have it."""

    path: str
    """After `/console`."""
    handler: Handler
    right: Right | None = None
    """None: everybody who is signed in."""
    method: str = "GET"
    signed_in: bool = True
    """False: it is there for those who are not."""


class Guard:
    """Lets requests through to their pages."""

    def __init__(self, signing: Authentication, rendering: Rendering, secret: bytes) -> None:
        self._signing = signing
        self._rendering = rendering
        self._secret = secret

    def route(self, address: Address) -> Route:
        """The address, guarded."""

        async def endpoint(request: Request) -> Response:
            return await self._answer(request, address)

        return Route(f"{HOME}{address.path}", endpoint, methods=[address.method])

    def anew(self, request: Request, cookie: str, member: Member) -> Visit:
        """The visit of somebody who has just been let in."""
        return Visit(request, cookie, cookies.csrf_token(self._secret, "console-form", cookie), member)

    def keep(self, request: Request, response: Response, cookie: str, lasts: int = _LASTS) -> None:
        """Has the browser keep its cookie."""
        cookies.set_cookie(request, response, COOKIE, cookie, lasts, HOME)

    async def _answer(self, request: Request, address: Address) -> Response:
        cookie = request.cookies.get(COOKIE, "")
        known = cookies.is_ours(cookie)
        cookie = cookie if known else cookies.new_id()
        visit = Visit(request, cookie, cookies.csrf_token(self._secret, "console-form", cookie), None)
        try:
            if address.method == "POST":
                visit = replace(visit, fields=await read_fields(request, FIELDS, LARGEST))
            visit = replace(visit, member=await self._signing.who(cookie) if known else None)
            response = await self._guarded(visit, address)
        except UnreadableFormError:
            response = self._rendering.refused(visit, "unreadable", 400)
        except StorageError as error:
            logger.warning("%s", error)
            response = self._rendering.refused(visit, "storage", 503)
        except Exception as error:  # noqa: BLE001  # whatever it is, the person is told
            # Its message may quote a person: only where it happened and of what kind.
            where = "".join(traceback.format_tb(error.__traceback__))
            logger.error(message("log.console_fault", kind=type(error).__name__, where=where))  # noqa: TRY400
            response = self._rendering.refused(visit, "mishap", 500)
        if not known and "set-cookie" not in response.headers:
            self.keep(request, response, cookie)
        return response

    async def _guarded(self, visit: Visit, address: Address) -> Response:
        if address.signed_in and visit.member is None:
            return self._rendering.signed_out(visit) if address.method == "POST" else onward("/sign-in")
        if address.right is not None and not visit.who.standing.may(address.right):
            return self._rendering.refused(visit, "forbidden", 403)
        if address.method == "POST" and not cookies.is_own_form(
            visit.request, visit.sent("mark"), visit.mark
        ):
            return self._rendering.refused(visit, "foreign", 403)
        return await address.handler(visit)
