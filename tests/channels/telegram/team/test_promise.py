"""What entrepreneurs are promised, find out and are told, over HTTP and in a real database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from tests.botapi import BotApi, Call, Person
from tests.channels.telegram.team.conftest import CENTRE, DUES, LIN, MEI, TOWN

if TYPE_CHECKING:
    from tests.channels.telegram.team.conftest import House

ASKER, OTHER = Person(1001), Person(1002)
ANSWER = "每年两千，找商会秘书处。"


def _due(api: BotApi, chat: int) -> list[Call]:
    return [each for each in api.said(chat) if "到期了" in each.text]


async def answer(bound: House) -> None:
    preview = await bound.answered(MEI, await bound.card(), ANSWER)
    await bound.pressed(MEI, preview, "发送")
    await bound.shows(preview, "已由")


async def test_the_reply_names_the_ticket_the_team_the_day_and_how_many_asked(bound: House) -> None:
    first = await bound.ask(ASKER)
    assert "这个问题记作第 1 号，已转英林镇宣讲团，" in first.text
    assert "前答复" in first.text
    assert "也问过" not in first.text
    assert "另有 1 人也问过" in (await bound.ask(OTHER)).text


async def test_where_no_group_is_bound_only_the_number_is_said(house: House) -> None:
    said = (await house.ask(ASKER)).text
    assert said.endswith("这个问题记作第 1 号，由工作人员查看。发“进度”可以查。")


async def test_none_of_these_and_a_reason_for_thumbs_down_are_promised_too(bound: House, api: BotApi) -> None:
    asked = await bound.ask(ASKER, "贴息")
    await api.press(ASKER, asked, "都不是")
    await api.wait_for(lambda _: any("记作第 1 号，已转晋江市工商联" in it.text for it in api.said(ASKER.id)))
    given = await bound.ask(OTHER, "稳岗返还返几成")
    before = len(api.said(OTHER.id))
    await api.press(OTHER, given, "👎")
    await api.wait_for(lambda _: len(api.said(OTHER.id)) > before)
    why = api.said(OTHER.id)[before]
    await api.press(OTHER, why, "不完整")
    await bound.shows(why, "记作第 2 号，已转晋江市工商联")


async def test_progress_tells_the_truth_before_and_after_and_nobody_else_s(bound: House, api: BotApi) -> None:
    assert "还没有等答复的问题" in (await bound.ask(ASKER, "/进度")).text
    await bound.ask(ASKER)
    for typed in ("/进度", "/progress", "进度", "进度 1", "/progress 1"):
        said = (await bound.ask(ASKER, typed)).text
        assert DUES in said, typed
        assert "等人办" in said, typed
    assert "不是您问的" in (await bound.ask(OTHER, "进度 1")).text
    await bound.pressed(MEI, await bound.card(), "认领")
    assert "有人在办" in (await bound.ask(ASKER, "进度")).text
    await answer(bound)
    await api.wait_for(lambda _: any("您之前问过" in each.text for each in api.said(ASKER.id)))
    assert f"英林镇宣讲团答复：{ANSWER}" in (await bound.ask(ASKER, "进度 1")).text


async def test_who_is_muted_is_not_pushed_until_that_is_taken_back(bound: House, api: BotApi) -> None:
    await bound.ask(ASKER)
    await bound.ask(OTHER)
    assert "不主动提醒" in (await bound.ask(ASKER, "/静音")).text
    await answer(bound)
    await api.wait_for(lambda _: any(ANSWER in each.text for each in api.said(OTHER.id)))
    assert ANSWER in (await bound.ask(ASKER, "进度")).text
    assert not any("您之前问过" in each.text for each in api.said(ASKER.id))
    assert "有答复就告诉您" in (await bound.ask(ASKER, "/unmute")).text


async def test_who_has_blocked_the_bot_is_left_in_peace_until_they_come_back(
    bound: House, api: BotApi
) -> None:
    await bound.ask(ASKER)
    await bound.ask(ASKER, "厂里想建停车棚要不要报批")
    await bound.card(CENTRE, 2)
    await api.throw_out(ASKER.private, tell=False)  # nobody says so: the push runs into it
    await answer(bound)
    tried = "SELECT count(*) FROM push_wishes WHERE blocked_at IS NOT NULL"

    async def blocked() -> int:
        async with bound.storage._engine.connect() as connection:
            return int(await connection.scalar(text(tried)) or 0)

    await api.wait_for(lambda _: api.made("sendMessage", ASKER.id) and api.pending == 0)
    while not await blocked():
        await api.wait_for(lambda _: True)
    before = len(api.made("sendMessage", ASKER.id))
    preview = await bound.answered(LIN, await bound.card(CENTRE, 2), "要。")
    await bound.pressed(LIN, preview, "发送")
    await bound.shows(preview, "已由")
    await bound.ask(OTHER, "你好")
    assert len(api.made("sendMessage", ASKER.id)) == before
    api._gone.discard(ASKER.id)
    await bound.ask(ASKER, "厂房漏水找哪个部门修")
    assert not await blocked()


async def test_the_group_and_the_asker_are_told_once_when_the_day_has_passed(
    bound: House, api: BotApi
) -> None:
    await bound.ask(ASKER)
    await bound.card()
    async with bound.storage._engine.begin() as connection:
        await connection.execute(text("UPDATE tickets SET due_at = datetime('now', '-1 minute')||'.000000'"))
        await connection.execute(
            text(
                "UPDATE due SET at = datetime('now', '-1 minute')||'.000000'"
                " WHERE kind = 'overdue' OR (kind = 'clock' AND key NOT LIKE '%moved')"
            )
        )
    await api.wait_for(lambda _: any("原定" in each.text for each in api.said(ASKER.id)))
    await api.wait_for(lambda _: all(_due(api, chat.id) for chat in (TOWN, CENTRE)))
    (reminder,) = _due(api, TOWN.id)
    assert "提问人会看到" in (await bound.answered(MEI, reminder, ANSWER)).text
    assert "已经过期" in (await bound.ask(ASKER, "进度")).text
    assert sum("原定" in each.text for each in api.said(ASKER.id)) == 2  # told, and found by asking


async def test_an_answer_is_suggested_for_the_knowledge_base_once(bound: House) -> None:
    await bound.ask(ASKER)
    preview = await bound.answered(MEI, await bound.card(), ANSWER)
    await bound.pressed(MEI, preview, "发送")
    await bound.shows(preview, "已由")
    assert "已提议入库" in await bound.pressed(MEI, preview, "提议入库")
    assert "提议过了" in await bound.pressed(LIN, preview, "提议入库")
    (suggestion,) = await bound.storage.suggestions.list()
    assert (suggestion.ticket, suggestion.by.name) == (1, "小梅")


async def test_while_storage_fails_nothing_is_promised_and_the_ticket_is_made_later(bound: House) -> None:
    async def rename(old: str, new: str) -> None:
        async with bound.storage._engine.begin() as connection:
            await connection.execute(text(f"ALTER TABLE {old} RENAME TO {new}"))

    await rename("tickets", "away")
    assert "记作第" not in (await bound.ask(ASKER)).text
    assert "现在查不了" in (await bound.ask(ASKER, "进度")).text
    await rename("away", "tickets")
    assert DUES in (await bound.card()).text
    assert "等人办" in (await bound.ask(ASKER, "进度")).text
