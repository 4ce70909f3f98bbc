"""The contract of what chats want to be told, and of what is suggested, on every implementation."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.desk.tickets import Reviewer
from bot.ports.suggestions import Suggestion
from tests.adapters.rows import NOON
from tests.adapters.test_tickets import NEW, ask

if TYPE_CHECKING:
    from bot.ports.delivery import Storage

MEI = Reviewer("小梅", "yinglin")


async def test_a_chat_is_told_until_it_says_no_or_blocks_us(storage: Storage) -> None:
    pushes = storage.pushes
    assert await pushes.wanted("a")
    await pushes.mute("a", NOON)
    await pushes.mute("a", NOON)
    assert not await pushes.wanted("a")
    assert await pushes.wanted("b")
    await pushes.block("a", NOON)
    await pushes.unmute("a")
    assert not await pushes.wanted("a")
    await pushes.unblock("a")
    assert await pushes.wanted("a")


async def test_coming_back_does_not_take_back_a_no(storage: Storage) -> None:
    await storage.pushes.block("a", NOON)
    await storage.pushes.mute("a", NOON)
    await storage.pushes.unblock("a")
    assert not await storage.pushes.wanted("a")


async def test_a_ticket_is_suggested_once(storage: Storage) -> None:
    first, second = [(await storage.tickets.open(NEW)).number for _ in range(2)]
    later = NOON + timedelta(days=1)
    assert await storage.suggestions.suggest(Suggestion(second, MEI, NOON))
    assert await storage.suggestions.suggest(Suggestion(first, MEI, NOON))
    assert not await storage.suggestions.suggest(Suggestion(first, Reviewer("阿华", "yinglin"), later))
    assert await storage.suggestions.list() == [
        Suggestion(first, MEI, NOON),
        Suggestion(second, MEI, NOON),
    ]
    await storage.suggestions.drop(first)
    assert [each.ticket for each in await storage.suggestions.list()] == [second]


async def test_a_chat_finds_its_own_tickets_the_newest_first(storage: Storage) -> None:
    first, second, third = [(await storage.tickets.open(NEW)).number for _ in range(3)]
    for number, chat in ((first, "a"), (second, "b"), (third, "a")):
        await storage.tickets.join(number, await ask(storage, chat))
    await storage.tickets.join(third, await ask(storage, "b"))
    found = await storage.tickets.of("a")
    assert [(each.number, each.asked) for each in found] == [(third, 2), (first, 1)]
    await storage.tickets.move(first, second)
    assert [each.number for each in await storage.tickets.of("a")] == [third, second]
