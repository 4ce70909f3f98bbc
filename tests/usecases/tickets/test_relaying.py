"""What the bot could not answer stands in the group of its team, else in the office's, and is kept right."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.core.desk.tickets import OFFICE, Reviewer
from bot.delivery.received import Place
from bot.ports.groups import Group
from tests.usecases.tickets.test_desk import SHED, House

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.engine import Engine
    from bot.usecases.tickets.relaying import Showing

DUES, LEAK = "英林商会会费一年几千", "厂房漏水找哪个部门修"
MEI = Reviewer("小梅", "yinglin")
TOWN, CENTRE = -100, -200


class Board(House):
    """A desk with groups of teams, and the cards that come due."""

    async def bind(self, team: str, chat: int) -> None:
        group = Group(team, "telegram", Place(chat), "群", "小梅", self.clock())
        await self.storage.groups.bind(group)

    async def due(self) -> Sequence[Showing]:
        """What is shown now, as a channel does it."""
        shown: list[Showing] = []
        for deadline in await self.storage.due.ripe(self.clock(), 100):
            await self.storage.due.finish(deadline, self.clock())
            if deadline.kind == "card":
                shown += await self.desk.relay.due(deadline)
        return shown

    async def sent(self, showing: Showing, message: int) -> None:
        relay, number = self.desk.relay, showing.ticket.number
        await relay.sent(number, "telegram", showing.place.chat, message, self.clock())


@pytest.fixture
async def board(engine: Engine) -> Board:
    return Board(engine)


def brief(shown: Sequence[Showing]) -> list[tuple[int, int | None, bool]]:
    return [(each.place.chat, each.message, each.here) for each in shown]


async def test_a_ticket_stands_in_its_teams_group_and_else_in_the_offices(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await board.bind(OFFICE, CENTRE)
    await board.ask(DUES)
    await board.ask(SHED)
    assert brief(await board.due()) == [(TOWN, None, True), (CENTRE, None, True)]
    assert await board.due() == []


async def test_where_no_group_is_bound_no_card_is_planned(board: Board) -> None:
    await board.ask(DUES)
    planned = await board.storage.due.ripe(board.clock() + timedelta(days=30), 100)
    assert {each.kind for each in planned} == {"clock"}


async def test_a_step_changes_the_card_once_it_has_arrived(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await board.ask(DUES)
    (card,) = await board.due()
    await board.reviewing.act(card.ticket.number, "claim", MEI)
    assert await board.due() == []  # it is on its way
    await board.sent(card, 77)
    (changed,) = await board.due()
    assert brief([changed]) == [(TOWN, 77, True)]
    assert changed.ticket.claimed_by == "小梅"


async def test_how_many_ask_is_shown_after_a_while_and_all_at_once(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await board.ask(DUES, "a")
    (card,) = await board.due()
    await board.sent(card, 77)
    for chat in "bcd":
        await board.ask(DUES, chat)
    assert await board.due() == []
    board.clock.advance(60)
    (changed,) = await board.due()
    assert (changed.message, changed.ticket.asked) == (77, 4)


async def test_a_ticket_that_is_transferred_goes_to_the_other_group_and_the_old_card_says_so(
    board: Board,
) -> None:
    await board.bind("yinglin", TOWN)
    await board.bind("chendai", -300)
    await board.ask(DUES)
    (card,) = await board.due()
    await board.sent(card, 77)
    await board.reviewing.act(card.ticket.number, "transfer", MEI, "chendai")
    assert brief(await board.due()) == [(TOWN, 77, False), (-300, None, True)]


async def test_a_ticket_that_comes_back_gets_a_new_card_for_the_old_one_is_out_of_sight(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await board.ask(DUES)
    (card,) = await board.due()
    await board.sent(card, 77)
    await board.reviewing.act(card.ticket.number, "answer", MEI, "有。")
    assert brief(await board.due()) == [(TOWN, 77, True)]
    await board.reviewing.act(card.ticket.number, "reopen", Reviewer("老林", OFFICE))
    assert brief(await board.due()) == [(TOWN, None, True)]
    await board.sent(card, 78)
    await board.ask(DUES, "another")
    board.clock.advance(60)
    assert brief(await board.due()) == [(TOWN, 78, True)]  # that more ask is no coming back
    await board.reviewing.act(card.ticket.number, "ignore", MEI)
    await board.due()
    await board.reviewing.act(card.ticket.number, "reopen", MEI)  # in the group itself, on the card
    assert brief(await board.due()) == [(TOWN, 78, True)]


async def test_what_waits_in_a_group_that_is_lost_goes_to_the_office(
    board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    await board.bind("yinglin", TOWN)
    await board.bind(OFFICE, CENTRE)
    await board.ask(DUES)
    (card,) = await board.due()
    await board.sent(card, 77)
    for _ in range(2):
        await board.desk.relay.lost("telegram", TOWN, board.clock(), "kicked")
    assert brief(await board.due()) == [(CENTRE, None, True)]
    assert ["yinglin" in record.message for record in caplog.records if record.levelname == "ERROR"] == [True]
    office = await board.desk.relay.group_of("telegram", CENTRE)
    assert office is not None
    assert [each.number for each in await board.desk.relay.waiting(office)] == [card.ticket.number]
    assert await board.desk.relay.group_of("telegram", TOWN) is None


async def test_what_waits_in_a_group_that_is_unbound_goes_to_the_office(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await board.bind(OFFICE, CENTRE)
    await board.ask(DUES)
    (card,) = await board.due()
    await board.sent(card, 77)
    assert await board.desk.relay.unbind("yinglin", board.clock())
    assert not await board.desk.relay.unbind("yinglin", board.clock())
    assert brief(await board.due()) == [(CENTRE, None, True)]


async def test_a_group_that_has_become_a_supergroup_gets_the_next_card(board: Board) -> None:
    await board.bind("yinglin", TOWN)
    await board.desk.relay.moved("telegram", TOWN, -1000)
    await board.ask(DUES)
    assert brief(await board.due()) == [(-1000, None, True)]


async def test_of_merged_tickets_both_cards_change(board: Board) -> None:
    await board.bind(OFFICE, CENTRE)
    await board.ask(SHED, "a")
    await board.ask(LEAK, "b")
    for number, card in enumerate(await board.due(), 70):
        await board.sent(card, number)
    await board.reviewing.act(2, "merge", Reviewer("老林", OFFICE), "1")
    changed = {each.ticket.number: each.ticket for each in await board.due()}
    assert (changed[1].asked, changed[2].state) == (2, "merged")


async def test_another_ticket_that_asks_something_alike_is_found(board: Board) -> None:
    for number, text in enumerate((SHED, LEAK, "厂里想建员工食堂要不要报批")):
        await board.ask(text, str(number))
    ticket = await board.storage.tickets.get(1)
    assert ticket is not None
    assert [each.number for each in await board.desk.alike(ticket, 3)] == [3]
    await board.reviewing.act(3, "ignore", Reviewer("老林", OFFICE))
    assert await board.desk.alike(replace(ticket), 3) == []


async def test_whoever_listens_is_told_that_something_was_planned(board: Board) -> None:
    heard: list[str] = []
    board.desk.relay.listen(lambda: heard.append("!"))
    await board.bind("yinglin", TOWN)
    await board.ask(DUES)
    assert heard
