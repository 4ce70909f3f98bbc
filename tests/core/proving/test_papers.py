"""What is found wrong with documents and with words about time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.core.knowledge.documents import Document
from bot.core.knowledge.model import Knowledge, Review, Topic
from bot.core.proving.papers import check_ageing, check_documents, check_past, ending

TODAY = date(2026, 11, 27)


def document(key: str, **fields: Any) -> Document:
    return Document.model_validate(
        {"key": key, "number": f"测〔2026〕{key}号", "verified": "official", "checked": TODAY, **fields}
    )


def knowledge(*documents: Document, cited: tuple[Document, ...] = (), answer: str = "要点") -> Knowledge:
    topic = Topic(
        id="one", title="主题", kind="policy", documents=cited or documents, facets={"overview": answer}
    )
    return Knowledge((topic,), documents=documents)


@pytest.mark.parametrize(
    "text",
    [
        "政策快到期了",
        "现行标准是 10 万元",
        "今年还有",
        "目前 3 家",
        "还剩 10 天",
        "近日发布",
        "最近通知",
        "日前印发",
    ],
)
def test_a_word_that_ages_is_an_error_at_its_text(text: str) -> None:
    (fault,) = check_ageing(knowledge(document("1"), answer=text))
    assert (fault.key, fault.level, fault.path) == ("ageing_word", "error", ("facets", "overview", "answer"))


@pytest.mark.parametrize(
    "text",
    ["文中写“截止到今年9月”", "按最近一年收入分档", "2025 年 12 月 31 日前的文件", "到 2026 年 12 月 31 日"],
)
def test_quotations_conditions_and_days_do_not_age(text: str) -> None:
    assert not list(check_ageing(knowledge(document("1"), answer=text)))


def test_nothing_was_checked_issued_or_reviewed_on_a_day_to_come() -> None:
    later = document("1", checked=date(2036, 11, 27), issued=date(2027, 1, 1), until=date(2030, 1, 1))
    faults = list(check_past(knowledge(later), TODAY))
    assert [(fault.key, fault.path[-1]) for fault in faults] == [
        ("day_to_come", "checked"),
        ("day_to_come", "issued"),
    ]
    topic = knowledge(document("1")).topics[0]
    reviewed = topic.model_copy(update={"review": Review(by="工商联", reviewed=date(2036, 1, 1))})
    (fault,) = check_past(Knowledge((reviewed,)), TODAY)
    assert fault.path == ("review", "reviewed")


def test_what_only_broken_topics_may_cite_is_not_blamed() -> None:
    first, second = document("1"), document("2")
    assert not list(check_documents(knowledge(first, second, cited=(first,)), all_read=False))


def test_a_document_that_nobody_cites_is_a_warning() -> None:
    first, second = document("1"), document("2")
    faults = list(check_documents(knowledge(first, second, cited=(first,))))
    assert [(fault.key, fault.level, fault.path) for fault in faults] == [
        ("uncited_document", "warning", ("documents", 1, "key"))
    ]


def test_an_end_that_has_passed_is_a_warning_until_a_successor_is_named() -> None:
    ended = document("1", until=date(2026, 11, 26))
    assert [fault.key for fault in check_documents(knowledge(ended), TODAY)] == ["ended_document"]
    assert not list(check_documents(knowledge(ended), date(2026, 11, 26)))
    followed = document("1", until=date(2026, 11, 26), successor="2")
    assert not list(check_documents(knowledge(followed, document("2"), cited=(followed,)), TODAY))


def test_a_successor_that_does_not_exist_is_an_error() -> None:
    for successor in ("none", "1"):
        (fault,) = check_documents(knowledge(document("1", successor=successor)))
        assert (fault.key, fault.level) == ("unknown_document", "error")


def test_what_ends_within_some_days_is_listed_the_earliest_first_with_who_cites_it() -> None:
    late, soon = document("1", until=date(2027, 1, 26)), document("2", until=date(2026, 12, 31))
    never, later = document("3"), document("4", until=date(2027, 1, 27))
    found = ending(knowledge(late, soon, never, later), TODAY, 60)
    cited = [(each.key, [topic.title for topic in topics]) for each, topics in found]
    assert cited == [("2", ["主题"]), ("1", ["主题"])]
