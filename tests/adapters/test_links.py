"""The contract of private links, on every implementation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.desk.tickets import Ticket
from bot.ports.links import Link
from tests.adapters.rows import NOON, row

if TYPE_CHECKING:
    from bot.ports.delivery import Storage


async def asked(storage: Storage) -> tuple[int, int]:
    """A ticket, and a row of the log that is part of it."""
    ticket = await storage.tickets.open(Ticket("要不要报批", "unanswered", "office", NOON, NOON))
    return ticket.number, await storage.questions.record(row(outcome="unanswered"))


async def test_a_link_is_found_by_its_digest_and_by_its_question(storage: Storage) -> None:
    number, question = await asked(storage)
    link = Link("a" * 64, number, question)
    await storage.links.keep(link)
    await storage.links.keep(link)
    assert await storage.links.find("a" * 64) == link
    assert await storage.links.find("b" * 64) is None
    assert await storage.links.of(question) == [link]
    assert await storage.links.of(question + 1) == []


async def test_a_question_in_two_tickets_has_two_links(storage: Storage) -> None:
    number, question = await asked(storage)
    other, _ = await asked(storage)
    links = [Link("a" * 64, number, question), Link("b" * 64, other, question)]
    for each in reversed(links):
        await storage.links.keep(each)
    assert await storage.links.of(question) == links
