"""The knowledge base in the console: who finds what in it, a topic on a day, what `check` says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.knowledge.problems import Problem
from bot.core.proving.goldens import Trial
from bot.ports.bench import Survey
from tests.console.conftest import serving

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.engine import Engine
    from bot.core.knowledge.model import Knowledge
    from tests.console.conftest import FakeBench, Office

REFUND = "job-stabilisation-refund"
SAID = Problem("policies/x.yaml", 3, 1, REFUND, "这句话太长", "warning")


async def test_everybody_finds_a_topic_by_title_alias_and_id(office: Office) -> None:
    for name in ("小梅", "审计", "小陈"):
        person = await office.person(name)
        for given in ("失业保险稳岗返还", "稳岗补贴", "job-stab"):
            await person.open(f"/knowledge?q={given}")
            assert f"/console/knowledge/{REFUND}" in person.shown, (name, given)
            assert "/console/knowledge/yinglin" not in person.shown
    await person.open("/knowledge?q=没有这种政策")
    assert "没有这样的主题" in person.text


async def test_topics_are_found_by_what_there_is_to_say_of_them(office: Office, bench: FakeBench) -> None:
    bench.found = Survey((SAID,))
    lin = await office.person("老林")
    await lin.open("/knowledge?mark=ended")
    assert "已到期" in lin.text
    assert f"/{REFUND}" not in lin.shown
    await lin.open("/knowledge?mark=faulty")
    await lin.open("/knowledge?mark=faulty")
    assert f"/{REFUND}" in lin.shown
    assert "共 1 个主题" in lin.text
    await lin.open("/knowledge?mark=nonsense")
    assert f"/{REFUND}" in lin.shown


async def test_a_topic_is_shown_as_people_see_it_on_the_day_that_is_chosen(
    office: Office, engine: Engine
) -> None:
    mei = await office.person("小梅")
    await mei.open(f"/knowledge/{REFUND}?on=2026-11-24")
    assert engine.show(f"{REFUND}/benefit", date(2026, 11, 24)).text in mei.text
    later = engine.show(f"{REFUND}/benefit", date(2027, 5, 1)).text
    assert later not in mei.text
    await mei.open(f"/knowledge/{REFUND}?on=2027-05-01")
    assert later in mei.text
    await mei.open(f"/knowledge/{REFUND}?on=9999-99-99")
    assert mei.status == 200


async def test_what_check_and_the_golden_utterances_say_is_kept_and_not_computed_again(
    office: Office, bench: FakeBench
) -> None:
    right = Trial(REFUND, (), "稳岗返还返多少", f"{REFUND}/benefit", "answered", "", "right")
    wrong = replace(right, say="稳岗返还吗", verdict="wrong", outcome="unanswered")
    bench.found = Survey((SAID,), {REFUND: (right, wrong)})
    mei = await office.person("小梅")
    await mei.open(f"/knowledge/{REFUND}")
    assert "正在检查" in mei.text
    for _ in range(2):
        await mei.open(f"/knowledge/{REFUND}")
        assert "这句话太长" in mei.text
        assert "2 句，1 句和写的一样" in mei.text
    assert bench.surveys == 1


async def test_where_checking_fails_it_is_said_and_tried_again(office: Office, bench: FakeBench) -> None:
    bench.fails = "内存不够"
    mei = await office.person("小梅")
    await mei.open("/knowledge")
    await mei.open("/knowledge")
    assert "检查没有做成：内存不够" in mei.text
    bench.fails = ""
    await mei.open("/knowledge")
    await mei.open("/knowledge")
    assert "没有做成" not in mei.text
    assert bench.surveys == 2


@pytest.fixture
def with_a_draft(engine: Engine) -> Engine:
    """An engine in whose knowledge base one topic is a draft."""
    knowledge: Knowledge = engine.knowledge
    draft = knowledge[REFUND].model_copy(update={"status": "draft"})
    topics = tuple(draft if each.id == REFUND else each for each in knowledge)
    from bot.adapters.words import segment  # noqa: PLC0415  # loads a dictionary
    from bot.core.engine import Engine  # noqa: PLC0415

    return Engine(replace(knowledge, topics=topics), engine.language, segment)


async def test_a_draft_is_seen_by_curators_alone_as_it_will_look(
    with_a_draft: Engine, engine: Engine, tmp_path: Path, bench: FakeBench
) -> None:
    async with serving(with_a_draft, tmp_path, bench) as office:
        for name, sees in (("小梅", False), ("审计", False), ("小陈", True), ("老林", True)):
            person = await office.person(name)
            await person.open(f"/knowledge/{REFUND}?on=2026-11-24")
            assert person.status == (200 if sees else 404), name
            wanted = engine.show(f"{REFUND}/benefit", date(2026, 11, 24)).text
            assert (wanted in person.text) == sees
            await person.open("/knowledge?mark=draft")
            assert (f"/{REFUND}" in person.shown) == sees
