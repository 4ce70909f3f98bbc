"""A figure that somebody believes and wants confirmed: 单证要保存5年对吧."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.text.counting import counts
from bot.core.text.normalizing import clean
from bot.core.text.pairs import pairs
from bot.core.text.quantities import placed_quantities, quantities, without_quantities

if TYPE_CHECKING:
    from decimal import Decimal

    from bot.core.knowledge.measures import Span

_RULE = re.compile(
    r"(?:(?:标准|门槛|上限|下限|限额|额度|要求|规定|条件|单户|每户|一户|起征点|最多|最高|至多|最低|最少|至少|起码|不能?得?超过)"
    r"[^\d,，。;；:]{0,8}|[要得须需](?:求|有|满|达到|够|占)?到?|含)$"
)
"""What stands before the figure of a rule: 标准是, 最多补, 要."""
_LIMITING = ("最多", "至多", "至少", "起码", "不超过", "不高于", "不低于")
"""The same, where it is read as part of the number."""
_CAPPED = re.compile(r"(?:单户|每户|一户|一家|最多|最高|至多|封顶|上限)[^\d,，。;；:]{0,6}$")
_CAPPED_BEHIND = re.compile(r"(?:元|人)?(?:以内|之内|封顶|为限)")
_AT_MOST = ("最多", "至多", "不超过", "不高于")
"""What stands around a cap by which a policy is meant, or is read as part of its number."""
_RULED = re.compile(
    r"(?:元|人|天|日|个月)?(?:[(（]?含[^,，。]{0,8}[)）]?)?(?:以下|以内|之内|以上|封顶|为限|[^,，。\d]{0,4}(?:必须|硬性|死规定))"
)
_ONESELF = re.compile(
    r"[我咱俺阮]|[本这]厂|本公司|[厂店司]里|自己|去年|今年|上年|(?:公司|厂|店)(?:有|才|利润|营收|销售|人数|贷)"
)
_WHETHER = re.compile(r"吗[?？。！!]*$")
_CONFIRM = re.compile(
    r"(?:对吧|是吧|对不对?|对[吗嘛么]|是[吗么]|真的[吗么]|真的假的|没错[吧吗]|(?<![a-z])right|是不是|(?<!可以)(?<![行能够])吧)[?？。！!了啊呀]*$|是不是"
)
_LEAD = re.compile(r"[,，。;；、?？!！]|(?:听说|说是|据说)")
"""Where the words begin that stand with one of several figures."""
_AS_MUCH_AS_MONEY = 1000
"""From which a bare number is money: so many persons, houses or days are said with their unit."""
_HALF = re.compile(r"一半(?![以的])")
ANY_UNIT = ""
"""The unit of a figure that is said without one beside others: 异地的25境外3."""
_REMEMBERED = re.compile(
    r"[我咱阮俺]们?(?:明明|一直|还|就|也|都|好像|的)*(?:记得|以为|觉得|印象[中里]?)(?:的?是|里?说?的?是|好像)?"
)
"""How somebody puts up what he remembers; he tells nothing of himself."""
_OTHERS = (
    r"(?:网上|人家|他们|对方|有人|别人|群里|朋友|会计|财务|同行|同学|亲戚|邻居|隔壁|老板|老婆|老公|家里人"
    r"|[儿女]子?儿?|[表堂]?[哥姐弟妹]|客户|员工|工人)"
)
_TOLD = re.compile(
    rf"(?:[我咱阮俺]们?)?(?:的|那个|厂里的?|公司的?|一个)?{_OTHERS}\w{{0,2}}?(?:都|就|老|也|又)?(?:跟我)?[说讲](?:是)?"
    r"|(?:[我咱阮俺]们?)?听[人别]\w{0,3}(?:讲|说)|(?:[我咱阮俺]们?)?听说"
)
"""How somebody puts up what others told him; what he has from his friend is none of his own either."""
_HEARD = re.compile(rf"{_REMEMBERED.pattern}|{_TOLD.pattern}|据说|[不都]是[说讲]|说是")
"""What somebody has from others is put up for confirmation too: 不是说50%吗."""

_ASKS_HOW_MUCH = re.compile(r"多少|几[成个点年天倍块]|百分之几")
"""What asks for the figure itself: who heard of it and asks so puts up none (听说能抵税，一年能抵多少)."""


@dataclass(frozen=True, slots=True)
class Asserted:
    """A figure with its unit, and the words around it."""

    number: Decimal
    unit: str
    pairs: frozenset[str]
    limit: bool = False
    """Whether it is put up as a limit: whoever has more keeps to it, and still it may be another."""
    span: Span | None = None
    """The figure with what is said around it: 1500元以上."""


def of_a_rule(text: str) -> bool:
    """Whether a message wants a limit confirmed, and tells nothing of oneself: 标准是500万吧.

    >>> [of_a_rule(text) for text in ("最多补150万对吧", "我们最多能补150万吧", "季度28万免税对吧")]
    [True, False, False]
    >>> [of_a_rule(text) for text in ("我朋友说10万以下含10万都免的", "我朋友开票10万以下免税吧")]
    [True, False]

    Args:
        text: as it was typed.
    """
    written = clean(text)
    asks = any(words.search(written) for words in (_CONFIRM, _WHETHER, _HEARD))
    return asks and not _of_oneself(written) and _says_rule(written)


def confirms(text: str) -> bool:
    """Whether a message wants something confirmed, and tells nothing of oneself: 大企业60天付款对吧.

    Args:
        text: as it was typed.
    """
    written = clean(text)
    return _CONFIRM.search(written) is not None and not _of_oneself(written)


def _of_oneself(written: str) -> bool:
    """Whether a message tells of oneself; what one remembers, or has from a friend, is no such thing."""
    return _ONESELF.search(_TOLD.sub(" ", _REMEMBERED.sub(" ", written))) is not None


def _says_rule(written: str) -> bool:
    """Whether words beside a figure say that it is a limit."""
    written = written.replace(" ", "")
    return any(
        _RULE.search(written[: count.start])
        or written.startswith(_LIMITING, count.start)
        or _RULED.match(written, count.end)
        for count in counts(written)
    )


def cap(text: str) -> tuple[Decimal, str] | None:
    """The cap by which a message says which policy it means, with its unit; None if it says none.

    >>> cap("最多按5000万本金算的那个贴息") == (50_000_000, "元"), cap("我贷了5000万")
    (True, None)

    Args:
        text: as it was typed.
    """
    written = clean(text).replace(" ", "")
    found = list(placed_quantities(written))
    if len(found) != 1 or found[0].unit is None or _of_oneself(written):
        return None
    number = _end(found[0].span)
    before, begin = written[: found[0].start], found[0].start
    limited = _CAPPED.search(before) is not None or written.startswith(_AT_MOST, begin)
    limited = limited or _CAPPED_BEHIND.match(written, found[0].end) is not None
    return (number, found[0].unit) if limited and number is not None else None


def asserted(text: str) -> Asserted | None:
    """The one figure that a message wants confirmed; None if it wants nothing so, or gives several.

    >>> found = asserted("单证要保存5年对吧")
    >>> found is not None and (str(found.number), found.unit)
    ('5', '年')
    >>> asserted("单证要保存几年") is None, asserted("听说能抵税，一年能抵多少") is None
    (True, True)

    Args:
        text: as it was typed.
    """
    written = _with_half(clean(text))
    rule = of_a_rule(text)
    heard = _HEARD.search(written) and not _ASKS_HOW_MUCH.search(written)
    if not (rule or _CONFIRM.search(written) or heard):
        return None
    found = [*quantities(written), *_money(written)]
    if len(found) != 1:
        return None
    span, unit = found[0]
    number = _end(span) if rule else span.exact
    return None if number is None else Asserted(number, unit, letter_pairs(_unframed(written)), rule, span)


def beliefs(text: str) -> tuple[Asserted, ...]:
    """The figures that a message wants confirmed, each with the words that stand with it; empty if none.

    >>> [str(each.number) for each in beliefs("异地的25境外3对吧")]
    ['25', '3']

    Args:
        text: as it was typed.
    """
    one = asserted(text)
    written = clean(text).replace(" ", "")
    if one is not None or not (_CONFIRM.search(written) or _HEARD.search(written)):
        return (one,) if one is not None else ()
    found = list(placed_quantities(written))
    several: list[Asserted] = []
    for each, begin in zip(found, (0, *(each.end for each in found)), strict=False):
        words = letter_pairs(_LEAD.split(written[begin : each.start])[-1])
        number = each.span.exact
        if number is None or not words:
            return ()
        several.append(Asserted(number, each.unit or ANY_UNIT, words, limit=False, span=each.span))
    return tuple(several) if len(several) > 1 else ()


def _with_half(written: str) -> str:
    """A message in which 一半 is the one figure, with that as a figure."""
    return written if any(quantities(written)) else _HALF.sub("50%", written)


def _money(written: str) -> list[tuple[Span, str]]:
    """The bare number that is all that is put up, if it is as much as only money is: 是1500对吗."""
    if not _nothing_besides(written):
        return []
    bare = (each.span for each in placed_quantities(written) if each.unit is None)
    return [(span, "元") for span in bare if span.exact and span.exact >= _AS_MUCH_AS_MONEY]


def only_believes(text: str) -> bool:
    """Whether a message has nothing but the figure that is believed, and the words that put it up.

    >>> [only_believes(text) for text in ("不是说50%吗", "大企业不是50%吗")]
    [True, False]

    Args:
        text: as it was typed.
    """
    if asserted(text) is None:
        return False
    return _nothing_besides(_with_half(clean(text)))


def believed_words(text: str) -> str:
    """What a message wants confirmed that has no figure: 减半 of 听说减半是真的吗; empty if nothing.

    >>> believed_words("听说减半 是真的吗"), believed_words("减半"), believed_words("听说补50%是真的吗")
    ('减半', '', '')

    Args:
        text: as it was typed.
    """
    written = clean(text)
    if any(quantities(written)) or not (_CONFIRM.search(written) or _HEARD.search(written)):
        return ""
    return re.sub(r"[\s,，.。?？!！]", "", _unframed(written)).rstrip("是的")


def _nothing_besides(written: str) -> bool:
    """Whether a message has only figures and the words that put them up."""
    return not re.sub(r"[\s,，.。?？!！吗么呢啊的那可我是有给贴返补到至底末]", "", _unframed(written))


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
