"""The way in and out: signing in, choosing a password, a second factor, signing out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.browsing import cookies
from bot.browsing.codes import code
from bot.console.guarding import Address
from bot.console.rendering import HOME, onward
from bot.console.unsent import unpacked
from bot.messages import message
from bot.usecases.staff.accounts import LEAST, MOST, StaffRefusedError
from bot.usecases.staff.authentication import Attempt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.responses import Response

    from bot.console.guarding import Guard
    from bot.console.rendering import Rendering
    from bot.console.visits import Visit
    from bot.ports.staff import Member
    from bot.usecases.staff.accounts import Accounts
    from bot.usecases.staff.authentication import Authentication

DEVICE = "policybot-device"
_SECRET = re.compile("[A-Z2-7]{32}")
_DEVICE_LASTS = 365 * 24 * 3600
_STATUS = {"slow": 429, "full": 503, "link": 404, "password": 422}


class SignInPages:
    """Lets people in and out."""

    def __init__(
        self, accounts: Accounts, signing: Authentication, guard: Guard, rendering: Rendering
    ) -> None:
        self._accounts = accounts
        self._signing = signing
        self._guard = guard
        self._rendering = rendering

    @property
    def addresses(self) -> Sequence[Address]:
        """Every address."""
        return (
            Address("/sign-in", self.door, signed_in=False),
            Address("/sign-in", self.sign_in, method="POST", signed_in=False),
            Address("/join/{link}", self.invitation, signed_in=False),
            Address("/join/{link}", self.join, method="POST", signed_in=False),
            Address("/sign-out", self.sign_out, method="POST"),
            Address("/account", self.account),
            Address("/account/begin", self.begin_second, method="POST"),
            Address("/account/take", self.take_second, method="POST"),
            Address("/account/drop", self.drop_second, method="POST"),
            Address("/account/password", self.change_password, method="POST"),
        )

    async def door(self, visit: Visit) -> Response:
        """The form to sign in with."""
        return onward("") if visit.member else self._rendering.page(visit, "sign_in.html", name="")

    async def sign_in(self, visit: Visit) -> Response:
        """Lets somebody in; what they wrote before comes back."""
        unsent = unpacked(visit.sent("kept"))
        try:
            cookie = await self._signing.sign_in(self._attempt(visit, visit.sent("name")))
        except StaffRefusedError as refused:
            status = _STATUS.get(refused.key, 403)
            given = {"name": visit.sent("name"), "problem": str(refused), "unsent": unsent}
            return self._rendering.page(visit, "sign_in.html", status, **given)
        member = await self._signing.who(cookie) if unsent else None
        if member is None:
            return self._in(visit, cookie, visit.sent("name"))
        kept = self._rendering.page(
            self._guard.anew(visit.request, cookie, member), "kept.html", unsent=unsent
        )
        return self._keeping(visit, kept, cookie, member.name)

    async def invitation(self, visit: Visit) -> Response:
        """The form to choose a password with."""
        member = await self._accounts.invited(visit.named("link"))
        if member is None:
            return self._rendering.refused(visit, "link", 404)
        return self._join(visit, member)

    async def join(self, visit: Visit) -> Response:
        """Takes the chosen password, and lets them in."""
        member = await self._accounts.invited(visit.named("link"))
        if member is None:
            return self._rendering.refused(visit, "link", 404)
        if visit.sent("password") != visit.sent("again"):
            return self._join(visit, member, message("console.refused.repeat"))
        try:
            member = await self._accounts.accept(visit.named("link"), visit.sent("password"))
        except StaffRefusedError as refused:
            return self._join(visit, member, str(refused))
        return self._in(visit, await self._signing.begin(member), member.name, "welcome")

    async def sign_out(self, visit: Visit) -> Response:
        """Ends the session; the browser gets a new cookie."""
        await self._signing.sign_out(visit.cookie, visit.who)
        response = onward("/sign-in", "signed_out")
        self._guard.keep(visit.request, response, cookies.new_id())
        return response

    async def account(self, visit: Visit) -> Response:
        """What somebody is here, and their second factor."""
        return self._account(visit)

    async def begin_second(self, visit: Visit) -> Response:
        """A secret for the telephone; nothing changes until it shows the right code."""
        secret, _ = self._signing.new_second(visit.who, message("console.issuer"))
        return self._account(visit, secret=secret)

    async def take_second(self, visit: Visit) -> Response:
        """From now on a code is asked for."""
        secret = visit.sent("secret")
        if not _SECRET.fullmatch(secret):  # none that we gave
            return self._account(visit, 422, message("console.refused.code"))
        try:
            attempt = self._attempt(visit, visit.who.name)
            cookie = await self._signing.take_second(visit.who, secret, attempt)
        except StaffRefusedError as refused:
            return self._account(visit, _STATUS.get(refused.key, 422), str(refused), secret)
        return self._keeping(visit, onward("/account", "second_on"), cookie, visit.who.name)

    async def drop_second(self, visit: Visit) -> Response:
        """No code is asked for any more."""
        try:
            await self._signing.drop_second(visit.who, self._attempt(visit, visit.who.name))
        except StaffRefusedError as refused:
            return self._account(visit, _STATUS.get(refused.key, 403), str(refused))
        return onward("/account", "second_off")

    async def change_password(self, visit: Visit) -> Response:
        """Another password of one's own; whoever is signed in to the account elsewhere is out."""
        if visit.sent("new") != visit.sent("again"):
            return self._account(visit, 422, message("console.refused.repeat"))
        try:
            await self._signing.prove(visit.who, self._attempt(visit, visit.who.name))
            member = await self._accounts.change_password(visit.who, visit.sent("new"))
        except StaffRefusedError as refused:
            return self._account(visit, _STATUS.get(refused.key, 403), str(refused))
        return self._in(visit, await self._signing.begin(member), member.name, "password")

    def _account(self, visit: Visit, status: int = 200, problem: str = "", secret: str = "") -> Response:
        """The page of one's own account, perhaps with a secret to take over to a telephone."""
        issuer = message("console.issuer")
        address = self._signing.second_address(visit.who, secret, issuer) if secret else ""
        given = {"secret": secret, "address": address, "code": code(address) if secret else None}
        limits = {"least": LEAST, "most": MOST}
        return self._rendering.page(visit, "account.html", status, problem=problem, **given, **limits)

    def _attempt(self, visit: Visit, name: str) -> Attempt:
        client = visit.request.client
        device = visit.request.cookies.get(DEVICE, "")
        address = client.host if client else ""
        return Attempt(name, visit.sent("password"), visit.sent("code"), device, address)

    def _in(self, visit: Visit, cookie: str, name: str, notice: str = "") -> Response:
        """To the first page, with a cookie that nobody knew before."""
        return self._keeping(visit, onward("", notice), cookie, name)

    def _keeping(self, visit: Visit, response: Response, cookie: str, name: str) -> Response:
        self._guard.keep(visit.request, response, cookie)
        device = self._signing.device(name)
        cookies.set_cookie(visit.request, response, DEVICE, device, _DEVICE_LASTS, HOME)
        return response

    def _join(self, visit: Visit, member: Member, problem: str = "") -> Response:
        given = {"invited": member, "problem": problem, "least": LEAST, "most": MOST}
        return self._rendering.page(visit, "join.html", 422 if problem else 200, **given)
