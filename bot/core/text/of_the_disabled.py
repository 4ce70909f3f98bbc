"""Says of whom somebody counts so many where a levy counts the disabled alone: 招一个呢, 一个都没.

Nobody says 残疾人 again once 残保金 is talked of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.text.values import DIGIT, reach

if TYPE_CHECKING:
    from decimal import Decimal

_NUMBER = rf"(?P<number>\d+|[{DIGIT}十百]+)"
_BEGINS = r"(?:(?<=[\s,，。;；!！?？人])|^)"
_ENDS = r"(?=(?:的话|呢|了|吗|嘛|的)*(?:[\s,，。;；!！?？]|$|[要得]?[交缴]|怎么|多少))"
_HIRED = re.compile(
    rf"{_BEGINS}(?:那么?|要是|如果|假如|我们?|公司|厂里|只|就|才|已经|也|有|现在|是)*"
    rf"(?:招聘?|招用|请|安排|安置|雇|聘)(?:了|进|用)?{_NUMBER}[个名位]人?{_ENDS}"
)
_NONE = re.compile(
    rf"{_BEGINS}(?:那么?|要是|如果|假如|我们?|公司|厂里|现在)*(?P<number>[一1])个人?(?=[都也]?没)"
)
_STAFF = r"\d{2,}[个名]?人"
_BESIDE_STAFF = re.compile(
    rf"{_BEGINS}(?P<ahead>(?:我们?|公司|厂里|只|就|才|已经|也|有|是)*)(?P<number>\d|[{DIGIT}])[个名位]"
    rf"(?=[,， ]*(?:[占比]|对|在)?{_STAFF})"
    rf"|(?<=人)(?P<of>[里中]?(?:只|就|才|已经|也|有|是)*)(?P<few>\d|[{DIGIT}])[个名位]{_ENDS}"
)
"""So many beside how many people they are, of whom they must be some: 1个180人, 180人里1个."""
_THE_DISABLED = "残疾人"


def of_the_disabled(text: str, most: Decimal) -> str:
    """The message; where it counts whom somebody hires and does not say who they are, the disabled.

    >>> from decimal import Decimal
    >>> of_the_disabled("招一个呢", Decimal(120)), of_the_disabled("120人 一个都没", Decimal(120))
    ('招一个残疾人呢', '120人 一个残疾人都没')
    >>> of_the_disabled("招40个呢", Decimal(12)), of_the_disabled("招一个应届生呢", Decimal(120))
    ('招40个呢', '招一个应届生呢')
    >>> of_the_disabled("1个180人", Decimal(180)), of_the_disabled("180人里只有1个 交几折", Decimal(180))
    ('1个残疾人,180人', '180人里只有1个残疾人 交几折')

    Args:
        text: as it was typed.
        most: how many people they have: who hires more has so many more.
    """

    def said(found: re.Match[str]) -> str:
        groups = found.groupdict()
        number = reach(groups["number"] or groups["few"])
        few = number is not None and number[1] <= most
        parted = "," if groups.get("ahead") is not None else ""
        return f"{found[0].removesuffix('人')}{_THE_DISABLED}{parted}" if few else found[0]

    return _NONE.sub(said, _HIRED.sub(said, _BESIDE_STAFF.sub(said, text)))
