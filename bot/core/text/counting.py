"""Numbers as people write and say them, as spans: 两百来万, 1.5亿, 二三十, 三百万整, 不到30, 一万五千.

Unlike `numerals`, which rewrites a text so that it can be compared, this finds out how large and how exact a
number is meant to be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bot.core.knowledge.measures import ROUGHLY, Span
from bot.core.text.values import DIGIT, DIGITS, NUMBER, PLACES, reach, room

_ABOUT = "来多几余"
"""What makes a number somewhat more, or about that, also within its scale: 4千多万."""
_SCALES = {"万": 10_000, "w": 10_000, "wan": 10_000, "亿": 100_000_000, "k": 1000, "million": 1_000_000}
_COUNT = re.compile(
    rf"(?:(?P<hundred_millions>{NUMBER})个?亿(?={NUMBER}万))?"
    rf"(?P<number>{NUMBER})(?:个(?=[{_ABOUT}]?亿))?(?P<about>[{_ABOUT}])?"
    rf" ?(?P<scale>(?P<place>[十百千](?:(?P<within>[{_ABOUT}])(?=[万亿]))?)?"
    r"(?P<large>[万亿]|(?:wan|million|[wk])(?![a-z]))|[百千])?"
    rf"(?P<rest>[{DIGIT}\d][千百]?(?![\d个点%人名天日年月季位家台级档期类届批次.十百千万亿]))?"
    r"(?P<after>[多余](?![扣少抵给拿交缴久大能]))?"
)
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_FORMAL = re.compile("[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖拾佰仟]*(?=[万亿元圆])")
"""A sum as it is written on cheques: 伍佰万."""
REMEMBERED = 512
"""Texts of which the numbers are remembered: of one message they are asked for two dozen times."""
_FARTHEST = 8
"""Characters of the longest words before a number that make it less exact."""
_TO = ("到", "至", "-", "~")
_BEFORE = (
    ("below", re.compile(r"(?:没有?到|未到|不到|未达到?|没有?达到|达不到|低于|少于|不足|[未不没]满)$")),
    ("up_to", re.compile(r"(?:(?:没有?|未|不)超过?|不高于|不多于|最多|至多)$")),
    ("over", re.compile(r"(?:超过|超出|超|大于|多于|高于|突破|不止)了?$")),
    ("from", re.compile(r"(?:达到了?|满|至少|起码|不低于|不少于)$")),
    ("nearly", re.compile(r"(?:将近|接近|快到?|差不多到|近)$")),
    ("roughly", re.compile(r"(?:大概|大约|约莫|约|差不多|估计|预计|可能)[是有在要]?$")),
)
_AFTER = (
    ("up_to", re.compile(r" ?(?:元|块|人|个人|天|日)?(?:[(]含[)])?(?:以下|以内|之内|之下|内)")),
    ("from", re.compile(r" ?(?:元|块|人|个人|天|日)?(?:[(]含[)])?(?:以上|之上|往上)")),
    ("roughly", re.compile(r" ?(?:元|块|号?人|个?人|天|日)?(?:左右|上下)")),
    ("more", re.compile(r" ?(?:元|块|人|个人|天|日)?(?:出头|零?几[百千](?:元|块)?)")),
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a text, with how exactly it is meant; of what, is not looked at."""

    start: int
    """Where it begins, with what is said before it: 不到30万."""
    end: int
    """Where the number ends; its unit follows."""
    reach: int
    """Where what is said behind its unit ends, if anything is: 30人以下."""
    span: Span
    factor: Decimal
    """What its digits are taken times; from 万 on it is money where no unit follows."""


@lru_cache(maxsize=REMEMBERED)
def counts(text: str) -> tuple[Count, ...]:
    """The numbers of a text, left to right.

    >>> [str(count.span.exact) for count in counts("利润350万，28个人")]
    ['3500000', '28']

    Args:
        text: in half width, simplified.
    """
    found: list[Count] = []
    text = _FORMAL.sub(lambda number: number[0].translate(_PLAIN), text)
    for match in _COUNT.finditer(text):
        span = _span(match)
        if span is None or text[match.start() - 1 : match.start()] == "几":
            continue
        count = _count(text, match, span)
        if found and text[found[-1].end : match.start()].strip() in _TO:
            count = _ranging(found.pop(), count)
        found.append(count)
    return tuple(found)


def _count(text: str, match: re.Match[str], span: Span) -> Count:
    """The number with the words around it that make it less exact."""
    start, reach, how = match.start(), match.end(), None
    for key, words in _BEFORE:
        if how is None and (said := words.search(text, max(0, start - _FARTHEST), match.start())):
            start, how = said.start(), key
    for key, words in _AFTER:
        if how is None and (said := words.match(text, match.end())):
            reach, how = said.end(), key
    return Count(start, match.end(), reach, _limited(span, how), Decimal(_scale(match["scale"])))


def _ranging(first: Count, last: Count) -> Count:
    """20到30万: from the first to the last, in the unit of the last."""
    low, high = first.span.lower, last.span.upper
    if low is None or high is None:
        return last
    low = low * last.factor if first.factor == 1 else low
    return replace(last, start=first.start, span=Span(low, high) if low < high else last.span)


def _span(match: re.Match[str]) -> Span | None:
    """What the number itself says, 来 and 多 included."""
    factor = Decimal(_scale(match["scale"]))
    known = reach(match["number"])
    if known is None:
        return None
    low, high = known
    extra = Decimal(0)
    if match["hundred_millions"]:
        ahead = reach(match["hundred_millions"])
        extra = (ahead[0] if ahead else Decimal(0)) * _SCALES["亿"]
    low, high = low * factor + extra, high * factor + extra
    if match["rest"]:
        if not match["large"] or match["after"]:
            return None
        low = high = low + _rest(match["rest"], factor)
    if low != high:
        return Span(low, high)
    if "来" in (match["about"], match["within"]):
        return _roughly(low)
    if match["about"] or match["within"] or match["after"]:
        step = room(match["number"]) * factor if match["about"] or match["within"] else factor
        return Span(low, low + step, lower_in=False, upper_in=False)
    return Span.exactly(low)


def _limited(span: Span, how: str | None) -> Span:  # noqa: PLR0911  # a table
    """The span that 不到, 超过, 以下 or 左右 make of it."""
    low, high = span.lower, span.upper
    if low is None or high is None:
        return span
    match how:
        case "below":
            return Span(None, high, upper_in=False)
        case "up_to":
            return Span(None, high)
        case "over":
            return Span(low, None, lower_in=False)
        case "from":
            return Span(low, None)
        case "nearly":
            return Span(low * (1 - ROUGHLY), high, upper_in=False)
        case "roughly" if low == high:
            return _roughly(low)
        case "more" if low == high:
            return Span(low, low * (1 + ROUGHLY), lower_in=False)
        case _:
            return span


def _roughly(number: Decimal) -> Span:
    return Span(number * (1 - ROUGHLY), number * (1 + ROUGHLY))


def _scale(written: str | None) -> int:
    """What the number is to be taken times: 3千万 and, before more is added, 3千多万 are thirty million."""
    if not written:
        return 1
    if written in PLACES:
        return PLACES[written]
    place = PLACES.get(written[0], 1)
    return place * _SCALES[written[1:].lstrip(_ABOUT) if written[0] in PLACES else written]


def _rest(written: str, factor: Decimal) -> Decimal:
    """What follows 万 or 亿: 一万五 and 一万五千 are both fifteen thousand."""
    digit = Decimal(DIGITS.get(written[0], written[0]))
    return digit * PLACES[written[1]] if len(written) > 1 else digit * factor / 10
