"""The contract of what is told later, on every implementation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.core.desk.editions import Edition
from bot.core.desk.recalls import Recall
from bot.core.desk.subjects import Subject
from bot.delivery.received import Place
from bot.ports.chats import ChatState
from bot.ports.due import Deadline
from bot.ports.notices import Notice
from bot.ports.pushes import Standing
from bot.ports.questions import QuestionFilter
from bot.ports.subscriptions import Subscription
from bot.ports.tickets import Asker
from tests.adapters.rows import NOON, row
from tests.adapters.test_tickets import NEW, claimed

if TYPE_CHECKING:
    from bot.ports.delivery import Storage

LATER = NOON + timedelta(hours=1)
WRONG = Recall("stay", "benefit", "比例写错了", "老林", NOON)
TOLD = Notice("recall", "1", "a", "telegram", NOON, {"recall": 1}, Place(1001))


async def test_the_place_of_a_chat_is_the_last_and_is_forgotten_in_the_end(storage: Storage) -> None:
    assert await storage.places.get("a") is None
    await storage.places.keep("a", "telegram", Place(1001), NOON)
    await storage.places.keep("a", "telegram", Place(1001, 7), LATER)
    await storage.places.keep("b", "telegram", Place(1002), NOON)
    await storage.places.forget(LATER)
    assert await storage.places.get("a") == Place(1001, 7)
    assert await storage.places.get("b") is None


async def test_the_same_recall_is_kept_once_and_another_reason_is_another(storage: Storage) -> None:
    first = await storage.recalls.keep(WRONG)
    again = await storage.recalls.keep(Recall("stay", "benefit", "比例写错了", "小梅", LATER))
    other = await storage.recalls.keep(Recall("stay", None, "比例写错了", "老林", LATER, NOON))
    assert again == first
    assert await storage.recalls.list() in ([first, other], (first, other))
    assert await storage.recalls.get(other.number) == other
    assert (other.part, other.since) == (None, NOON)
    assert await storage.recalls.get(other.number + 1) is None


async def test_a_chat_gets_a_notice_once_and_is_told_it_once(storage: Storage) -> None:
    number = await storage.notices.add(TOLD)
    assert number is not None
    assert await storage.notices.add(TOLD) is None
    (kept,) = await storage.notices.untold("a")
    assert (kept.number, kept.place, kept.content) == (number, Place(1001), {"recall": 1})
    assert await storage.notices.untold("b") == []
    assert await storage.notices.tell(number, LATER)
    assert not await storage.notices.tell(number, LATER)
    assert await storage.notices.untold("a") == []
    (told,) = await storage.notices.of("recall", "1")
    assert (told.told_at, told.place) == (LATER, None)
    assert await storage.notices.add(TOLD) is None


async def test_what_is_followed_is_kept_once_and_where_it_is_told_is_the_last_place(storage: Storage) -> None:
    town, tax = Subject("topic", "yinglin"), Subject("category", "policies/tax")
    await storage.subscriptions.add(Subscription("a", town, "telegram", NOON, Place(1001)))
    await storage.subscriptions.add(Subscription("a", tax, "telegram", LATER, Place(1001)))
    await storage.subscriptions.add(Subscription("b", town, "terminal", NOON))
    await storage.subscriptions.add(Subscription("a", town, "telegram", LATER, Place(1001, 7)))
    own = await storage.subscriptions.of("a")
    assert [(each.subject, each.place) for each in own] == [(town, Place(1001, 7)), (tax, Place(1001))]
    await storage.subscriptions.drop("a", tax)
    await storage.subscriptions.drop("a", tax)
    assert [(each.chat, each.subject) for each in await storage.subscriptions.list()] == [
        ("a", town),
        ("b", town),
    ]


async def test_the_editions_of_topics_are_replaced_as_a_whole(storage: Storage) -> None:
    assert await storage.editions.get() == {}
    await storage.editions.replace({"a": Edition("1:x", date(2026, 12, 31)), "b": Edition("1:y", None)})
    await storage.editions.replace({"a": Edition("1:z", date(2026, 12, 31))})
    assert await storage.editions.get() == {"a": Edition("1:z", date(2026, 12, 31))}


async def test_it_is_known_since_when_a_chat_is_not_told_anything(storage: Storage) -> None:
    assert await storage.pushes.standing("a") == Standing()
    await storage.pushes.mute("a", NOON)
    await storage.pushes.block("a", LATER)
    assert await storage.pushes.standing("a") == Standing(NOON, LATER)


async def test_what_is_erased_of_one_chat_is_left_of_another(storage: Storage) -> None:
    here = Place(1001)
    for chat in ("a" * 24, "b" * 24):
        await storage.pushes.mute(chat, NOON)
        await storage.places.keep(chat, "telegram", here, NOON)
        await storage.notices.add(replace(TOLD, chat=chat))
        await storage.subscriptions.add(Subscription(chat, Subject("topic", "yinglin"), "telegram", NOON))
        await storage.chats.save(chat, ChatState(town="yinglin"))
        await storage.due.plan(Deadline("answer", f"1.1 {chat}", NOON, "telegram", {"chat": chat}))
        await storage.questions.record(row(chat=chat))
    await storage.traces.erase("a" * 24, "c" * 24, here)
    assert [row.chat async for row in storage.questions.list(QuestionFilter())] == ["c" * 24, "b" * 24]
    assert await storage.questions.last("a" * 24) is None
    gone, left = "a" * 24, "b" * 24
    assert await storage.pushes.standing(gone) == Standing()
    assert await storage.pushes.standing(left) == Standing(NOON)
    assert await storage.places.get(gone) is None
    assert await storage.places.get(left) == here
    assert [each.chat for each in await storage.notices.of("recall", "1")] == [left]
    assert [each.chat for each in await storage.subscriptions.list()] == [left]
    assert (await storage.chats.get(gone), (await storage.chats.get(left)).town) == (ChatState(), "yinglin")
    assert [each.key for each in await storage.due.ripe(LATER, 10)] == [f"1.1 {left}"]


async def test_what_is_too_old_is_dropped_with_all_that_hangs_on_it_but_not_what_is_owed(
    storage: Storage,
) -> None:
    old, owed, done, new = [
        await storage.questions.record(row(chat=chat, asked_at=at, text=chat))
        for chat, at in (("old", NOON), ("owed", NOON), ("done", NOON), ("new", LATER))
    ]
    await storage.questions.add_feedback(old, "up", None, NOON)
    await storage.questions.attach("message", old)
    for chat, number in (("owed", owed), ("done", done)):
        ticket = await storage.tickets.open(NEW)
        await storage.tickets.join(ticket.number, Asker(chat, "telegram", number, NOON, None))
        if chat == "done":
            assert await storage.tickets.change(ticket, claimed(replace(ticket, asked=1)))
            given = await storage.tickets.get(ticket.number)
            assert given is not None
            assert await storage.tickets.change(given, replace(given, state="answered", answer="有"))
    assert await storage.traces.forget(LATER, 1) == 1
    assert await storage.traces.forget(LATER, 9) == 1
    assert await storage.traces.forget(LATER, 9) == 0
    assert [each.text async for each in storage.questions.list(QuestionFilter())] == ["owed", "new"]
    assert await storage.questions.attached("message") is None
    assert await storage.tickets.asking(done) is None
    assert await storage.tickets.asking(owed) is not None
    assert await storage.questions.record(row()) > new
