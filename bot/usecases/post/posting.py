"""Sends messages: those of one chat one after the other, until each is sent or refused for good.

How a message is sent is the channel's business. A chat that has to wait holds up nobody else.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.errors import StorageError
from bot.messages import message
from bot.ports.delivery import NotSentYetError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.delivery.outgoing import Outgoing
    from bot.ports import Clock
    from bot.ports.delivery import Send
    from bot.usecases.post.write_queue import WriteQueue

logger = logging.getLogger(__name__)

LONGEST = 30.0
"""Seconds between two attempts at most, unless the channel asks for more."""


@dataclass(eq=False, slots=True)
class Letter:
    """A message on its way."""

    outgoing: Outgoing
    id: int | None = None
    """In the outbox; None while it is not stored."""
    done: bool = False
    refused: str | None = None
    """Why it can never be sent."""


class Posting:
    """A sending lane per chat."""

    def __init__(self, send: Send, keeping: WriteQueue, clock: Clock, pause: float) -> None:
        """Makes empty lanes.

        Args:
            send: sends one message.
            keeping: where it is written that a message is done with.
            clock: says when.
            pause: seconds before the second attempt; doubles each time.
        """
        self._send = send
        self._keeping = keeping
        self._clock = clock
        self._pause = pause
        self._lanes: dict[int, deque[Letter]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def post(self, letters: Iterable[Letter]) -> None:
        """Sends them after all that was posted before to the same chats."""
        for letter in letters:
            chat = letter.outgoing.place.chat
            if chat in self._lanes:
                self._lanes[chat].append(letter)
                continue
            self._lanes[chat] = deque([letter])
            task = asyncio.create_task(self._run(chat))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def finish(self, seconds: float) -> None:
        """Waits for what is posted, but not longer; what is stored and not sent waits for the next start."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def record_later(self, letter: Letter) -> None:
        """Writes that a message is done with; nobody waits for it."""
        if letter.id is not None:
            done, at = {letter.id: letter.refused}, self._clock()
            self._keeping.write_later(lambda: self._keeping.storage.outbox.close(done, at))

    async def _run(self, chat: int) -> None:
        lane = self._lanes[chat]
        while lane:
            letter = lane[0]
            letter.refused = await self._until_sent(letter.outgoing)
            letter.done = True
            lane.popleft()
            await self._record(letter)
        del self._lanes[chat]

    async def _record(self, letter: Letter) -> None:
        """Waits for it, so that never more than one message of a chat is sent and not recorded."""
        if letter.id is None:
            return
        done, at = {letter.id: letter.refused}, self._clock()
        try:
            # First, because what is sent and not recorded is sent again if the program is killed now.
            await self._keeping.write(lambda: self._keeping.storage.outbox.close(done, at), first=True)
        except StorageError:
            return  # it is kept, and written later

    async def _until_sent(self, outgoing: Outgoing) -> str | None:
        pause = self._pause
        while True:
            try:
                return await self._send(outgoing)
            except NotSentYetError as error:
                await asyncio.sleep(error.seconds if error.seconds is not None else pause)
                pause = min(pause * 2, LONGEST)
            except Exception as error:
                # Trying again would fail again, and stand in the way of all else that goes to this chat.
                logger.exception(message("log.not_sent_fault"))
                return type(error).__name__
