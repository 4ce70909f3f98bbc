from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.channels.telegram.codec import Show
from bot.channels.telegram.rendering import CHUNK, button, readable, render, split, units
from bot.core.outcomes import Clarify, Option, Reply, Unanswered
from tests.channels.telegram.stub_engine import LONG, StubEngine, decision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.channels.telegram.rendering import Screen
    from bot.core.knowledge.wording import Wording

anything = st.text(alphabet=st.characters(), max_size=300)  # lone surrogates too
long_texts = st.lists(anything | st.integers(0, 5000).map(lambda n: "税😀" * n), max_size=6).map("\n".join)


def labels(screen: Screen) -> list[list[str]]:
    if screen.keyboard is None:
        return []
    return [[each.text for each in row] for row in screen.keyboard.inline_keyboard]


def data(screen: Screen) -> list[str]:
    assert screen.keyboard is not None
    return [str(each.callback_data) for row in screen.keyboard.inline_keyboard for each in row]


@given(long_texts)
@example("")
@example("\n\n")
@example("\ud800")
@example("😀" * 4000)
@example("a" * (CHUNK - 1) + "😀")
def test_every_text_is_cut_into_pieces_that_telegram_takes(text: str) -> None:
    chunks = split(text)
    assert chunks
    for chunk in chunks:
        assert chunk.strip()
        assert units(chunk) <= CHUNK
        chunk.encode("utf-8")  # no half of a surrogate pair


@given(long_texts)
def test_cutting_loses_no_character(text: str) -> None:
    def bare(parts: Iterable[str]) -> str:
        return "".join("".join(parts).split())

    if bare(readable(text)):
        assert bare(split(text)) == bare(readable(text))


def test_a_long_text_is_cut_at_line_ends() -> None:
    lines = [f"第{number}行" + "条" * 200 for number in range(60)]
    chunks = split("\n".join(lines))
    assert len(chunks) > 1
    assert "\n".join(chunks).split("\n") == lines


def test_a_character_of_two_units_is_never_halved() -> None:
    assert split("a😀", limit=2) == ("a", "😀")


def test_texts_are_sent_as_they_are_because_there_is_no_markup(wording: Wording) -> None:
    reply = replace(StubEngine().show("refund"), text="<b>粗</b> & *星* {花}")
    assert render(reply, 1, wording).chunks == ("<b>粗</b> & *星* {花}",)


def test_an_answer_offers_its_other_parts_two_in_a_row_then_related_topics_then_the_vote(
    wording: Wording,
) -> None:
    shown = render(StubEngine().show("refund"), 7, wording)
    assert labels(shown) == [["条件", "材料"], ["怎么办"], ["小规模增值税"], ["👍 有用", "👎 没答好"]]
    assert data(shown)[-2:] == ["u:7", "d:7"]


def test_a_choice_has_a_row_for_each_option_and_none_of_these(wording: Wording) -> None:
    options = (Option("loan-a", "甲"), Option("loan-b", "乙"))
    shown = render(Reply(decision(Clarify("close", ())), "哪一项？", options=options), 7, wording)
    assert labels(shown) == [["甲"], ["乙"], ["都不是"]]
    assert data(shown) == ["c:7:loan-a", "c:7:loan-b", "n:7"]


def test_a_gap_offers_the_parts_that_are_known_and_no_vote(wording: Wording) -> None:
    reply = StubEngine()._replies()["对标"]
    assert labels(render(reply, 7, wording)) == [["设备更新贷款贴息", "中小微贷款贴息"]]


def test_what_is_not_answered_offers_the_categories(wording: Wording) -> None:
    shown = render(Reply(decision(Unanswered()), "没有资料"), 7, wording)
    assert data(shown) == ["k"]


@pytest.mark.parametrize("word", ["你好", "人工"])
def test_small_talk_has_no_buttons(wording: Wording, word: str) -> None:
    assert render(StubEngine()._replies()[word], 7, wording).keyboard is None


def test_the_longest_ids_fit_into_a_button(wording: Wording) -> None:
    option = Option(f"{LONG}/eligibility", "条件")
    shown = render(Reply(decision(Clarify("close", ())), "?", options=(option,)), 10**17, wording)
    assert all(len(each.encode()) <= 64 for each in data(shown))


@given(anything)
def test_every_label_makes_a_button(label: str) -> None:
    made = button(label, Show("x"))
    assert made.text.strip()
    made.text.encode("utf-8")


def test_what_needs_saying_first_stands_above_the_answer(wording: Wording) -> None:
    assert render(StubEngine().show("vat"), 1, wording, "您改了：").chunks[0].startswith("您改了：\n【")


def test_where_an_answer_asks_for_a_figure_its_sides_are_buttons_above_the_rest(
    wording: Wording,
) -> None:
    sides = (Option("refund/eligibility@0.0", "30 人及以下"), Option("refund/eligibility@0.1", "超过 30 人"))
    reply = replace(StubEngine().show("refund/eligibility"), options=sides)
    rows = labels(render(reply, 7, wording))
    assert rows[:2] == [["30 人及以下"], ["超过 30 人"]]
    assert "都不是" not in str(rows)
    assert data(render(reply, 7, wording))[:2] == [f"c:7:{each.id}" for each in sides]
