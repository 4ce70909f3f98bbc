"""What is said of two topics that are told apart."""

from __future__ import annotations

from datetime import date

from bot.core.knowledge.model import Knowledge, Topic
from bot.core.knowledge.pairs import Pair
from bot.core.knowledge.wording import Wording
from bot.core.replying.comparing import Comparing
from bot.core.replying.sourcing import Sourcing
from tests.core.small import TODAY, TOPICS, topic
from tests.core.small_wording import TEXTS

WORDING = Wording(TEXTS)


ENDS: dict[str, object] = {
    "key": "doc",
    "title": "通知",
    "verified": "official",
    "checked": TODAY,
    "until": "2027-12-31",
}
"""A document of which only the number is lacking."""
OVERVIEW: dict[str, object] = {"facets": {"overview": "有钱拿。"}}


def compared(
    one: str, other: str, *pairs: Pair, today: date = TODAY, more: tuple[Topic, ...] = ()
) -> list[str]:
    knowledge = Knowledge((*TOPICS, *more), pairs=pairs)
    comparing = Comparing(knowledge, WORDING, Sourcing(WORDING, {}))
    return comparing.text((knowledge[one], knowledge[other]), today).split("\n")


def ending(name: str, number: str, **fields: object) -> Topic:
    """A topic whose document ends with 2027."""
    return topic(id=name, title=name.upper(), documents=[{**ENDS, "number": number}], **OVERVIEW | fields)


def line_of(name: str, lines: list[str]) -> str:
    return next(line for line in lines if line.startswith(f"{name}："))


def test_what_separates_them_comes_first_then_a_line_for_each() -> None:
    lines = compared("stay", "grow", Pair(topics=("grow", "stay"), apart="一个返还，一个补助："))
    at = lines.index("一个返还，一个补助：")
    told = [line.partition("。")[0] for line in lines[at + 1 : at + 3]]
    assert told == ["稳岗返还：按缴费返 60%", "扩岗补助：每招一人给 1500 元"]


def test_without_a_pair_each_is_told_by_its_own_sentence_or_its_first() -> None:
    lines = compared("stay", "equipment-loan")
    at = lines.index("不是一回事")
    told = [line.partition("。")[0] for line in lines[at + 1 : at + 3]]
    assert told == ["稳岗返还：按缴费返 60%", "设备更新贷款贴息：贴息 1.5 个百分点"]


def test_each_side_has_its_papers_on_its_line_and_what_is_alike_is_said_once() -> None:
    lines = compared("equipment-loan", "service-loan")
    assert "财金〔2026〕2号" in line_of("设备更新贷款贴息", lines)
    assert "财金〔2026〕5号" in line_of("服务业贷款贴息", lines)
    assert [line for line in lines if "转载" in line] == [lines[-1]]


def test_where_they_were_verified_unlike_the_weaker_is_told_of_a_part() -> None:
    lines = compared("rules", "equipment-loan")
    assert "部分转载" in lines[-1]
    assert "官方" not in line_of("出口退税办法", lines)


def test_where_one_rests_on_the_article_each_says_how_and_the_weaker_decides() -> None:
    article = topic(id="told", title="TOLD", documents=[{**ENDS, "verified": "article"}], **OVERVIEW)
    lines = compared("told", "equipment-loan", more=(article,))
    assert "据文章" in line_of("TOLD", lines)
    assert "转载" in line_of("设备更新贷款贴息", lines)
    assert lines[-1].startswith("看官方文本")


def test_whom_to_ask_about_both_stands_in_the_last_line() -> None:
    lines = compared("equipment-loan", "service-loan")
    assert lines[-1].endswith("咨询 12345")
    assert [line for line in lines if "12345" in line] == [lines[-1]]


def test_hotlines_that_differ_are_said_on_the_line_of_each() -> None:
    lines = compared("stay", "equipment-loan")
    assert line_of("稳岗返还", lines).endswith("咨询 12333")
    assert line_of("设备更新贷款贴息", lines).endswith("咨询 12345")


def test_a_document_that_both_rest_on_is_named_once() -> None:
    both = ending("one", "测〔2026〕9号"), ending("two", "测〔2026〕9号")
    lines = compared("one", "two", more=both)
    assert [line for line in lines if "9号" in line] == [lines[-1]]
    assert lines[-1].startswith("两项：测〔2026〕9号 · 至 2027 年 12 月 31 日")


def test_an_end_that_one_side_tells_is_still_said_of_the_other() -> None:
    both = ending("one", "测〔2026〕8号", one_line="到 2027 年 12 月 31 日。"), ending("two", "测〔2026〕9号")
    lines = compared("one", "two", more=both)
    assert line_of("ONE", lines).count("2027 年 12 月 31 日") == 1
    assert "至 2027 年 12 月 31 日" in line_of("TWO", lines)


def test_what_ends_on_one_day_on_both_sides_is_warned_of_once() -> None:
    both = ending("one", "测〔2026〕8号"), ending("two", "测〔2026〕9号")
    lines = compared("one", "two", more=both, today=date(2027, 12, 1))
    assert [line for line in lines if "2027" in line] == [lines[0]]
    assert lines[0].startswith("这两项到")


def test_the_side_that_has_ended_is_warned_of() -> None:
    assert "稳岗返还已于" in compared("stay", "grow", today=date(2027, 1, 1))[0]
