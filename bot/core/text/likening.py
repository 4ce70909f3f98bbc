"""What something is likened to in passing: 学校跟大公司一样六十天内给 is about schools."""

from __future__ import annotations

import re

_LIKENED = re.compile(
    r"(?:跟|和|像|同|与)[^,，。;；?？!！\s跟和像同与]{2,8}一样(?:是|都是|也是)?(?=[\d一二两三四五六七八九十百])"
)


def without_likened(text: str) -> str:
    """A message without that of which it says that it has the same figure; it asks for the other.

    >>> without_likened("他们说跟大公司一样六十天内给就合法")
    '他们说六十天内给就合法'
    >>> without_likened("小规模跟一般纳税人一样吗")
    '小规模跟一般纳税人一样吗'

    Args:
        text: as it was typed.
    """
    return _LIKENED.sub("", text)
