"""Telegram reached through a proxy that the environment names."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.botapi.socks import socks

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.botapi import BotApi, Person
    from tests.channels.telegram.conftest import Bot

    Running = Callable[..., AbstractAsyncContextManager[Bot]]


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
async def test_through_a_socks_proxy_people_are_heard_and_answered(
    api: BotApi, running: Running, person: Person, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    async with socks() as proxy:
        monkeypatch.setenv("ALL_PROXY", f"{scheme}://127.0.0.1:{proxy.port}")
        async with running(poll_seconds=1):
            assert "【稳岗返还】" in (await api.reply(person, "稳岗返还怎么领")).text
    assert set(proxy.asked) == {("127.0.0.1", urlsplit(api.base).port)}
