"""What somebody opens or buys is found whatever it is called."""

from __future__ import annotations

import pytest

from bot.core.text.taking_up import bought, is_counted, opened


@pytest.mark.parametrize(
    ("text", "shop"),
    [
        ("想在青阳开一家面线糊店", "面线糊店"),
        ("我要在安海盘个修鞋摊", "修鞋摊"),
        ("打算顶一间沙茶面馆", "沙茶面馆"),
        ("在青阳开间面线糊", "面线糊"),
        ("想开小吃店", "吃店"),
        ("在青阳开网吧", "网吧"),
        ("想接手一家修车行", "修车行"),
    ],
)
def test_a_shop_is_what_is_opened(text: str, shop: str) -> None:
    assert opened(text) == shop


@pytest.mark.parametrize(
    "text",
    ["想开个公司", "想开一家店", "开店", "办个执照", "开网店", "想开什么店", "开两家店", "去办店员的社保"],
)
def test_what_is_no_shop_of_a_kind_is_none(text: str) -> None:
    assert opened(text) is None


@pytest.mark.parametrize(
    ("text", "machines"),
    [
        ("年底想换两台冲床 四十多万", "两台冲床"),
        ("要买3套注塑模具", "3套注塑模具"),
        ("上一条喷涂线", "一条喷涂线"),
    ],
)
def test_machines_are_bought_by_their_number(text: str, machines: str) -> None:
    assert bought(text) == machines
    assert is_counted(machines)


@pytest.mark.parametrize("text", ["想买两台车", "换台机器", "买一部手机", "上两个月"])
def test_other_things_that_are_bought_are_none(text: str) -> None:
    assert bought(text) is None


def test_a_shop_is_not_counted() -> None:
    assert not is_counted("面线糊店")
