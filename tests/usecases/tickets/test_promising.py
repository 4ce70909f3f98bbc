"""Who asked is promised what is true, told how far it is, and told once when it is late."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.teams import read_teams
from bot.core.desk.quiet import QuietHours
from bot.core.desk.teams import Teams
from bot.core.desk.tickets import OFFICE, Reviewer
from bot.delivery.received import Place
from bot.delivery.wishes import Wish
from bot.ports.groups import Group
from bot.usecases.answering.assistant import Assistant
from bot.usecases.answering.progress import Progress
from bot.usecases.tickets.answers import Answers
from bot.usecases.tickets.clocks import KIND, OVERDUE
from bot.usecases.tickets.desk import Desk
from bot.usecases.tickets.reviewing import Reviewing
from bot.usecases.tickets.ringing import NUDGE, Ringing
from tests.fakes import FixedClock
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from bot.core.desk.tickets import Ticket
    from bot.core.engine import Engine

ROOT = Path(__file__).parents[3]
SHED, DUES = "厂里想建停车棚要不要报批", "英林商会会费一年几千"
LIN = Reviewer("老林", OFFICE)
TOWN, CENTRE = -100100, -100900
HOUR = 3600


class Office:
    """A desk whose clocks are wound by hand. It is Tuesday, nine in the morning."""

    def __init__(self, engine: Engine, now: datetime | None = None) -> None:
        self.storage = InMemoryStorage()
        self.clock = FixedClock(now) if now else FixedClock()
        towns = [(town.id, town.label) for town in engine.catalogue.towns]
        teams = Teams(read_teams(ROOT / "knowledge"), towns)
        self.wording = engine.language.wording
        answers = Answers(self.storage, teams, self.wording, QuietHours(time(22), time(8)))
        self.desk = Desk(self.storage, engine, teams, answers, timedelta(minutes=30))
        progress = Progress(self.desk, self.wording, self.clock)
        kept = self.storage.questions, self.storage.chats, self.clock, timedelta(minutes=30)
        self.assistant = Assistant(engine, *kept, desk=self.desk, progress=progress)
        self.reviewing, self.ringing = Reviewing(self.desk, self.clock), Ringing(self.desk, self.clock)

    async def bind(self, *teams: str) -> None:
        for team in teams:
            place = Place(CENTRE if team == OFFICE else TOWN)
            await self.storage.groups.bind(Group(team, "telegram", place, "群", "小梅", self.clock()))

    async def ask(self, text: str = DUES, chat: str = "a", *, pushed: bool = True) -> str:
        """What is promised to somebody who asks."""
        draft = await self.assistant.drafts.message("telegram", chat, text)
        place = Place(int.from_bytes(chat.encode())) if pushed else None
        return (await self.assistant.keep(draft, place=place)).promise

    async def wish(self, word: Wish, chat: str = "a") -> str:
        said, draft = await self.assistant.wished(chat, word)
        if draft is not None:
            await self.assistant.keep(draft)
        return said

    async def progress(self, chat: str = "a", number: int | None = None) -> str:
        return await self.wish(Wish("progress", number), chat)

    async def said(self) -> list[tuple[int, str]]:
        """What is said of all that is due by now, in groups and to people: where, and which stage or text."""
        found: list[tuple[int, str]] = []
        while ripe := await self.storage.due.ripe(self.clock(), 100):
            for each in ripe:
                assert await self.storage.due.finish(each, self.clock())
                if each.kind == KIND:
                    await self.ringing.ring(each)
                elif each.kind == NUDGE:
                    found += [(it.place.chat, it.stage) for it in await self.ringing.nudge(each)]
                elif each.kind == OVERDUE:
                    found += [(it.place.chat, it.text) for it in await self.ringing.overdue(each)]
                elif each.kind == "answer":
                    found += [(it.place.chat, it.text) for it in await self.desk.answers.say(each)]
        return found

    async def until(self, moment: str) -> list[tuple[int, str]]:
        """What is said by then, looking every hour, as a bot that runs does."""
        end, found = datetime.fromisoformat(f"{moment}+08:00"), []
        while self.clock.now < end:
            self.clock.now = min(self.clock.now + timedelta(hours=1), end)
            found += await self.said()
        return found

    async def ticket(self, number: int = 1) -> Ticket:
        found = await self.storage.tickets.get(number)
        assert found is not None
        return found


@pytest.fixture
def office(engine: Engine) -> Office:
    return Office(engine)


async def test_the_promise_names_the_number_the_team_and_the_day_only_where_a_group_is_reached(
    office: Office,
) -> None:
    assert await office.ask() == "这个问题记作第 1 号，由工作人员查看。发“进度”可以查。"
    await office.bind(OFFICE)
    said = await office.ask(chat="b")
    assert said == (
        "这个问题记作第 1 号，已转晋江市工商联，11月25日（周三）前答复。另有 1 人也问过。发“进度”可以查。"
    )
    await office.bind("yinglin")
    assert "已转英林镇宣讲团，" in await office.ask(chat="c")
    await office.storage.groups.lose("telegram", TOWN, office.clock(), "kicked")
    await office.storage.groups.lose("telegram", CENTRE, office.clock(), "kicked")
    assert "已转" not in await office.ask(chat="d")


async def test_what_is_answered_by_the_bot_promises_nothing(office: Office) -> None:
    assert await office.ask("稳岗返还返几成") == ""
    assert (await office.assistant.answer("test", "x", "稳岗返还返几成")).reply.text.count("第 1 号") == 0


async def test_a_day_in_a_year_whose_swapped_days_are_not_known_is_said_to_be_estimated(
    engine: Engine,
) -> None:
    office = Office(engine, datetime(2090, 5, 10, 2, tzinfo=UTC))
    await office.bind(OFFICE)
    assert "（2090 年的调休还没公布，日期是估的）" in await office.ask(SHED)


async def test_over_the_spring_festival_the_day_is_a_working_day(engine: Engine) -> None:
    office = Office(engine, datetime(2026, 2, 14, 2, tzinfo=UTC))
    await office.bind(OFFICE)
    assert "2月26日（周四）前答复" in await office.ask(SHED)


async def test_what_is_answered_or_ignored_already_is_told_as_that(office: Office) -> None:
    await office.bind(OFFICE)
    await office.ask(SHED)
    await office.reviewing.act(1, "ignore", LIN)
    assert await office.ask(SHED, "b") == "这个问题记作第 1 号。工作人员看过，没有列入答复。"
    await office.reviewing.act(1, "reopen", LIN)
    await office.reviewing.act(1, "answer", LIN, "要。")
    assert await office.ask(SHED, "c") == "这个问题记作第 1 号，已经有答复。发“进度 1”可以看。"  # it follows


async def test_where_nothing_can_be_sent_an_answer_that_is_there_is_told_at_once(office: Office) -> None:
    await office.bind(OFFICE)
    await office.ask(SHED)
    await office.reviewing.act(1, "answer", LIN, "要。")
    told = await office.ask(SHED, "c", pushed=False)
    assert told.endswith("：\n要。")
    assert "进度" not in told
    assert await office.storage.tickets.untold("c") == []  # it is not told again with what they write next
    assert (await office.ask(SHED, "c", pushed=False)).endswith("：\n要。")


async def test_progress_tells_each_chat_of_its_own_questions_alone(office: Office) -> None:
    await office.bind("yinglin", OFFICE)
    assert "还没有等答复的问题" in await office.progress()
    await office.ask(DUES)
    await office.ask(SHED, "b")
    said = await office.progress()
    assert f"第 1 号　等人办：{DUES}" in said
    assert "英林镇宣讲团，11月25日（周三）前答复；1 人问过" in said
    assert SHED not in said
    assert "不是您问的" in await office.progress("a", 2)
    await office.reviewing.act(1, "claim", Reviewer("小梅", "yinglin"))
    assert "有人在办" in await office.progress()
    await office.reviewing.act(1, "answer", LIN, "每年两千。")
    assert "英林镇宣讲团答复：每年两千。" in await office.progress("a", 1)


async def test_progress_of_a_merged_ticket_is_that_of_the_other(office: Office) -> None:
    await office.ask(SHED)
    await office.ask("厂房漏水找哪个部门修", "b")
    await office.reviewing.act(2, "merge", LIN, "1")
    said = await office.progress("b", 2)
    assert "第 1 号" in said
    assert "您问：厂房漏水找哪个部门修" in said
    assert f"有人问过相近的：{SHED}" in said


async def test_the_team_is_reminded_twice_the_asker_told_once_and_the_ticket_moves_on(
    office: Office,
) -> None:
    await office.bind("yinglin", OFFICE)
    await office.ask()
    await office.said()  # the card
    asker = int.from_bytes(b"a")
    assert await office.until("2026-11-25T09:00") == [(TOWN, "half")]
    late = await office.until("2026-11-25T19:00")
    assert [(where, said) for where, said in late if where < 0] == [(TOWN, "due"), (CENTRE, "due")]
    ((where, said),) = [each for each in late if each[0] > 0]
    assert where == asker
    assert said.startswith(f"您问过：“{DUES}”（第 1 号）\n原定11月25日（周三）前答复")
    assert (await office.ticket()).team == "yinglin"
    assert await office.until("2026-11-26T19:00") == []
    ticket = await office.ticket()
    assert (ticket.team, ticket.state) == (OFFICE, "transferred")
    assert ticket.history[-1].by.name == "机器人"
    assert await office.until("2026-12-10T19:00") == []


async def test_after_a_long_stop_only_the_last_stage_is_carried_out(office: Office) -> None:
    await office.bind("yinglin", OFFICE)
    await office.ask(pushed=False)
    office.clock.advance(20 * 24 * HOUR)
    assert await office.said() == []
    assert (await office.ticket()).team == OFFICE


async def test_the_office_s_own_ticket_stays_there_and_is_reminded_of_once_more(office: Office) -> None:
    await office.bind(OFFICE)
    await office.ask(SHED, pushed=False)
    said = await office.until("2026-12-03T12:00")
    assert said == [(CENTRE, "half"), (CENTRE, "due"), (CENTRE, "moved")]


async def test_whoever_has_the_answer_is_reminded_of_nothing(office: Office) -> None:
    await office.bind("yinglin", OFFICE)
    await office.ask()
    await office.reviewing.act(1, "answer", LIN, "每年两千。")
    ((_, said),) = await office.until("2026-12-03T12:00")
    assert "每年两千。" in said


async def test_what_is_opened_again_gets_a_new_day_and_new_reminders(office: Office) -> None:
    await office.bind("yinglin", OFFICE)
    await office.ask(pushed=False)
    await office.reviewing.act(1, "answer", LIN, "每年两千。")
    await office.until("2026-11-30T09:00")
    await office.reviewing.act(1, "reopen", LIN)
    assert (await office.ticket()).due_at.date().isoformat() == "2026-12-01"
    assert await office.until("2026-12-01T19:00") == [(TOWN, "half"), (TOWN, "due"), (CENTRE, "due")]


async def test_an_answer_at_night_waits_for_the_morning_unless_one_is_asking(office: Office) -> None:
    await office.bind(OFFICE)
    await office.ask(SHED)
    await office.until("2026-11-24T23:00")
    await office.reviewing.act(1, "answer", LIN, "要。")
    await office.ask(SHED, "b")
    assert [where for where, _ in await office.said()] == [int.from_bytes(b"b")]
    assert await office.until("2026-11-25T07:59") == []
    assert [where for where, _ in await office.until("2026-11-25T08:00")] == [int.from_bytes(b"a")]


async def test_who_is_muted_hears_nothing_and_still_finds_the_answer(office: Office) -> None:
    await office.bind("yinglin", OFFICE)
    await office.ask()
    assert "不主动提醒" in await office.wish(Wish("mute"))
    late = await office.until("2026-11-25T19:00")
    assert [where for where, _ in late if where > 0] == []
    await office.reviewing.act(1, "answer", LIN, "每年两千。")
    assert await office.said() == []
    assert "每年两千。" in await office.progress("a", 1)
    await office.wish(Wish("unmute"))
    await office.ask(SHED)
    await office.reviewing.act(2, "answer", LIN, "要。")
    ((_, said),) = await office.said()
    assert "要。" in said


async def test_one_day_is_promised_once_however_often_one_asks(office: Office) -> None:
    await office.bind("yinglin", OFFICE)
    await office.ask()
    await office.ask()
    await office.desk.prepare()  # as at every start
    late = await office.until("2026-11-26T09:00")
    assert len(late) == 4  # half way; due, in both groups; the asker
