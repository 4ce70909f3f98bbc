"""The box to ask in: the reply as a person gets it, and why, in the words of `explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import message
from bot.usecases.curating.explaining import explained, hear

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from tests.console.conftest import FakeBench, Office

ASKED = "稳岗返还返多少"


async def test_the_answer_is_the_one_that_a_person_gets_with_the_reasons_that_explain_gives(
    office: Office, engine: Engine
) -> None:
    mei = await office.person("小梅")
    await mei.open("/ask")
    await mei.send("/ask", text=ASKED)
    wanted = hear(engine, ASKED, (), engine.today(office.clock()))
    assert wanted.reply.text in mei.text
    for sentence in (*explained(wanted).understood, *explained(wanted).decided):
        assert sentence in mei.text


async def test_what_was_said_before_counts(office: Office) -> None:
    lin = await office.person("老林")
    await lin.open("/ask")
    await lin.send("/ask", text="那材料呢", before="专精特新要什么条件")
    assert message("explain.talked_about", topic="specialised-sme", facet="eligibility") in lin.text


async def test_nothing_asked_here_is_kept(office: Office) -> None:
    lin = await office.person("老林")
    await lin.open("/ask")
    await lin.send("/ask", text=ASKED)
    await lin.open("/questions")
    assert f"<strong>{ASKED}" not in lin.shown


async def test_an_empty_question_is_not_asked(office: Office) -> None:
    lin = await office.person("老林")
    await lin.open("/ask")
    await lin.send("/ask", text=" ")
    assert lin.status == 422
    assert "请写上问什么" in lin.text


async def test_a_draft_answers_beside_it_for_those_who_see_drafts(office: Office, bench: FakeBench) -> None:
    for name, asked in (("小陈", 1), ("小梅", 0), ("审计", 0)):
        bench.asked.clear()
        person = await office.person(name)
        await person.open("/ask")
        await person.send("/ask", text=ASKED, draft="1")
        assert sum(each[0] == "hear" for each in bench.asked) == asked, name
        assert ("还没有核对过" in person.text) == bool(asked)
