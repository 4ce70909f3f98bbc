"""What each machine costs where no unit is said, for the limits are in ten thousands: 一台600一台300."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.core.knowledge.measures import Amount, Span
from bot.core.text.amounts import written_as
from bot.core.text.normalizing import clean

_BARE = re.compile(
    r"(?:[一另这那每单]|其中一)[台套条](?:机器|设备|线)?(?:大概|差不多|是|要|卖|价|报价)?"
    r"(?P<number>\d{1,4})(?=[一另,，。;；!！?？\s]|$|的?呢|吗|都|能|可)"
)
_TEN_THOUSAND = 10_000


def bare_prices(text: str) -> tuple[Amount, ...]:
    """The prices by the piece that a message says without a unit, in 万.

    >>> [each.written for each in bare_prices("一台600一台300")], bare_prices("一台600元")
    (['600 万元', '300 万元'], ())

    Args:
        text: as it was typed.
    """
    numbers = [Decimal(found["number"]) * _TEN_THOUSAND for found in _BARE.finditer(clean(text))]
    return tuple(
        Amount(Span.exactly(each), "money", "price", None, written_as(each, "money"))
        for each in numbers
        if each
    )


def without_bare_prices(text: str) -> str:
    """A message without such prices.

    >>> without_bare_prices("一台600一台300呢")
    '  呢'

    Args:
        text: in half width, simplified.
    """
    return _BARE.sub(" ", text)
