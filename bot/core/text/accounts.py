"""What somebody makes of a figure of his own, put up for confirmation: 那我交5万就是还3万对不对."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.text.counting import counts
from bot.core.text.normalizing import clean
from bot.core.text.quantities import placed_quantities

if TYPE_CHECKING:
    from decimal import Decimal

_COMES_TO = re.compile(
    r"[,，]?(?:那么?|所以|也|应该|差不多|不)*"
    r"(?:就是|就等于|等于|就[能可得要只有会]+以?|就(?=[还返退补领拿贴减免扣抵交缴])|[一总]共[是要能可]*|合计是?|加起来是?)"
    r"(?:[一总]共|合计|大概|最多|差不多|只|要|能|可以|该|有|是|给我们?|帮我们?|我们?)*"
    r"(?:[还返退补领拿贴减免扣抵交缴给][还返退补贴交给到回]?)?(?:我们?)?(?:个|了)?$"
)
"""What stands between one's own figure and what one thinks that it comes to."""
_PUT_UP = re.compile(
    r"(?:元|块钱?|钱)?(?:的?(?:税|补贴|补助|返还|贴息|钱))?(?:左右|上下)?[,，]?(?:我)?(?:这样)?(?:算|记得)?得?"
    r"(?:对吧|是吧|对不对?|对[吗嘛么]|是[吗么]|没错[吧吗]?|没算错吧?|是不是|吧|吗|咯|啰)[?？。!！了啊呀]*"
)
"""How such a message ends."""
_LINKS = re.compile(r"(?:那么?|所以|我们?|就|这样|照这[样么]算|,|，)*")
_MONEY = "元"
_AS_MUCH_AS_MONEY = 1000
"""From which a bare number is money."""


@dataclass(frozen=True, slots=True)
class Account:
    """A figure and what it is thought to come to."""

    of: str
    """The message as far as it gives the figure; empty where it was given before."""
    result: Decimal
    """In 元."""


def account(text: str) -> Account | None:
    """What a message takes a figure to come to, and wants confirmed; None if it reckons nothing.

    >>> found = account("那我交5万就是还3万对不对")
    >>> found is not None and (found.of, str(found.result))
    ('那我交5万', '30000')
    >>> account("那就是2.4万对吧"), account("超过30万就要交吧")
    (Account(of='', result=Decimal('24000.0')), None)

    Args:
        text: as it was typed.
    """
    written = clean(text).replace(" ", "")
    figures = list(placed_quantities(written))
    last = figures[-1] if figures else None
    if last is None or last.span.exact is None or not _PUT_UP.fullmatch(written, last.end):
        return None
    bare = last.unit is None and last.span.exact >= _AS_MUCH_AS_MONEY
    comes_to = _COMES_TO.search(written[: last.start])
    if comes_to is None or not (bare or last.unit == _MONEY):
        return None
    of = written[: comes_to.start()]
    if counts(of):
        return Account(of, last.span.exact)
    return Account("", last.span.exact) if _LINKS.fullmatch(of) else None


def without_result(text: str) -> str:
    """A message without what it takes its figure to come to, as a question: 那我交5万呢.

    >>> without_result("那我交5万就是还3万对不对"), without_result("那我交5万")
    ('那我交5万呢', '那我交5万')

    Args:
        text: as it was typed.
    """
    found = account(text)
    return text if found is None else f"{found.of}呢" if found.of else ""
