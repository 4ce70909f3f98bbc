"""Sending: a chat's messages in order, each until it is sent or refused, no chat waiting for another."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.delivery.outgoing import Outgoing
from bot.delivery.received import Place
from bot.ports.delivery import NotSentYetError
from bot.usecases.post.posting import Letter, Posting
from bot.usecases.post.write_queue import WriteQueue
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


class Post:
    """Sends, or fails as told."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.trouble: dict[str, list[Exception | str]] = {}

    async def __call__(self, outgoing: Outgoing) -> str | None:
        trouble = self.trouble.get(outgoing.text)
        if trouble:
            first = trouble.pop(0)
            if isinstance(first, Exception):
                raise first
            return first
        self.sent.append(outgoing.text)
        return None


class Office:
    """A posting and what is behind it."""

    def __init__(self, keeping: WriteQueue) -> None:
        self.post = Post()
        self.storage = keeping.storage
        self.posting = Posting(self.post, keeping, lambda: datetime(2026, 11, 24, tzinfo=UTC), 0.001)

    async def send(self, *texts: str) -> None:
        """Stores and posts messages, the chat being the first letter of each."""
        for number, text in enumerate(texts):
            outgoing = Outgoing(Place(ord(text[0])), text)
            (posted,) = await self.storage.outbox.add("test", str(number), [outgoing], datetime.now(UTC))
            self.posting.post([Letter(posted.outgoing, posted.id)])

    async def left(self) -> list[str]:
        """What is unsent."""
        return [each.outgoing.text for each in await self.storage.outbox.unsent("test")]


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    async with WriteQueue(InMemoryStorage()) as keeping:
        yield Office(keeping)


async def test_a_message_is_tried_until_it_is_sent_and_those_behind_it_wait(office: Office) -> None:
    office.post.trouble["a1"] = [NotSentYetError(), NotSentYetError(0.01), NotSentYetError()]
    await office.send("a1", "a2", "b1")
    await office.posting.finish(5)
    assert office.post.sent == ["b1", "a1", "a2"]
    assert await office.left() == []


async def test_a_message_that_can_never_be_sent_is_closed_and_the_next_one_sent(office: Office) -> None:
    office.post.trouble |= {"a1": ["chat not found"], "a2": [RuntimeError()]}
    await office.send("a1", "a2", "a3")
    await office.posting.finish(5)
    assert office.post.sent == ["a3"]
    assert await office.left() == []


async def test_what_cannot_be_sent_in_time_stays_in_the_outbox(office: Office) -> None:
    office.post.trouble["a1"] = [NotSentYetError(600)]
    await office.send("a1", "a2", "b1")
    await asyncio.sleep(0)
    await office.posting.finish(0.05)
    assert office.post.sent == ["b1"]
    assert await office.left() == ["a1", "a2"]
