"""What counts as a choice, and what is a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.choosing import NO_SUCH_NUMBER, NONE_OF_THESE, chosen, command_word


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1", 1),
        ("１", 1),
        ("1.", 1),
        ("1、", 1),
        ("2)", 2),
        (" 2 ", 2),
        ("选1", 1),
        ("我选2", 2),
        ("选 3", 3),
        ("第1个", 1),
        ("第2条", 2),
        ("2号", 2),
        ("第一个", 1),
        ("第二个", 2),
        ("第两个", 2),
        ("就第一个", 1),
        ("就第一个吧", 1),
        ("我要第三个", 3),
        ("看第二项。", 2),
        ("一", 1),
        ("99", 99),
    ],
)
def test_a_typed_choice_is_understood(typed: str, number: int) -> None:
    assert chosen(typed) == number


@pytest.mark.parametrize("typed", ["0", "都不是", "都不对", "以上都不是。", "一个都不是"])
def test_none_of_these_has_many_words(typed: str) -> None:
    assert chosen(typed) == NONE_OF_THESE


@pytest.mark.parametrize(
    "typed",
    ["12366", "13800138000", "30万", "28人", "选一个政策", "第一个怎么申请", "2026年", "一次", "", "2.5"],
)
def test_anything_else_is_a_question(typed: str) -> None:
    assert chosen(typed) is None


@given(st.integers(20, 6000))
def test_a_row_of_digits_is_no_number_that_was_offered(length: int) -> None:
    assert chosen("7" * length) == NO_SUCH_NUMBER


@given(st.text())
def test_no_text_can_make_it_fail(text: str) -> None:
    chosen(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("菜单", "menu"),
        ("/menu", "menu"),
        ("返回", "back"),
        (" 取消 ", "cancel"),
        ("帮助", "help"),
        ("？", "help"),
    ],
)
def test_a_word_that_every_channel_obeys_is_known(typed: str, meant: str) -> None:
    assert command_word(typed) == meant


@pytest.mark.parametrize("typed", ["取消贷款", "菜单在哪", "", "返回上一级要多久"])
def test_a_word_within_a_question_is_no_command(typed: str) -> None:
    assert command_word(typed) is None
