"""Texts say something, plainly."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.knowledge.model import Knowledge, Topic
from bot.core.proving.answering import LONGEST, check_texts


def topic(name: str, **more: Any) -> Topic:
    return Topic.model_validate(
        {
            "id": name,
            "title": f"主题{name}",
            "kind": "policy",
            "documents": [{"key": "a", "title": "通知", "verified": "official", "checked": "2026-11-23"}],
            "facets": {"overview": "要点"},
            **more,
        }
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("……", "says_nothing"),
        ("第一<br>第二", "markup"),
        ("第一&nbsp;第二", "markup"),
        ("见 **第三条**", "markup"),
        ("# 条件", "markup"),
        ("[官网](https://www.gov.cn)", "markup"),
        ("补５０元", "wide_figures"),
        ("对“启航计划的企业", "odd_quote"),
        ("见《办法", "odd_quote"),
        ("办法》第三条", "odd_quote"),
        ("要点\n  <<<<<<< HEAD\n旧", "conflict_in_text"),
        ("<<<<<<< HEAD\n旧", "conflict_in_text"),
        ("旧\n  =======\n新", "conflict_in_text"),
        ("稳" * (LONGEST + 1), "long_answer"),
    ],
)
def test_a_text_that_reads_badly_is_found(text: str, key: str) -> None:
    (fault,) = check_texts(Knowledge((topic("one", facets={"overview": text}),)))
    assert (fault.topic, fault.path, fault.key) == ("one", ("facets", "overview", "answer"), key)


@pytest.mark.parametrize(
    "text",
    [
        "“‘启航’”《办法》",
        "a = b\n======== 分隔",
        "比例 < 5%，> 3%",
        "R&D 费用",
        "· 第一\n· 第二",
        "稳" * LONGEST,
    ],
)
def test_a_plain_text_is_left_alone(text: str) -> None:
    assert not list(check_texts(Knowledge((topic("one", facets={"overview": text}),))))


def test_a_title_with_half_a_pair_of_quotes_is_a_reminder() -> None:
    (fault,) = check_texts(Knowledge((topic("one", title="“启航计划"),)))
    assert (fault.path, fault.key, fault.level) == (("title",), "odd_quote", "warning")
