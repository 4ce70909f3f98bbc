"""The contract of what is remembered of chats, on every implementation."""

from __future__ import annotations

import asyncio
import sqlite3
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.adapters.sql.chats import SqlChats
from bot.core.knowledge.measures import Amount, Span
from bot.core.text.amounts import amounts
from bot.ports.chats import Chats, ChatState
from tests.adapters.rows import NOON

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncEngine

STATE = ChatState(
    town="jinjing",
    topic="six-taxes",
    facet="benefit",
    topic_at=NOON,
    figures=(
        *amounts("季度销售额正好30万元，员工不到三十人，负债率百分之七十"),
        Amount(Span(Decimal("0.1"), None, lower_in=False), "percent", "rd_ratio", None, "", picked=True),
    ),
    beside="vat",
    also=("qihang",),
    payer="个体户",
    before="stay",
    asked="materials",
    choices=("a", "b"),
    left_open_at=NOON,
    shown=("a/overview", "b"),
    misses=2,
    missed_at=NOON,
    offered=True,
)


async def test_a_chat_never_seen_has_an_empty_state(chats: Chats) -> None:
    assert await chats.get("nobody") == ChatState()


async def test_a_state_comes_back_as_it_was_saved(chats: Chats) -> None:
    await chats.save("a", STATE)
    assert await chats.get("a") == STATE
    assert len(STATE.figures) == 4


async def test_a_state_replaces_the_one_before(chats: Chats) -> None:
    await chats.save("a", STATE)
    await chats.save("a", ChatState(town="chidian"))
    assert await chats.get("a") == ChatState(town="chidian")


async def test_chats_do_not_share_their_state(chats: Chats) -> None:
    await chats.save("a", STATE)
    await chats.save("b", ChatState(topic="loans"))
    assert (await chats.get("a"), await chats.get("b")) == (STATE, ChatState(topic="loans"))


async def test_a_chat_may_be_saved_many_times_at_once(chats: Chats) -> None:
    await asyncio.gather(*(chats.save("a", STATE) for _ in range(20)))
    assert await chats.get("a") == STATE


async def test_sql_is_durable_when_it_returns(database_engine: AsyncEngine, database: Path) -> None:
    await SqlChats(database_engine).save("a", STATE)
    other = sqlite3.connect(database)
    assert other.execute("SELECT chat, town, topic, facet, topic_at FROM chats").fetchall() == [
        ("a", "jinjing", "six-taxes", "benefit", "2026-11-24 04:00:00.000000")
    ]
    other.close()


async def test_a_chat_that_an_older_program_stored_knows_no_figures(
    database_engine: AsyncEngine, database: Path
) -> None:
    older = sqlite3.connect(database)
    older.execute("INSERT INTO chats (chat, topic) VALUES ('a', 'vat')")
    older.commit()
    assert await SqlChats(database_engine).get("a") == ChatState(topic="vat")
    older.execute("""UPDATE chats SET figures = '[{"unit": "money"}]'""")
    older.commit()
    older.close()
    assert await SqlChats(database_engine).get("a") == ChatState(topic="vat")
