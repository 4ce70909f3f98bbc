"""What people write as they speak."""

from __future__ import annotations

import pytest

from bot.core.text.amounts import amounts
from bot.core.text.asking import asks_whether
from bot.core.text.dialect import written
from bot.core.text.figures import figures
from bot.core.text.normalizing import tidy


@pytest.mark.parametrize(
    ("spoken", "meant"),
    [
        ("招人有钱领无", "招人有钱领吗"),
        ("个体的税有通减无？", "个体的税有通减吗？"),
        ("会使续贷无，急", "会使续贷吗，急"),
        ("阮欲开店", "阮要开店"),
        ("欠钱毋还", "欠钱不还"),
        ("袂晓写", "不会晓写"),
        ("恁有啥政策", "你们有啥政策"),
        ("百分百退吗", "100%退吗"),
        ("补两成对吧", "补20%对吧"),
        ("抵3成", "抵30%"),
        ("阮囝仔当兵转来 欲开店 税敢会使免", "阮儿子当兵回来 要开店 税能不能免"),
        ("头家讲今年生理歹做", "头家讲今年生意难做"),
        ("敢有招工的钱通领", "有没有招工的钱可以领"),
        ("按呢稳岗的钱敢搁有", "那稳岗的钱还有吗"),
        ("今年生理真歹", "今年生意差"),
        ("有冇得减税", "有没有减税"),
        ("会使减几冬", "会使减几年"),
        ("刚从香港返来，喺青阳开店", "刚从香港回来，在青阳开店"),
        ("还没给钱所以免给阮，这样敢会使", "还没给钱所以免给阮，这样可以吗"),
        ("有冇贷款", "有没有贷款"),
        ("我唔系大学生都得？", "我不是大学生也可以吗？"),
    ],
)
def test_it_is_read_in_common_words(spoken: str, meant: str) -> None:
    assert written(spoken) == meant


@pytest.mark.parametrize(
    "text",
    [
        "可有可无",
        "从有到无",
        "聊胜于无",
        "有无",
        "食欲不好",
        "欲望",
        "外国人",
        "除外",
        "八成新的机器",
        "第三成员",
        "几成",
        "三成立",
        "从同行手里转来的机器",
        "12345转来转去",
        "冬天",
        "生理期",
        "不敢有意见",
        "敢于创新",
        "一网通办",
    ],
)
def test_words_with_these_characters_stay(text: str) -> None:
    assert written(text) == text


@pytest.mark.parametrize("text", ["招了二十外国人", "一百外商", "十外地人"])
def test_who_is_from_outside_is_no_more(text: str) -> None:
    assert written(text) == text


def test_what_asks_whether_is_heard() -> None:
    assert asks_whether(tidy("請工人有補無"))


def test_a_number_with_more_is_a_range() -> None:
    (people,) = amounts("厂里四十外个人")
    assert (people.measure, people.span.exact) == ("headcount", None)
    assert people.span.lower == 40
    (profit,) = amounts("利润二百外万")
    assert profit.measure == "profit"
    assert profit.span.lower == 2_000_000


def test_all_of_it_is_a_hundred_per_cent() -> None:
    assert figures(tidy("是百分百吗")) == figures(tidy("是100%吗"))


def test_whether_it_is_free_is_asked_at_the_end() -> None:
    assert asks_whether(tidy("办执照免钱无"))
    assert asks_whether(tidy("这个对阮适用无"))
    assert not asks_whether(tidy("家里一分钱无"))
