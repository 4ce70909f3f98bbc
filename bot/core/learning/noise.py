"""What typing does to a phrasing: characters lost, doubled or mistaken, pinyin."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.core.text.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

Units = tuple[Unit, ...]


class Noise:
    """Makes noisy versions of phrasings, with the characters that the phrasings use."""

    def __init__(self, texts: Sequence[Units], random: Random) -> None:
        """Collects the characters.

        Args:
            texts: the units of every phrasing.
            random: decides everything by chance here.
        """
        self._random = random
        alike: dict[str, set[Unit]] = defaultdict(set)
        for unit in (unit for text in texts for unit in text):
            if unit.text and unit.sound != unit.text:
                alike[unit.sound].add(unit)
        self._alike = {sound: sorted(found) for sound, found in alike.items()}

    def typed(self, text: Units) -> Units:
        """The text as it might be typed: right in half of the cases."""
        chance = self._random.random()
        if chance < 0.25:
            text = self._homophones(text)
        elif chance < 0.4:
            text = self._slip(text)
        elif chance < 0.47:
            text = tuple(Unit("", u.sound, u.fold) if u.sound != u.text else u for u in text)
        return self._slip(text) if self._random.random() < 0.2 else text

    def _homophones(self, text: Units) -> Units:
        changed = list(text)
        for _ in range(self._random.randint(1, 2)) if text else ():
            place = self._random.randrange(len(changed))
            alike = self._alike.get(changed[place].sound)
            if alike and changed[place].text:
                changed[place] = self._random.choice(alike)
        return tuple(changed)

    def _slip(self, text: Units) -> Units:
        """A character lost or doubled."""
        if len(text) < 4:
            return text
        place = self._random.randrange(len(text))
        middle = () if self._random.random() < 0.5 else (text[place], text[place])
        return (*text[:place], *middle, *text[place + 1 :])
