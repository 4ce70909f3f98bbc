"""Telegram says "too many" to every chat at once: everybody is told, once, and the card is right then."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

from tests.botapi import BotApi, Person
from tests.channels.telegram.team.conftest import DUES, MEI, TOWN

if TYPE_CHECKING:
    from tests.channels.telegram.team.conftest import House, Opened

ASKERS = [Person(number) for number in range(1001, 1013)]
ANSWER = "会费标准请到英林商会秘书处问，由秘书处答复。"


def storm(api: BotApi, times: int) -> None:
    """So many messages to every chat, and changes in the group, are refused for a second each."""
    for person in ASKERS:
        api.fail("sendMessage", times=times, retry_after=1, chat=person.id)
    api.fail("editMessageText", times=times, retry_after=1, chat=TOWN.id)


def told(api: BotApi) -> Counter[int]:
    """How often each has the answer."""
    return Counter(each.data["chat_id"] for each in api.said() if each.text.startswith("您之前问过"))


def refused(api: BotApi) -> set[int]:
    return {call.data["chat_id"] for call in api.calls if call.status == 429}


async def answer(house: House, times: int) -> None:
    """The team's answer goes out into a storm."""
    preview = await house.answered(MEI, await house.card(), ANSWER)
    storm(house.api, times)
    await house.pressed(MEI, preview, "发送")


async def test_an_answer_to_many_reaches_each_once_though_all_have_to_wait(bound: House, api: BotApi) -> None:
    await asyncio.gather(*(bound.ask(each) for each in ASKERS))
    card = await bound.card()
    await answer(bound, times=2)
    await api.wait_for(lambda _: len(told(api)) == len(ASKERS), 30)
    await bound.shows(card, "小梅 已答复")
    assert refused(api) == {TOWN.id, *(each.id for each in ASKERS)}
    assert set(told(api).values()) == {1}


async def test_while_they_wait_others_are_answered(bound: House, api: BotApi) -> None:
    await asyncio.gather(*(bound.ask(each) for each in ASKERS))
    await answer(bound, times=1000)
    await api.wait_for(lambda _: refused(api) >= {each.id for each in ASKERS})
    assert "不超过 60%" in (await bound.ask(Person(1999), "稳岗返还返几成")).text
    assert not told(api)


async def test_a_bot_that_is_stopped_in_the_storm_tells_each_once_afterwards(
    opened: Opened, api: BotApi
) -> None:
    async with opened() as house:
        await house.bind("yinglin", TOWN)
        await asyncio.gather(*(house.ask(each) for each in ASKERS))
        await answer(house, times=1000)
        await api.wait_for(lambda _: refused(api) >= {each.id for each in ASKERS})
    assert not told(api)
    api.heal()
    async with opened() as house:
        await api.wait_for(lambda _: len(told(api)) == len(ASKERS), 30)
        assert DUES in (await house.ask(ASKERS[0], "进度")).text
    assert set(told(api).values()) == {1}
