"""Following something over HTTP: from a list, by name, from below an answer; told once when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.usecases.tickets.sweeping import Sweeping
from tests.botapi import BotApi, Person
from tests.channels.telegram.conftest import clock
from tests.usecases.answering.test_following import with_text

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from tests.channels.telegram.team.conftest import House

PROVISIONAL = "中小微企业贷款贴息几个点"
"""Its end is only 暂定, whatever day it is."""
READER, OTHER = Person(1001), Person(1002)


def news(api: BotApi, person: Person) -> list[str]:
    return [each.text for each in api.said(person.id) if each.text.startswith("您订阅的有新消息")]


async def change(house: House, engine: Engine, text: str) -> None:
    """As when another version is taken up."""
    await house.desk.take_up(with_text(engine, text))
    await Sweeping(house.desk, clock).plan_now()
    house.desk.relay.planned()


async def test_what_is_followed_from_the_list_is_ticked_and_can_be_left_there(house: House) -> None:
    listed = await house.ask(READER, "/订阅")
    assert "还没有订阅" in listed.text
    await house.pressed(READER, listed, "用工与社保")
    await house.shows(listed, "您订阅了：用工与社保")
    await house.pressed(READER, listed, "✓ 用工与社保")
    await house.shows(listed, "您还没有订阅")
    assert "税费优惠" in (await house.ask(READER, "订阅 税费优惠")).text
    left = await house.ask(READER, "退订")
    assert list(left.buttons) == ["✓ 税费优惠"]
    assert "不再告诉您：税费优惠" in (await house.ask(READER, "/unsubscribe 全部")).text


async def test_who_follows_something_is_told_once_of_its_change(
    house: House, api: BotApi, engine: Engine
) -> None:
    await house.ask(OTHER, "订阅 英林镇")
    await house.ask(READER, "/subscribe 稳岗返还")
    while not await house.storage.editions.get():
        await api.wait_for(lambda _: True)
    for _ in range(2):
        await change(house, engine, "改了")
    await api.wait_for(lambda _: news(api, READER))
    assert "· 有变动：失业保险稳岗返还" in news(api, READER)[0]
    await change(house, engine, "改了")
    await house.ask(READER, "你好")
    assert [len(news(api, each)) for each in (READER, OTHER)] == [1, 0]


async def test_an_answer_whose_end_is_not_certain_can_be_followed_from_below_it(house: House) -> None:
    answered = await house.ask(READER, PROVISIONAL)
    assert "有变动或者快到期就告诉您" in await house.pressed(READER, answered, "有变动告诉我")
    assert "中小微企业贷款贴息" in (await house.ask(READER, "/订阅")).text
    assert "有变动告诉我" not in (await house.ask(READER, PROVISIONAL)).buttons
    assert "有变动告诉我" in (await house.ask(OTHER, PROVISIONAL)).buttons


async def test_a_question_about_a_subscription_account_is_asked(house: House) -> None:
    assert "就告诉您" not in (await house.ask(READER, "订阅号怎么关注")).text
