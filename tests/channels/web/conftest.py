"""The page, served over HTTP by the real server on the real engine, and a browser without JavaScript."""

from __future__ import annotations

import asyncio
import html
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from bot.adapters.scripts import traditional
from bot.adapters.yaml.reading.teams import read_teams
from bot.channels.http import listening
from bot.channels.web import WebChannel, WebSettings
from bot.core.desk.teams import Teams
from bot.ports.questions import LoggedQuestion, QuestionFilter
from bot.usecases.answering.assistant import Assistant
from bot.usecases.post.patience import PatientChats, PatientQuestions
from bot.usecases.post.write_queue import WriteQueue
from bot.usecases.tickets.answers import Answers
from bot.usecases.tickets.desk import Desk
from tests.fakes import FixedClock
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from bot.core.engine import Engine
    from bot.ports.delivery import Storage

ROOT = Path(__file__).parents[3]
LASTS = timedelta(minutes=30)

Running = "Callable[..., AbstractAsyncContextManager[Site]]"


class Browser:
    """Does what a browser without JavaScript does: keeps cookies, follows redirects, sends its forms."""

    def __init__(self, address: str) -> None:
        self.client = httpx.AsyncClient(base_url=address, follow_redirects=True, trust_env=False)
        self.shown = ""
        """The page as HTML."""
        self.status = 0

    async def open(self, path: str = "/") -> str:
        self._see(await self.client.get(path))
        return self.shown

    async def send(self, path: str, **fields: str) -> str:
        """A form, with the hidden fields of the page that is shown."""
        own = {name: self.hidden(name) for name in ("mark", "key")}
        self._see(await self.client.post(path, data=own | fields))
        return self.shown

    async def ask(self, text: str) -> str:
        if not self.shown:
            await self.open()
        return await self.send("/ask", text=text)

    async def press(self, label: str) -> str:
        """The last button with this label."""
        buttons = re.findall(r'<button[^>]*name="press" value="([^"]*)">(.*?)</button>', self.shown)
        values = [value for value, text in buttons if label in html.unescape(text)]
        assert values, (label, buttons)
        return await self.send("/press", press=html.unescape(values[-1]))

    def hidden(self, name: str) -> str:
        found = re.search(rf'name="{name}" value="([^"]*)"', self.shown)
        assert found
        return found[1]

    @property
    def answers(self) -> list[str]:
        """What was answered, as text, one for each turn."""
        turns = re.findall(r"<article.*?</article>", self.shown, re.DOTALL)
        return [html.unescape(re.sub(r"<[^>]*>", "", turn)) for turn in turns]

    def _see(self, response: httpx.Response) -> None:
        self.shown, self.status = response.text, response.status_code


@dataclass
class Site:
    """A running page and what is behind it."""

    address: str
    storage: Storage
    clock: FixedClock
    assistant: Assistant
    desk: Desk | None
    channel: WebChannel

    @asynccontextmanager
    async def browser(self) -> AsyncIterator[Browser]:
        browser = Browser(self.address)
        async with browser.client:
            yield browser

    async def logged(self) -> list[LoggedQuestion]:
        """The question log, oldest first."""
        return [row async for row in self.storage.questions.list(QuestionFilter())]

    async def until_logged(self) -> None:
        """Waits for the first row."""
        async with asyncio.timeout(10):
            while not await self.logged():  # noqa: ASYNC110  # the log tells nobody of a new row
                await asyncio.sleep(0.02)


def office(engine: Engine, storage: Storage) -> Desk:
    """People who answer what the bot cannot."""
    towns = [(town.id, town.label) for town in engine.catalogue.towns]
    teams = Teams(read_teams(ROOT / "knowledge"), towns)
    return Desk(storage, engine, teams, Answers(storage, teams, engine.language.wording), LASTS)


@pytest.fixture
def running(engine: Engine) -> Callable[..., AbstractAsyncContextManager[Site]]:
    """Serves the page for the length of a `with`."""

    @asynccontextmanager
    async def running(
        storage: Storage | None = None, per_minute: int = 1000, base: str = "", *, desked: bool = False
    ) -> AsyncIterator[Site]:
        kept, clock, stop = storage or InMemoryStorage(), FixedClock(), asyncio.Event()
        async with WriteQueue(kept, patience=10 if desked else 0.5, pause=0.02) as keeping:
            patient = PatientQuestions(keeping), PatientChats(keeping)
            desk = office(engine, kept) if desked else None
            assistant = Assistant(engine, *patient, clock, LASTS, desk=desk)
            settings = WebSettings(b"secret", per_minute, base)
            channel = WebChannel(assistant, keeping, settings, clock, traditional, desk)
            async with listening("127.0.0.1", 0, channel.routes, ["127.0.0.1"]) as address:
                task = asyncio.create_task(channel.run(stop))
                try:
                    yield Site(address, kept, clock, assistant, desk, channel)
                finally:
                    stop.set()
                    await task

    return running


@pytest.fixture
async def site(running: Callable[..., AbstractAsyncContextManager[Site]]) -> AsyncIterator[Site]:
    async with running() as served:
        yield served


@pytest.fixture
async def browser(site: Site) -> AsyncIterator[Browser]:
    async with site.browser() as opened:
        yield opened
