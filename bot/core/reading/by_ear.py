"""Ordinary words by how they sound, for what is typed in pinyin: mianshui is 免税, shijian is 时间.

A word is known where the knowledge base uses it for several things. Of words that sound alike the usual one
is heard; where none is much more usual than the next (xianjin: 先进, 现金), none is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from bot.core.text.units import units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Sounds = tuple[str, ...]
"""Toneless syllables."""
USED = 2
"""Things that a word must be used for."""
USUAL = 3
"""Times as many things for which a word must be used as any other that sounds the same."""


def words_by_sound(
    texts: Iterable[Iterable[str]], segment: Callable[[str], Sequence[str]]
) -> Mapping[Sounds, str]:
    """The word that is heard in syllables.

    >>> told = [["免税", "现金"], ["免税", "先进"], ["现金"], ["先进"]]
    >>> words_by_sound(told, lambda text: [text])
    {('mian', 'shui'): '免税'}

    Args:
        texts: of each thing what is said of it.
        segment: cuts a text into words.
    """
    used: Counter[str] = Counter()
    for of_one in texts:
        used.update({word for text in of_one for word in segment(text) if len(word) > 1})
    alike: dict[Sounds, list[str]] = defaultdict(list)
    for word, _ in used.most_common():
        sounds = tuple(unit.sound for unit in units(word) if unit.sound.isascii() and not unit.text.isascii())
        if len(sounds) == len(word):
            alike[sounds].append(word)
    return {sounds: words[0] for sounds, words in alike.items() if _is_usual(used, words)}


def _is_usual(used: Counter[str], words: Sequence[str]) -> bool:
    first, *others = words
    return used[first] >= USED and all(used[first] >= USUAL * used[other] for other in others)
