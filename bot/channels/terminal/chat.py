"""A conversation in the terminal: read a line, answer it, offer numbered choices."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TextIO

from bot.channels.terminal.lines import TypedLines
from bot.core.errors import UnknownOptionError
from bot.delivery.choosing import NONE_OF_THESE, chooses, chosen, command_word
from bot.delivery.wishes import wish
from bot.messages import message

if TYPE_CHECKING:
    from bot.core.knowledge.wording import Wording
    from bot.core.outcomes import Option
    from bot.delivery.wishes import Wish
    from bot.usecases.answering.assistant import Assistant, Response

_CHANNEL = "terminal"


@dataclass(frozen=True, slots=True)
class _Offer:
    """Choices with numbers."""

    kind: Literal["asked", "figure", "more", "categories", "topics"]
    options: tuple[Option, ...]
    title: str = ""
    question: int = 0
    """Where a question asked back offers them: its row in the log."""

    def has(self, number: int) -> bool:
        """Whether a choice has this number."""
        return 1 <= number <= len(self.options)


@dataclass
class TerminalChat:
    """One person at one terminal."""

    assistant: Assistant
    wording: Wording
    lines: TextIO
    out: TextIO
    chat: str = "terminal"
    """Pseudonym of the chat."""
    _offer: _Offer | None = field(default=None, init=False)
    """The choices that a number means now."""
    _before: list[_Offer] = field(default_factory=list, init=False)
    """Where 返回 leads, the last step last."""

    async def run(self) -> None:
        """Talks until the person leaves, by a word or Ctrl-C, or the input ends."""
        self._print(self.wording("terminal.welcome"))
        leave = set(self.wording.get("terminal.leave") or ())
        typed = TypedLines(self.lines)
        try:
            while True:
                self._print(self.wording("terminal.prompt"), end="")
                line = await typed.next()
                text = line.strip()
                if not line or text.lower() in leave:
                    break
                if text:
                    await self._take(text)
        except asyncio.CancelledError:  # Ctrl-C
            pass
        self._print("\n" + self.wording("terminal.farewell"))

    async def _take(self, text: str) -> None:
        commands = {"menu": self._menu, "back": self._back, "cancel": self._cancel, "help": self._help}
        if (word := command_word(text)) is not None:
            commands[word]()
            return
        if (wished := wish(text)) is not None:
            await self._wish(wished)
            return
        offer = self._offer
        number = chosen(text) if offer is not None else None
        # Where a figure is asked for, a number that is none of the choices is that figure.
        if offer is None and chooses(text):
            self._print(f"\n{self.wording('terminal.nothing_open')}\n")
        elif offer is None or number is None or (offer.kind == "figure" and not offer.has(number)):
            self._show(await self.assistant.answer(_CHANNEL, self.chat, text))
        else:
            await self._choose(offer, number)

    async def _wish(self, wished: Wish) -> None:
        """What is said and kept of a word about one's own questions."""
        said, draft = await self.assistant.wished(self.chat, wished)
        if draft is not None:
            await self.assistant.keep(draft)
        self._print(f"\n{said}\n")

    async def _choose(self, offer: _Offer, number: int) -> None:
        if number == NONE_OF_THESE:
            await self._none_of_these(offer)
        elif not offer.has(number):
            self._print(self.wording("terminal.no_such_number", count=len(offer.options)))
        else:
            self._before.append(offer)
            await self._open(offer, offer.options[number - 1])

    async def _open(self, offer: _Offer, option: Option) -> None:
        if offer.kind == "categories":
            title = message("terminal.topics", category=option.label)
            self._put(_Offer("topics", self.assistant.topics(option.id), title))
            return
        try:
            if offer.kind in ("asked", "figure"):
                response = await self.assistant.choose(_CHANNEL, self.chat, offer.question, option.id)
            else:
                response = await self.assistant.show(_CHANNEL, self.chat, option.id)
        except UnknownOptionError:  # the knowledge base changed in between
            self._print(self.wording("terminal.gone"))
            return
        self._show(response)

    async def _none_of_these(self, offer: _Offer) -> None:
        if offer.kind != "asked":
            self._cancel()
            return
        reply = await self.assistant.none_of_these(self.chat, offer.question)
        self._offer = None
        self._print(f"\n{reply.text}\n")

    def _show(self, response: Response) -> None:
        reply = response.reply
        for each in response.news:
            self._print(f"\n{each}\n")
        self._print(f"\n{reply.text}\n")
        if reply.options:
            kind: Literal["asked", "figure"] = "figure" if reply.outcome == "answered" else "asked"
            self._put(_Offer(kind, reply.options, question=response.question))
        else:
            more = (*reply.parts, *reply.related)
            self._put(_Offer("more", more, self.wording("terminal.more")) if more else None)

    def _put(self, offer: _Offer | None) -> None:
        """Prints choices; from now on a number means one of them."""
        self._offer = offer
        if offer is None:
            return
        numbered = list(enumerate(offer.options, start=1))
        if offer.kind == "more":
            self._print(offer.title + "  ".join(f"{n}.{option.label}" for n, option in numbered) + "\n")
            return
        rows = [f"  {number}. {option.label}" for number, option in numbered]
        rows = [offer.title, *rows] if offer.title else rows
        if offer.kind == "asked":
            rows.append(f"  0. {self.wording('clarify.none')}")
        self._print("\n".join(rows) + "\n")

    def _menu(self) -> None:
        self._before.clear()
        self._put(_Offer("categories", self.assistant.categories(), message("terminal.categories")))

    def _back(self) -> None:
        if self._before:
            self._put(self._before.pop())
        else:
            self._menu()

    def _cancel(self) -> None:
        self._offer = None
        self._before.clear()
        self._print(message("terminal.cancelled"))

    def _help(self) -> None:
        self._print(message("terminal.help"))

    def _print(self, text: str, end: str = "\n") -> None:
        self.out.write(text + end)
        self.out.flush()
