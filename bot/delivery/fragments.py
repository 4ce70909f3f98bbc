"""Tells whether a message is a question that stands by itself, or a piece that more will follow.

What the engine's reader understood of it decides; nobody is asked and nothing is looked up.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.messages import message

if TYPE_CHECKING:
    from bot.core.reading.reader import Reading

SHORTEST = 4
"""Units of a question that stands by itself, unless it asks for a part that every policy has (材料呢)."""
LONGEST = 200
"""Characters at the end of a text that tell enough: whoever wrote more has come to the point there."""
BROKEN = 3900
"""Characters from which on a text was probably cut by a program because it was too long to be sent."""
_OPEN_MARKS = re.compile(r"(?:[,，、:：;；~～\-—]|\.{2,}|。{2,}|…)\Z")


def is_complete(text: str, reading: Reading) -> bool:
    """Whether a text is a whole question, so that waiting for more would only cost time.

    Args:
        text: all that was written so far.
        reading: of the text, or of its end if it is long.
    """
    if len(text) >= BROKEN or _ends_open(text):
        return False
    asking = any(word in reading.written for word in message("fragments.asking_words").split())
    if len(reading.units) < SHORTEST:
        return bool(reading.cues) and (asking or reading.asks)
    return reading.asks or asking or bool(reading.cues)


def _ends_open(text: str) -> bool:
    """Whether more was announced: by a comma, a colon, dots, or words such as 还有."""
    written = unicodedata.normalize("NFKC", text).strip()
    if _OPEN_MARKS.search(written):
        return True
    return written.rstrip("。.!！ ").endswith(tuple(message("fragments.open_words").split()))
