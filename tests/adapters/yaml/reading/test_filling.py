"""An end that a text takes from its document."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from bot.adapters.yaml.reading.folder import read_folder
from bot.adapters.yaml.reading.loading import load_knowledge, load_language
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.knowledge.parts import part_names, published
from bot.core.knowledge.validity import spoken
from bot.core.outcomes import Answered, Compared, Decision, Gap
from bot.core.replying.replier import Replier

ROOT = Path(__file__).parents[4]
DOCUMENTS = """\
documents:
  - {key: a, title: 通知, until: 2026-12-31, verified: official, checked: 2026-11-23}
  - {key: b, title: 办法, until: 2027-06-30, provisional: true, verified: official, checked: 2026-11-23}
  - {key: c, title: 意见, verified: official, checked: 2026-11-23}
"""
TOPIC = """\
id: steady-jobs
title: 稳岗返还
kind: policy
documents: [a]
facets:
  overview: 执行到 {到期}。
questions:
  - id: later
    documents: [%s]
    phrasings: [能办到几时]
    answer: 能办到 %s。
"""


def folder_with(folder: Path, document: str, place: str = "{到期}") -> Path:
    (folder / "_documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    (folder / "steady-jobs.yaml").write_text(TOPIC % (document, place), encoding="utf-8")
    return folder


def test_a_text_ends_with_the_document_that_it_rests_on(tmp_path: Path) -> None:
    topic = load_knowledge(folder_with(tmp_path, "b"))["steady-jobs"]
    assert topic.facets["overview"].answer == "执行到 2026 年 12 月 31 日。"
    assert topic.questions[0].answer == "能办到 2027 年 6 月 30 日前后（暂定）。"


@pytest.mark.parametrize(
    ("document", "place", "says"),
    [("a", "{截止}", "花括号里只能写“{到期}”"), ("c", "{到期}", "没有写 until")],
)
def test_a_place_that_nothing_can_fill_is_refused(
    document: str, place: str, says: str, tmp_path: Path
) -> None:
    (problem,) = read_folder(folder_with(tmp_path, document, place)).problems
    assert (problem.line, problem.level) == (11, "error")
    assert says in problem.sentence


LATER = 10
"""Years: no other document ends on any of these days."""


def later(day: date) -> date:
    return day.replace(year=day.year + LATER)


def extended(tmp_path: Path) -> Path:
    """A copy of the shipped folder in which every document ends years later."""
    copy = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", copy)
    documents = copy / "_documents.yaml"
    text = documents.read_text(encoding="utf-8")
    ends = re.compile(r"(?<=until: )(\d{4})(?=-)")
    documents.write_text(ends.sub(lambda found: str(int(found[0]) + LATER), text), encoding="utf-8")
    return copy


def replies(folder: Path, knowledge: Knowledge, today: date) -> dict[str, str]:
    """The reply to every part and pair."""
    language = load_language(folder)
    replier = Replier(knowledge, language.facets, language.smalltalk, language.wording)
    found = {}
    for topic in published(knowledge):
        gaps = {gap.id for gap in topic.not_documented}
        for part in part_names(topic):
            gap = part in gaps or topic.name_only is not None
            outcome = Gap(topic.id, part) if gap else Answered((PartRef(topic.id, part),))
            found[f"{topic.id}/{part}"] = replier.reply(Decision(outcome, 1.0, "", ""), today).text
    for pair in knowledge.pairs:
        compared = Decision(Compared(*pair.topics), 1.0, "", "")
        found[" / ".join(pair.topics)] = replier.reply(compared, today).text
    return found


def tells(text: str, day: date) -> bool:
    return spoken(day) in text or day.isoformat() in text


def test_an_extension_of_documents_changes_every_reply_that_told_their_end(tmp_path: Path) -> None:
    copy, today = extended(tmp_path), date(2026, 11, 27)
    shipped = load_knowledge(ROOT / "knowledge")
    before = replies(ROOT / "knowledge", shipped, today)
    after = replies(copy, load_knowledge(copy), today)
    changed = 0
    for where, text in before.items():
        topics = [shipped[name] for name in re.findall(r"[a-z0-9-]+", where)[:2] if name in shipped]
        ends = {document.until for topic in topics for document in topic.sources if document.until}
        told = [end for end in ends if tells(text, end)]
        assert not [end for end in told if tells(after[where], end)], f"{where}: {after[where]}"
        assert all(tells(after[where], later(end)) for end in told), f"{where}: {after[where]}"
        changed += bool(told)
    assert changed > 500
