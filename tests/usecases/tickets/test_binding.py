"""A group is bound with a code that works once, for a day, for one team."""

from __future__ import annotations

import pytest

from bot.delivery.received import Place
from bot.ports.groups import Group
from bot.usecases.tickets.binding import LASTS, Binding
from tests.fakes import FixedClock
from tests.in_memory.storage import InMemoryStorage

HERE = "telegram", Place(-100), "英林群", "小梅"


class House:
    def __init__(self) -> None:
        self.storage, self.clock = InMemoryStorage(), FixedClock()
        self.binding = Binding(self.storage, b"secret", self.clock)


@pytest.fixture
def house() -> House:
    return House()


async def test_a_code_binds_the_group_to_the_team_that_it_was_made_for(house: House) -> None:
    code, _ = await house.binding.offer("yinglin")
    bound = await house.binding.bind(f" {code[:4].lower()}-{code[4:]} ", *HERE)
    assert bound == Group("yinglin", *HERE, house.clock())
    assert await house.storage.groups.list() == [bound]


async def test_a_code_binds_only_once(house: House) -> None:
    code, _ = await house.binding.offer("yinglin")
    await house.binding.bind(code, *HERE)
    assert await house.binding.bind(code, "telegram", Place(-200), "别的群", "阿华") == "used"
    assert [each.place.chat for each in await house.storage.groups.list()] == [-100]


async def test_a_code_is_good_for_a_day_and_not_longer(house: House) -> None:
    code, until = await house.binding.offer("yinglin")
    assert until == house.clock() + LASTS
    house.clock.advance(LASTS.total_seconds() + 1)
    assert await house.binding.bind(code, *HERE) == "expired"
    assert await house.storage.groups.list() == []


async def test_a_code_that_nobody_was_given_and_one_that_a_newer_replaced_bind_nothing(house: House) -> None:
    old, _ = await house.binding.offer("yinglin")
    await house.binding.offer("yinglin")
    assert await house.binding.bind(old, *HERE) == "unknown"
    assert await house.binding.bind("", *HERE) == "unknown"
    assert await house.storage.groups.list() == []


async def test_the_code_itself_is_not_kept(house: House) -> None:
    code, _ = await house.binding.offer("yinglin")
    assert code not in repr(vars(house.storage.groups))
