"""Ordinals that point at something shown before: 第一个讲讲, 第二个呢, 我想问第三个怎么申请."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.text.normalizing import clean
from bot.core.text.values import DIGITS, PLACES

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMERALS = {**DIGITS, **PLACES}
LAST = -1
"""The number of 最后一个."""
_ORDINAL = re.compile(
    r"(?:第(?P<number>\d{1,2}|[一二两三四五六七八九十])(?:个|项|条|种|款)|最后(?:那|一)(?:个|项|条|种|款))"
    r"(?:(?:政策|补贴|补助|贷款|计划|优惠|选项)(?=$|[的呢是怎要能])|那个)?"
    r"(?=$|[\s,，。?？!！、~～的呢吧呀啊嘛吗]|讲|说|介绍|看|详|具体|是|怎|咋|如何|要|需|能|可|多|几|什么|啥|有|没|补|给|奖"
    r"|返|减|免|到|截|哪|在|找|去|跟|和|与|也|还|我|申|办|报|最|按|叫|额度|税率|利率|电话|流程|期限|依据|文号|截止|到期|金额)"
)
"""第二个 with what makes it stand for a thing by itself: 第二个月 and 第二个员工 stand for none."""
_LEAD = re.compile(
    r"(?:那么?|再|就|好的?|嗯|还有|然后|我们?|想|要|问|请|下|刚才|刚刚|上面|前面|你|您|列|的|了解|知道"
    r"|介绍|继续|先|讲|说|看|给|一下|回到|回头|回去|返回|没有|别的|那边|算了|行|对了|吗|[\s,，。?？])*"
)
"""What may stand before it."""
_COUNTS = "第"
_CLAUSE = re.compile(r"[\s,，。?？!！]+")
_SAYS_NOTHING = re.compile(
    r"(?:给|我|再|就|来|吧|呀|啊|嘛|吗|呢|的|那|个|讲|说|介绍|看|点|细|详细|具体|展开|一下|下|听"
    r"|是什么|是啥|什么(?:情况|意思|来的)?|是|怎么(?:说|回事)|[\s,，。?？!！~～])*"
)
_AGAIN = re.compile(r"[的那]*呢[\s?？。!！]*")


@dataclass(frozen=True, slots=True)
class Pointing:
    """A message that points at one thing, by its number."""

    number: int
    """From 1 on; `LAST` for the last."""
    rest: str
    """The message from there on; it may point at others."""

    @property
    def says_nothing(self) -> bool:
        """Whether nothing is asked but what it is: 第一个讲讲, 第三个是什么."""
        return _SAYS_NOTHING.fullmatch(self.rest) is not None

    @property
    def asks_the_same(self) -> bool:
        """Whether the same is asked of it as before: 第二个呢."""
        return _AGAIN.fullmatch(self.rest) is not None


def pointing(text: str) -> Pointing | None:
    """What a message points at; None if it begins with no ordinal, or that of something else.

    >>> pointing("第一个讲讲"), pointing("那第二个要到什么时候")
    (Pointing(number=1, rest='讲讲'), Pointing(number=2, rest='要到什么时候'))
    >>> pointing("回到第三个 几时到期"), pointing("利息补几个点 第三个")
    (Pointing(number=3, rest=' 几时到期'), Pointing(number=3, rest='利息补几个点'))
    >>> [pointing(text) for text in ("第二个月交多少", "第三个员工呢", "启航计划第一个做什么")]
    [None, None, None]
    """
    written = clean(text)
    lead = _LEAD.match(written)
    found = _ORDINAL.match(written, lead.end() if lead else 0)
    return Pointing(_number(found), written[found.end() :]) if found else _behind(written)


def _behind(written: str) -> Pointing | None:
    """What stands in a last clause of its own, behind what is asked of it: 利息补几个点 第三个."""
    *asked, last = _CLAUSE.split(written.strip(" ,，。?？!！"))
    found = _ORDINAL.match(last, _LEAD.match(last).end()) if asked else None  # type: ignore[union-attr]
    alone = found is not None and _SAYS_NOTHING.fullmatch(last[found.end() :]) is not None
    others = any(_COUNTS in clause for clause in asked)
    return Pointing(_number(found), " ".join(asked)) if found and alone and not others else None


def with_names(text: str, name: Callable[[int], str | None]) -> str:
    """A text with names in place of its ordinals, where there is one for the number.

    >>> with_names("和第二个有什么不同", {2: "扩岗补助"}.get)
    '和扩岗补助有什么不同'
    """
    return _ORDINAL.sub(lambda found: name(_number(found)) or found[0], clean(text))


def _number(found: re.Match[str]) -> int:
    said = found["number"]
    if said is None:
        return LAST
    return _NUMERALS[said] if said in _NUMERALS else int(said)
