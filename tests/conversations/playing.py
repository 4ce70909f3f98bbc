"""Plays a script against a bot that runs: types, presses, waits, and keeps what came back."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.ports.questions import QuestionFilter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports.delivery import Storage
    from bot.ports.questions import LoggedQuestion
    from tests.botapi import BotApi, Call, Person
    from tests.conversations.script import Turn

SAYING = ("sendMessage", "editMessageText")


@dataclass(frozen=True, slots=True)
class Played:
    """A turn and what came of it."""

    turn: Turn
    did: str
    """What was typed or pressed."""
    calls: Sequence[Call]
    """What the bot said or changed."""
    rows: Sequence[LoggedQuestion]

    @property
    def reply(self) -> str:
        """What the bot says."""
        return "\n".join(call.text for call in self.calls)

    @property
    def read(self) -> str:
        """What the person reads: where the bot asks back, its choices are part of what it says."""
        choices = self.buttons if any(row.outcome == "clarify" for row in self.rows) else []
        return "\n".join([self.reply, *choices])

    @property
    def buttons(self) -> list[str]:
        """What can be pressed below it."""
        return [label for call in self.calls for label in call.buttons]

    @property
    def faults(self) -> list[str]:
        """What is wrong with it."""
        outcomes = [row.outcome for row in self.rows]
        return self.turn.faults(self.read, outcomes, [row.topic or "-" for row in self.rows])


@dataclass
class Play:
    """Somebody's conversation, as far as it has got."""

    api: BotApi
    storage: Storage
    person: Person
    played: list[Played] = field(default_factory=list)

    async def play(self, turn: Turn) -> Played:
        """Does what the turn says; returns when all of it has been dealt with."""
        before, logged = len(self._said()), len(await self._rows())
        did = await (self._press(turn) if turn.press else self._say(turn))
        await self.api.wait_for(lambda _: len(self._said()) > before)
        while self.api.pending or await self.storage.inbox.unfinished("telegram"):  # noqa: ASYNC110  # no event
            await asyncio.sleep(0.01)
        done = Played(turn, did, self._said()[before:], (await self._rows())[logged:])
        self.played.append(done)
        return done

    async def _say(self, turn: Turn) -> str:
        if turn.reply_to is None:
            await self.api.say(self.person, turn.say)
            return turn.say
        older = self.played[turn.reply_to - 1].calls[-1]
        await self.api.answer(self.person, older, turn.say)
        return f"（回复第 {turn.reply_to} 轮）{turn.say}"

    async def _press(self, turn: Turn) -> str:
        where = self.played if turn.below is None else [self.played[turn.below - 1]]
        found = [
            (call, label)
            for played in where
            for call in played.calls
            for label in call.buttons
            if re.search(turn.press, label)
        ]
        last = found[-1][0]
        label = next(label for call, label in found if call is last)
        await self.api.press(self.person, last, label)
        return f"（按）{label}"

    def _said(self) -> list[Call]:
        return [call for call in self.api.calls if call.method in SAYING and call.status == 200]

    async def _rows(self) -> list[LoggedQuestion]:
        return [row async for row in self.storage.questions.list(QuestionFilter())]


def transcript(name: str, played: Sequence[Played]) -> str:
    """A conversation to be read."""
    lines = [f"# {name}", ""]
    for each in played:
        lines += [f"## {each.turn.number}　{each.turn.does}", "", f"**{each.did}**", "", each.reply, ""]
        lines += [f"［{'］［'.join(each.buttons)}］", ""] if each.buttons else []
        logged = "，".join(f"{row.outcome} {row.topic or ''}/{row.facet or ''}" for row in each.rows)
        lines += [f"> {len(each.reply)} 字　{logged}", *(f"> ✗ {fault}" for fault in each.faults)]
        lines += [f"> （已知：{each.turn.fails}）", ""] if each.turn.fails else [""]
    return "\n".join(lines)
