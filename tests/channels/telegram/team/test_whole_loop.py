"""From a question that nobody documented to the bot's own answer: the program over HTTP, also killed."""

from __future__ import annotations

import asyncio
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.botapi import BotApi, Person
from tests.channels.telegram.team.conftest import HUA, MEI, TOWN
from tests.channels.telegram.team.program import Program

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.botapi import Call

ASKERS = [Person(1001), Person(1002), Person(1003)]
LATER = Person(1004)
DUES = "英林商会会费一年几千"
PUSHED = "您之前问过：“"
ANSWER = "会费标准请到英林商会秘书处问，由秘书处答复。"


@pytest.fixture(params=[False, True], ids=["calm", "killed at every step"])
async def program(api: BotApi, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Program]:
    made = Program(api, tmp_path)
    made.settle_in()
    await made.start()
    made.deadly = request.param
    yield made
    await made.stop()


async def test_what_nobody_documented_is_answered_by_people_and_then_by_the_bot(program: Program) -> None:
    api = program.api
    await program.bind("英林", TOWN, MEI)
    for person in ASKERS:
        said = await program.says(person, DUES, None, "第 1 号")
        assert "英林镇宣讲团" in said.text
    card = await program.arrives(TOWN.id, "第 1 号工单")
    before = await program.says(ASKERS[0], "进度", None, DUES)
    assert "3 人" in before.text
    assert ANSWER not in before.text
    winner = await claimed(program, card)
    preview = await answered(program, winner, card)
    await api.press_data(winner, preview.buttons["发送"], api.shown(preview))
    await program.die(program.moment)
    for person in ASKERS:
        await program.arrives(person.id, ANSWER)
    await program.die()
    card = await program.shows(card, f"{winner.first_name} 已答复")
    after = await program.says(ASKERS[1], "进度", None, "由人来答的问题")
    assert ANSWER in after.text
    await taken_over(program)
    assert ANSWER in (await program.says(LATER, DUES, None, ANSWER)).text
    assert "3 人问过" in api.shown(card)["text"]
    assert program.unexplained() == []
    pushed = [[each for each in api.said(person.id) if each.text.startswith(PUSHED)] for person in ASKERS]
    assert program.deadly or [len(each) for each in pushed] == [1, 1, 1]
    assert "共 1 张工单" in await program.told("tickets", "list", "--all")
    print(f"killed {len(program.killed)} times; sent twice: {program.doubled()}")  # noqa: T201  # shown with -s


async def claimed(program: Program, card: Call) -> Person:
    """Two press at once; who has it then."""
    data = card.buttons["认领"]
    shown = program.api.shown(card)
    queries = await asyncio.gather(*(program.api.press_data(each, data, shown) for each in (MEI, HUA)))
    await program.die(program.moment)
    first = await program.shows(card, *(f"由 {each.first_name} 办理" for each in (MEI, HUA)))
    if not program.deadly:  # what pops up is a courtesy, and dies with the program
        toasts = [await program.toast(each) for each in queries]
        assert sorted("已经认领" in each for each in toasts) == [False, True]
    await program.die()
    return MEI if MEI.first_name in program.api.shown(first)["text"] else HUA


async def answered(program: Program, who: Person, card: Call) -> Call:
    """They reply to the card; what the askers will read."""
    before = len(program.api.said(TOWN.id))
    await program.api.answer(who, card, ANSWER)
    await program.die(program.moment)
    preview = await program.arrives(TOWN.id, "提问人会看到", before)
    await program.die()
    return preview


async def taken_over(program: Program) -> None:
    """The answer is proposed, a curator puts the files where they belong, and the bot takes them up."""
    out = program.folder / "draft"
    await program.told("tickets", "propose", "1", "--topic", "yinglin", "--out", str(out))
    shutil.copytree(out, program.folder, dirs_exist_ok=True)
    await program.told("check", str(program.folder / "knowledge"))
    await program.die()
    if not program.deadly:  # killed, it begins with the new files
        await program.logs("已经生效")
