"""Whether a message asks of what was told before: 我们这个规模要多少, 那我要交多少."""

from __future__ import annotations

import re

from bot.core.text.normalizing import clean, unspaced

_WHO = r"(?:我们?|咱们?|他们?|她|阮|俺|本厂|本公司)(?:家|厂|公司|店)?"
_OWN = re.compile(rf"{_WHO}(?:这(?:个|种|样的?|么大的?)?|的)(?:规模|情况|条件|收入|人数)")
_HOW_MUCH = re.compile(
    rf"(?:那么?|这样|所以)*(?:{_WHO})?(?:一共|总共|大概|到底)*[要得该能]*[交缴减免返补贴拿领省扣](?:多少|几块|几多)"
    r"(?:钱|税|元)*[呢啊呀的]*[?？。]*"
)


def of_ones_own(text: str) -> bool:
    """Whether a message asks what holds for somebody as he told before: 研发占比我们这个规模要多少.

    >>> of_ones_own("研发占比我们这个规模要多少"), of_ones_own("多大规模要多少")
    (True, False)

    Args:
        text: as it was typed.
    """
    return _OWN.search(unspaced(clean(text))) is not None


def what_it_comes_to(text: str) -> bool:
    """Whether a message asks how much it is, and nothing else: 那他要交多少.

    >>> what_it_comes_to("那他要交多少"), what_it_comes_to("教育费附加交多少")
    (True, False)

    Args:
        text: as it was typed.
    """
    return _HOW_MUCH.fullmatch(unspaced(clean(text))) is not None
