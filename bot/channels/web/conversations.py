"""Takes up what visitors send: stored first, answered one after the other within a conversation, once."""

from __future__ import annotations

import asyncio
import logging
import traceback
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from bot.channels.web.answering import Answering
from bot.channels.web.sent import read_arrival
from bot.channels.web.transcripts import Transcripts
from bot.channels.web.visitors import CHANNEL
from bot.core.errors import PolicybotError
from bot.delivery.damping import Damping
from bot.delivery.lanes import Lanes
from bot.delivery.networks import is_from_here, network_of
from bot.messages import message
from bot.usecases.draft import Kept
from bot.usecases.post.delivering import Delivering
from bot.usecases.post.posting import Posting
from bot.usecases.tickets.returning import Way

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import date

    from bot.channels.web.rendering import Turn
    from bot.channels.web.sent import Sent
    from bot.delivery.outgoing import Outgoing
    from bot.ports import Clock
    from bot.usecases.answering.assistant import Assistant
    from bot.usecases.post.write_queue import WriteQueue
    from bot.usecases.tickets.returning import Returning

logger = logging.getLogger(__name__)

WAITING = 100
"""Questions and presses that are being answered or wait for it, of all visitors together; the next is told to
come back. Some 15 a second are answered beside Telegram on two cores (docs/web.md): the last waits 7 s."""
OF_AN_ADDRESS = 20
"""Visitors with one address who may send as fast as one may: cookies cost nothing, addresses do. A company is
behind one, or a street of telephones."""
PRESSES = 3
"""Presses allowed for each question allowed: browsing takes many, and none starts a search."""

T = TypeVar("T")


class RefusedError(PolicybotError):
    """What was sent is not taken up; carries the key of why, in `messages.toml` under `web.problem`."""


class Conversations:
    """All conversations of the page."""

    def __init__(
        self,
        assistant: Assistant,
        keeping: WriteQueue,
        clock: Clock,
        per_minute: int,
        returning: Returning | None = None,
    ) -> None:
        """No conversation yet.

        Args:
            assistant: answers.
            keeping: where it is kept.
            clock: tells the time.
            per_minute: questions that one visitor may send.
            returning: gives ways back to what people answer; None: nobody does.
        """
        self._clock = clock
        self._returning = returning
        self._assistant = assistant
        self._answering = Answering(assistant)
        self._transcripts = Transcripts(lambda: assistant.engine, keeping, clock, returning)
        # Nothing is ever posted: a page is fetched.
        self._delivering = Delivering(CHANNEL, keeping, Posting(_send, keeping, clock, 1.0), clock)
        self._questions, self._presses = Damping(per_minute), Damping(per_minute * PRESSES)
        self._networks = Damping(per_minute * OF_AN_ADDRESS)
        self._waiting = 0
        self._lanes = Lanes(_failed)
        self._examples: tuple[date, tuple[str, ...]] | None = None

    async def resume(self) -> None:
        """Answers what was taken in and not answered when the program ended; the page shows it later.

        Raises:
            StorageError: storage cannot be read.
        """
        for arrival in await self._delivering.resume():
            sent = read_arrival(arrival)
            self._lanes.run(sent.chat, None, partial(self._discarding, arrival.key, sent))

    async def finish(self) -> None:
        """Answers everything that was taken in."""
        await self._lanes.finish()

    async def turns(self, chat: str) -> Sequence[Turn]:
        """The conversation so far."""
        return await self._transcripts.turns(chat)

    async def examples(self) -> tuple[str, ...]:
        """Questions to try; looked for once a day, as each is answered to see whether it still is."""
        today = self._assistant.engine.today(self._clock())
        if self._examples is None or self._examples[0] != today:
            self._examples = today, await asyncio.to_thread(self._assistant.examples)
        return self._examples[1]

    async def take_up(self, sent: Sent, address: str = "") -> str:
        """Has something answered, and waits for it; sent again, it only waits.

        Args:
            sent: what.
            address: where it comes from, as far as that is known.

        Returns:
            Key of a notice for the page, or nothing.

        Raises:
            RefusedError: it is not taken up.
        """
        damping = self._questions if sent.kind == "text" else self._presses
        if await damping.judge(int(sent.chat, 16)) != "admit":
            raise RefusedError("fast")
        network = "" if is_from_here(address) else network_of(address)
        if network and await self._networks.judge(network) != "admit":
            raise RefusedError("fast")
        if self._waiting >= WAITING:
            raise RefusedError("full")
        self._waiting += 1
        try:
            return await self._take_up(sent)
        finally:
            self._waiting -= 1

    async def _take_up(self, sent: Sent) -> str:
        arrival = sent.arrival(self._clock())
        taken = await self._delivering.take_in([arrival])
        if taken.fresh:
            return await self._in_turn(sent.chat, partial(self._settle, arrival.key, sent))
        if not taken.stored:
            raise RefusedError("full")
        return await self._in_turn(sent.chat, _nothing)

    async def _settle(self, key: str, sent: Sent) -> str:
        try:
            return await self._answer(key, sent)
        except Exception:
            self._delivering.dismiss(key)  # trying again at every start would fail again
            raise

    async def _answer(self, key: str, sent: Sent) -> str:
        before = await self._transcripts.turns(sent.chat)
        effect = await self._answering.answer(sent.chat, sent)
        kept, ways = Kept(), tuple[Way, ...]()

        async def keep() -> Sequence[Outgoing]:
            nonlocal kept, ways
            if effect.draft is not None:
                kept = await self._assistant.keep(effect.draft)
                ways = await self._returning.give(kept.waiting) if self._returning else ()
            return ()

        await self._delivering.settle([key], keep, ())
        if (turn := None if effect.turn is None else effect.turn(kept)) is not None:
            self._transcripts.add(sent.chat, before, replace(turn, ways=ways))
        if effect.verdict is not None:
            self._transcripts.judge(sent.chat, *effect.verdict)
        return effect.notice

    async def _discarding(self, key: str, sent: Sent) -> None:
        await self._settle(key, sent)

    async def _in_turn(self, chat: str, work: Callable[[], Awaitable[T]]) -> T:
        """What the work gives, once all that was handed in before for this conversation is done."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        async def run() -> None:
            result = await work()
            if not done.done():  # the browser may be gone
                done.set_result(result)

        self._lanes.run(chat, done, run)
        return await done


async def _nothing() -> str:
    return ""


async def _send(outgoing: Outgoing) -> str | None:  # noqa: ARG001  # as the port has it
    return None


async def _failed(origin: object, error: Exception) -> None:
    """Where it happened and of what kind; its message may quote a person: only at DEBUG."""
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error(message("log.web_fault", kind=type(error).__name__, where=where))
    logger.debug("%s", error)
    if isinstance(origin, asyncio.Future) and not origin.done():
        origin.set_exception(RefusedError("mishap"))
