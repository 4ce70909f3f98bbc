"""The figures that somebody gives of themselves, with what they measure: profit, sales, people, shares."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.knowledge.measures import Amount, Span
from bot.core.text.counting import counts
from bot.core.text.naming import (
    by_the_day,
    measures_in,
    of_special_invoices,
    period_after,
    period_before,
)
from bot.core.text.normalizing import clean

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from bot.core.knowledge.measures import Measure, Period, Unit
    from bot.core.text.counting import Count

_FAR = 14
"""Characters before a figure within which a word says what it measures."""
_FAR_FOR_PERIOD = 20
"""Characters before a figure within which a word says over which time."""
_NEAR = 2
"""Characters between a figure and a word behind it that says what it measures: 350万的利润."""
_MONEY = 1000
"""What a number is taken times, from which it is money where no unit follows: 5k, 3万."""
_TOO_MANY = 10_000
"""What a number is taken times, from which it counts no firm's people: 利润250万 人310个."""
_ODD = 100
"""A sum that is no multiple of it is repeated to the last 元: 300001 元, not 30.0001 万元."""
_TAXED = re.compile(r"[^,，。;；\d]{0,3}[要用该得需免没][^,，。;；\d]{0,2}(?:[交缴]税)")
"""Behind a figure it asks for tax, and does not say that the figure is one: 一个月9万要交税不."""
_CLASSIFIER = re.compile(r"[家户台吨件双套亩平册条次篇款种辆张箱批]|个(?![人税点])|会员|企业")
_UNITS: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    ("money", re.compile(r" ?(?:元|块|人民币|rmb)")),
    (
        "people",
        re.compile(
            r" ?(?:整|来)?(?:多?[个名位号口])?(?:正式|在职|参保|普通)?"
            r"(?:人(?![民才社头次])|员工|工人|职工|雇员|师傅|伙计|女工|男工|阿姨|小妹|小工|帮工|帮手|学徒|店员|服务员|厨师|people|workers|employees)"
        ),
    ),
    ("percent", re.compile(r" ?(?:%|个?百分点|个点|成(?![为立果本功交]))")),
    ("points", re.compile(r" ?分(?![之期公局钱红厂批开])")),
    ("months", re.compile(r" ?个月")),
    ("days", re.compile(r" ?(?:天|日(?![期本元]))")),
)
_CLAUSE = re.compile(r"[。！？!?;；\n]")
_MOVED = re.compile(
    r"(?:科技人员|研发人员|技术人员|招|聘|裁|辞|新进|新增|走|退休|离职|介绍|安排|残疾|派遣)"
    r"[^,， 。厂店司]{0,5}$"
)
_SUMMED = re.compile(r"(?:共|合计|总价|总额|加起来|拢总)[^,， 。]{0,6}$")
_PARTLY = re.compile(r"(?:其中|[万亿元块]里[面头]?)[^,，。;；\d]{0,6}$")
"""What stands before a figure that is part of one before it: 卖28万,其中5万开了专票."""
_BESIDE = re.compile(
    r"[,， ]*占(?:比|了|到|营收|营业收入|销售额|销售收入|收入|总额|的)*(?:大概|差不多|是|有)?"
)
_RATIOS: dict[Measure | None, Measure] = {"rd_spending": "rd_ratio"}
"""What the share of a figure is called that stands beside it."""
_PAID = re.compile(r"(?:[交缴花卖赚贷借投]|利润|营收|收入|销售额)了?(?:大概|差不多|有|是)?$")
"""What stands before a sum that is said without its unit: 失业保险交了8600."""
_BARE = re.compile(r"(?=[,，;；。!！?？\s能可要有返退减免补拢吧呢]|$)")
"""What may follow such a sum."""
_PAID_IN = re.compile(r"[交缴]了?(?:大概|差不多|有|是)?$")
_GIVEN_BACK = re.compile(r" ?[元块]?钱?[,，。 ]*(?:那|我们|可以|一共|会|能|大概|的话)*返")
"""What stands around a sum that is said to be given back in part: it is the premium."""
_DATED = re.compile(r"月(?:份)?$")
_HEADED = re.compile(
    r"(?:人数|员工|职工|工人|(?<!\w)人)[有是为共达到]{0,2}(?:大概|正好|刚好)?$"
    r"|人员[有是]?\d+[个名]?[,，、 ]*(?:[总一]共|全厂|总数)[有是]?$"
)
_NOT_HEADED = re.compile(r"[.\d家户年月]")
_SUFFIXES: dict[Unit, str] = {
    "people": " 人",
    "percent": "%",
    "points": " 分",
    "days": " 天",
    "months": " 个月",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure and where it stands, its unit and the word behind it that says what it measures included."""

    amount: Amount
    start: int
    end: int


def amounts(message: str) -> tuple[Amount, ...]:
    """The figures of a message that measure something, in order.

    >>> [(a.measure, a.per, a.written) for a in amounts("一年利润350万，有28个工人")]
    [('profit', 'year', '350 万元'), ('headcount', None, '28 人')]
    >>> [(a.measure, a.per, a.written) for a in amounts("利润250万 人310个，刚好30万一个季度")]
    [('profit', None, '250 万元'), ('headcount', None, '310 人'), (None, 'quarter', '30 万元')]

    Args:
        message: as it was typed.
    """
    return tuple(each.amount for each in placed(clean(message)))


def placed(text: str) -> tuple[Placed, ...]:
    """The same with their places.

    Args:
        text: in half width, simplified.
    """
    found: list[Placed] = []
    earlier = 0
    every = counts(text)
    for count, following in zip(every, (*(each.start for each in every[1:]), len(text)), strict=False):
        unit, end = _unit(text, count)
        if unit is None:
            continue
        before = _CLAUSE.split(text[max(earlier, count.start - _FAR_FOR_PERIOD) : count.start])[-1]
        behind = text[max(end, count.reach) : following]
        word = _word(before, behind[:_FAR], unit)
        invoiced = unit == "money" and of_special_invoices(behind)
        measure: Measure | None = "revenue" if invoiced else word.measure if word else None
        share = _ratio(found, text, count) if unit == "percent" and measure is None else None
        measure = measure or share
        if word is None and unit == "money" and _PAID_IN.search(before) and _GIVEN_BACK.match(behind):
            measure = "premium"
        after = text[max(end, count.reach) :]
        period = (period_before(before) or period_after(after)) if unit == "money" else None
        of_no_time = invoiced and period is None
        if of_no_time or (word and measure is None) or (unit == "money" and by_the_day(text[: count.start])):
            earlier = end
            continue
        if _PARTLY.search(text[: count.start]) and _has_alike(found, unit, measure):
            continue
        if not _of_another_kind(text[count.start : end], before, unit, measure):
            earlier = max(end, count.reach) + (word.taken if word else 0)
            amount = _amount(text, count, end, unit, measure, period)
            amount = _at_least(amount) if invoiced else amount
            found.append(Placed(amount, count.start, earlier))
    return tuple(found)


def _at_least(part: Amount) -> Amount:
    """What a part says of the whole: with 5万专票 the sales are 5 万 or more."""
    return replace(part, span=Span(part.span.lower, None), written="")


def _ratio(found: Sequence[Placed], text: str, count: Count) -> Measure | None:
    """The share that stands beside the figure that it is of: 研发每年120万占3.5%.

    Between them may stand that of which it is a share: 研发800万 营收3.2亿 占比2.5%.
    """
    if not found or _BESIDE.fullmatch(text, found[-1].end, count.start) is None:
        return None
    shares = [_RATIOS.get(each.amount.measure) for each in reversed(found[-2:])]
    return next(filter(None, shares), None)


def _has_alike(found: Sequence[Placed], unit: Unit, measure: Measure | None) -> bool:
    """Whether one of the figures may measure the same."""
    alike = (each.amount.measure for each in found if each.amount.unit == unit)
    return any(None in (measure, each) or each == measure for each in alike)


def _unit(text: str, count: Count) -> tuple[Unit | None, int]:
    """In what it is counted, and where that ends; None for no amount: a year, a date, a number of houses."""
    before, end = text[max(0, count.start - _FAR) : count.start], count.end
    if count.of_hundred:
        return "percent", end
    for unit, words in _UNITS:
        said = words.match(text, end)
        if said is not None and not _is_money(count, unit, said[0]):
            return (None if unit == "days" and _DATED.search(before) else unit), said.end()
    if count.factor >= _MONEY:
        return (None if _CLASSIFIER.match(text, end) else "money"), end
    if _PAID.search(before) and count.span.exact and count.span.exact >= _MONEY and _BARE.match(text, end):
        return "money", end
    headed = _HEADED.search(before) and not _NOT_HEADED.match(text, end)
    return ("people" if headed else None), end


def _is_money(count: Count, unit: Unit, said: str) -> bool:
    """Whether a number is too large for the unit that follows: 1千 个人所得税, 250万 人310个."""
    persons = said == "个人" and count.factor >= _MONEY
    return persons or (unit == "people" and count.factor >= _TOO_MANY)


@dataclass(frozen=True, slots=True)
class _Word:
    """The word that says what a figure measures."""

    measure: Measure | None
    """None for something that no limit is about."""
    taken: int = 0
    """Characters behind the figure that it takes up."""


def _word(before: str, behind: str, unit: Unit) -> _Word | None:
    """The word nearest before a figure, else directly behind it; None if there is none."""
    ahead = list(measures_in(before[-_FAR:], unit))
    if ahead:
        return _Word(max(ahead, key=lambda word: (word[1], word[1] - word[0]))[2])
    after = () if _TAXED.match(behind) else tuple(measures_in(behind, unit))
    nearest = min(after, key=lambda word: (word[0], word[0] - word[1]), default=None)
    if nearest is not None and nearest[0] <= _NEAR:
        return _Word(nearest[2], nearest[1])
    return _Word("headcount") if unit == "people" else None


def _of_another_kind(own: str, before: str, unit: Unit, measure: Measure | None) -> bool:
    """Whether it counts what no limit is about: people hired, one person, a sum, a time."""
    match unit:
        case "people":
            return (own.startswith("一") and "个人" in own[:3]) or bool(_MOVED.search(before))
        case "months":
            return measure is None
        case "money":
            return own[0] in "零〇" or (measure in (None, "price") and bool(_SUMMED.search(before)))
        case _:
            return False


def _amount(
    text: str, count: Count, end: int, unit: Unit, measure: Measure | None, period: Period | None
) -> Amount:
    span = count.span.times(10) if text[count.end : end].strip() == "成" else count.span
    exact = span.exact
    if exact is not None:
        written = as_told(exact, unit)
    elif span.lower is None or span.upper is None:
        written = ""
    else:
        written = text[count.start : max(end, count.reach)].strip()
    return Amount(span, unit, measure, period, written)


def as_told(number: Decimal, unit: Unit) -> str:
    """How a figure of somebody's own is repeated: to the last 元 where it has such an odd end."""
    odd = unit == "money" and number == number.to_integral_value() and number % _ODD
    return in_yuan(number) if odd else written_as(number, unit)


def written_as(number: Decimal, unit: Unit) -> str:
    """How an exact figure is repeated.

    >>> from decimal import Decimal
    >>> written_as(Decimal(150000000), "money"), written_as(Decimal(28), "people")
    ('1.5 亿元', '28 人')
    """
    if unit != "money":
        return f"{_plain(number)}{_SUFFIXES[unit]}"
    for factor, scale in ((100_000_000, "亿"), (10_000, "万")):
        if number >= factor:
            return f"{_plain(number / factor)} {scale}元"
    return f"{_plain(number)} 元"


def in_yuan(number: Decimal) -> str:
    """Money without 万: what so much for each comes to.

    >>> from decimal import Decimal
    >>> in_yuan(Decimal("18000.00"))
    '18000 元'
    """
    return f"{_plain(number)} 元"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
