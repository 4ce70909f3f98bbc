"""The program itself with a small knowledge base of its own, as people and an administrator use it.

The knowledge base has every topic, and of the further ways of asking those of towns and plans: it is built
anew in seconds, and a draft can be let into it.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.botapi import TOKEN
from tests.kept import ROOT, environment_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.botapi import BotApi, Call, Chat, Person

CONFIG = """\
knowledge: knowledge
telegram: {burst_seconds: 0.05}
desk: {quiet_hours: 无}
web: {open: false}
"""
STARTING, DOING = 120.0, 60.0
"""Seconds that a start, and what comes of a message, may take on a busy machine."""
WINDOW = 0.5
"""Seconds around a kill within which what was sent may not be recorded, and is sent again."""


@dataclass
class Program:
    """`policybot serve`, and the commands beside it."""

    api: BotApi
    folder: Path
    deadly: bool = False
    """Whether it is killed after everything that people do."""
    killed: list[float] = field(default_factory=list)
    _running: asyncio.subprocess.Process | None = None

    def settle_in(self) -> None:
        """Makes its folder."""
        for part in ("tests/knowledge", "tests/facts"):
            shutil.copytree(ROOT / part, self.folder / part)
        ways = shutil.ignore_patterns("contacts", "organisation", "policies")
        shutil.copytree(ROOT / "knowledge", self.folder / "knowledge")
        shutil.rmtree(self.folder / "knowledge" / "asked")
        shutil.copytree(ROOT / "knowledge" / "asked", self.folder / "knowledge" / "asked", ignore=ways)
        (self.folder / "config.yaml").write_text(CONFIG, encoding="utf-8")

    async def start(self) -> None:
        """Starts it, and waits until it speaks to Telegram."""
        seen = len(self.api.calls)
        with (self.folder / "serve.log").open("ab") as log:
            self._running = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "serve"),
                cwd=ROOT,
                env=self.environment | {"TELEGRAM_API_BASE": self.api.base, "TELEGRAM_BOT_TOKEN": TOKEN},
                stdout=log,
                stderr=log,
            )
        await self.api.wait_for(lambda calls: _polls(calls[seen:]), STARTING)

    async def stop(self) -> None:
        """Ends it as an operator does."""
        if self._running is not None:
            self._running.terminate()
            await asyncio.wait_for(self._running.wait(), DOING)
            self._running = None

    async def die(self, soon: float = 0.0) -> None:
        """Kills it after a moment and starts it again, if that is what is being tried."""
        if self.deadly and self._running is not None:
            await asyncio.sleep(soon)
            self._running.kill()
            self.killed.append(time.monotonic())
            await self._running.wait()
            await self.start()

    async def told(self, *arguments: str) -> str:
        """What a command prints.

        Raises:
            AssertionError: it ended with an error.
        """
        run = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=ROOT,
            env=self.environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        printed, _ = await run.communicate()
        assert run.returncode == 0, printed.decode()
        return printed.decode()

    async def bind(self, team: str, chat: Chat, by: Person) -> None:
        """An administrator makes a group a team's."""
        self.api.admins.add(by.id)
        code = re.search(r"/bind (\S+)", await self.told("team", "bind", team))
        assert code is not None
        await self.says(by, f"/bind {code[1]}", chat, "工作群")

    async def says(self, person: Person, text: str, chat: Chat | None, wanted: str) -> Call:
        """Somebody writes; the message with certain words that comes of it."""
        where = (chat or person.private).id
        before = len(self.api.said(where))
        await self.api.say(person, text, chat)
        await self.die(self.moment)
        found = await self.arrives(where, wanted, before)
        await self.die()
        return found

    async def arrives(self, chat: int, wanted: str, before: int = 0) -> Call:
        """The first message in a chat with certain words."""

        def found() -> list[Call]:
            return [each for each in self.api.said(chat)[before:] if wanted in each.text]

        await self.api.wait_for(lambda _: found(), DOING)
        return found()[0]

    async def toast(self, query: str) -> str:
        """What pops up for a press."""

        def found() -> list[Call]:
            made = self.api.made("answerCallbackQuery")
            return [each for each in made if each.data["callback_query_id"] == query]

        await self.api.wait_for(lambda _: found(), DOING)
        return found()[0].text

    async def logs(self, words: str) -> None:
        """Waits until the program logs something."""
        async with asyncio.timeout(STARTING):
            log = self.folder / "serve.log"
            while words not in log.read_text(encoding="utf-8"):  # noqa: ASYNC110  # another process writes it
                await asyncio.sleep(0.1)

    async def shows(self, card: Call, *words: str) -> Call:
        """Waits until one of some words stands in a card; the copy of it where they do.

        A kill right after a card was sent has it sent again, and only one of the two is kept up to date.
        """
        title = card.text.split("\n")[0]

        def copies() -> list[Call]:
            return [each for each in self.api.said(card.data["chat_id"]) if each.text.startswith(title)]

        def shown() -> list[Call]:
            return [each for each in copies() if any(word in self.api.shown(each)["text"] for word in words)]

        await self.api.wait_for(lambda _: shown(), DOING)
        return shown()[-1]

    @property
    def moment(self) -> float:
        """Seconds from a message to the kill: another each time, from "not read yet" to "just answered"."""
        return 0.02 * (len(self.killed) % 7)

    @property
    def environment(self) -> dict[str, str]:
        """Where its folder is."""
        found = environment_of(self.folder / "data")
        return found | {"POLICYBOT_CONFIG": str(self.folder / "config.yaml")}

    def unexplained(self) -> list[str]:
        """What was sent more than once though no kill explains it."""
        return [text for text, at in self._again() if all(abs(each - at) > WINDOW for each in self.killed)]

    def doubled(self) -> int:
        """Messages that were sent more than once."""
        return len(self._again())

    def _again(self) -> list[tuple[str, float]]:
        """What was sent more than once, and when it was sent first."""
        firsts: dict[tuple[int, str], float] = {}
        found = []
        for call in self.api.said():
            key = call.data["chat_id"], call.text
            if key in firsts:
                found.append((call.text, firsts[key]))
            firsts.setdefault(key, call.at)
        return found


def _polls(calls: Sequence[Call]) -> bool:
    return any(call.method != "getMe" for call in calls)
