"""The contract of tickets, on every implementation."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.adapters.sql.delivery import SqlStorage
from bot.adapters.sql.engine import open_engine
from bot.adapters.sql.migrating import upgrade
from bot.core.desk.tickets import Reviewer, Step, Ticket, take
from bot.delivery.received import Place
from bot.ports.tickets import Asker, TicketFilter, Turnaround
from tests.adapters.rows import NOON, row

if TYPE_CHECKING:
    from bot.ports.delivery import Storage

DAY = timedelta(days=1)
BOT, MEI = Reviewer("机器人", "office"), Reviewer("小梅", "yinglin")
NEW = Ticket(
    "英林泳装出口有补贴吗 😀",
    "gap",
    "yinglin",
    NOON,
    NOON + DAY,
    topic="yinglin",
    part="export",
    place="yinglin",
    history=(Step("open", BOT, NOON),),
)


async def ask(storage: Storage, chat: str, place: Place | None = None) -> Asker:
    question = await storage.questions.record(row(chat=chat))
    return Asker(chat, "telegram", question, NOON, place)


def claimed(ticket: Ticket, by: str = "小梅") -> Ticket:
    taken = take(ticket, Step("claim", Reviewer(by, "yinglin"), NOON))
    assert isinstance(taken, Ticket)
    return taken


async def test_a_ticket_comes_back_as_it_was_kept(storage: Storage) -> None:
    kept = await storage.tickets.open(NEW)
    assert kept.number > 0
    assert kept == replace(NEW, number=kept.number)
    assert await storage.tickets.get(kept.number) == kept
    assert await storage.tickets.get(kept.number + 1) is None


async def test_a_change_is_kept_with_its_step(storage: Storage) -> None:
    kept = await storage.tickets.open(NEW)
    assert await storage.tickets.change(kept, claimed(kept))
    found = await storage.tickets.get(kept.number)
    assert found is not None
    assert (found.state, found.claimed_by) == ("claimed", "小梅")
    assert [each.did for each in found.history] == ["open", "claim"]


async def test_what_was_changed_meanwhile_is_not_changed_again(storage: Storage) -> None:
    kept = await storage.tickets.open(NEW)
    took = await asyncio.gather(
        *(storage.tickets.change(kept, claimed(kept, f"第{number}位")) for number in range(6))
    )
    assert sorted(took) == [False] * 5 + [True]
    found = await storage.tickets.get(kept.number)
    assert found is not None
    assert found.claimed_by == f"第{took.index(True)}位"
    assert len(found.history) == 2


async def test_a_chat_counts_once_for_a_ticket(storage: Storage) -> None:
    number = (await storage.tickets.open(NEW)).number
    assert await storage.tickets.join(number, await ask(storage, "a"))
    assert await storage.tickets.join(number, await ask(storage, "b"))
    assert not await storage.tickets.join(number, await ask(storage, "a"))
    found = await storage.tickets.get(number)
    assert found is not None
    assert found.asked == 2
    assert [each.chat for each in await storage.tickets.askers(number)] == ["a", "b"]


async def test_tickets_are_found_by_state_team_due_time_and_number(storage: Storage) -> None:
    first = await storage.tickets.open(NEW)
    second = await storage.tickets.open(replace(NEW, team="office", due_at=NOON + 3 * DAY))
    await storage.tickets.change(first, claimed(first))

    async def found(wanted: TicketFilter) -> list[int]:
        return [each.number for each in await storage.tickets.list(wanted)]

    assert await found(TicketFilter()) == [first.number, second.number]
    assert await found(TicketFilter(states=("open", "reopened"))) == [second.number]
    assert await found(TicketFilter(team="yinglin")) == [first.number]
    assert await found(TicketFilter(due_before=NOON + 2 * DAY)) == [first.number]
    assert await found(TicketFilter(after=first.number)) == [second.number]
    assert await found(TicketFilter(limit=1)) == [first.number]


async def test_who_asked_a_merged_ticket_asks_the_other_once(storage: Storage) -> None:
    first, second = await storage.tickets.open(NEW), await storage.tickets.open(NEW)
    for number, chat in ((first.number, "a"), (first.number, "b"), (second.number, "b")):
        await storage.tickets.join(number, await ask(storage, chat))
    await storage.tickets.move(first.number, second.number)
    assert await storage.tickets.askers(first.number) == []
    assert sorted(each.chat for each in await storage.tickets.askers(second.number)) == ["a", "b"]


async def test_an_answer_is_told_to_a_chat_once_and_its_place_is_gone(storage: Storage) -> None:
    kept = await storage.tickets.open(NEW)
    await storage.tickets.join(kept.number, await ask(storage, "a", Place(42, quote=7)))
    assert (await storage.tickets.askers(kept.number))[0].place == Place(42, quote=7)
    assert await storage.tickets.untold("a") == []
    answered = take(kept, Step("answer", MEI, NOON, "有。"))
    assert isinstance(answered, Ticket)
    await storage.tickets.change(kept, answered)
    assert [each.answer for each in await storage.tickets.untold("a")] == ["有。"]
    assert await storage.tickets.untold("b") == []
    told = await asyncio.gather(*(storage.tickets.tell(kept.number, "a", NOON) for _ in range(5)))
    assert sorted(told) == [False] * 4 + [True]
    assert await storage.tickets.untold("a") == []
    assert (await storage.tickets.askers(kept.number))[0].place is None
    await storage.tickets.untell(kept.number)
    assert len(await storage.tickets.untold("a")) == 1


async def test_a_ticket_whose_turn_fails_is_not_kept(storage: Storage) -> None:
    async def fail() -> None:
        async with storage.together():
            kept = await storage.tickets.open(NEW)
            await storage.tickets.join(kept.number, await ask(storage, "a"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await storage.tickets.list(TicketFilter()) == []


async def test_of_instances_that_claim_at_once_one_has_it(postgres_url: str) -> None:
    engines = [open_engine(postgres_url) for _ in range(4)]
    try:
        await upgrade(engines[0])
        storages = [SqlStorage(engine) for engine in engines]
        for _ in range(10):
            kept = await storages[0].tickets.open(NEW)
            took = await asyncio.gather(
                *(each.tickets.change(kept, claimed(kept, str(place))) for place, each in enumerate(storages))
            )
            assert sum(took) == 1
            found = await storages[0].tickets.get(kept.number)
            assert found is not None
            assert found.claimed_by == str(took.index(True))
    finally:
        for engine in engines:
            await engine.dispose()


async def test_the_ticket_of_a_question_is_found_from_its_row(storage: Storage) -> None:
    kept = await storage.tickets.open(NEW)
    asker = await ask(storage, "a")
    await storage.tickets.join(kept.number, asker)
    found = await storage.tickets.asking(asker.question)
    assert found is not None
    assert (found.number, found.asked, found.history) == (kept.number, 1, ())
    assert await storage.tickets.asking(asker.question + 1) is None


async def test_how_long_a_ticket_took_counts_to_its_first_answer(storage: Storage) -> None:
    kept = await storage.tickets.open(NEW)
    await storage.tickets.open(replace(NEW, team="office"))
    for hours, did in ((2, "answer"), (5, "reopen"), (30, "answer")):
        step = Step(did, MEI, NOON + timedelta(hours=hours), "有的。")  # type: ignore[arg-type]
        after = take(kept, step)
        assert isinstance(after, Ticket)
        assert await storage.tickets.change(kept, after)
        kept = after
    answered = NOON + timedelta(hours=2)
    assert await storage.tickets.turnarounds(NOON, NOON + DAY) == [Turnaround("yinglin", NOON, answered)]
    assert await storage.tickets.turnarounds(NOON + DAY, NOON + 2 * DAY) == []
    assert await storage.tickets.turnarounds(NOON, answered) == []
