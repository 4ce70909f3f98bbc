"""What typing and haste do to a phrasing: characters lost, doubled or mistaken, pieces, pinyin, keywords."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.core.text.units import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

Units = tuple[Unit, ...]
KEYWORDS = 0.15
"""Share of rewordings that are mere keywords."""


class Noise:
    """Makes noisy versions of phrasings, with the characters that the phrasings use."""

    def __init__(self, texts: Sequence[Units], random: Random, weight: Callable[[Unit], float]) -> None:
        """Collects the characters.

        Args:
            texts: the units of every phrasing.
            random: decides everything by chance here.
            weight: how much a unit distinguishes.
        """
        self._random = random
        self._weight = weight
        self._pool = [unit for text in texts for unit in text]
        alike: dict[str, set[Unit]] = defaultdict(set)
        for unit in self._pool:
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

    def reworded(self, text: Units, answer: Units) -> Units:
        """The text as it might be put by someone else, as far as that can be had without knowing words.

        Some characters are dropped, or a piece is all that is left, or halves change places, or something
        else is said in between; or there are but keywords of the text and the answer.
        """
        if len(text) <= 4:
            return text
        if self._random.random() < KEYWORDS:
            return self._keywords(text, answer) or text
        chance = self._random.random()
        if chance < 0.5:
            lost = self._random.choice((0.1, 0.2, 0.3))
            return tuple(unit for unit in text if self._random.random() > lost) or text
        if chance < 0.65:
            cut = self._random.randrange(1, len(text))
            return (*text[cut:], *text[:cut])
        if chance < 0.8:
            size = max(3, int(len(text) * self._random.uniform(0.4, 0.8)))
            start = self._random.randrange(len(text) - size + 1)
            return text[start : start + size]
        place = self._random.randrange(len(text))
        other = tuple(self._random.choice(self._pool) for _ in range(self._random.randint(1, 4)))
        return (*text[:place], *other, *text[place + 1 :])

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

    def _keywords(self, text: Units, answer: Units) -> Units:
        """Two to four rare pairs of characters, of the text and of the answer."""
        chosen = self._rare(text, 3, self._random.randint(1, 2))
        chosen += self._rare(answer, 12, self._random.randint(0, 2))
        self._random.shuffle(chosen)
        return tuple(unit for pair in chosen for unit in pair)

    def _rare(self, text: Units, among: int, count: int) -> list[tuple[Unit, Unit]]:
        pairs = sorted(set(pairwise(text)))
        pairs.sort(key=lambda pair: -self._weight(pair[0]) - self._weight(pair[1]))
        return self._random.sample(pairs[:among], min(count, len(pairs[:among])))
