"""The console, served over HTTP by the real server on the real engine and a real database file."""

from __future__ import annotations

import html
import re
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from argon2 import PasswordHasher

from bot.adapters.amendments import FolderAmendments, lay
from bot.adapters.exporting import write_csv
from bot.adapters.passwords import Argon2, Totp
from bot.adapters.sql.delivery import SqlStorage
from bot.adapters.sql.engine import open_engine
from bot.adapters.sql.migrating import upgrade
from bot.adapters.yaml.reading.teams import read_teams
from bot.channels.http import listening
from bot.console import Console, Parts
from bot.core.desk.roles import Standing
from bot.core.desk.teams import Teams
from bot.core.errors import WorkshopError
from bot.ports.amending import Amendment
from bot.ports.bench import Proof, Survey
from bot.usecases.answering.assistant import Assistant
from bot.usecases.curating.amending import Amending
from bot.usecases.staff.accounts import Accounts
from bot.usecases.staff.authentication import Authentication
from bot.usecases.tickets.answers import Answers
from bot.usecases.tickets.desk import Desk
from tests.fakes import FixedClock
from tests.umbrella import put_umbrella

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from datetime import date

    from bot.core.engine import Engine
    from bot.core.proving.replaying import Turn
    from bot.ports.amending import Finding
    from bot.ports.bench import Bench, Heard
    from bot.ports.delivery import Storage

ROOT = Path(__file__).parents[2]
LASTS = timedelta(minutes=30)
PASSWORD = "湖光山色都很好看呀！"
STANDINGS = {
    "老林": Standing("administrator"),
    "小陈": Standing("curator"),
    "小梅": Standing("reviewer", ("cizao",)),
    "审计": Standing("auditor"),
}
SHED, LEAK = "厂里想建停车棚要不要报批", "厂房漏水找哪个部门修"
"""Questions that nobody can answer; the first is asked in 磁灶, the second in 英林."""


class Person:
    """A browser without JavaScript, and who sits at it."""

    def __init__(self, address: str, name: str = "") -> None:
        self.client = httpx.AsyncClient(base_url=address, follow_redirects=False, trust_env=False, timeout=90)
        self.name = name
        self.shown = ""
        self.status = 0
        self.headers = httpx.Headers()

    async def open(self, path: str = "") -> str:
        return await self._see(await self.client.get(f"/console{path}"))

    async def send(self, path: str, mark: str | None = None, **fields: str | list[str]) -> str:
        """A form with the mark of the page that is shown, or another."""
        own = self.mark if mark is None else mark
        headers = {"sec-fetch-site": "same-origin"}
        answer = await self.client.post(f"/console{path}", data={"mark": own} | fields, headers=headers)
        return await self._see(answer)

    async def sign_in(self, password: str = PASSWORD, code: str = "") -> str:
        await self.open("/sign-in")
        return await self.send("/sign-in", name=self.name, password=password, code=code)

    @property
    def mark(self) -> str:
        found = re.search(r'name="mark" value="([^"]*)"', self.shown)
        return found[1] if found else ""

    @property
    def text(self) -> str:
        """The page without its HTML."""
        return html.unescape(re.sub(r"<[^>]*>", "", self.shown))

    async def _see(self, response: httpx.Response) -> str:
        if response.status_code == 303:
            return await self._see(await self.client.get(response.headers["location"]))
        self.shown, self.status, self.headers = response.text, response.status_code, response.headers
        return self.shown


@dataclass
class Office:
    """A running console and what is behind it."""

    address: str
    storage: Storage
    clock: FixedClock
    accounts: Accounts
    assistant: Assistant
    console: Console
    people: list[Person]

    def nobody(self) -> Person:
        self.people.append(Person(self.address))
        return self.people[-1]

    async def person(self, name: str) -> Person:
        """Somebody who is signed in."""
        person = self.nobody()
        person.name = name
        await person.sign_in()
        assert "今天" in person.text
        return person

    async def ask(self, text: str, town: str, chat: str) -> None:
        await self.assistant.keep(await self.assistant.drafts.town(chat, town))
        await self.assistant.answer("web", chat, text)

    async def did(self) -> list[tuple[str, str, str]]:
        """The audit log, oldest first."""
        return [(each.who, each.did, each.what) for each in reversed(await self.storage.staff.entries(999))]


class FakeBench:
    """Says what it is told to say, and keeps what it is asked."""

    def __init__(self) -> None:
        self.found = Survey()
        self.fails = ""
        self.asked: list[tuple[object, ...]] = []

    @property
    def surveys(self) -> int:
        return sum(each[0] == "survey" for each in self.asked)

    async def survey(self, today: date) -> Survey:
        self._ask("survey", today)
        return self.found

    async def draft(self, finding: Finding, topic: str | None, part: str | None, today: date) -> Amendment:
        self._ask("draft", finding, topic, part, today)
        raise WorkshopError(self.fails)

    async def prove(self, amendment: Amendment, chats: Sequence[Sequence[Turn]], today: date) -> Proof:
        self._ask("prove", amendment, chats, today)
        return Proof()

    async def hear(
        self, amendment: Amendment, text: str, context: Sequence[str], today: date
    ) -> Heard | None:
        self._ask("hear", amendment, text, context, today)
        return None

    def _ask(self, *asked: object) -> None:
        self.asked.append(asked)
        if self.fails:
            raise WorkshopError(self.fails)


@pytest.fixture
def bench() -> FakeBench:
    return FakeBench()


@pytest.fixture
async def office(engine: Engine, tmp_path: Path, bench: FakeBench) -> AsyncIterator[Office]:
    async with serving(engine, tmp_path, bench) as served:
        yield served


@asynccontextmanager
async def serving(
    engine: Engine, folder: Path, bench: Bench, root: Path | None = None, base: str = ""
) -> AsyncIterator[Office]:
    """A console with four people and two tickets; its drafts are of a small knowledge base."""
    database = open_engine(f"sqlite+aiosqlite:///{folder / 'policybot.db'}")
    await upgrade(database)
    storage, clock, secret = SqlStorage(database), FixedClock(), b"secret"
    towns = [(town.id, town.label) for town in engine.catalogue.towns]
    teams = Teams(read_teams(ROOT / "knowledge"), towns)
    desk = Desk(storage, engine, teams, Answers(storage, teams, engine.language.wording), LASTS)
    assistant = Assistant(engine, storage.questions, storage.chats, clock, LASTS, desk=desk)
    hashing = Argon2(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    accounts = Accounts(storage, hashing, secret, clock)
    signing = Authentication(storage, hashing, Totp(), secret, clock)
    if root is None:
        root = put_umbrella(folder / "base" / "knowledge")
        text = (root / "umbrella.yaml").read_bytes() + b"# changed\n"
        lay(folder / "proposals" / "1", root, Amendment("1", {"knowledge/umbrella.yaml": text}))
    amending = Amending(FolderAmendments(folder / "proposals", root), bench, desk, LASTS, clock)
    given = desk, accounts, signing, lambda: engine, write_csv, clock, secret, 0, bench, amending
    parts = Parts(*given, base)
    console = Console(parts)
    people: list[Person] = []
    async with listening("127.0.0.1", 0, console.routes, ["127.0.0.1"]) as address:
        served = Office(address, storage, clock, accounts, assistant, console, people)
        for name, standing in STANDINGS.items():
            link, _ = await accounts.invite(name, standing, "命令行")
            await accounts.accept(link, PASSWORD)
        await served.ask(SHED, "cizao", "a")
        await served.ask(LEAK, "yinglin", "b")
        yield served
        for person in people:
            await person.client.aclose()
    await database.dispose()
