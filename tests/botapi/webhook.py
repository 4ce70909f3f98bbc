"""Delivers updates as Telegram does: those of one chat one after the other, each until it is taken."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.botapi.people import JSON
    from tests.botapi.server import BotApi

PAUSE = 0.05
"""Seconds until a delivery that failed is tried again."""
REQUEST = {"Content-Type": "application/json"}


class Webhook:
    """A place that updates are delivered to."""

    def __init__(self, url: str, secret: str, wanted: Sequence[str]) -> None:
        self.url = url
        self.secret = secret
        self.wanted = wanted
        self.answers: list[int] = []
        """Status of every delivery; 0 where nobody answered."""
        self._task: asyncio.Task[None] | None = None
        self._chats: dict[Any, asyncio.Task[None]] = {}

    def start(self, api: BotApi) -> None:
        """Delivers until it is stopped."""
        self._task = asyncio.create_task(self._run(api))

    async def stop(self) -> None:
        """Delivers nothing any more, not even what is on its way."""
        tasks = [each for each in (self._task, *self._chats.values()) if each is not None]
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, api: BotApi) -> None:
        async with httpx.AsyncClient(trust_env=False, timeout=30) as client:
            while True:
                await api.until(lambda: self._next(api))
                for update in self._next(api):
                    if _chat(update) not in self._chats:
                        task = asyncio.create_task(self._deliver(client, api, update))
                        self._chats[_chat(update)] = task

    def _next(self, api: BotApi) -> list[JSON]:
        return [each for each in api.waiting(self.wanted) if _chat(each) not in self._chats]

    async def _deliver(self, client: httpx.AsyncClient, api: BotApi, update: JSON) -> None:
        headers = REQUEST | {"X-Telegram-Bot-Api-Secret-Token": self.secret}
        while True:
            await asyncio.sleep(api.latency())
            try:
                status = (await client.post(self.url, json=update, headers=headers)).status_code
            except httpx.HTTPError:
                status = 0
            self.answers.append(status)
            if status == 200:
                break
            told = f"Wrong response from the webhook: {status}"
            api.webhook_error = {"last_error_date": int(time.time()), "last_error_message": told}
            await asyncio.sleep(PAUSE)
        del self._chats[_chat(update)]
        await api.delivered(update)


def _chat(update: JSON) -> Any:
    """What keeps its order; whatever belongs to no chat keeps none."""
    query = update.get("callback_query", {})
    said = update.get("message") or update.get("edited_message") or query.get("message") or {}
    return said.get("chat", {}).get("id", f"update {update['update_id']}")
