"""Two versions, told apart as a curator would."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.core.knowledge.documents import Document
from bot.core.knowledge.model import Asked, Knowledge
from bot.core.knowledge.pairs import Pair
from bot.core.proving.differing import Difference, differences
from tests.core.small import TODAY, topic


def umbrella(**fields: Any) -> Any:
    return topic(**{"id": "umbrella", "title": "雨伞补助", "facets": {"overview": "每把补 5 元。"}, **fields})


def paper(**fields: Any) -> Document:
    return Document.model_validate(
        {"key": "a", "number": "测〔2026〕1号", "verified": "official", "checked": TODAY, **fields}
    )


def between(old: Knowledge, new: Knowledge) -> list[Difference]:
    return list(differences(old, new))


def test_the_same_version_has_no_differences() -> None:
    knowledge = Knowledge((umbrella(),), documents=(paper(),))
    assert between(knowledge, knowledge) == []


def test_topics_come_go_and_are_withdrawn() -> None:
    old = Knowledge((umbrella(), umbrella(id="gone", title="没了")))
    new = Knowledge((umbrella(status="withdrawn"), umbrella(id="come", title="来了")))
    assert between(old, new) == [
        Difference("status", "umbrella", "雨伞补助", old="published", new="withdrawn"),
        Difference("topic_added", "come", "来了", new="published"),
        Difference("topic_removed", "gone", "没了", old="published"),
    ]


def test_parts_are_reworded_added_and_taken_out() -> None:
    old = umbrella(facets={"overview": "每把补 5 元。", "materials": "带伞。"}, one_line="补 5 元。")
    new = umbrella(
        facets={"overview": "每把补 8 元。"},
        questions=[{"id": "colour", "phrasings": ["什么颜色"], "answer": "都行。"}],
        one_line="补 5 元。",
    )
    assert between(Knowledge((old,)), Knowledge((new,))) == [
        Difference("text", "umbrella", "雨伞补助", "overview", "每把补 5 元。", "每把补 8 元。"),
        Difference("text_added", "umbrella", "雨伞补助", "colour", "", "都行。"),
        Difference("text_removed", "umbrella", "雨伞补助", "materials", "带伞。", ""),
        Difference("phrasings", "umbrella", "雨伞补助", "colour", added=1),
    ]


def test_names_and_ways_of_asking_are_counted() -> None:
    old = Knowledge(
        (umbrella(aliases=["伞补"]),),
        asked={"umbrella": Asked(topic="umbrella", parts={"overview": ("一", "二")})},
    )
    new = Knowledge(
        (umbrella(aliases=["伞补", "雨具"]),),
        asked={"umbrella": Asked(topic="umbrella", parts={"overview": ("二", "三", "四")})},
    )
    assert between(old, new) == [
        Difference("names", "umbrella", "雨伞补助", added=1),
        Difference("phrasings", "umbrella", "雨伞补助", "overview", added=2, removed=1),
    ]


def test_documents_come_go_and_end_on_another_day() -> None:
    end = date(2027, 12, 31)
    old = Knowledge((), documents=(paper(), paper(key="b", until=end)))
    new = Knowledge((), documents=(paper(until=end), paper(key="c")))
    name = "测〔2026〕1号"
    assert between(old, new) == [
        Difference("document_end", "a", name, old="", new="2027-12-31"),
        Difference("document_added", "c", name),
        Difference("document_removed", "b", name, old="2027-12-31"),
    ]


def test_pairs_come_and_go_whichever_side_is_named_first() -> None:
    topics = umbrella(), umbrella(id="parasol", title="阳伞补助"), umbrella(id="hat", title="帽子补助")
    old = Knowledge(topics, pairs=(Pair(topics=("umbrella", "parasol")), Pair(topics=("umbrella", "hat"))))
    new = Knowledge(topics, pairs=(Pair(topics=("parasol", "umbrella")), Pair(topics=("parasol", "hat"))))
    assert between(old, new) == [
        Difference("pair_added", "hat+parasol", "帽子补助、阳伞补助"),
        Difference("pair_removed", "hat+umbrella", "帽子补助、雨伞补助"),
    ]
