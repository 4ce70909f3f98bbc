"""One sum that somebody takes in slices."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.core.text.amounts import amounts
from bot.core.text.slicing import beyond, takes_excess, without_excess, without_slices


@pytest.mark.parametrize(
    "text",
    [
        "就是前300万5个点 后10万25个点对吧",
        "前300万按5个点多的按25对吧",
        "前面那300万按5%，剩下的按25%？",
        "头300万免，超过的部分交",
    ],
)
def test_the_whole_is_more_than_its_first_slice(text: str) -> None:
    whole = beyond(text)
    assert whole is not None
    assert (whole.span.lower, whole.span.upper, whole.span.lower_in) == (Decimal(3_000_000), None, False)
    assert not amounts(without_slices(text))


@pytest.mark.parametrize(
    "text", ["前面那300万怎么算", "前300名补多少", "后10万25个点", "利润310万，300万怎么交"]
)
def test_what_names_no_second_slice_takes_none(text: str) -> None:
    assert beyond(text) is None
    assert without_slices(text).strip()


@pytest.mark.parametrize(
    "text", ["季度30万,多一块钱都要全交吗", "季度30万多一块钱呢", "30万这个数 超一块钱都要交"]
)
def test_who_passes_a_limit_by_next_to_nothing_is_above_it(text: str) -> None:
    (own,) = amounts(without_slices(text))
    assert (own.span.lower, own.span.upper, own.span.lower_in) == (Decimal(300_000), None, False)


def test_one_more_than_a_limit_is_above_it() -> None:
    (own,) = amounts(without_slices("残保金30人多一个人就要交吗"))
    assert (own.span.lower, own.span.lower_in) == (Decimal(30), False)


def test_not_a_penny_more_is_just_the_limit() -> None:
    own, *_ = amounts(without_slices("季度刚好30万整,一分不多一分不少"))
    assert own.written == "30 万元"


def test_a_figure_told_beside_slices_stays() -> None:
    (own,) = amounts(without_slices("利润310万,前300万5个点多的25对吧"))
    assert own.written == "310 万元"


@pytest.mark.parametrize("text", ["31万是交1万的还是全部", "做了31万,只交多出来的1万吧"])
def test_what_is_above_a_limit_is_no_figure_of_its_own(text: str) -> None:
    (own,) = without_excess(amounts(text), [Decimal(300_000)])
    assert own.written == "31 万元"


def test_what_is_not_just_the_excess_stays() -> None:
    found = amounts("上季31万,这季2万")
    assert without_excess(found, [Decimal(300_000)]) == found


@pytest.mark.parametrize(
    "text",
    [
        "那多出来那10万才按25交吧",
        "超过的20万才按25%吧",
        "超出那2万才交对吧",
        "多的那5万怎么交",
        "超出的5个人才交吧",
    ],
)
def test_what_is_called_the_excess_is_no_figure_of_its_own(text: str) -> None:
    assert takes_excess(text)
    assert not [each for each in amounts(without_slices(text)) if each.unit != "percent"]


@pytest.mark.parametrize("text", ["超过20万交多少", "超过300万的部分怎么交", "多少人免", "再多20万贷得到吗"])
def test_more_than_a_figure_is_no_excess(text: str) -> None:
    assert not takes_excess(text)
