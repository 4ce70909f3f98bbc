"""What is said of two topics that are told apart."""

from __future__ import annotations

from datetime import date

from bot.core.knowledge.model import Knowledge
from bot.core.knowledge.pairs import Pair
from bot.core.knowledge.wording import Wording
from bot.core.replying.comparing import Comparing
from bot.core.replying.sourcing import Sourcing
from tests.core.small import TODAY, TOPICS
from tests.core.small_wording import TEXTS

WORDING = Wording(TEXTS)


def compared(one: str, other: str, *pairs: Pair, today: date = TODAY) -> list[str]:
    knowledge = Knowledge(TOPICS, pairs=pairs)
    comparing = Comparing(knowledge, WORDING, Sourcing(WORDING, {}))
    return comparing.text((knowledge[one], knowledge[other]), today).split("\n")


def test_what_separates_them_comes_first_then_a_line_for_each() -> None:
    lines = compared("stay", "grow", Pair(topics=("grow", "stay"), apart="一个返还，一个补助："))
    at = lines.index("一个返还，一个补助：")
    assert lines[at + 1 : at + 3] == ["稳岗返还：按缴费返 60%。", "扩岗补助：每招一人给 1500 元。"]


def test_without_a_pair_each_is_told_by_its_own_sentence_or_its_first() -> None:
    lines = compared("stay", "equipment-loan")
    at = lines.index("不是一回事")
    assert lines[at + 1 : at + 3] == ["稳岗返还：按缴费返 60%。", "设备更新贷款贴息：贴息 1.5 个百分点。"]


def test_each_side_has_its_papers_and_what_is_alike_is_said_once() -> None:
    lines = compared("equipment-loan", "service-loan")
    assert [line.partition(" · ")[0] for line in lines[-3:-1]] == ["设备更新贷款贴息", "服务业贷款贴息"]
    assert "财金〔2026〕2号" in lines[-3]
    assert "财金〔2026〕5号" in lines[-2]
    assert [line for line in lines if "转载" in line] == [lines[-1]]


def test_hotlines_that_differ_are_said_by_topic() -> None:
    asked = [line for line in compared("stay", "equipment-loan") if line.startswith("咨询")]
    assert asked == ["咨询：稳岗返还 12333；设备更新贷款贴息 12345"]


def test_the_side_that_has_ended_is_warned_of() -> None:
    assert "稳岗返还已于" in compared("stay", "grow", today=date(2027, 1, 1))[0]
