"""The contract of the question log, on every implementation."""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from bot.adapters.sql.question_log import SqlQuestionLog
from bot.core.errors import StorageError, UnknownQuestionError
from bot.ports.questions import LoggedQuestion, QuestionFilter, QuestionLog
from tests.adapters.rows import NOON, row

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.ext.asyncio import AsyncEngine

ALL = QuestionFilter()
MINUTE = timedelta(minutes=1)


async def fill(log: QuestionLog, *rows: LoggedQuestion) -> list[int]:
    return [await log.record(each) for each in rows]


async def texts(log: QuestionLog, wanted: QuestionFilter = ALL) -> list[str]:
    return [found.text async for found in log.list(wanted)]


async def test_a_row_comes_back_as_it_was_stored_with_an_id(log: QuestionLog) -> None:
    number = await log.record(row())
    assert await log.get(number) == row(id=number)


async def test_a_row_about_nothing_comes_back_as_it_was_stored(log: QuestionLog) -> None:
    bare = row(outcome="unanswered", topic=None, facet=None, candidates=(), options=(), confidence=0.0)
    number = await log.record(bare)
    assert await log.get(number) == replace(bare, id=number)


async def test_ids_grow(log: QuestionLog) -> None:
    first, second = await fill(log, row(), row())
    assert 0 < first < second


async def test_times_come_back_in_utc(log: QuestionLog) -> None:
    number = await log.record(row(asked_at=NOON))
    found = await log.get(number)
    assert found is not None
    assert found.asked_at.utcoffset() == timedelta(0)


async def test_a_time_of_another_zone_stays_the_same_moment(log: QuestionLog) -> None:
    number = await log.record(row(asked_at=NOON.astimezone(timezone(timedelta(hours=8)))))
    found = await log.get(number)
    assert found is not None
    assert found.asked_at == NOON


@pytest.mark.parametrize("number", [0, -1, 1, 10**30])
async def test_there_is_no_row_with_an_unknown_id(log: QuestionLog, number: int) -> None:
    assert await log.get(number) is None
    with pytest.raises(UnknownQuestionError, match=str(number)):
        await log.add_feedback(number, "up", None, NOON)


async def test_feedback_comes_back_oldest_first(log: QuestionLog) -> None:
    number = await log.record(row())
    await log.add_feedback(number, "none_of_these", None, NOON)
    await log.add_feedback(number, "choice", "six-taxes/procedure", NOON + MINUTE)
    found = await log.get(number)
    assert found is not None
    assert found.feedback == ("none_of_these", "choice:six-taxes/procedure")


async def test_the_same_feedback_twice_counts_once(log: QuestionLog) -> None:
    number = await log.record(row())
    for detail in (None, None, "a", "a", "b"):
        await log.add_feedback(number, "choice", detail, NOON)
    found = await log.get(number)
    assert found is not None
    assert found.feedback == ("choice", "choice:a", "choice:b")


async def test_feedback_belongs_to_its_row(log: QuestionLog) -> None:
    first, second, _ = await fill(log, row(), row(), row())
    await log.add_feedback(second, "down", None, NOON)
    await log.add_feedback(first, "up", None, NOON)
    assert [found.feedback async for found in log.list(ALL)] == [("up",), ("down",), ()]


async def test_rows_come_oldest_first(log: QuestionLog) -> None:
    await fill(log, *(row(text=str(n), asked_at=NOON + n * MINUTE) for n in (3, 1, 4, 2, 0)))
    assert await texts(log) == ["0", "1", "2", "3", "4"]


async def test_rows_come_newest_first_when_asked(log: QuestionLog) -> None:
    await fill(log, *(row(text=str(n), asked_at=NOON + n * MINUTE) for n in (3, 1, 4, 2, 0)))
    assert await texts(log, QuestionFilter(newest_first=True)) == ["4", "3", "2", "1", "0"]


@pytest.mark.parametrize(("newest_first", "expected"), [(False, "01234"), (True, "43210")])
async def test_rows_of_the_same_moment_all_come_once(
    log: QuestionLog, newest_first: bool, expected: str
) -> None:
    await fill(log, *(row(text=str(n)) for n in range(5)))
    assert "".join(await texts(log, QuestionFilter(newest_first=newest_first))) == expected


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 4, 5, 9])
async def test_no_more_rows_than_the_limit_come(log: QuestionLog, limit: int) -> None:
    await fill(log, *(row(text=str(n)) for n in range(5)))
    assert len(await texts(log, QuestionFilter(limit=limit))) == min(limit, 5)


async def test_an_empty_log_lists_nothing(log: QuestionLog) -> None:
    assert await texts(log) == []


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (QuestionFilter(outcomes=["gap", "unanswered"]), ["b", "c"]),
        (QuestionFilter(topic="six-taxes"), ["a"]),
        (QuestionFilter(channel="web"), ["c"]),
        (QuestionFilter(since=NOON + MINUTE), ["b", "c"]),
        (QuestionFilter(until=NOON + MINUTE), ["a"]),
        (QuestionFilter(since=NOON, until=NOON + 2 * MINUTE, outcomes=["gap"]), ["b"]),
        (QuestionFilter(topic="six-taxes", channel="web"), []),
        (QuestionFilter(since=(NOON + MINUTE).astimezone(timezone(timedelta(hours=8)))), ["b", "c"]),
    ],
)
async def test_a_filter_selects(log: QuestionLog, wanted: QuestionFilter, expected: list[str]) -> None:
    await fill(
        log,
        row(text="a"),
        row(text="b", outcome="gap", topic="loans", asked_at=NOON + MINUTE),
        row(text="c", outcome="unanswered", topic=None, channel="web", asked_at=NOON + 2 * MINUTE),
    )
    assert await texts(log, wanted) == expected
    assert (await log.stats(wanted)).total == len(expected)


async def test_stats_count_what_the_filter_selects(log: QuestionLog) -> None:
    missed = row(outcome="unanswered", topic=None, normalized="补贴在哪领", chat="c2")
    numbers = await fill(log, row(), row(), missed, missed, replace(missed, outcome="gap", topic="loans"))
    await fill(log, row(outcome="gap", normalized="别的", channel="web"))
    for number in numbers[:2]:
        await log.add_feedback(number, "up", None, NOON)
    await log.add_feedback(numbers[2], "choice", "a", NOON)
    await log.add_feedback(numbers[2], "choice", "b", NOON)

    found = await log.stats(QuestionFilter(channel="telegram"))

    assert found.total == 5
    assert found.by_outcome == {"answered": 2, "unanswered": 2, "gap": 1}
    assert found.by_topic == [("six-taxes", 2), ("loans", 1)]
    assert found.by_town == [("yinglin", 5)]
    assert found.by_day == [("2026-11-24", 5)]
    assert found.top_missed == [("补贴在哪领", 3)]
    assert found.chats == 2
    assert found.feedback == {"up": 2, "choice": 2}


async def test_stats_sort_equal_counts_by_name(log: QuestionLog) -> None:
    await fill(log, *(row(topic=name) for name in ("b", "a", "c", "c")))
    assert (await log.stats(ALL)).by_topic == [("c", 2), ("a", 1), ("b", 1)]


async def test_days_begin_at_midnight_in_shanghai(log: QuestionLog) -> None:
    before = datetime(2026, 11, 23, 15, 59, 59, 999999, tzinfo=UTC)
    await fill(log, row(asked_at=before), row(asked_at=before + timedelta(microseconds=1)))
    assert (await log.stats(ALL)).by_day == [("2026-11-23", 1), ("2026-11-24", 1)]


async def test_stats_of_an_empty_log_are_empty(log: QuestionLog) -> None:
    found = await log.stats(ALL)
    assert (found.total, found.chats, found.by_day, found.by_outcome) == (0, 0, [], {})


async def test_the_log_can_be_written_while_it_is_listed(log: QuestionLog) -> None:
    await fill(log, *(row(text=str(n)) for n in range(3)))
    seen = []
    async with asyncio.timeout(5):
        async for found in log.list(QuestionFilter(until=NOON + MINUTE)):
            seen.append(found.text)
            await log.record(row(text="late", asked_at=NOON + MINUTE))
    assert seen == ["0", "1", "2"]


async def test_many_may_write_at_once(log: QuestionLog) -> None:
    numbers = await asyncio.gather(*(log.record(row(text=str(n))) for n in range(50)))
    assert len(set(numbers)) == 50
    await asyncio.gather(*(log.add_feedback(numbers[0], "up", None, NOON) for _ in range(20)))
    found = await log.get(numbers[0])
    assert found is not None
    assert found.feedback == ("up",)


@pytest.mark.parametrize("text", ["a\x00b", "a\ud83db", "😀\u200d", "'; DROP TABLE questions; --", ""])
async def test_any_text_can_be_stored(log: QuestionLog, text: str) -> None:
    number = await log.record(row(text=text, normalized=text, candidates=((text, 0.1),), options=(text,)))
    await log.add_feedback(number, "choice", text, NOON)
    await log.add_feedback(number, "choice", text, NOON)
    found = await log.get(number)
    assert found is not None
    assert len(found.feedback) == 1


async def test_sql_drops_what_a_database_rejects(any_engine: AsyncEngine) -> None:
    log = SqlQuestionLog(any_engine)
    number = await log.record(row(text="a\x00b\ud83dc", options=("x\x00\ud83d",)))
    found = await log.get(number)
    assert found is not None
    assert (found.text, list(found.options)) == ("ab\ufffdc", ["x\ufffd"])


async def test_sql_is_durable_when_it_returns(database_engine: AsyncEngine, database: Path) -> None:
    log = SqlQuestionLog(database_engine)
    number = await log.record(row())
    await log.add_feedback(number, "up", None, NOON)
    other = sqlite3.connect(database)
    assert other.execute("SELECT id, asked_at, text FROM questions").fetchall() == [
        (number, "2026-11-24 04:00:00.000000", "六税两费怎么减？")
    ]
    assert other.execute("SELECT question, kind, detail FROM feedback").fetchall() == [(number, "up", "")]
    other.close()


async def test_sql_never_gives_an_id_twice(database_engine: AsyncEngine, database: Path) -> None:
    log = SqlQuestionLog(database_engine)
    number = await log.record(row())
    other = sqlite3.connect(database)
    other.execute("DELETE FROM questions")
    other.commit()
    other.close()
    assert await log.record(row()) > number


async def test_sql_refuses_a_time_without_a_zone(any_engine: AsyncEngine) -> None:
    with pytest.raises(StorageError):
        await SqlQuestionLog(any_engine).record(row(asked_at=datetime(2026, 11, 24)))  # noqa: DTZ001


async def test_the_last_row_is_the_newest_of_its_chat(log: QuestionLog) -> None:
    first, second, other = await fill(log, row(), row(), row(chat="c2"))
    await log.add_feedback(second, "choice", "a", NOON)
    assert await log.last("c1") == row(id=second, feedback=("choice:a",))
    assert await log.last("c2") == row(id=other, chat="c2")
    assert await log.last("c3") is None
    assert first < second


async def test_a_message_belongs_to_the_question_it_was_attached_to_last(log: QuestionLog) -> None:
    first, second = await fill(log, row(), row())
    await log.attach("m1", first)
    await log.attach("m2", first)
    await log.attach("m1", second)
    assert await log.attached("m1") == row(id=second)
    assert await log.attached("m2") == row(id=first)
    assert await log.attached("m3") is None


async def test_rows_are_found_by_town_and_by_what_was_written(log: QuestionLog) -> None:
    for text, town in (("停车棚 50%", "yinglin"), ("停车棚", None), ("ABC 补贴", "cizao")):
        await log.record(row(text=text, town=town))

    async def texts(**wanted: Any) -> list[str]:
        return [each.text async for each in log.list(QuestionFilter(**wanted))]

    assert await texts(towns=("yinglin", None)) == ["停车棚 50%", "停车棚"]
    assert await texts(towns=()) == []
    assert await texts(text="停车") == ["停车棚 50%", "停车棚"]
    assert await texts(text="0%") == ["停车棚 50%"]
    assert await texts(text="abc", towns=("cizao",)) == ["ABC 补贴"]
    assert (await log.stats(QuestionFilter(towns=("cizao",)))).total == 1
