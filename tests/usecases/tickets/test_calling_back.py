"""An answer that was wrong is taken back: whoever received it is told once, and who is not is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.core.desk.recalls import Recall
from bot.delivery.wishes import Wish
from bot.ports.questions import QuestionFilter
from bot.usecases.tickets.calling_back import CallingBack
from bot.usecases.tickets.telling import NOTICES
from tests.usecases.tickets.test_promising import Office

if TYPE_CHECKING:
    from bot.core.engine import Engine

RATIO, OTHER = "稳岗返还返几成", "小规模纳税人季度30万免税吗"
REASON = "比例写错了"


class Line(Office):
    """A desk from which answers are taken back."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.calling = CallingBack(self.desk, self.clock)

    async def received(self) -> tuple[str, str]:
        """Topic and part of the last answer."""
        rows = [row async for row in self.storage.questions.list(QuestionFilter())]
        assert rows[-1].outcome == "answered"
        return rows[-1].topic or "", rows[-1].facet or "overview"

    async def pushed(self) -> list[tuple[int, str]]:
        """What is sent of all that is due by now: where, and which text."""
        found: list[tuple[int, str]] = []
        while ripe := await self.storage.due.ripe(self.clock(), 100):
            for each in ripe:
                assert await self.storage.due.finish(each, self.clock())
                if each.kind == NOTICES:
                    found += [(it.place.chat, it.text) for it in await self.desk.notices.say(each)]
        return found

    async def recall(self, reason: str = REASON, **different: object) -> Recall:
        topic, part = await self.received()
        given = {"topic": topic, "part": part, "reason": reason, "by": "老林", "at": self.clock()}
        return await self.calling.call_back(Recall(**(given | different)))  # type: ignore[arg-type]  # by name

    async def says(self, text: str, chat: str) -> str:
        """What a chat without a place reads when it writes."""
        return (await self.assistant.answer("terminal", chat, text)).reply.text


def where(chat: str) -> int:
    return int.from_bytes(chat.encode())


@pytest.fixture
def line(engine: Engine) -> Line:
    return Line(engine)


async def test_whoever_received_the_answer_is_told_once_what_is_right_now(line: Line) -> None:
    await line.ask(OTHER, "c")
    await line.ask(RATIO, "a")
    await line.ask(RATIO, "a")
    await line.ask(RATIO, "b")
    recall = await line.recall()
    told = await line.pushed()
    assert sorted(place for place, _ in told) == [where("a"), where("b")]
    topic, part = await line.received()
    now = line.desk.engine.show(f"{topic}/{part}", line.desk.engine.today(line.clock()))
    assert told[0][1] == (
        f"更正：您 2026 年 11 月 24 日问过“{RATIO}”，当时的答复有误，或者已经变了。\n"
        f"原因：{REASON}\n现在的答复：\n{now.text}"
    )
    assert (await line.calling.reach(recall)).counts == {"told": 2}


async def test_done_twice_nobody_is_told_twice_and_who_came_later_is_told_too(line: Line) -> None:
    await line.ask(RATIO, "a")
    first = await line.recall()
    assert len(await line.pushed()) == 1
    await line.ask(RATIO, "b")
    assert (await line.recall()).number == first.number
    assert [place for place, _ in await line.pushed()] == [where("b")]
    assert (await line.recall("日期也写错了")).number != first.number
    assert len(await line.pushed()) == 2


async def test_an_answer_given_before_the_day_and_another_part_are_left(line: Line) -> None:
    await line.ask(RATIO, "a")
    line.clock.advance(24 * 3600)
    await line.ask(RATIO, "b")
    since = line.clock() - timedelta(hours=1)
    await line.recall(since=since)
    assert [place for place, _ in await line.pushed()] == [where("b")]
    await line.recall(part="no-such-part")
    assert await line.pushed() == []


async def test_the_muted_and_the_blocked_are_not_pushed_and_counted(line: Line) -> None:
    for chat in "abcd":
        await line.ask(RATIO, chat, pushed=chat != "d")
    await line.wish(Wish("mute"), "a")
    await line.storage.pushes.block("b", line.clock())
    recall = await line.recall()
    assert [place for place, _ in await line.pushed()] == [where("c")]
    reach = await line.calling.reach(recall)
    assert (reach.received, reach.counts) == (4, {"muted": 1, "blocked": 1, "told": 1, "nowhere": 1})


async def test_who_is_found_to_have_blocked_us_when_it_is_sent_has_not_been_told(line: Line) -> None:
    await line.ask(RATIO, "a")
    recall = await line.recall()
    assert len(await line.pushed()) == 1
    await line.storage.pushes.block("a", line.clock())
    assert (await line.calling.reach(recall)).counts == {"blocked": 1}


async def test_the_muted_are_told_when_they_write_again(line: Line) -> None:
    await line.ask(RATIO, "a")
    await line.wish(Wish("mute"), "a")
    await line.recall()
    assert await line.pushed() == []
    await line.ask(OTHER, "a")
    ((place, said),) = await line.pushed()
    assert (place, REASON in said) == (where("a"), True)
    await line.ask(OTHER, "a")
    assert await line.pushed() == []


async def test_who_cannot_be_pushed_reads_it_above_the_next_answer_once(line: Line) -> None:
    before = await line.says(RATIO, "t")
    await line.recall()
    assert (await line.says(OTHER, "t")).startswith("更正：您 2026 年 11 月 24 日问过")
    assert await line.says(RATIO, "t") == before


async def test_at_night_it_waits_for_the_morning_unless_one_writes(line: Line) -> None:
    await line.ask(RATIO, "a")
    await line.ask(RATIO, "b")
    line.clock.advance(14 * 3600)  # 23:00
    await line.recall()
    assert await line.pushed() == []
    await line.ask(OTHER, "b")
    assert [place for place, _ in await line.pushed()] == [where("b")]
    line.clock.advance(9 * 3600)
    assert [place for place, _ in await line.pushed()] == [where("a")]


async def test_what_is_no_longer_in_the_knowledge_base_names_whom_to_ask(line: Line) -> None:
    await line.ask(RATIO, "a")
    row = await line.storage.questions.last("a")
    assert row is not None
    await line.storage.questions.record(replace(row, topic="gone-topic"))
    await line.recall(topic="gone-topic", part=None)
    ((_, said),) = await line.pushed()
    assert said.endswith("现在的资料里没有可以代替的答复，请向晋江市工商联核实。")


async def test_what_would_happen_is_foreseen_without_anything_happening(line: Line) -> None:
    await line.ask(RATIO, "a")
    await line.ask(RATIO, "d", pushed=False)
    topic, part = await line.received()
    reach = await line.calling.foresee(Recall(topic, part, REASON, "老林", line.clock()))
    assert (reach.received, reach.counts) == (2, {"coming": 1, "nowhere": 1})
    assert await line.storage.recalls.list() == ()
    assert await line.pushed() == []
