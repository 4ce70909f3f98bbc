"""Which topics a message names."""

from __future__ import annotations

from typing import Any

import pytest

from bot.core.knowledge.model import Topic
from bot.core.reading.names import Names


def topic(name: str, title: str, *aliases: str, **more: Any) -> Topic:
    return Topic.model_validate(
        {
            "id": name,
            "title": title,
            "kind": "policy",
            "aliases": list(aliases),
            "name_only": "只有名称",
            "review": {"by": "工商联", "reviewed": "2026-11-23"},
            **more,
        }
    )


@pytest.fixture
def names() -> Names:
    topics = (
        topic("stay", "失业保险稳岗返还", "稳岗返还", "稳岗"),
        topic("line", "12345 便民热线", "12345", kind="contact"),
        topic("town", "陈埭镇", "陈埭", kind="place"),
        topic("host", "晋江市工商联", "工商联", kind="organisation"),
    )
    return Names(topics, str.lower, hosts=("工商联",))


def test_the_longest_name_wins(names: Names) -> None:
    (found,) = names.find("问一下失业保险稳岗返还几成")
    assert (found.topics, found.form, found.strength) == (("stay",), "失业保险稳岗返还", 1.0)


def test_several_names_are_found_in_order(names: Names) -> None:
    assert [each.form for each in names.find("陈埭的厂问稳岗和12345")] == ["陈埭", "稳岗", "12345"]


def test_a_long_name_may_have_a_wrong_character(names: Names) -> None:
    (found,) = names.find("失业保险稳港返还怎么领")
    assert found.topics == ("stay",)
    assert found.strength < 1


@pytest.mark.parametrize("text", ["电话13805961234", "单号9123456", "12344"])
def test_a_hotline_is_not_heard_in_another_number(names: Names, text: str) -> None:
    assert names.find(text) == ()


def test_places_and_hosts_say_little(names: Names) -> None:
    strengths = {each.form: each.strength for each in names.find("陈埭的工商联")}
    assert strengths["陈埭"] < strengths["工商联"] < 1


@pytest.mark.parametrize(("text", "heard"), [("加计120", True), ("加计120%吗", True), ("加计120万", False)])
def test_a_name_that_ends_in_a_number_is_not_heard_in_another_figure(text: str, heard: bool) -> None:
    assert bool(Names((topic("more", "集成电路加计", "加计120"),), str.lower).find(text)) is heard


def test_a_name_that_ends_in_a_percentage_is_not_heard_in_another() -> None:
    more = Names((topic("more", "集成电路加计", "研发费用120%"),), str.lower)
    assert more.find("研发费用120%")
    assert not more.find("研发费用100万")


def test_a_percentage_in_a_mistyped_name_is_no_amount_in_the_text() -> None:
    more = Names((topic("more", "集成电路加计", "120%加计"),), str.lower)
    assert more.find("研发费用120加计")
    assert not more.find("研发费用120万加计多少")
