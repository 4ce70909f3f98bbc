"""Whether a message turns to something by its name: 领航呢 多少人, in a chat about 启航.

What stands behind the name is asked of that, however well it would go with what was talked of before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.reading.names import Mention

_TURNS = re.compile(
    r"(?:那么?|那个|要是|如果|说到|至于|[,，\s])*(?P<named>[^呢咧,，。?？]+?)的?[呢咧](?P<more>.*)", re.DOTALL
)
_MARKS = "?？,，。.!！、 \n"


def turns_to(written: str, mentions: Sequence[Mention]) -> bool:
    """Whether a text begins with a name and 呢.

    Args:
        written: the text.
        mentions: the names in it, in order.
    """
    return _behind(written, mentions) is not None


def only_turns_to(written: str, mentions: Sequence[Mention]) -> bool:
    """Whether a text is a name and 呢, and no more."""
    behind = _behind(written, mentions)
    return behind is not None and not behind.strip(_MARKS)


def _behind(written: str, mentions: Sequence[Mention]) -> str | None:
    turns = _TURNS.fullmatch(written)
    if turns is None or not mentions:
        return None
    named = {unspaced(mentions[0].name), unspaced(mentions[0].form)}
    return turns["more"] if unspaced(turns["named"]) in named else None
