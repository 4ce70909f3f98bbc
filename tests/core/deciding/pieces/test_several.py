"""Messages with several questions, and stories that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding import clauses, pair, questions
from tests.core import small
from tests.core.small import TODAY

if TYPE_CHECKING:
    from bot.core.engine import Engine

READER = small.engine().reader


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一问稳岗返还返多少，二问招一个应届生补多少", 2),
        ("想问两件事一个是稳岗返还条件是什么一个是出口退税怎么办", 2),
        ("第一问稳岗返还返多少 第二问出口退税怎么办 第三问对标计划做些什么", 3),
        ("明天下雨吗\n稳岗返还返多少", 2),
        ("一问稳岗返还返多少，二问招一个应届生要不要交保险", 2),
        ("一个是公司一个是个体户怎么算", 1),
        ("我要两样：一个稳岗返还条件，一个扩岗补助条件", 2),
        ("公司有三个股东，一个占八成，一个占一成，稳岗返还怎么算", 1),
        ("招一个应届生补多少", 1),
    ],
)
def test_what_is_counted_out_or_on_lines_of_its_own_is_asked_by_itself(text: str, count: int) -> None:
    assert len(questions(text, READER)) == count


def test_what_is_told_before_a_comma_is_no_question_of_its_own() -> None:
    told = "稳岗返还的材料都齐了，能返还多少"
    assert clauses(told, READER) == (told,)
    assert len(clauses("稳岗返还返多少，什么时候截止", READER)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("稳岗返还返多少？要钱吗？磁灶呢？", 3),
        ("稳岗返还返多少？办好了没", 2),
        ("稳岗返还返 60%？对吗？", 1),
        ("招一个应届生补多少？是不是？", 1),
    ],
)
def test_a_short_question_with_a_mark_of_its_own_is_one_unless_it_only_asks_for_a_yes(
    text: str, count: int
) -> None:
    assert len(questions(text, READER)) == count


def test_a_space_beside_a_latin_word_parts_nothing() -> None:
    text = "稳岗返还 deadline 是几号，扩岗补助 amount 是多少"
    assert clauses(text, READER) == ("稳岗返还 deadline 是几号", "扩岗补助 amount 是多少")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我想问稳岗返还返多少然后扩岗补助补多少", 2),
        ("稳岗返还什么时候截止另外扩岗补助补多少", 2),
        ("招了三个应届生然后稳岗返还返多少", 1),
        ("稳岗返还先申请然后什么时候到账", 1),
    ],
)
def test_what_is_spoken_without_a_mark_is_apart_where_both_ask_of_different_topics(
    text: str, count: int
) -> None:
    assert len(questions(text, READER)) == count


def test_what_is_denied_and_what_may_be_answered_are_no_questions_of_their_own() -> None:
    assert len(clauses("不是稳岗返还什么的，招一个应届生补多少", READER)) == 1
    assert len(clauses("稳岗返还谁出钱，政府还是商会", READER)) == 1


def test_a_few_that_are_bought_are_no_question_of_their_own(engine: Engine) -> None:
    assert clauses("换几台织机，泉州市级技改给不给补", engine.reader) == ("换几台织机，泉州市级技改给不给补",)


def test_two_things_under_one_question_are_asked_about_one_by_one() -> None:
    assert pair("招了个退役军人和一个应届生，能减税吗") == (
        "招了个退役军人，能减税吗",
        "招了一个应届生，能减税吗",
    )
    together = "稳岗返还和扩岗补助，能一起拿吗"
    assert pair(together) == (together,)


def test_clauses_on_different_topics_are_apart_though_one_has_to_be_asked_back(engine: Engine) -> None:
    reply = engine.respond("招一个应届生补多少，贷款有没有贴息", NOTHING_SAID, TODAY)
    assert [each.outcome for _, each in reply.several] == ["answered", "clarify"]
    assert "（2）“贷款有没有贴息”：您说的“贴息”有好几项，是哪一项？" in reply.text


@pytest.mark.parametrize(
    ("text", "count"),
    [("稳岗返还返多少的时候，扩岗补助补多少", 1), ("稳岗返还返多少，扩岗补助补多少", 2)],
)
def test_what_only_says_when_is_no_question_of_its_own(text: str, count: int) -> None:
    assert len(clauses(text, READER)) == count


def test_who_chooses_between_two_asks_one_thing() -> None:
    assert len(questions("稳岗返还和扩岗补助能不能选", READER)) == 1
    assert len(questions("稳岗返还和扩岗补助怎么申请", READER)) == 2


def test_what_is_told_on_lines_of_its_own_has_a_mark_behind_it() -> None:
    told = "我们做伞的\n五十个人\n稳岗返还返多少\n扩岗补助补多少"
    assert questions(told, READER) == ("我们做伞的，五十个人，稳岗返还返多少", "扩岗补助补多少")


def test_who_types_pinyin_parts_his_clauses_by_a_wider_space() -> None:
    asked = "wengang fanhuan tiaojian shi shenme  kuogang buzhu bu duoshao"
    assert len(clauses(asked, READER)) == 2
    assert len(clauses(asked.replace("  ", " "), READER)) == 1
