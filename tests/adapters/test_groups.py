"""The contract of groups of teams and of their cards, on every implementation."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.desk.tickets import Reviewer, Step, Ticket
from bot.delivery.received import Place
from bot.ports.cards import Card, Proposal
from bot.ports.groups import Code, Group
from tests.adapters.rows import NOON

if TYPE_CHECKING:
    from bot.ports.delivery import Storage

DAY = timedelta(days=1)
CODE = Code("d1", "yinglin", NOON + DAY)
GROUP = Group("yinglin", "telegram", Place(-1001234567890, 7), "英林宣讲团 😀", "小梅", NOON)
TICKET = Ticket(
    "停车棚", "gap", "yinglin", NOON, NOON + DAY, history=(Step("open", Reviewer("机器人", "office"), NOON),)
)


async def test_a_code_is_used_by_one_only(storage: Storage) -> None:
    await storage.groups.offer(CODE)
    assert await storage.groups.code("d1") == CODE
    assert await storage.groups.code("d2") is None
    used = await asyncio.gather(*(storage.groups.use("d1", NOON) for _ in range(5)))
    assert sorted(used) == [False] * 4 + [True]
    assert await storage.groups.code("d1") == replace(CODE, used_at=NOON)
    assert not await storage.groups.use("d2", NOON)


async def test_a_newer_code_voids_the_teams_unused_one_alone(storage: Storage) -> None:
    await storage.groups.offer(CODE)
    await storage.groups.use("d1", NOON)
    for digest, team in (("d2", "yinglin"), ("d3", "chendai"), ("d4", "yinglin")):
        await storage.groups.offer(Code(digest, team, NOON + DAY))
    found = [await storage.groups.code(each) for each in ("d1", "d2", "d3", "d4")]
    assert [each is not None for each in found] == [True, False, True, True]


async def test_a_team_has_one_group_and_a_group_one_team(storage: Storage) -> None:
    other = replace(GROUP, place=Place(-5), title="新群")
    await storage.groups.bind(GROUP)
    await storage.groups.bind(other)
    assert await storage.groups.list() == [other]
    await storage.groups.bind(replace(other, team="chendai"))
    assert [each.team for each in await storage.groups.list()] == ["chendai"]
    assert await storage.groups.unbind("chendai")
    assert not await storage.groups.unbind("chendai")
    assert await storage.groups.list() == []


async def test_a_group_that_has_got_another_id_stays_its_teams(storage: Storage) -> None:
    await storage.groups.bind(GROUP)
    await storage.groups.bind(replace(GROUP, team="chendai", place=Place(-9)))
    assert not await storage.groups.move("telegram", -1, -2)
    await storage.groups.lose("telegram", GROUP.place.chat, NOON, "left")
    assert await storage.groups.move("telegram", GROUP.place.chat, -9)
    assert await storage.groups.list() == [replace(GROUP, place=Place(-9, 7))]


async def test_a_group_is_lost_once_until_it_is_bound_again(storage: Storage) -> None:
    await storage.groups.bind(GROUP)
    chat = GROUP.place.chat
    lost = await asyncio.gather(*(storage.groups.lose("telegram", chat, NOON, "kicked") for _ in range(4)))
    assert sorted(lost) == [False] * 3 + [True]
    assert await storage.groups.list() == [replace(GROUP, gone_at=NOON, gone_why="kicked")]
    assert not await storage.groups.lose("telegram", -1, NOON, "kicked")
    await storage.groups.bind(GROUP)
    assert await storage.groups.list() == [GROUP]


async def test_a_card_learns_which_message_it_is_and_is_replaced(storage: Storage) -> None:
    number = (await storage.tickets.open(TICKET)).number
    card = Card(number, "telegram", Place(-5, 7), "1.1")
    await storage.cards.show(card)
    await storage.cards.show(replace(card, place=Place(-6)))
    await storage.cards.sent(number, "telegram", -5, 99)
    await storage.cards.sent(number, "telegram", -7, 98)
    assert await storage.cards.of(number) == [replace(card, message=99), replace(card, place=Place(-6))]
    await storage.cards.show(replace(card, shown="2.1", message=99))
    assert (await storage.cards.of(number))[0].shown == "2.1"
    await storage.cards.forget("telegram", -5)
    assert [each.place.chat for each in await storage.cards.of(number)] == [-6]


async def test_only_cards_on_their_way_move_with_their_group(storage: Storage) -> None:
    first, second = [(await storage.tickets.open(TICKET)).number for _ in range(2)]
    for number, chat, message in ((first, -5, 9), (second, -5, None), (second, -6, 8)):
        await storage.cards.show(Card(number, "telegram", Place(chat), "1.1", message))
    await storage.cards.move("telegram", -5, -6)
    assert await storage.cards.of(first) == []
    assert await storage.cards.of(second) == [Card(second, "telegram", Place(-6), "1.1")]


async def test_a_proposed_answer_is_kept_until_it_is_done_with(storage: Storage) -> None:
    ticket = (await storage.tickets.open(TICKET)).number
    first = await storage.cards.propose(Proposal(ticket, "有。"))
    second = await storage.cards.propose(Proposal(ticket, "没有。"))
    assert await storage.cards.proposed(first) == Proposal(ticket, "有。")
    await storage.cards.drop(first)
    assert await storage.cards.proposed(first) is None
    assert await storage.cards.proposed(second) == Proposal(ticket, "没有。")
    third = await storage.cards.propose(Proposal(ticket, "再说。"))
    assert third > second
