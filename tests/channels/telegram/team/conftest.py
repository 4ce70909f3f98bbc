"""The bot with its desk, on the shipped knowledge base and a real database, against a local Bot API."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.adapters.spreadsheets import rows_as_workbook
from bot.adapters.sql.delivery import SqlStorage
from bot.adapters.sql.engine import open_engine
from bot.adapters.sql.migrating import upgrade
from bot.adapters.yaml.reading.teams import read_teams
from bot.channels.telegram import TelegramChannel, TelegramSettings
from bot.core.desk.teams import Teams
from bot.core.desk.tickets import OFFICE
from bot.delivery.received import Place
from bot.ports.groups import Group
from bot.usecases.answering.assistant import Assistant
from bot.usecases.answering.following import Following
from bot.usecases.answering.forgetting import Forgetting
from bot.usecases.answering.progress import Progress
from bot.usecases.answering.thinking import EngineThinker, InThreads
from bot.usecases.post.patience import PatientChats, PatientQuestions
from bot.usecases.post.write_queue import WriteQueue
from bot.usecases.tickets.answers import Answers
from bot.usecases.tickets.binding import Binding
from bot.usecases.tickets.desk import Desk
from bot.usecases.tickets.relaying import Relay
from tests.botapi import TOKEN, BotApi, Call, Chat, Person
from tests.channels.telegram.conftest import ROOT, clock

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager
    from datetime import date
    from pathlib import Path

    from bot.core.conversing import Conversation
    from bot.core.engine import Engine
    from bot.core.outcomes import Reply

    Opened = Callable[[], AbstractAsyncContextManager["House"]]

SECRET = b"secret"
TOWN, CENTRE = Chat(-100100), Chat(-100900)
"""The groups of 英林 and of the office."""
MEI, HUA, LIN = Person(2001, "小梅"), Person(2002, "阿华"), Person(2003, "老林")
DUES = "英林商会会费一年几千"
"""Nobody has documented it."""


class Pondering(InThreads):
    """Thinks as the bot does, but ponders some texts until it may go on."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(EngineThinker(engine))
        self.over: set[str] = set()
        self.goes_on = asyncio.Event()

    async def answer(
        self, text: str, conversation: Conversation, town: str | None, today: date, *, about_that: bool
    ) -> tuple[Reply, str | None]:
        if text in self.over:
            await self.goes_on.wait()
        return await super().answer(text, conversation, town, today, about_that=about_that)


@dataclass
class House:
    """A running bot."""

    api: BotApi
    storage: SqlStorage
    binding: Binding
    desk: Desk
    stop: asyncio.Event
    running: asyncio.Task[None]
    pondering: Pondering

    async def ask(self, person: Person, text: str = DUES) -> Call:
        """An entrepreneur asks; what the bot says at once."""
        return await self.api.reply(person, text)

    async def bind(self, team: str, chat: Chat) -> None:
        """Makes a group a team's, as the command in it does."""
        self.api._chats.add(chat.id)
        await self.storage.groups.bind(Group(team, "telegram", Place(chat.id), "群", "小梅", clock()))

    async def card(self, chat: Chat = TOWN, number: int = 1) -> Call:
        """The newest card of a ticket in a group."""
        named = f"第 {number} 号工单"

        def cards() -> list[Call]:
            return [each for each in self.api.said(chat.id) if each.text.startswith(named)]

        await self.api.wait_for(lambda _: cards())
        return cards()[-1]

    async def shows(self, card: Call, text: str) -> None:
        """Waits until a message has a text in it."""
        await self.api.wait_for(lambda _: text in self.api.shown(card)["text"])

    async def pressed(self, person: Person, message: Call, label: str) -> str:
        """Somebody presses a button that stands below a message now; what pops up."""
        rows = self.api.shown(message)["reply_markup"]["inline_keyboard"]
        data = next(each["callback_data"] for row in rows for each in row if label in each["text"])
        query = await self.api.press_data(person, data, self.api.shown(message))
        return await self.toast(query)

    async def toast(self, query: str) -> str:
        """What pops up for a press."""

        def answers() -> list[Call]:
            asked = self.api.made("answerCallbackQuery")
            return [each for each in asked if each.data["callback_query_id"] == query]

        await self.api.wait_for(lambda _: answers())
        return answers()[0].text

    async def next(self, chat: Chat, before: int) -> Call:
        """The next message in a chat after so many."""
        await self.api.wait_for(lambda _: len(self.api.said(chat.id)) > before)
        return self.api.said(chat.id)[before]

    async def answered(self, person: Person, call: Call, text: str) -> Call:
        """Somebody replies to a message of the bot; what the bot says to that."""
        chat = Chat(call.result["chat"]["id"])
        before = len(self.api.said(chat.id))
        await self.api.answer(person, call, text)
        return await self.next(chat, before)


@pytest.fixture
def opened(api: BotApi, engine: Engine, tmp_path: Path) -> Opened:
    """Runs the bot on the same database for the length of a `with`."""
    address = f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}"

    @asynccontextmanager
    async def opened() -> AsyncIterator[House]:
        database = open_engine(address)
        await upgrade(database)
        storage = SqlStorage(database)
        wording = engine.language.wording
        towns = [(town.id, town.label) for town in engine.catalogue.towns]
        teams = Teams(read_teams(ROOT / "knowledge"), towns)
        answers, relay = Answers(storage, teams, wording), Relay(storage, timedelta(seconds=1))
        lasts, stop = timedelta(minutes=30), asyncio.Event()
        desk = Desk(storage, engine, teams, answers, lasts, relay)
        settings = TelegramSettings(
            TOKEN, SECRET, api.base, burst_seconds=0.02, retry_seconds=0.01, alarm_seconds=0.5
        )
        async with WriteQueue(storage, pause=0.02) as keeping:
            patient = PatientQuestions(keeping), PatientChats(keeping)
            progress = Progress(desk, wording, clock, keeping.read)
            following = Following(desk, keeping.read)
            given = engine, *patient, clock, lasts
            pondering = Pondering(engine)
            assistant = Assistant(
                *given,
                thinking=pondering,
                desk=desk,
                progress=progress,
                following=following,
                forgetting=Forgetting(desk, following, keeping.read),
            )
            channel = TelegramChannel(assistant, keeping, wording, settings, clock, desk, rows_as_workbook)
            running = asyncio.create_task(channel.run(stop))
            try:
                binding = Binding(storage, SECRET, clock)
                yield House(api, storage, binding, desk, stop, running, pondering)
            finally:
                stop.set()
                await running
        await database.dispose()

    return opened


@pytest.fixture
async def house(opened: Opened) -> AsyncIterator[House]:
    """A bot that runs for the whole test."""
    async with opened() as started:
        yield started


@pytest.fixture
async def bound(house: House) -> House:
    """The same with a group for 英林 and one for the office."""
    await house.bind("yinglin", TOWN)
    await house.bind(OFFICE, CENTRE)
    return house
