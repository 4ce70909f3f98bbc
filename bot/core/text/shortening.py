"""Of a very long message, what is looked at: what asks, how it begins, how it ends."""

from __future__ import annotations

import re

from bot.core.text.asking import interrogates

LONGEST = 600
"""Characters of a message that are looked at."""
_SENTENCE = re.compile(r"[^。！？!?;；\n]*[。！？!?;；\n]*")
_ASKS = re.compile(r"[?？]|请问|想问|想知道|咨询")


def shortened(text: str) -> str:
    """A message as it is, or what of it there is room for: sentences that ask, then those at its ends.

    >>> shortened("公司情况。" * 200 + "请问要什么条件？" + "谢谢。" * 100).count("请问")
    1

    Args:
        text: as it was typed.

    Returns:
        At most `LONGEST` characters.
    """
    if len(text) <= LONGEST:
        return text
    sentences = [each for each in _SENTENCE.findall(text) if each]
    last = len(sentences) - 1
    asking = [place for place, each in enumerate(sentences) if _ASKS.search(each) or interrogates(each)]
    ends = sorted(range(len(sentences)), key=lambda place: min(place, last - place))
    kept: dict[int, str] = {}
    room = LONGEST
    for place in dict.fromkeys((*asking, *ends)):
        if room > 0:
            kept[place] = _cut(sentences[place], room)
            room -= len(kept[place])
    return "".join(kept[place] for place in sorted(kept))


def _cut(sentence: str, room: int) -> str:
    """A sentence, or its beginning and its end."""
    return (
        sentence
        if len(sentence) <= room
        else sentence[: room - room // 2] + sentence[len(sentence) - room // 2 :]
    )
