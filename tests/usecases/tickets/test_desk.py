"""No question is lost: what the bot cannot answer becomes part of a ticket, and the answer comes back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.teams import read_teams
from bot.core.desk.teams import Teams
from bot.core.desk.tickets import OFFICE, Reviewer, Ticket
from bot.delivery.received import Place
from bot.ports.tickets import TicketFilter
from bot.usecases.answering.assistant import Assistant
from bot.usecases.answering.progress import Progress
from bot.usecases.tickets.answers import Answers
from bot.usecases.tickets.desk import Desk
from bot.usecases.tickets.reviewing import RefusedError, Reviewing
from tests.fakes import FixedClock
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.usecases.answering.assistant import Response

ROOT = Path(__file__).parents[3]
OFFICE_CLERK, MEI = Reviewer("老林", OFFICE), Reviewer("小梅", "yinglin")
SHED = "厂里想建停车棚要不要报批"
LASTS = timedelta(minutes=30)


class House:
    """An assistant with a desk, and reviewers."""

    def __init__(self, engine: Engine, storage: InMemoryStorage | None = None) -> None:
        self.storage = storage or InMemoryStorage()
        self.clock = FixedClock()
        towns = [(town.id, town.label) for town in engine.catalogue.towns]
        teams = Teams(read_teams(ROOT / "knowledge"), towns)
        answers = Answers(self.storage, teams, engine.language.wording)
        self.desk = Desk(self.storage, engine, teams, answers, LASTS)
        kept = self.storage.questions, self.storage.chats
        progress = Progress(self.desk, engine.language.wording, self.clock)
        self.assistant = Assistant(engine, *kept, self.clock, LASTS, desk=self.desk, progress=progress)
        self.reviewing = Reviewing(self.desk, self.clock)

    async def ask(self, text: str, chat: str = "a") -> Response:
        return await self.assistant.answer("test", chat, text)

    async def tickets(self) -> list[Ticket]:
        return list(await self.storage.tickets.list(TicketFilter()))

    async def only(self) -> Ticket:
        (ticket,) = await self.tickets()
        return ticket


@pytest.fixture
def house(engine: Engine) -> House:
    return House(engine)


async def test_what_is_answered_makes_no_ticket(house: House) -> None:
    await house.ask("稳岗返还返几成")
    await house.ask("你好")
    assert await house.tickets() == []


async def test_an_unanswered_question_is_a_ticket_for_the_office_due_in_three_working_days(
    house: House,
) -> None:
    response = await house.ask(f"{SHED}，我电话13805961234")
    assert response.reply.outcome == "unanswered"
    ticket = await house.only()
    assert (ticket.reason, ticket.team, ticket.state, ticket.asked) == ("unanswered", OFFICE, "open", 1)
    assert "13805961234" not in ticket.question
    assert ticket.due_at.date().isoformat() == "2026-11-27"


async def test_a_gap_in_a_town_belongs_to_its_team(house: House) -> None:
    response = await house.ask("英林商会会费一年几千")
    assert response.reply.outcome == "gap"
    ticket = await house.only()
    assert (ticket.reason, ticket.team, ticket.topic, ticket.place) == (
        "gap",
        "yinglin",
        "yinglin",
        "yinglin",
    )


async def test_the_town_that_somebody_chose_decides_who_answers(house: House) -> None:
    await house.assistant.keep(await house.assistant.drafts.town("a", "chendai"))
    await house.ask(SHED)
    assert (await house.only()).team == "chendai"


async def test_the_same_from_others_is_one_ticket_with_a_count(house: House) -> None:
    await house.ask(SHED, "a")
    house.clock.advance(3 * 86400)
    await house.ask("工厂要建停车棚要不要报批", "b")
    await house.ask(SHED, "a")
    await house.ask("厂房漏水找哪个部门修", "c")
    first, second = await house.tickets()
    assert (first.asked, second.asked) == (2, 1)


async def test_none_of_these_makes_a_ticket_of_the_question_that_was_asked(house: House) -> None:
    response = await house.ask("贴息")
    assert response.reply.outcome == "clarify"
    assert await house.tickets() == []
    await house.assistant.none_of_these("a", response.question)
    ticket = await house.only()
    assert (ticket.reason, ticket.question) == ("none_of_these", "贴息")


async def test_thumbs_down_makes_a_ticket_only_with_a_reason(house: House) -> None:
    response = await house.ask("稳岗返还返几成")
    drafts = house.assistant.drafts
    await house.assistant.keep(await drafts.feedback("a", response.question, "down"))
    assert await house.tickets() == []
    await house.assistant.keep(await drafts.feedback("a", response.question, "down", "wrong"))
    assert (await house.only()).reason == "down"


async def test_a_wish_for_a_person_is_about_what_was_asked_before(house: House) -> None:
    await house.ask("稳岗返还返几成")
    response = await house.ask("转人工")
    assert response.reply.outcome == "handoff"
    ticket = await house.only()
    assert (ticket.reason, ticket.question) == ("handoff", "稳岗返还返几成")


async def test_a_bare_wish_for_a_person_is_each_persons_own(house: House) -> None:
    await house.ask("转人工", "a")
    await house.ask("转人工", "b")
    assert [each.asked for each in await house.tickets()] == [1, 1]


async def test_the_answer_is_told_once_to_everybody_at_their_next_message(house: House) -> None:
    await house.ask(SHED, "a")
    await house.ask("工厂要建停车棚要不要报批", "b")
    number = (await house.only()).number
    await house.reviewing.act(number, "answer", OFFICE_CLERK, "有，问工信局。")
    (told,) = (await house.ask("你好", "a")).news
    assert told.splitlines() == [f"您之前问过：“{SHED}”", "晋江市工商联答复：", "有，问工信局。"]
    (told,) = (await house.ask("你好", "b")).news
    assert "您之前问过：“工厂要建停车棚要不要报批”" in told
    assert f"有人问过相近的：“{SHED}”" in told
    for chat in ("a", "b", "c"):
        assert (await house.ask("你好", chat)).news == ()


async def test_who_asks_what_was_answered_is_told_at_once_and_nothing_is_opened_again(house: House) -> None:
    await house.ask(SHED, "a")
    await house.reviewing.act((await house.only()).number, "answer", OFFICE_CLERK, "有，问工信局。")
    response = await house.ask(SHED, "b")
    assert "有，问工信局。" in response.reply.text
    assert response.news == ()
    assert ((await house.only()).state, (await house.only()).asked) == ("answered", 2)


async def test_what_is_ignored_stays_ignored_and_is_counted(house: House) -> None:
    await house.ask(SHED, "a")
    await house.reviewing.act((await house.only()).number, "ignore", OFFICE_CLERK, "不归我们")
    await house.ask(SHED, "b")
    assert ((await house.only()).state, (await house.only()).asked) == ("ignored", 2)


async def test_who_asked_a_merged_ticket_gets_the_answer_of_the_other(house: House) -> None:
    await house.ask(SHED, "a")
    await house.ask("厂房漏水找哪个部门修", "b")
    first, second = await house.tickets()
    await house.reviewing.act(second.number, "merge", OFFICE_CLERK, str(first.number))
    await house.ask("厂房漏水找哪个部门修", "c")
    into, merged = await house.tickets()
    assert (merged.state, merged.into, into.asked) == ("merged", first.number, 3)
    await house.reviewing.act(first.number, "answer", OFFICE_CLERK, "都没有。")
    for chat in ("a", "b", "c"):
        assert "都没有。" in (await house.ask("你好", chat)).news[0]


async def test_two_tickets_cannot_be_merged_into_each_other(house: House) -> None:
    await house.ask(SHED, "a")
    await house.ask("厂房漏水找哪个部门修", "b")
    first, second = await house.tickets()
    await house.reviewing.act(first.number, "merge", OFFICE_CLERK, str(second.number))
    with pytest.raises(RefusedError):
        await house.reviewing.act(second.number, "merge", OFFICE_CLERK, str(first.number))
    assert [each.state for each in await house.tickets()] == ["merged", "open"]


async def test_what_may_not_be_done_is_refused_in_a_sentence_and_nothing_changes(house: House) -> None:
    await house.ask("英林商会会费一年几千")
    number = (await house.only()).number
    await house.reviewing.act(number, "claim", MEI)
    with pytest.raises(RefusedError, match="已经由 小梅 认领"):
        await house.reviewing.act(number, "claim", Reviewer("阿华", "yinglin"))
    with pytest.raises(RefusedError, match="归 英林镇宣讲团 办"):
        await house.reviewing.act(number, "answer", Reviewer("老陈", "chendai"), "有")
    with pytest.raises(RefusedError, match="没有第 99 号"):
        await house.reviewing.act(99, "claim", MEI)
    assert (await house.only()).claimed_by == "小梅"


async def test_an_answer_that_is_replaced_is_told_anew(house: House) -> None:
    await house.ask(SHED, "a")
    number = (await house.only()).number
    await house.reviewing.act(number, "answer", OFFICE_CLERK, "没有。")
    assert "没有。" in (await house.ask("你好", "a")).news[0]
    await house.reviewing.act(number, "reopen", OFFICE_CLERK)
    assert (await house.ask("你好", "a")).news == ()
    await house.reviewing.act(number, "answer", OFFICE_CLERK, "更正：有。")
    assert "更正：有。" in (await house.ask("你好", "a")).news[0]


async def test_where_an_answer_can_be_sent_it_is_due_at_once_and_said_once(house: House) -> None:
    draft = await house.assistant.drafts.message("telegram", "a", SHED)
    await house.assistant.keep(draft, place=Place(42))
    number = (await house.only()).number
    await house.reviewing.act(number, "answer", OFFICE_CLERK, "有。")
    (deadline,) = await house.storage.due.ripe(house.clock(), 9)
    (outgoing,) = await house.desk.answers.say(deadline)
    assert outgoing.place == Place(42)
    assert outgoing.text.endswith("有。")
    assert await house.desk.answers.say(deadline) == ()
    assert (await house.storage.tickets.askers(number))[0].place is None


async def test_a_turn_that_is_undone_leaves_no_ticket_and_the_next_finds_its_own(house: House) -> None:
    async def undone(text: str) -> None:
        async with house.storage.together():
            await house.ask(text)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await undone(SHED)
    await house.ask("厂房漏水找哪个部门修", "b")
    await house.ask(SHED, "c")
    assert [each.question for each in await house.tickets()] == ["厂房漏水找哪个部门修", SHED]


async def test_a_desk_that_was_started_anew_knows_what_was_asked(house: House, engine: Engine) -> None:
    await house.ask(SHED, "a")
    again = House(engine, house.storage)
    await again.desk.prepare()
    await again.ask(SHED, "b")
    assert (await house.only()).asked == 2
