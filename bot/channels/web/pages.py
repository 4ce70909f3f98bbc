"""The addresses of the web channel: the page, what is sent to it, the files that it loads."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Literal

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.browsing.forms import UnreadableFormError
from bot.browsing.headers import FOR_EVER, FRESH
from bot.channels.web.answering import reasons
from bot.channels.web.conversations import RefusedError
from bot.channels.web.display import COOKIE, changed, display_of
from bot.channels.web.forms import read_form
from bot.channels.web.responding import back, onward
from bot.channels.web.sent import Sent
from bot.channels.web.visitors import keep, newcomer, visitor
from bot.messages import message, message_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from bot.channels.web.conversations import Conversations
    from bot.channels.web.forms import Form
    from bot.channels.web.templating import Templates
    from bot.channels.web.visitors import Visitor
    from bot.core.knowledge.model import Topic
    from bot.usecases.answering.assistant import Assistant

LONGEST = 4000
"""Characters of a question."""
_STATUS = {
    "empty": 422,
    "long": 422,
    "fast": 429,
    "full": 503,
    "mishap": 500,
    "foreign": 403,
    "unreadable": 400,
}


class Pages:
    """Answers requests."""

    def __init__(
        self, conversations: Conversations, assistant: Assistant, templates: Templates, secret: bytes
    ) -> None:
        self._conversations = conversations
        self._assistant = assistant
        self._templates = templates
        self._secret = secret

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Every address."""
        return (
            Route("/", self.home),
            Route("/ask", self.ask, methods=["POST"]),
            Route("/press", self.press, methods=["POST"]),
            Route("/town", self.town, methods=["POST"]),
            Route("/leave", self.leave, methods=["POST"]),
            Route("/display/{wanted}", self.display),
            Route("/static/{name}", self.file),
        )

    async def home(self, request: Request) -> Response:
        """The page; a link may bring a topic to ask about, or a question to be sent."""
        given = request.query_params
        typed, about = given.get("text", "")[:LONGEST], given.get("about", "")
        return await self._page(request, visitor(request, self._secret), typed=typed, about=about)

    async def ask(self, request: Request) -> Response:
        """A typed question."""
        return await self._take(request, "text")

    async def press(self, request: Request) -> Response:
        """A pressed button."""
        return await self._take(request, "press")

    async def town(self, request: Request) -> Response:
        """A chosen town."""
        return await self._take(request, "town")

    async def leave(self, request: Request) -> Response:
        """Goes on as somebody new: what was said is not shown here any more."""
        who = visitor(request, self._secret)
        form = await self._own_form(request, who)
        if isinstance(form, str):
            return await self._page(request, who, problem=form)
        response = onward("left")
        newcomer(self._secret).stay(request, response)
        return response

    async def display(self, request: Request) -> Response:
        """A link that changes how the page reads."""
        response = back(request.query_params.get("to", ""))
        shown = changed(display_of(request), request.path_params["wanted"])
        keep(request, response, COOKIE, shown.cookie())
        return response

    async def file(self, request: Request) -> Response:
        """A file that the page loads; its address changes with its content."""
        name = request.path_params["name"]
        if name not in self._templates.files:
            raise HTTPException(404)
        kind = self._templates.kind(name)
        return Response(self._templates.files[name], media_type=kind, headers=FOR_EVER)

    async def _take(self, request: Request, kind: Literal["text", "press", "town"]) -> Response:
        who = visitor(request, self._secret)
        form = await self._own_form(request, who)
        if isinstance(form, str):
            return await self._page(request, who, problem=form)
        content = {"text": form.text, "press": form.press, "town": form.town}[kind]
        again = {"typed": form.text, "about": form.about}
        if kind == "text" and not 0 < len(content) <= LONGEST:
            return await self._page(request, who, problem="long" if content else "empty", **again)
        about = form.about if kind == "text" and self._topic(form.about) else ""
        try:
            address = request.client.host if request.client else ""
            notice = await self._conversations.take_up(
                Sent(who.chat, form.key, kind, content, about), address
            )
        except RefusedError as refused:
            return await self._page(request, who, problem=str(refused), **again)
        response = onward(notice)
        who.stay(request, response)
        return response

    async def _own_form(self, request: Request, who: Visitor) -> Form | str:
        """The form, if it comes from the visitor's own page; else the key of what is wrong."""
        try:
            form = await read_form(request)
        except UnreadableFormError:
            return "unreadable"
        return form if who.sent(request, form.mark) else "foreign"

    def _topic(self, name: str) -> Topic | None:
        """The topic with this id, if people may see it."""
        topic = self._assistant.engine.knowledge.by_id.get(name)
        return topic if topic is not None and topic.status == "published" else None

    async def _page(
        self, request: Request, who: Visitor, problem: str = "", typed: str = "", about: str = ""
    ) -> Response:
        shown, town = display_of(request), await self._assistant.town(who.chat) if who.known else None
        turns = await self._conversations.turns(who.chat) if who.known else ()
        html = self._templates.page(
            "page.html",
            shown,
            turns=turns,
            examples=() if turns else await self._conversations.examples(),
            towns=self._assistant.towns(),
            town=next((each for each in self._assistant.towns() if each.id == town), None),
            reasons=reasons(self._assistant),
            mark=who.mark,
            key=secrets.token_urlsafe(12),
            longest=LONGEST,
            typed=typed,
            about=self._topic(about),
            problem=message(f"web.problem.{problem}", most=LONGEST, length=len(typed)) if problem else "",
            notice=message_table("web.notice").get(request.query_params.get("note", ""), ""),
        )
        response = HTMLResponse(html, _STATUS[problem] if problem else 200, FRESH)
        who.stay(request, response)
        return response
