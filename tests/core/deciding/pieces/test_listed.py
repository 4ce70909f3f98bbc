"""What is asked of one topic in a list."""

from __future__ import annotations

import pytest

from bot.core.deciding.pieces.listed import listed
from tests.core import small

READER = small.engine().reader


def asked(text: str, topic: str | None = None) -> list[str]:
    found = listed(text, READER, topic)
    return [item.asked for item in found.items] if found else []


def test_every_item_is_asked_with_the_name() -> None:
    assert asked("稳岗返还的条件、比例和材料") == ["稳岗返还条件", "稳岗返还比例", "稳岗返还材料"]
    assert asked("稳岗返还 返多少 几月发") == ["稳岗返还返多少", "稳岗返还几月发"]
    assert asked("稳岗返还条件、材料分别是什么") == ["稳岗返还条件是什么", "稳岗返还材料是什么"]


def test_without_a_name_it_is_asked_of_what_the_chat_is_about() -> None:
    assert asked("条件，材料", "stay") == ["条件", "材料"]
    assert asked("条件，材料") == []


def test_who_says_first_who_he_is_or_that_he_wants_to_know_asks_behind_it() -> None:
    assert asked("我厂做泳装的，想问稳岗返还条件、材料") == ["稳岗返还条件", "稳岗返还材料"]
    assert asked("麻烦给个咱们稳岗返还条件和材料") == ["稳岗返还条件", "稳岗返还材料"]


@pytest.mark.parametrize(
    "text",
    [
        "稳岗返还材料都齐了，能返还多少",
        "稳岗返还裁了5个，怎么算",
        "稳岗返还返多少，要最新的",
        "稳岗返还这套说法出在哪里，大概哪年的",
        "稳岗返还条件是人数、裁员率吗",
        "稳岗返还谁出钱，政府还是商会",
        "稳岗返还和扩岗补助能一起拿吗",
        "厂里裁了人，稳岗返还还有没有",
        "稳岗返还这件事情我们问了好几个地方，材料",
    ],
)
def test_what_is_told_or_asked_once_is_no_list(text: str) -> None:
    assert asked(text) == []


def test_only_the_mark_of_a_list_counts_up() -> None:
    counted, loose = listed("稳岗返还条件、材料", READER, None), listed("稳岗返还条件，材料", READER, None)
    assert counted is not None
    assert loose is not None
    assert [(each.counted_up, each.loose) for each in (counted, loose)] == [(True, False), (False, True)]
