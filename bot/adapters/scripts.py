"""Traditional characters for those who read them: OpenCC, the one home of that direction."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC


def traditional(text: str) -> str:
    """The text in traditional characters; all else as it was.

    >>> traditional("<b>稳岗返还</b>")
    '<b>穩崗返還</b>'
    """
    converted: str = _converter().convert(text)
    return converted


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415  # loads its tables when first used

    return OpenCC("s2t")
