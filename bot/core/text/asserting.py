"""A figure that somebody believes and wants confirmed: 单证要保存5年对吧."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.text.counting import counts
from bot.core.text.normalizing import clean
from bot.core.text.pairs import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    r"(?:对吧|是吧|对不对|对吗|是吗|没错吧|是不是|(?<!可以)(?<![行能够])吧)[?？。！!了啊呀]*$|是不是"
)
_UNITS = (
    ("年", re.compile(r"年(?![度月底初])")),
    ("月", re.compile(r"个月")),
    ("日", re.compile(r"(?:天|个?工作日|日(?![期本元]))")),
    ("%", re.compile(r"(?:%|个?百分点|个点)")),
    ("家", re.compile(r"(?:家|户)")),
    ("元", re.compile(r"元")),
)
_OR_MORE = re.compile(r"[及(（含)）]*以上")
_OR_LESS = re.compile(r"[及(（含)）]*(?:以下|以内|之内|内)")
_MONEY = 1000
_CALENDAR = 1900
"""A number of years from which it is a year."""
_SENTENCE = re.compile(r"[。；;\n]")
_PIECE = re.compile(r"[，,：:]|·|[（(](?=[^）)]*\d)")
_MARKED = " ①②③④⑤⑥⑦⑧⑨"
"""What stands before a piece of a list."""


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
    if _CONFIRM.search(written) is None and not rule:
        return None
    found = [(_end(span) if rule else span.exact, unit) for span, unit in _figures(written)]
    if len(found) != 1 or found[0][0] is None:
        return None
    return Asserted(found[0][0], found[0][1], _pairs(written), rule)


def contradicting(belief: Asserted, text: str) -> str | None:
    """The piece of a text that says another figure of just that; None if none does, or more than one may.

    It has words of the message; or its sentence has, and it is the only one with a figure of that unit.

    >>> belief = asserted("单证要保存5年对吧")
    >>> contradicting(belief, "申报后 15 日内留存，保存 10 年。") if belief else None
    '保存 10 年'

    Args:
        belief: what somebody wants confirmed.
        text: what is true.
    """
    stated = [
        (len(_pairs(piece) & belief.pairs), len(_pairs(sentence) & belief.pairs), piece.strip(), span)
        for sentence in _SENTENCE.split(text)
        for piece in _pieces(sentence)
        for span, unit in _figures(clean(piece))
        if unit == belief.unit
    ]
    most = max((shared for shared, *_ in stated), default=0)
    near = [each for each in stated if each[0] == most and each[1]]
    if len({span for *_, span in near}) != 1 or (not most and len(stated) > 1):
        return None
    _, _, piece, span = near[0]
    return None if _agrees(belief, span) else piece.strip(_MARKED)


def _pieces(sentence: str) -> Iterator[str]:
    """What a sentence says one after the other; 机关、事业单位 is one until a figure comes."""
    for piece in _PIECE.split(sentence):
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
    """The figures with their units; no dates."""
    text = text.replace(" ", "")
    for count in counts(text):
        said = ((unit, words.match(text, count.end)) for unit, words in _UNITS)
        unit, end = next(((unit, found.end()) for unit, found in said if found), (None, count.end))
        if unit is None and count.factor >= _MONEY:
            unit = "元"
        if unit is not None and not _dated(text, count, unit):
            yield _limited(count.span, text, end), unit


def _dated(text: str, count: Count, unit: str) -> bool:
    number = count.span.exact
    a_year = unit == "年" and number is not None and number >= _CALENDAR
    return a_year or (unit == "日" and text[: count.start].endswith("月"))


def _limited(span: Span, text: str, end: int) -> Span:
    """The span that 以上 or 以内 behind the unit makes of it."""
    if _OR_MORE.match(text, end):
        return replace(span, upper=None)
    return replace(span, lower=None) if _OR_LESS.match(text, end) else span


def _pairs(text: str) -> frozenset[str]:
    """Every two neighbouring characters that are no figures."""
    return frozenset(pair for pair in pairs(text) if pair.isalpha())
