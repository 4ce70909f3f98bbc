"""What is known of a person is said to them, and all of it is forgotten when they want that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import JSON, Table, Text, select
from sqlalchemy.types import TypeDecorator

from bot.adapters.sql.tables import metadata
from bot.channels.telegram.naming import Naming
from bot.delivery.received import Place, Speaker
from bot.ports.delivery import DeadLetter
from bot.ports.notices import Notice
from bot.ports.questions import QuestionFilter
from tests.botapi import BotApi, Chat, Person
from tests.channels.telegram.conftest import clock
from tests.channels.telegram.team.conftest import DUES, SECRET

if TYPE_CHECKING:
    from tests.channels.telegram.team.conftest import House

ASKER, OTHER = Person(7_481_159_263), Person(1002)
NAME = Naming(SECRET).conversation(Speaker(ASKER.id, ASKER.id, group=False))


def tells_of_people(table: Table) -> bool:
    """Whether a table has a column for chats or for their places, as the schema says."""
    return _is(table, "chat", Text) or _is(table, "place", JSON)


def _is(table: Table, column: str, kind: type[Text | JSON]) -> bool:
    if column not in table.c:
        return False
    found = table.c[column].type
    return isinstance(found.impl if isinstance(found, TypeDecorator) else found, kind)


async def naming(house: House, *wanted: str) -> set[str]:
    """The tables in which a word stands, in whichever column."""
    async with house.storage._engine.connect() as connection:
        return {
            table.name
            for table in metadata.sorted_tables
            for row in await connection.execute(select(table))
            if any(each in repr(tuple(row)) for each in wanted)
        }


async def live_here(house: House) -> None:
    """Somebody does everything that leaves a trace."""
    await house.ask(ASKER, "稳岗返还返几成")
    await house.ask(ASKER, "/town 英林")
    await house.ask(ASKER, DUES)
    await house.ask(ASKER, "订阅 税费优惠")
    await house.ask(ASKER, "静音")
    storage = house.storage
    notice = Notice("recall", "1", NAME, "telegram", clock(), {"recall": 1, "question": 1}, Place(ASKER.id))
    await house.desk.notices.give(notice)
    raw = f'{{"update_id": 5, "message": {{"chat": {{"id": {ASKER.id}}}}}}}'
    await storage.inbox.bury(DeadLetter("telegram", "5", raw, "?", clock()))


async def test_everything_but_the_bare_questions_is_gone_from_every_table(house: House, api: BotApi) -> None:
    await live_here(house)
    people = {table.name for table in metadata.sorted_tables if tells_of_people(table)}
    assert people == people & await naming(house, NAME), "somebody must have left a trace in each"
    asked = await house.ask(ASKER, "/忘记我")
    assert await naming(house, NAME) >= people
    await house.pressed(ASKER, asked, "确定")
    await house.shows(asked, "好，都忘了")
    while left := await naming(house, NAME, str(ASKER.id)):
        await api.wait_for(lambda _: True)  # what is just being sent is emptied when it is
    assert left == set()
    texts = [row.text async for row in house.storage.questions.list(QuestionFilter())]
    assert texts == ["稳岗返还返几成", DUES]


async def test_who_was_forgotten_is_a_new_one(house: House) -> None:
    await live_here(house)
    known = (await house.ask(ASKER, "/我的数据")).text
    for said in ("问过的话 2 条", "答复过的问题 1 个", "英林镇", "税费优惠", "不要主动提醒", "往哪里发"):
        assert said in known
    assert "问过的话 0 条" in (await house.ask(OTHER, "我的数据")).text
    assert "发“确定忘记我”" in (await house.ask(ASKER, "忘记我")).text
    assert "都忘了" in (await house.ask(ASKER, "确定忘记我")).text
    known = (await house.ask(ASKER, "/mydata")).text
    assert "问过的话 0 条" in known
    assert "英林镇" not in known
    assert "还没有等答复的问题" in (await house.ask(ASKER, "进度")).text


async def test_who_does_not_want_it_after_all_keeps_everything(house: House) -> None:
    await live_here(house)
    asked = await house.ask(ASKER, "/forget")
    await house.pressed(ASKER, asked, "不了")
    await house.shows(asked, "都留着")
    assert "税费优惠" in (await house.ask(ASKER, "/订阅")).text


async def test_in_a_group_nobody_can_have_another_forgotten(house: House, api: BotApi) -> None:
    group = Chat(-200)
    api._chats.add(group.id)
    await api.say(ASKER, "/forget", group)
    await api.wait_for(lambda _: api.said(group.id))
    (asked,) = api.said(group.id)
    assert "都忘了" not in await house.pressed(OTHER, asked, "确定")
    assert "都忘了" not in api.shown(asked)["text"]
