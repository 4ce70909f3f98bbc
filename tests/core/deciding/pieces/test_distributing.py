"""Words that ask one thing of each of several."""

from __future__ import annotations

import pytest

from bot.core.deciding.pieces.distributing import BETWEEN, at_once, shared


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("税率、有效期分别是多少", ("税率、有效期", "是多少")),
        ("稳岗和扩岗各返多少", ("稳岗和扩岗", "返多少")),
        ("稳岗和扩岗都是到哪年", ("稳岗和扩岗", "都是到哪年")),
        ("各镇商会电话", ("各镇商会电话", "")),
        ("成都的企业都行", ("成都的企业都行", "")),
    ],
)
def test_what_is_asked_of_each_stands_behind_the_word_that_says_so(text: str, apart: tuple[str, str]) -> None:
    assert shared(text) == apart


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("条件、比例和材料", ["条件", "比例", "材料"]),
        ("比例，还有截止时间", ["比例", "截止时间"]),
        ("普及率", ["普及率"]),
        ("还有几天截止", ["还有几天截止"]),
        ("跟谁申请", ["跟谁申请"]),
    ],
)
def test_things_are_parted_by_marks_and_by_words_that_join(text: str, pieces: list[str]) -> None:
    assert BETWEEN.split(text) == pieces


def test_what_is_asked_of_several_together_is_asked_at_once() -> None:
    assert at_once("稳岗和扩岗什么关系")
    assert not at_once("稳岗和扩岗都要什么材料")
