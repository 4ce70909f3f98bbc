"""Says of whom somebody counts so many where a levy counts the disabled alone: 招一个呢, 一个都没.

Nobody says 残疾人 again once 残保金 is talked of.
"""

from __future__ import annotations

import re

from bot.core.text.values import DIGIT

_NUMBER = rf"(?:\d+|[{DIGIT}十百]+)"
_BEGINS = r"(?:(?<=[\s,，。;；!！?？])|^)"
_ENDS = r"(?=(?:的话|呢|了|吗|嘛|的)*(?:[\s,，。;；!！?？]|$|[要得]?[交缴]|怎么|多少))"
_HIRED = re.compile(
    rf"{_BEGINS}(?:那么?|要是|如果|假如|我们?|公司|厂里|只|就|才|已经|也|有|现在|是)*"
    rf"(?:招聘?|招用|请|安排|安置|雇|聘)(?:了|到|进|用)?{_NUMBER}[个名位]人?{_ENDS}"
)
_NONE = re.compile(rf"{_BEGINS}(?:那么?|要是|如果|假如|我们?|公司|厂里|现在)*[一1]个人?(?=[都也]?没)")
_THE_DISABLED = "残疾人"


def of_the_disabled(text: str) -> str:
    """The message; where it counts whom somebody hires and does not say who they are, the disabled.

    >>> of_the_disabled("招一个呢"), of_the_disabled("120人 一个都没")
    ('招一个残疾人呢', '120人 一个残疾人都没')
    >>> of_the_disabled("再招一个呢"), of_the_disabled("招一个应届生呢")
    ('再招一个呢', '招一个应届生呢')

    Args:
        text: as it was typed.
    """
    for counted in (_HIRED, _NONE):
        text = counted.sub(lambda found: f"{found[0].removesuffix('人')}{_THE_DISABLED}", text)
    return text
