"""What is said in a team's group is told from what everybody may say."""

from __future__ import annotations

import pytest

from bot.channels.telegram.codec import decode as decode_answer
from bot.channels.telegram.team.codec import VERBS, Press, decode, encode
from bot.channels.telegram.team.reading import Command, command_of


@pytest.mark.parametrize("verb", VERBS)
def test_a_button_means_after_its_journey_what_it_meant_before(verb: str) -> None:
    known = next(each for each in VERBS if each == verb)
    for press in (Press(known, 1), Press(known, 10**17, "a" * 40)):
        assert decode(encode(press)) == press
        assert len(encode(press)) <= 64
        assert decode_answer(encode(press)) is None


@pytest.mark.parametrize(
    "data", ["", "t:a", "t:z:1", "t:a:1:", "t:a:x", "s:yinglin", "t:a:1:带汉字", "t:a:1:a:b"]
)
def test_other_data_is_no_button_of_a_card(data: str) -> None:
    assert decode(data) is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/待办", Command("todo", "")),
        ("／待办 ", Command("todo", "")),
        ("/TODO", Command("todo", "")),
        ("/查停车棚", Command("find", "停车棚")),
        ("/find@our_bot 停车棚 报批", Command("find", "停车棚 报批")),
        ("/bind abcd-2345", Command("bind", "abcd-2345")),
        ("/stats", Command("stats", "")),
    ],
)
def test_commands_are_read_in_chinese_and_in_latin(text: str, command: Command) -> None:
    assert command_of(text, "Our_Bot") == command


@pytest.mark.parametrize(
    "text", ["待办", "/todos", "/finder x", "/bind@other_bot x", "/help", "", "/", "查 停车棚"]
)
def test_all_else_is_no_command_of_teams(text: str) -> None:
    assert command_of(text, "our_bot") is None
