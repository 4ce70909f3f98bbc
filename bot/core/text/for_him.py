"""Whether somebody asks if a rule is for him that he names by its figure: 30人以下那个20%我们能用吗."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.text.amounts import amounts
from bot.core.text.normalizing import clean

if TYPE_CHECKING:
    from bot.core.knowledge.measures import Amount

_POINTS = re.compile(r"[那这]一?[个条档种项]|的(?:规定|标准)|(?:以下|以内|以上)的")
_HE = r"(?:我们?|咱们?|阮|俺们?|本公司|公司|[这本]?[厂店]里?)"
_FOR_HIM = re.compile(
    rf"{_HE}[^,，。;；?？\d]{{0,6}}(?:用|享受?|算|适用|套|拿|领|按)(?:得?[上了到])?(?:这[个条]|那[个条])?"
    r"(?:吗|不|没|么|吧|[?？]|$)"
    rf"|{_HE}.*(?:[能可]以?|适)[^,，。;；?？]*?(?:用|算|享受?)(?:得?[上了到])?(?:吗|不|没|么|[?？]|$)"
    rf"|(?:适用|适合|管)(?:于|得?到)?{_HE}(?:吗|不|没|么|[?？]|$)"
)
_HOW_MANY = re.compile(
    r"(?:裁|辞退?|减|请|招|聘|安排|安置)(?:掉|用|聘|走|的|了|人|员工|残疾人|最多|至少)*(?:几|多少)[个名人]"
)


def rule_put_up(text: str) -> tuple[Amount, ...]:
    """The figures by which a message names a rule, of which it asks whether it is for him; they are not his.

    >>> [each.unit for each in rule_put_up("30人以下那个20%我们能用吗")]
    ['people', 'percent']
    >>> rule_put_up("我们25人能用吗"), rule_put_up("那个20%是什么")
    ((), ())

    Args:
        text: as it was typed.
    """
    written = clean(text).replace(" ", "")
    if not (_POINTS.search(written) and _FOR_HIM.search(written)):
        return ()
    return tuple(each for each in amounts(text) if each.span.exact is None or each.unit == "percent")


def asks_how_many(text: str) -> bool:
    """Whether a message asks how many of his people he may, or must, let go or take on: 裁几个可以.

    >>> asks_how_many("那最多裁几个可以"), asks_how_many("一共几个镇")
    (True, False)

    Args:
        text: as it was typed.
    """
    return _HOW_MANY.search(clean(text).replace(" ", "")) is not None
