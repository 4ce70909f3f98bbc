"""A pack answers in the words of the replies, and shows nobody's question that too few people asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.core.desk.counting import Cluster, Clusters
from bot.core.desk.tickets import OFFICE
from bot.usecases.reporting.packing import Pack, pack
from tests.usecases.reporting.test_briefing import DUES, digest
from tests.usecases.tickets.test_desk import SHED, House

if TYPE_CHECKING:
    from bot.core.engine import Engine

JOBS = "稳岗返还返几成"


@pytest.fixture
def house(engine: Engine) -> House:
    return House(engine)


async def packed(house: House, team: str = OFFICE) -> Pack:
    today = house.desk.engine.today(house.clock())
    return pack(await digest(house, team), house.desk.engine, today)


async def test_answers_stand_in_the_exact_words_of_the_replies_with_their_sources(house: House) -> None:
    said = ""
    for chat in "abc":
        said = (await house.ask(JOBS, chat)).reply.text
    (leaf,) = (await packed(house)).leaves
    (told,) = leaf.parts
    assert told.text == house.desk.engine.show(f"{leaf.topic.id}/benefit", house.clock().date()).text
    assert told.text.splitlines()[-1] == said.splitlines()[-1]
    assert told.people == 3
    assert leaf.sources
    assert told.label != leaf.topic.title


async def test_what_fewer_than_three_people_ask_is_not_in_it(house: House) -> None:
    for chat in "ab":
        await house.ask(JOBS, chat)
        await house.ask(SHED, chat)
    found = await packed(house)
    assert (found.leaves, found.raised, found.withheld) == ((), (), 2)
    await house.ask(SHED, "c")
    found = await packed(house)
    assert [each.ticket.question for each in found.raised] == [SHED]


async def test_a_town_gets_its_own(house: House) -> None:
    for chat in "abc":
        await house.ask(DUES, chat)
        await house.ask(SHED, chat)
    assert [each.ticket.question for each in (await packed(house, "yinglin")).raised] == [DUES]


async def test_a_part_that_is_gone_from_the_knowledge_base_is_left_out(house: House) -> None:
    found = replace(await digest(house, OFFICE), answered=Clusters((Cluster("gone/benefit", 9),), 0))
    assert pack(found, house.desk.engine, house.clock().date()).leaves == ()
