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
_UNCOUNTED = r"(?![\d个点%人名天日年月季位家台级档期类届批次.十百千万亿])"
"""What does not follow a number that only goes on behind 万: 利润250万 310个."""
_ODD = (
    rf"[零〇]{NUMBER}[千百]?{_UNCOUNTED}|(?<=[万w])\d{{3,4}}{_UNCOUNTED}"
    rf"|[{DIGIT}\d]千(?=[零〇{DIGIT}\d])(?:[{DIGIT}\d]百)?(?:[零〇]?[{DIGIT}\d]十)?"
    rf"(?:(?<=百)\d\d|[零〇]?[{DIGIT}\d])?{_UNCOUNTED}"
)
"""The odd end of a sum, to the last 元: 300万零一块, 9万9千9, 9万9999."""
_COUNT = re.compile(
    rf"(?:(?P<hundred_millions>{NUMBER})个?亿(?={NUMBER}万))?"
    rf"(?!百分之)(?P<number>{NUMBER})(?:个(?=[{_ABOUT}]?亿))?(?P<about>[{_ABOUT}])?"
    rf" ?(?P<scale>(?P<place>[十百千](?:(?P<within>[{_ABOUT}])(?=[万亿]))?)?"
    r"(?P<large>[万亿]|(?:wan|million|[wk])(?![a-z]))|[百千])?"
    rf"(?P<rest>{_ODD}|[{DIGIT}\d][千百]?{_UNCOUNTED})?"
    r"(?P<after>[多余](?![扣少抵给拿交缴久大能]))?"
)
_ZEROS = "零〇"
_DIGIT_AT = re.compile(rf"([零〇]?)([{DIGIT}\d])([千百十]?)")
_PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_FORMAL = re.compile("[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖拾佰仟]*(?=[万亿元圆])")
"""A sum as it is written on cheques: 伍佰万."""
REMEMBERED = 512
"""Texts of which the numbers are remembered: of one message they are asked for two dozen times."""
_FARTHEST = 8
"""Characters of the longest words before a number that make it less exact."""
_OF_A_HUNDRED = "百分之"
"""What stands before a share, behind the words that make it less exact: 不到百分之一."""
_LACKING = rf"[差少缺](?P<lacking>{NUMBER})(?:(?P<in>元|块钱?|万元?|个?人|个)|(?P<tenth>毛钱?|角))"
_LACKING_BEFORE = re.compile(rf"{_LACKING}(?:就|才|不|没|还|正好|刚好)*(?:够|满|到|有|是)?(?:了)?$")
_LACKING_AFTER = re.compile(rf" ?(?:元|块|个?人)?(?:还|就|只|又)?{_LACKING}")
"""How much is lacking to a number: 差一块钱10万, 300万差1块."""
_FARTHEST_LACKING = 14
"""Characters of the longest words that say so."""
_TENTH = Decimal("0.1")
_TO = ("到", "至", "-", "~")
_BEFORE = (
    ("below", re.compile(r"(?:没有?到|未到|不到|未达到?|没有?达到|达不到|低于|少于|不足|[未不没]满)$")),
    ("up_to", re.compile(r"(?:(?:没有?|未|不)(?:超过?|过)|不高于|不多于|最多|至多)$")),
    (
        "over",
        re.compile(
            r"(?:(?:超过|超出|超|大于|多于|高于|突破|不止)了?|(?<![超通经没不未有])(?:刚刚?过|过了|破了?)|(?<=[润入额收产数资])过了?)$"
        ),
    ),
    ("from", re.compile(r"(?:达到了?|满|至少|起码|不低于|不少于)$")),
    ("nearly", re.compile(r"(?:将近|接近|快到?|差不多到|近)$")),
    ("roughly", re.compile(r"(?:大概|大约|约莫|约|差不多|估计|预计|可能)[是有在要]?$")),
)
_AFTER = (
    ("up_to", re.compile(r" ?(?:元|块|人|个人|天|日)?(?:[(]含[)])?(?:以下|以内|之内|之下|内)")),
    ("from", re.compile(r" ?(?:元|块|人|个人|天|日)?(?:[(]含[)])?(?:以上|之上|往上)")),
    ("roughly", re.compile(r" ?(?:元|块|号?人|个?人|天|日)?(?:左右|上下)")),
    (
        "more",
        re.compile(
            r" ?(?:元|块|人|个人|天|日)?(?:出头|挂零|有余|[零多]几(?:[百千]|块)(?:元|块)?|几[百千](?:元|块)?"
            r"|[零多]?(?:那么)?一(?:点点?|丢丢)|冒头)"
        ),
    ),
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
    of_hundred: bool = False
    """Whether it is so many of a hundred: 不到百分之一."""


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
        said_already = found and match.start() < found[-1].reach
        if span is None or text[match.start() - 1 : match.start()] == "几" or said_already:
            continue
        count = _count(text, match, span)
        while found and found[-1].start > count.start:
            found.pop()  # what is lacking to it
        if found and text[found[-1].end : match.start()].strip() in _TO:
            count = _ranging(found.pop(), count)
        found.append(count)
    return tuple(found)


def _count(text: str, match: re.Match[str], span: Span) -> Count:
    """The number with the words around it that make it less exact."""
    start, reach, how = match.start(), match.end(), None
    lacking = _lacking(text, match, span)
    if lacking is not None:
        return lacking
    of_hundred = text.endswith(_OF_A_HUNDRED, 0, start)
    start = begins = start - len(_OF_A_HUNDRED) if of_hundred else start
    for key, words in _BEFORE:
        if how is None and (said := words.search(text, max(0, start - _FARTHEST), begins)):
            start, how = said.start(), key
    for key, words in _AFTER:
        if how is None and (said := words.match(text, match.end())):
            reach, how = said.end(), key
    factor = Decimal(_scale(match["scale"]))
    return Count(start, match.end(), reach, _limited(span, how), factor, of_hundred)


def _lacking(text: str, match: re.Match[str], span: Span) -> Count | None:
    """The number less what is lacking to it, if both are exact and money, or persons."""
    start, end, factor = match.start(), match.end(), Decimal(_scale(match["scale"]))
    before = _LACKING_BEFORE.search(text, max(0, start - _FARTHEST_LACKING), start)
    after = None if before else _LACKING_AFTER.match(text, end)
    said = before or after
    less = _so_much(said) if said else None
    whole = span.exact
    if said is None or less is None or whole is None or less >= whole or text.startswith("%", end):
        return None
    reach = after.end() if after else end
    return Count(before.start() if before else start, end, reach, Span.exactly(whole - less), factor)


def _so_much(said: re.Match[str]) -> Decimal | None:
    """How much is said to be lacking."""
    known = reach(said["lacking"])
    if known is None or known[0] != known[1]:
        return None
    if said["tenth"]:
        return known[0] * _TENTH
    return known[0] * _SCALES["万"] if said["in"].startswith("万") else known[0]


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


def _placed(written: str) -> tuple[str, str]:
    """Figures and the place behind them, if there is one: 5千."""
    at = written[-1] if written[-1] in PLACES and written[:-1].isdecimal() else ""
    return written.removesuffix(at), at


def _rest(written: str, factor: Decimal) -> Decimal:
    """What follows 万 or 亿: 一万五 and 一万五千 are both fifteen thousand, 一万零五 is five more."""
    if written[0] in _ZEROS or (written.isdecimal() and len(written) > 1):
        figure, at = _placed(written.lstrip(_ZEROS))
        known = reach(figure)
        return known[0] * PLACES.get(at, 1) if known else Decimal(0)
    total, place = Decimal(0), factor
    for gap, digit, at in _DIGIT_AT.findall(written):
        place = Decimal(PLACES.get(at, 1)) if at or gap else place / 10
        total += Decimal(DIGITS.get(digit, digit)) * place
    return total
