"""An outage of Telegram is said when it begins, now and then, and when it is over."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from bot.channels.telegram.reach import AGAIN, Reach

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    import pytest

    from tests.botapi import BotApi, Person
    from tests.channels.telegram.conftest import Bot

    Running = Callable[..., AbstractAsyncContextManager[Bot]]


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records if record.levelno >= logging.WARNING]


def test_of_many_failures_the_first_is_said_and_one_every_ten_minutes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = [0.0]
    reach = Reach(lambda: now[0])
    reach.works()
    for second in range(0, int(AGAIN) * 2 + 2, 2):
        now[0] = float(second)
        reach.failed("没有路")
    first, *others = told(caplog)
    assert first.startswith("连不上 Telegram（没有路）")
    assert [each.partition("（")[0] for each in others] == [
        "还是连不上 Telegram，已经 10 分钟",
        "还是连不上 Telegram，已经 20 分钟",
    ]
    now[0] += 4
    reach.works()
    reach.works()
    assert told(caplog)[3:] == ["Telegram 又连上了，断了 20 分钟。"]


async def test_a_server_that_fails_again_and_again_is_not_said_each_time(
    api: BotApi, running: Running, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    async with running():
        assert (await api.reply(person, "稳岗")).text
        caplog.clear()
        api.fail("getUpdates", times=6, status=502)
        await api.say(person, "稳岗多少")
        await api.wait_for(lambda _: len(api.said(person.id)) == 2)
        await api.wait_for(lambda calls: sum(call.status == 502 for call in calls) == 6)
    failed = [each for each in told(caplog) if each.startswith("连不上 Telegram（HTTP 502）")]
    assert 1 <= len(failed) <= 3  # what is sent between is through: then it is over, and begins anew
    assert any(each.startswith("Telegram 又连上了") for each in told(caplog))
    assert not any("没有取到" in each for each in told(caplog))
