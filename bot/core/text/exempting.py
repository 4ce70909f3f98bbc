"""Whether somebody believes that a tax is not paid at all, and a text has it that less is paid."""

from __future__ import annotations

import re

from bot.core.text.normalizing import clean

_EXEMPT = re.compile(
    r"(?:全|都|就|是|也|可以)免(?!费|检|不)|免(?:所得|增值|个|企业)?税|不用(?:再)?[交缴]|免[交缴征]|一分(?:钱)?(?:都)?不用"
    r"|(?P<above>超[过出]?[^,，。;；多的那]{1,8}(?:以上)?[才再]要?(?:开始)?[交缴征])"
)
_OPEN = re.compile(
    r"多少|几|怎么|怎样|哪|什么|能不能|可不可以|免不免|要不要|能免|可以免吗|还免|免吗|[交缴]吗"
)
"""What asks, and believes nothing."""
_LESS = re.compile(r"减按|减半|限额|税负")
_NOTHING = re.compile(r"免(?:征|税|交|缴|予)|不用[交缴]|未达到|不征")


def believes_exempt(text: str) -> bool:
    """Whether a message puts it up that nothing is paid: 高企是免所得税, 三年不用交任何税对吗.

    What is only paid from a limit on is not paid below it: 超过两百万才要交是吧.

    >>> [believes_exempt(text) for text in ("高企是免所得税", "三年不用交任何税 对吗", "个体户能免税吗")]
    [True, True, False]
    >>> [believes_exempt(text) for text in ("超过两百万才要交是吧", "超过的部分才交对吧")]
    [True, False]

    Args:
        text: as it was typed.
    """
    written = clean(text)
    return _EXEMPT.search(written) is not None and _OPEN.search(written) is None


def exempt_below(text: str) -> bool:
    """Whether a message puts it up that nothing is paid up to a limit: 超过两百万才要交吧.

    >>> exempt_below("超过两百万才要交是吧"), exempt_below("两百万以内都不用交")
    (True, False)

    Args:
        text: as it was typed.
    """
    found = _EXEMPT.search(clean(text))
    return found is not None and found["above"] is not None and believes_exempt(text)


def says_less(text: str) -> bool:
    """Whether a text has it that less is paid, and never that nothing is.

    >>> says_less("企业所得税减按 15% 税率。"), says_less("未达到 30 万元的免征。")
    (True, False)

    Args:
        text: of a part.
    """
    return _LESS.search(text) is not None and _NOTHING.search(text) is None
