"""A conversation in the terminal: read a line, answer it, offer numbered choices."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from bot.core.errors import UnknownOptionError

if TYPE_CHECKING:
    from bot.core.knowledge.wording import Wording
    from bot.core.outcomes import Option
    from bot.usecases.assistant import Assistant, Response

_LONGEST_NUMBER = 2
"""Digits of a number that chooses; a longer one (12366) is what the person asks about."""
_CHANNEL = "terminal"


@dataclass
class TerminalChat:
    """One person at one terminal."""

    assistant: Assistant
    wording: Wording
    lines: TextIO
    out: TextIO
    chat: str = "terminal"
    """Pseudonym of the chat."""
    _choices: tuple[Option, ...] = field(default=(), init=False)
    _asked: int | None = field(default=None, init=False)
    """The question whose choices were offered last; None where they only browse on."""

    async def run(self) -> None:
        """Talks until the person leaves or the input ends."""
        self._print(self.wording("terminal.welcome"))
        leave = set(self.wording.get("terminal.leave") or ())
        while True:
            self._print(self.wording("terminal.prompt"), end="")
            line = await asyncio.to_thread(self.lines.readline)
            text = line.strip()
            if not line or text.lower() in leave:
                self._print("\n" + self.wording("terminal.farewell"))
                return
            if text:
                await self._take(text)

    async def _take(self, text: str) -> None:
        if self._choices and text.isdecimal() and len(text) <= _LONGEST_NUMBER:
            await self._choose(int(text))
            return
        self._show(await self.assistant.answer(_CHANNEL, self.chat, text))

    async def _choose(self, number: int) -> None:
        if number == 0 and self._asked is not None:
            reply = await self.assistant.none_of_these(self.chat, self._asked)
            self._choices, self._asked = (), None
            self._print(f"\n{reply.text}\n")
            return
        if not 1 <= number <= len(self._choices):
            self._print(self.wording("terminal.no_such_number", count=len(self._choices)))
            return
        option = self._choices[number - 1]
        try:
            if self._asked is not None:
                response = await self.assistant.choose(_CHANNEL, self.chat, self._asked, option.id)
            else:
                response = await self.assistant.show(_CHANNEL, self.chat, option.id)
        except UnknownOptionError:  # the knowledge base changed in between
            self._print(self.wording("terminal.gone"))
            return
        self._show(response)

    def _show(self, response: Response) -> None:
        reply = response.reply
        self._print(f"\n{reply.text}\n")
        offered = bool(reply.options)
        self._choices = reply.options or (*reply.parts, *reply.related)
        self._asked = response.question if offered else None
        if offered:
            for number, option in enumerate(self._choices, start=1):
                self._print(f"  {number}. {option.label}")
            self._print(f"  0. {self.wording('clarify.none')}\n")
        elif self._choices:
            labels = "  ".join(f"{n}.{option.label}" for n, option in enumerate(self._choices, start=1))
            self._print(f"{self.wording('terminal.more')}{labels}\n")

    def _print(self, text: str, end: str = "\n") -> None:
        self.out.write(text + end)
        self.out.flush()
