"""A figure that somebody believes and wants confirmed: 单证要保存5年对吧."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.text.counting import counts
from bot.core.text.normalizing import clean
from bot.core.text.pairs import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from bot.core.knowledge.measures import Span
    from bot.core.text.counting import Count

_RULE = re.compile(
    r"(?:(?:标准|门槛|上限|下限|限额|额度|要求|规定|条件|起征点|最多|最高|至多|最低|最少|至少|起码|不能?得?超过)"
    r"[^\d,，。;；:]{0,8}|[要得须需](?:求|有|满|达到|够|占)?到?|含)$"
)
"""What stands before the figure of a rule: 标准是, 最多补, 要."""
_LIMITING = ("最多", "至多", "至少", "起码", "不超过", "不高于", "不低于")
"""The same, where it is read as part of the number."""
_RULED = re.compile(r"(?:元|人|天|日|个月)?(?:[(（]?含[^,，。]{0,8}[)）]?)?(?:以下|以内|之内|以上|封顶|为限)")
_ONESELF = re.compile(
    r"[我咱俺阮]|[本这]厂|本公司|[厂店司]里|自己|去年|今年|上年|(?:公司|厂|店)(?:有|才|利润|营收|销售|人数|贷)"
)
_WHETHER = re.compile(r"吗[?？。！!]*$")
_CONFIRM = re.compile(
    r"(?:对吧|是吧|对不对?|对[吗嘛么]|是[吗么]|没错[吧吗]|是不是|(?<!可以)(?<![行能够])吧)[?？。！!了啊呀]*$|是不是"
)
_HEARD = re.compile(
    r"听说|听[人别]\w{0,3}(?:讲|说)|据说|[不都]是[说讲]|(?:网上|人家|有人|会计|朋友|别人|群里)(?:都|跟我)?[说讲]|说是"
)
"""What somebody has from others is put up for confirmation too: 不是说50%吗."""
_UNITS = (
    ("年", re.compile(r"年(?!度|月|初|底(?!$|[就才对是之没前了?吧吗,，。]))")),
    ("月", re.compile(r"个月")),
    ("日", re.compile(r"(?:天|个?工作日|日(?![期本元]))")),
    ("%", re.compile(r"(?:%|个?百分点|个点)")),
    ("人", re.compile(r"(?:个?人(?![均次才民社])|名|位)")),
    ("家", re.compile(r"(?:家|户|个(?![月人点税体百工]))")),
    ("元", re.compile(r"元|块|(?=[一每1]个?人)")),
)
_EACH = re.compile(r"(?:[一每]个?|/)人[给补发有]*")
_FOR_EACH = ("人", "家")
"""Of these one is no figure: 每招用 1 人, 2000一个人."""
UNTIL = "止"
"""The unit of a year in which something ends: 到2025年底."""
_UNTIL = re.compile(r"[到至]$")
_OR_MORE = re.compile(r"[及(（含)）]*以上")
_OR_LESS = re.compile(r"[及(（含)）]*(?:以下|以内|之内|内)")
_MONEY = 1000
_CALENDAR = 1900
"""A number of years from which it is a year."""
_SENTENCE = re.compile(r"[。；;\n]")
_PIECE = re.compile(r"[，,：:]|·|[（(](?=[^）)]*\d)")
_MARKED = " ①②③④⑤⑥⑦⑧⑨"
"""What stands before a piece of a list."""
_COMMA = re.compile(r"[，,：:·]")
_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"), ("〔", "〕"), ("「", "」"))
_GOES_ON = re.compile(
    r"[但而并且再还又也或和及则即就才的]|其中|否则|因此|所以|另|如果|不然|超过的|超出的|[）)”》〕」、，]"
)
"""With what no sentence begins."""


@dataclass(frozen=True, slots=True)
class Asserted:
    """A figure with its unit, and the words around it."""

    number: Decimal
    unit: str
    pairs: frozenset[str]
    limit: bool = False
    """Whether it is put up as a limit: whoever has more keeps to it, and still it may be another."""


def of_a_rule(text: str) -> bool:
    """Whether a message wants a limit confirmed, and tells nothing of oneself: 标准是500万吧.

    >>> [of_a_rule(text) for text in ("最多补150万对吧", "我们最多能补150万吧", "季度28万免税对吧")]
    [True, False, False]

    Args:
        text: as it was typed.
    """
    written = clean(text)
    asks = _CONFIRM.search(written) or _WHETHER.search(written)
    return bool(asks) and not _ONESELF.search(written) and _says_rule(written)


def confirms(text: str) -> bool:
    """Whether a message wants something confirmed, and tells nothing of oneself: 大企业60天付款对吧.

    Args:
        text: as it was typed.
    """
    written = clean(text)
    return _CONFIRM.search(written) is not None and _ONESELF.search(written) is None


def _says_rule(written: str) -> bool:
    """Whether words beside a figure say that it is a limit."""
    written = written.replace(" ", "")
    return any(
        _RULE.search(written[: count.start])
        or written.startswith(_LIMITING, count.start)
        or _RULED.match(written, count.end)
        for count in counts(written)
    )


def asserted(text: str) -> Asserted | None:
    """The one figure that a message wants confirmed; None if it wants nothing so, or gives several.

    >>> found = asserted("单证要保存5年对吧")
    >>> found is not None and (str(found.number), found.unit)
    ('5', '年')
    >>> asserted("单证要保存几年") is None
    True

    Args:
        text: as it was typed.
    """
    written = clean(text)
    rule = of_a_rule(text)
    if not (rule or _CONFIRM.search(written) or _HEARD.search(written)):
        return None
    found = [(_end(span) if rule else span.exact, unit) for span, unit in _figures(written)]
    if len(found) != 1 or found[0][0] is None:
        return None
    return Asserted(found[0][0], found[0][1], _pairs(_unframed(written)), rule)


def _unframed(written: str) -> str:
    """A message without its figure and the words that put that up for confirmation."""
    written = written.replace(" ", "")
    for count in reversed(counts(written)):
        units = (words.match(written, count.end) for _, words in _UNITS)
        end = max((unit.end() for unit in units if unit), default=count.end)
        written = f"{written[: count.start]} {written[end:]}"
    for words in (_HEARD, _CONFIRM, _WHETHER, _EACH):
        written = words.sub(" ", written)
    return written


def contradicting(belief: Asserted, text: str, names: Sequence[str] = ()) -> str | None:
    """The piece of a text that says another figure of just that; None if none does, or more than one may.

    It has words of the message; or its sentence has, and it is the only one with a figure of that unit.

    >>> belief = asserted("单证要保存5年对吧")
    >>> contradicting(belief, "申报后 15 日内留存，保存 10 年。") if belief else None
    '保存 10 年'

    Args:
        belief: what somebody wants confirmed.
        text: what is true.
        names: of what the text is about; who says nothing besides means its only figure of that unit.
    """
    plain = belief.unit == UNTIL or not belief.pairs - frozenset().union(*map(_pairs, names))
    stated = [
        (_shared(piece, belief), len(_pairs(sentence) & belief.pairs), said, span)
        for sentence in _SENTENCE.split(text)
        for piece, said in _pieces(sentence)
        for span, unit in _figures(clean(piece))
        if unit == belief.unit
    ]
    most = max((shared for shared, *_ in stated), default=(0, 0))
    near = [each for each in stated if each[0] == most and (each[1] or plain)]
    if len({span for *_, span in near}) != 1 or (most[0] == 0 and len(stated) > 1):
        return None
    _, _, said, span = near[0]
    return None if _agrees(belief, span) else said


def _shared(piece: str, belief: Asserted) -> tuple[int, int]:
    """How much of the message a piece has; of as many pairs its characters decide: 大企业 is 大型企业."""
    pairs_ = _pairs(piece) & belief.pairs
    return len(pairs_), len(set(piece) & set("".join(belief.pairs))) if pairs_ else 0


def states(belief: Asserted, text: str) -> bool:
    """Whether a text has a figure of the unit that somebody wants confirmed."""
    return any(unit == belief.unit for _, unit in _figures(clean(text)))


def _pieces(sentence: str) -> Iterator[tuple[str, str | None]]:
    """What a sentence says one after the other, and each as it can be said by itself."""
    before = ""
    for clause in _clauses(sentence):
        before = f"{before}，{clause}" if before and _GOES_ON.match(clause) else clause
        whole = before.strip(_MARKED)
        for piece in _listed(clause):
            alone = piece.strip(_MARKED)
            yield piece, next((each for each in (alone, whole) if _stands_alone(each)), None)


def _clauses(sentence: str) -> Iterator[str]:
    """A sentence at its commas, as far as they are not in brackets."""
    begin = 0
    for comma in _COMMA.finditer(sentence):
        if _balanced(sentence[begin : comma.start()]):
            yield sentence[begin : comma.start()]
            begin = comma.end()
    yield sentence[begin:]


def _balanced(text: str) -> bool:
    """Whether each bracket and quotation mark is closed."""
    return all(text.count(opens) == text.count(closes) for opens, closes in _BRACKETS)


def _stands_alone(text: str) -> bool:
    """Whether a piece can be said by itself."""
    return _balanced(text) and not _GOES_ON.match(text)


def only_believes(text: str) -> bool:
    """Whether a message has nothing but the figure that is believed, and the words that put it up.

    >>> [only_believes(text) for text in ("不是说50%吗", "大企业不是50%吗")]
    [True, False]

    Args:
        text: as it was typed.
    """
    if asserted(text) is None:
        return False
    left = _unframed(clean(text))
    return not re.sub(r"[\s,，.。?？!！吗么呢啊的那可我是有给贴返补到至底末]", "", left)


def _listed(clause: str) -> Iterator[str]:
    """What a clause says one after the other; 机关、事业单位 is one until a figure comes."""
    for piece in _PIECE.split(clause):
        listed = ""
        for each in piece.split("、"):
            listed = f"{listed}、{each}" if listed else each
            if re.search(r"\d", each):
                yield listed
                listed = ""
        if listed:
            yield listed


def _end(span: Span) -> Decimal | None:
    """The number of a limit: of 500 万以下 it is that."""
    ends = {span.lower, span.upper} - {None}
    return ends.pop() if len(ends) == 1 else None


def _agrees(belief: Asserted, span: Span) -> bool:
    """Whether a figure is in the span; a limit, whether it is the span's own."""
    if belief.limit and (span.lower is None or span.upper is None):
        return belief.number in (span.lower, span.upper)
    low = span.lower is None or belief.number >= span.lower
    return low and (span.upper is None or belief.number <= span.upper)


def _figures(text: str) -> Iterator[tuple[Span, str]]:
    """The figures with their units; of dates only the year until which."""
    text = text.replace(" ", "")
    for count in counts(text):
        said = ((unit, words.match(text, count.end)) for unit, words in _UNITS)
        unit, end = next(((unit, found.end()) for unit, found in said if found), (None, count.end))
        if unit is None and (count.factor >= _MONEY or _for_each_person(text, count)):
            unit = "元"
        if unit is not None and _dated(text, count, unit):
            unit = UNTIL if unit == "年" and _UNTIL.search(text[: count.start]) else None
        if unit is not None and not _for_each(count, unit):
            yield _limited(count.span, text, end), unit


def _dated(text: str, count: Count, unit: str) -> bool:
    number = count.span.exact
    a_year = unit == "年" and number is not None and number >= _CALENDAR
    return a_year or (unit == "日" and text[: count.start].endswith("月"))


def _for_each_person(text: str, count: Count) -> bool:
    """Whether a bare number is money for each: 一个人给2000."""
    before = list(_EACH.finditer(text, 0, count.start))
    return bool(before) and before[-1].end() == count.start and not text[count.end :].strip("吧吗对是没错?？")


def _for_each(count: Count, unit: str) -> bool:
    return unit in _FOR_EACH and count.span.exact == 1


def _limited(span: Span, text: str, end: int) -> Span:
    """The span that 以上 or 以内 behind the unit makes of it."""
    if _OR_MORE.match(text, end):
        return replace(span, upper=None)
    return replace(span, lower=None) if _OR_LESS.match(text, end) else span


def _pairs(text: str) -> frozenset[str]:
    """Every two neighbouring characters that are no figures."""
    return frozenset(pair for pair in pairs(text) if pair.isalpha())
