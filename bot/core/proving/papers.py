"""Judges the documents and what is said of time: what nobody cites, what has ended, and words that age.

A curated text is read for years, so it gives days; 今年 and 现行 are true only when they are written.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.proving.faults import Fault, Path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.core.knowledge.cases import Case
    from bot.core.knowledge.documents import Document
    from bot.core.knowledge.model import Knowledge, Topic

_AGEING = re.compile(
    "快到期|快要到期|即将|现行|今年|去年|明年|目前|还剩|近日|近期|本月|上个月|下个月"
    "|(?<![0-9] )(?<![0-9])日前|最近(?!一年|三年)"
)
_MISSING = re.compile(r"(?:[^，；。\n]{1,20}，)?(?:现有资料|资料|原文|文章)?里?没有(?:载明|写明)")
"""How a text begins that only says what is not in the material."""
_QUOTED = re.compile(r"“[^”]*”")
"""The words of a source, given as such, may age."""


def check_documents(
    knowledge: Knowledge, today: date | None = None, *, all_read: bool = True
) -> Iterator[Fault]:
    """Documents that nobody cites, successors that do not exist, ends that have passed, days yet to come.

    Args:
        knowledge: with its documents.
        today: the day to judge ends by; None leaves them alone.
        all_read: whether every topic could be read; if not, the rest may cite what seems uncited.
    """
    cited = {document.key for topic in knowledge for document in topic.sources}
    keys = {document.key for document in knowledge.documents}
    cited |= {document.successor for document in knowledge.documents if document.successor}
    for place, document in enumerate(knowledge.documents):
        path = ("documents", place)
        if document.successor is not None and document.successor not in keys - {document.key}:
            values: dict[str, object] = {"key": document.successor}
            yield Fault("", (*path, "successor"), "unknown_document", values)
        if document.key not in cited and all_read:
            yield Fault("", (*path, "key"), "uncited_document", {"key": document.key}, "warning")
        if today and document.until and document.until < today and not document.successor:
            values = {"key": document.key, "until": document.until}
            yield Fault("", (*path, "until"), "ended_document", values, "warning")


def check_past(knowledge: Knowledge, today: date) -> Iterator[Fault]:
    """Days on which something is said to have been done, and that are still to come."""
    for place, document in enumerate(knowledge.documents):
        for field, day in (("checked", document.checked), ("issued", document.issued)):
            if day is not None and day > today:
                values: dict[str, object] = {"field": field, "day": day, "today": today}
                yield Fault("", ("documents", place, field), "day_to_come", values)
    for topic in knowledge:
        if topic.review is not None and topic.review.reviewed > today:
            values = {"field": "reviewed", "day": topic.review.reviewed, "today": today}
            yield Fault(topic.id, ("review", "reviewed"), "day_to_come", values)


def check_ageing(knowledge: Knowledge) -> Iterator[Fault]:
    """Words in curated texts that are true only when they are written."""
    for topic in knowledge:
        for path, text in curated(topic):
            if found := _AGEING.search(_QUOTED.sub("", text)):
                yield Fault(topic.id, path, "ageing_word", {"word": found[0]})
    for place, pair in enumerate(knowledge.pairs):
        if found := _AGEING.search(_QUOTED.sub("", pair.apart or "")):
            yield Fault("", ("pairs", place, "apart"), "ageing_word", {"word": found[0]})


def curated(topic: Topic) -> Iterator[tuple[Path, str]]:
    """Every text of a topic that people read as an answer, with its path."""
    for name, facet in topic.facets.items():
        yield ("facets", name, "answer"), facet.answer
    for place, question in enumerate(topic.questions):
        yield ("questions", place, "answer"), question.answer
    for place, case in enumerate(topic.cases):
        yield from _sentences(("cases", place), case)
    yield from _worked_out(topic)
    for place, old in enumerate(topic.supersedes):
        yield ("supersedes", place, "answer"), old.answer
    if topic.one_line:
        yield ("one_line",), topic.one_line
    for place, gap in enumerate(topic.not_documented):
        yield ("not_documented", place, "about"), gap.about
        if gap.note:
            yield ("not_documented", place, "note"), gap.note
    if topic.name_only:
        yield ("name_only",), topic.name_only


def _worked_out(topic: Topic) -> Iterator[tuple[Path, str]]:
    for place, each in enumerate(topic.sums):
        yield ("sums", place, "answer"), each.answer
        if each.beyond:
            yield ("sums", place, "beyond"), each.beyond


def _sentences(path: Path, case: Case) -> Iterator[tuple[Path, str]]:
    if case.ask:
        yield (*path, "ask"), case.ask
    for place, side in enumerate(case.sides):
        yield (*path, "sides", place, "answer"), side.answer
        if side.then:
            yield from _sentences((*path, "sides", place, "then"), side.then)


def ending(knowledge: Knowledge, today: date, within: int) -> list[tuple[Document, tuple[Topic, ...]]]:
    """Cited documents that have ended or end within so many days, the earliest first, with who cites them.

    Args:
        knowledge: with its documents.
        today: the day to count from.
        within: days from then, inclusive.
    """
    citing: dict[str, list[Topic]] = {}
    for topic in knowledge:
        for document in topic.sources:
            citing.setdefault(document.key, []).append(topic)
    last = today + timedelta(days=within)
    dated = ((document.until, document) for document in knowledge.documents if document.until)
    found = [document for until, document in dated if until <= last and document.key in citing]
    found.sort(key=lambda document: (document.until or last, document.key))
    return [(document, tuple(citing[document.key])) for document in found]


def check_missing(knowledge: Knowledge) -> Iterator[Fault]:
    """Answers that only say that something is not in the material, and are not marked so."""
    for topic in knowledge:
        for place, question in enumerate(topic.questions):
            if question.documented and _MISSING.match(question.answer):
                yield Fault(topic.id, ("questions", place, "answer"), "missing_unmarked", {}, "warning")
