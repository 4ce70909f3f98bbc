"""The papers of an answer, on a topic of a few lines."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.core.knowledge.documents import Document
from bot.core.knowledge.model import Topic
from bot.core.knowledge.wording import Wording
from bot.core.replying.sourcing import Sourcing
from tests.core.small_wording import TEXTS

TODAY = date(2026, 11, 27)


def document(key: str = "a", **fields: Any) -> Document:
    return Document.model_validate(
        {"key": key, "number": f"测〔2026〕{key}号", "verified": "official", "checked": TODAY, **fields}
    )


def topic(*documents: Document, **fields: Any) -> Topic:
    return Topic(
        **{
            "id": "one",
            "title": "设备更新贷款贴息政策",
            "aliases": ("设备贴息",),
            "kind": "policy",
            "documents": documents,
            "facets": {"overview": "要点"},
            **fields,
        }
    )


def sourcing(*documents: Document) -> Sourcing:
    return Sourcing(Wording(TEXTS), {each.key: each for each in documents})


def test_a_document_of_the_topic_is_warned_of_by_the_name_of_the_policy() -> None:
    ending = document(until=date(2026, 12, 31))
    (line,) = sourcing().warnings(topic(ending), [ending], TODAY)
    assert line == "设备贴息到 2026 年 12 月 31 日 为止，还有 34 天"


def test_a_document_of_one_part_is_warned_of_by_its_own_name() -> None:
    ending = document("b", title="行动计划", until=date(2026, 12, 31))
    (line,) = sourcing().warnings(topic(document()), [ending], TODAY)
    assert line.startswith("《行动计划》到")


def test_what_has_ended_names_what_followed_it() -> None:
    ended = document(until=date(2026, 6, 30), successor="b")
    followed = document("b", title="新通知")
    (line,) = sourcing(followed).warnings(topic(ended), [ended], TODAY)
    assert "接续 《新通知》测〔2026〕b号" in line


def test_where_one_document_has_ended_nothing_is_said_of_the_next_end() -> None:
    ended, ending = document(until=date(2026, 6, 30)), document("b", until=date(2026, 12, 31))
    lines = sourcing().warnings(topic(ended, ending), [ended, ending], TODAY)
    assert len(lines) == 1
    assert "已于" in lines[0]


def test_what_was_said_above_is_left_out_of_the_last_line() -> None:
    ending = document(until=date(2026, 12, 31))
    whole = sourcing().papers(topic(ending), [ending], "")
    assert whole == "依据：测〔2026〕a号 · 至 2026 年 12 月 31 日 · 官方、未复核"
    for said in ("到 2026 年 12 月 31 日为止", "到 2026-12-31"):
        assert sourcing().papers(topic(ending), [ending], said) == "依据：测〔2026〕a号 · 官方、未复核"
    assert sourcing().papers(topic(ending), [ending], "见测〔2026〕a号").startswith("至 2026")


def test_a_reprint_beside_an_official_text_makes_the_answer_a_reprint() -> None:
    both = [document(), document("b", verified="secondary")]
    assert "转载" in sourcing().papers(topic(*both), both, "")


def test_what_rests_on_the_undated_article_alone_says_so_once() -> None:
    article = document(number=None, title="新篇章", verified="article")
    plan = topic(article, kind="plan")
    assert sourcing().papers(plan, [article], "") == "据文章、未复核"
    assert sourcing().papers(plan, [article, document()], "") == "依据：测〔2026〕a号 · 据文章 · 官方、未复核"


def test_only_an_entry_that_was_reviewed_does_without_the_caution() -> None:
    reviewed = topic(document(), review={"by": "主管部门", "reviewed": TODAY})
    assert "未复核" not in sourcing().papers(reviewed, reviewed.documents, "")


def test_a_law_without_a_known_number_says_so() -> None:
    law = document(number=None, title="民营经济促进法")
    assert sourcing().papers(topic(law), [law], "").startswith("依据：《民营经济促进法》；没有文号")


def test_whom_to_ask_is_said_once_and_never_missing_for_a_policy() -> None:
    assert sourcing().ask(topic(document()), "") == ["咨询：12345"]
    assert sourcing().ask(topic(document(), hotlines=("12366",)), "先打 12366") == []
    plan = topic(document(), kind="plan")
    assert sourcing().ask(plan, "") == []
    assert sourcing().ask(plan, "", always=True) == ["咨询：12345"]
