"""A page says what the replies say, all of it, on every day."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.knowledge.parts import part_names, published
from bot.core.replying.paging import Paging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.engine import Engine
    from bot.core.replying.page import TopicPage

DAYS = [date(2025, 12, 30), date(2026, 11, 27), date(2026, 12, 31), date(2028, 1, 1)]


@pytest.fixture(scope="module")
def paging(engine: Engine) -> Paging:
    return Paging(engine.knowledge, engine.language.facets, engine.language.wording)


def said(page: TopicPage) -> str:
    """Every word of a page, in order, without what only leads elsewhere."""

    def pieces() -> Iterator[str]:
        yield from page.warnings
        for section in (page.overview, *page.sections):
            yield from (section.heading, *section.warnings, section.text, section.papers)
        yield from (limit.sentence for case in page.limits for limit in case)
        yield from (line for twin in page.twins for line in twin.lines)
        for group in page.missing:
            yield from (*(about for _, about in group.about), group.note)
        yield from (page.contact, page.papers, page.basis)
        yield from (
            piece for source in page.sources for piece in (source.name, source.url or "", source.papers)
        )

    return "\n".join(pieces())


MARK = "⚠"


def due(warning: str) -> str:
    """What a warning is about; what is to be done about it is worded otherwise where no rule follows."""
    return re.split("[，。]", warning)[0]


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_what_is_replied_to_each_part_stands_on_the_page(engine: Engine, paging: Paging, today: date) -> None:
    wording = engine.language.wording
    silent = (wording("gap.known", text=""), wording("answer.contact", hotlines=""), "【", "文件依据：")
    lacking = wording("gap.part", about="")
    for topic in published(engine.knowledge):
        page = said(paging.page(topic, today))
        for part in part_names(topic):
            *lines, papers = engine.show(f"{topic.id}/{part}", today).text.split("\n")
            missing = [
                line
                for line in lines
                if line.removesuffix(lacking) not in page
                and not line.startswith(silent)
                and not (line.startswith(MARK) and due(line) in page)
            ]
            assert missing == [], (topic.id, part)
            unreviewed = wording("papers.unreviewed")
            short = wording("papers.article_told", unreviewed=unreviewed)  # the reply has said the rest
            papers = papers.replace(short, wording("papers.article", unreviewed=unreviewed))
            facts = papers.removeprefix(wording("papers.line", facts="")).split(wording("papers.between"))
            assert [fact for fact in facts if not all(each in page for each in fact.split("；"))] == []


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_warning_stands_above_what_it_is_about(engine: Engine, paging: Paging, today: date) -> None:
    for topic in published(engine.knowledge):
        page = paging.page(topic, today)
        for section in (page.overview, *page.sections):
            replied = engine.show(f"{topic.id}/{section.part}", today).text.split("\n")
            above = [due(warning) for warning in (*page.warnings, *section.warnings)]
            for warning in (line for line in replied if line.startswith(MARK)):
                assert due(warning) in above


def test_who_forwards_a_page_forwards_its_warning_in_one_line(engine: Engine, paging: Paging) -> None:
    topic = engine.knowledge["job-stabilisation-refund"]
    page = paging.page(topic, date(2026, 11, 27))
    assert page.description.startswith("⚠ 稳岗返还到 2026 年 12 月 31 日为止，还剩 34 天。 不裁员")
    assert "\n" not in page.description


def test_a_topic_of_which_only_the_name_is_known_says_just_that(engine: Engine, paging: Paging) -> None:
    bare = [topic for topic in published(engine.knowledge) if topic.name_only is not None]
    assert bare
    for topic in bare:
        page = paging.page(topic, DAYS[1])
        assert page.overview.text == topic.name_only
        assert [section.part for section in page.sections] == [
            question.id for question in topic.questions if question.documented
        ]


def test_a_part_that_is_not_documented_is_no_answer(engine: Engine, paging: Paging) -> None:
    found = 0
    for topic in published(engine.knowledge):
        page = paging.page(topic, DAYS[1])
        told = {section.part for section in (page.overview, *page.sections)}
        listed = {part for group in page.missing for part, _ in group.about}
        known = {gap.id for gap in topic.not_documented} | topic.undocumented
        assert listed == known
        assert not listed & told
        found += len(topic.undocumented)
    assert found


def test_both_sides_of_a_limit_are_told_and_the_finer_ones_below(engine: Engine, paging: Paging) -> None:
    headcount, insured = paging.page(engine.knowledge["job-stabilisation-refund"], DAYS[1]).limits
    assert [(limit.who, limit.finer) for limit in headcount] == [
        ("30 人及以下", False),
        ("20%及以下", True),
        ("超过 20%", True),
        ("超过 30 人", False),
    ]
    assert len(insured) == 2


def test_a_twin_is_told_apart_as_in_the_chat_from_either_side(engine: Engine, paging: Paging) -> None:
    one, other = engine.knowledge["sme-loan-interest"], engine.knowledge["equipment-loan-interest"]
    (here,) = (twin for twin in paging.page(one, DAYS[1]).twins if twin.topic == other.id)
    (there,) = (twin for twin in paging.page(other, DAYS[1]).twins if twin.topic == one.id)
    assert here.lines == there.lines
    assert here.lines[0] == "不是同一项，同一笔贷款不能重复享受中央财政贴息："


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_part_with_documents_of_its_own_ends_with_their_line_as_its_reply_does(
    engine: Engine, paging: Paging, today: date
) -> None:
    own = 0
    for topic in published(engine.knowledge):
        page = paging.page(topic, today)
        for section in (page.overview, *page.sections):
            elsewhere = topic.resting_on(section.part) != topic.documents
            assert bool(section.papers) == (elsewhere and topic.name_only != section.text)
            if section.papers:
                own += 1
                ends = engine.show(f"{topic.id}/{section.part}", today).text.rpartition("\n")[2]
                assert section.papers == ends
    assert own
