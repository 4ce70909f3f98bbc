"""The same question from different people is one; what only looks alike is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.desk.clustering import Sameness, read
from bot.usecases.tickets.sameness import sameness_for

if TYPE_CHECKING:
    from bot.core.desk.clustering import Question
    from bot.core.engine import Engine


def of(
    engine: Engine, text: str, number: int = 0, topic: str | None = None, part: str | None = None
) -> Question:
    return read(engine.reader, text, number, topic, part)


@pytest.fixture
def same(engine: Engine) -> Sameness:
    return sameness_for(engine)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("厂里想装充电桩有没有补助", "请问厂里想装充电桩有没有补助？"),
        ("厂里想装充电桩有没有补助", "工厂要装充电桩有没有补助"),
        ("厂里想装充电桩有没有补助", "廠裡想裝充電樁有沒有補助"),
        ("厂里想装充电桩有没有补助", "厂里想装充点桩有没有补助"),
    ],
)
def test_the_same_in_other_words_is_one(engine: Engine, same: Sameness, first: str, again: str) -> None:
    same.add(of(engine, first, 1))
    assert same.find(of(engine, again)) == 1


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("英林商会会费一年几千", "安海商会会费一年几千"),
        ("厂里想装充电桩有没有补助", "厂里想装光伏板有没有补助"),
        ("贷款到期2个月还能续吗", "贷款到期8个月还能续吗"),
        ("人才房要什么材料", "人才房什么时候截止"),
    ],
)
def test_what_only_looks_alike_stays_apart(engine: Engine, same: Sameness, first: str, other: str) -> None:
    same.add(of(engine, first, 1))
    assert same.find(of(engine, other)) is None


def test_two_who_ask_for_the_same_undocumented_part_ask_the_same(engine: Engine, same: Sameness) -> None:
    same.add(of(engine, "英林商会电话", 4, "yinglin", "contact"))
    assert same.find(of(engine, "怎么找到英林那个商会", 0, "yinglin", "contact")) == 4
    assert same.find(of(engine, "英林商会电话", 0, "yinglin", "chairman")) is None


def test_who_belongs_where_does_not_depend_on_what_comes_later(engine: Engine, same: Sameness) -> None:
    first, second = "厂里想装充电桩有没有补助", "厂里想装光伏板有没有补助"
    same.add(of(engine, first, 1))
    same.add(of(engine, second, 2))
    same.add(of(engine, first, 3))  # two instances may each have opened one
    assert same.find(of(engine, "工厂要装充电桩有没有补助")) == 1
    assert same.find(of(engine, first)) == 1
    assert same.find(of(engine, second)) == 2


def test_nothing_is_the_same_as_nothing(engine: Engine, same: Sameness) -> None:
    assert same.find(of(engine, "？？")) is None


def test_what_only_looks_alike_is_shown_to_whoever_looks_for_the_same(engine: Engine, same: Sameness) -> None:
    first = of(engine, "厂里想建停车棚要不要报批", 1)
    same.add(first)
    same.add(of(engine, "出口退税多久到账", 2))
    same.add(of(engine, "厂里想建员工食堂要不要报批", 3))
    assert same.find(of(engine, "厂里想建员工宿舍要不要报批")) is None
    assert list(same.near(first)) == [3]
