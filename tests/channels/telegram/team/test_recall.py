"""An answer is taken back over HTTP: each who received it is told once, whatever is stopped meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.desk.recalls import Recall
from bot.ports.questions import QuestionFilter
from bot.usecases.tickets.calling_back import CallingBack
from tests.botapi import BotApi, Person
from tests.channels.telegram.conftest import clock

if TYPE_CHECKING:
    from bot.usecases.tickets.desk import Desk
    from tests.channels.telegram.team.conftest import House, Opened

ASKER, OTHER, SILENT = Person(1001), Person(1002), Person(1003)
RATIO = "稳岗返还返几成"


def told(api: BotApi, person: Person) -> list[str]:
    return [each.text for each in api.said(person.id) if each.text.startswith("更正：")]


async def call_back(desk: Desk) -> CallingBack:
    """As another process does, by the command line."""
    rows = [row async for row in desk.storage.questions.list(QuestionFilter(outcomes=("answered",)))]
    recall = Recall(rows[0].topic or "", rows[0].facet, "比例写错了", "老林", clock())
    calling = CallingBack(desk, clock)
    await calling.call_back(recall)
    return calling


async def test_everybody_who_received_the_answer_is_told_once_and_the_muted_when_they_write(
    house: House, api: BotApi
) -> None:
    for person in (ASKER, OTHER, SILENT):
        await house.ask(person, RATIO)
    await house.ask(SILENT, "静音")
    for _ in range(2):
        await call_back(house.desk)
    await api.wait_for(lambda _: told(api, ASKER) and told(api, OTHER))
    assert f"问过“{RATIO}”" in told(api, ASKER)[0]
    assert told(api, SILENT) == []
    await house.ask(SILENT, "小规模纳税人季度30万免税吗")
    await api.wait_for(lambda _: told(api, SILENT))
    await house.ask(ASKER, "你好")
    assert [len(told(api, each)) for each in (ASKER, OTHER, SILENT)] == [1, 1, 1]


async def test_what_is_called_back_while_the_bot_stands_still_is_told_when_it_runs_and_never_again(
    opened: Opened, api: BotApi
) -> None:
    async with opened() as house:
        await house.ask(ASKER, RATIO)
        desk = house.desk
        house.stop.set()
        await house.running
        await call_back(desk)
        assert told(api, ASKER) == []
    for _ in range(2):
        async with opened() as house:
            await house.ask(OTHER, "你好")
            await api.wait_for(lambda _: told(api, ASKER))
    assert len(told(api, ASKER)) == 1


async def test_who_blocks_the_bot_just_then_is_counted_as_not_reached(house: House, api: BotApi) -> None:
    await house.ask(ASKER, RATIO)
    await api.throw_out(ASKER.private, tell=False)
    calling = await call_back(house.desk)
    (recall,) = await house.desk.storage.recalls.list()
    while (await calling.reach(recall)).counts != {"blocked": 1}:
        await api.wait_for(lambda _: True)
    assert told(api, ASKER) == []
