"""A figure that somebody believes and wants confirmed: 单证要保存5年对吧."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.text.counting import counts
from bot.core.text.normalizing import clean
from bot.core.text.pairs import pairs
from bot.core.text.quantities import quantities, without_quantities

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.core.knowledge.measures import Span

_RULE = re.compile(
    r"(?:(?:标准|门槛|上限|下限|限额|额度|要求|规定|条件|起征点|最多|最高|至多|最低|最少|至少|起码|不能?得?超过)"
    r"[^\d,，。;；:]{0,8}|[要得须需](?:求|有|满|达到|够|占)?到?|含)$"
)
"""What stands before the figure of a rule: 标准是, 最多补, 要."""
_LIMITING = ("最多", "至多", "至少", "起码", "不超过", "不高于", "不低于")
"""The same, where it is read as part of the number."""
_RULED = re.compile(
    r"(?:元|人|天|日|个月)?(?:[(（]?含[^,，。]{0,8}[)）]?)?(?:以下|以内|之内|以上|封顶|为限|[^,，。\d]{0,4}(?:必须|硬性|死规定))"
)
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
    found = [(_end(span) if rule else span.exact, unit) for span, unit in quantities(written)]
    if len(found) != 1 or found[0][0] is None:
        return None
    return Asserted(found[0][0], found[0][1], letter_pairs(_unframed(written)), rule)


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


def _unframed(written: str) -> str:
    """A message without its figure and the words that put that up for confirmation."""
    written = without_quantities(written)
    for words in (_HEARD, _CONFIRM, _WHETHER):
        written = words.sub(" ", written)
    return written


def _end(span: Span) -> Decimal | None:
    """The number of a limit: of 500 万以下 it is that."""
    ends = {span.lower, span.upper} - {None}
    return ends.pop() if len(ends) == 1 else None


def letter_pairs(text: str) -> frozenset[str]:
    """Every two neighbouring characters that are no figures."""
    return frozenset(pair for pair in pairs(text) if pair.isalpha())
