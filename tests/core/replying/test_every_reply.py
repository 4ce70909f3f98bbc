"""What must hold of every reply before, on and after the days on which documents end: properties alone."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.core.knowledge.parts import part_names, published
from bot.core.knowledge.validity import span, spoken, state
from bot.core.outcomes import Compared, Decision
from bot.core.replying.replier import Replier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.engine import Engine
    from bot.core.knowledge.documents import Document
    from bot.core.knowledge.model import Topic

DAYS = [date(2026, 11, 27), date(2026, 12, 31), date(2027, 1, 1), date(2028, 1, 1)]
VERIFIED = re.compile("据官方文本|据转载|据公开资料|据文章|通用号码|资料整理、未经复核")
LONG = 12
"""Characters from which a sentence said twice is one too many."""

Shown = tuple["Topic", str, tuple["Document", ...], str]


def every_part(engine: Engine, today: date) -> Iterator[Shown]:
    """Topic, part, the documents that its reply rests on, and the reply."""
    for topic in published(engine.knowledge):
        gaps = {gap.id for gap in topic.not_documented}
        for part in part_names(topic):
            documents = topic.resting_on("overview" if part in gaps else part)
            yield topic, part, documents, engine.show(f"{topic.id}/{part}", today).text


def every_comparison(engine: Engine, today: date) -> Iterator[tuple[Topic, Topic, str]]:
    language = engine.language
    replier = Replier(engine.knowledge, language.facets, language.smalltalk, language.wording)
    for pair in engine.knowledge.pairs:
        topic, twin = (engine.knowledge[side] for side in pair.topics)
        decision = Decision(Compared(topic.id, twin.id), 1.0, "twins_compared", "")
        yield topic, twin, replier.reply(decision, today).text


def sentences(text: str) -> list[str]:
    return [each for each in re.split(r"[。；\n]| · ", text) if len(each) >= LONG]


def contradicts(text: str) -> bool:
    ended = "到期前的规定" in text or "这一天已过" in text
    lasting = "还剩" in text or "最后一天" in text or "还没开始" in text
    return (ended and lasting) or bool(re.search(r"还剩约? ?0 天", text))


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_policy_reply_has_number_validity_contact_and_how_it_was_verified(
    engine: Engine, today: date
) -> None:
    for topic, part, documents, text in every_part(engine, today):
        where = f"{topic.id}/{part}: {text}"
        assert VERIFIED.search(text), where
        assert text.count("未经复核") == 1, where
        if topic.kind != "policy":
            continue
        numbers = [document.number for document in documents if document.number]
        assert any(number in text for number in numbers) or re.search(
            "文号没有载明|没有可引用的文件", text
        ), where
        assert any(line in text for line in (*topic.hotlines, "12345")), where
        held = span(documents)
        if held.until is not None:
            assert spoken(held.until) in text or held.until.isoformat() in text, where
        else:
            assert re.search("没有载明|截止日期", text) or any(note in text for note in held.notes), where


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_no_reply_contradicts_itself_or_says_anything_twice(engine: Engine, today: date) -> None:
    for topic, part, _, text in every_part(engine, today):
        where = f"{topic.id}/{part}: {text}"
        assert not contradicts(text), where
        said = sentences(text)
        assert len(said) == len(set(said)), where


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_what_has_ended_or_is_about_to_is_said_before_anything_else(engine: Engine, today: date) -> None:
    for topic, part, documents, text in every_part(engine, today):
        due = {state(document, today) for document in documents}
        lines = [line for line in text.split("\n") if not line.startswith("【")]
        assert lines[0].startswith("⚠") == bool(due - {None}), f"{topic.id}/{part}: {text}"
        if "expired" in due:
            assert re.search("到期|这一天已过|接续的是", lines[0]), text
            assert any(line in lines[0] for line in (*topic.hotlines, "12345")), text


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_undated_article_and_reprints_are_called_what_they_are(engine: Engine, today: date) -> None:
    for topic, part, documents, text in every_part(engine, today):
        kinds = {document.verified for document in documents}
        where = f"{topic.id}/{part}: {text}"
        assert ("据文章（未署日期，推定 2019 年）" in text) >= ("article" in kinds), where
        if "secondary" in kinds:
            assert re.search("以官方文本|以官方公布", text), where
            assert "据官方文本" not in text, where


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_comparison_gives_both_sides_their_own_papers(engine: Engine, today: date) -> None:
    for topic, twin, text in every_comparison(engine, today):
        where = f"{topic.id} / {twin.id}: {text}"
        assert VERIFIED.search(text), where
        assert text.count("未经复核") == 1, where
        for side in (topic, twin):
            line = next(line for line in text.split("\n") if line.startswith(f"· {side.short}："))
            foreign = {d.number for d in engine.knowledge.documents} - {d.number for d in side.documents}
            assert not any(number in line for number in foreign if number and number not in str(side)), where
            numbers = [document.number for document in side.documents if document.number]
            assert not numbers or any(number in text for number in numbers), where
            if side.kind == "policy":
                assert any(each in text for each in (*side.hotlines, "12345")), where
                assert tells_the_end(side, text), where
        assert "还剩 0 天" not in text, where


def tells_the_end(side: Topic, text: str) -> bool:
    held = span(side.documents)
    if not side.documents:
        return "没有可引用的文件" in text
    if held.until is not None:
        return held.until.isoformat() in text or spoken(held.until) in text
    return "未载明" in text or any(note in text for note in held.notes)


def test_what_is_related_and_has_ended_is_not_offered(engine: Engine) -> None:
    later = date(2028, 1, 1)
    for topic in published(engine.knowledge):
        for option in engine.show(topic.id, later).related:
            other = engine.knowledge[option.id.partition("/")[0]]
            assert "expired" not in {state(document, later) for document in other.documents}


def lengths(texts: list[str]) -> tuple[int, int]:
    """Median and ninetieth percentile, in characters."""
    ordered = sorted(map(len, texts))
    return ordered[len(ordered) // 2], ordered[len(ordered) * 9 // 10]


def test_replies_are_short_enough_for_a_phone(engine: Engine) -> None:
    today = DAYS[0]
    median, ninetieth = lengths([text for *_, text in every_part(engine, today)])
    assert median <= 140
    assert ninetieth <= 220


def test_every_comparison_is_short_enough_for_a_phone(engine: Engine) -> None:
    texts = [text for *_, text in every_comparison(engine, DAYS[0])]
    median, ninetieth = lengths(texts)
    assert median <= 165
    assert ninetieth <= 220
    assert max(map(len, texts)) <= 260


def test_beside_what_is_not_known_a_place_or_a_person_is_not_told_again(engine: Engine) -> None:
    for topic in published(engine.knowledge):
        if topic.kind in ("place", "person", "organisation") and topic.name_only is None:
            for gap in topic.not_documented:
                assert "资料里有的" not in engine.show(f"{topic.id}/{gap.id}", DAYS[0]).text, gap.id


def test_that_the_article_has_no_date_is_said_once(engine: Engine) -> None:
    undated = engine.language.wording("papers.how.article")
    told = [text for _, _, _, text in every_part(engine, DAYS[0]) if undated in text]
    assert len(told) > 20
    assert [text for text in told if text.count(undated) > 1 and text.splitlines()[-1].count(undated)] == []
