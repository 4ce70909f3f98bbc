"""Names that cannot stand in a text are known by their characters."""

from __future__ import annotations

from bot.core.reading.spelled import Spelled

NAMES = ["设备更新贷款贴息", "稳岗返还", "研发费用加计扣除"]


def test_a_name_with_few_wrong_characters_may_stand_there() -> None:
    assert Spelled(NAMES, 0.2).perhaps_in("我想问设备更薪贷款贴息怎么办") == ["设备更新贷款贴息"]


def test_order_does_not_matter_and_one_character_may_always_lack() -> None:
    assert Spelled(NAMES, 0.0).perhaps_in("还返稳什么时候到账，急着用") == ["稳岗返还"]


def test_a_name_longer_than_the_text_may_be_what_the_text_is_a_piece_of() -> None:
    assert Spelled(NAMES, 0.2).perhaps_in("贴息") == NAMES
    assert Spelled([], 0.2).perhaps_in("贴息") == []
