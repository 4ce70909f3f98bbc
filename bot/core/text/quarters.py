"""A quarter of which somebody tells one month, and that there was nothing in the others."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.text.normalizing import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.measures import Amount

_OTHERS_EMPTY = re.compile(
    r"(?:前|头|另外?|其[他它余]|剩下?|后|上)(?:面|边)?的?(?:那|这)?[两二2]个月(?:份)?[^,，。;；\d]{0,6}?"
    r"(?:没|[0零](?![\d.]*[万千百十])|无|空|不开张|停)"
)
"""Two months of a quarter in which nothing was sold: 前两个月没开, 另外两个月都是零."""


def of_the_quarter(text: str, figures: Sequence[Amount]) -> tuple[Amount, ...]:
    """What the sales of a month come to by the quarter, where there were none in its other months.

    >>> from bot.core.text.amounts import amounts
    >>> found = "一个月开了12万,前两个月没开"
    >>> [(each.per, each.written) for each in of_the_quarter(found, amounts(found))]
    [('quarter', '12 万元')]

    Args:
        text: as it was typed.
        figures: of the message.
    """
    monthly = [each for each in figures if each.unit == "money" and each.per in ("month", None)]
    timed = any(each.per == "quarter" for each in figures)
    if len(monthly) != 1 or timed or not _OTHERS_EMPTY.search(clean(text).replace(" ", "")):
        return ()
    return (replace(monthly[0], per="quarter"),)
