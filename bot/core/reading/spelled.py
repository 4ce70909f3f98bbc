"""Says in a moment which names cannot stand in a text, however mistyped: too many characters lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence


class Spelled:
    """Names by their characters."""

    def __init__(self, names: Sequence[str], wrong: float) -> None:
        """Numbers the characters.

        Args:
            names: what is looked for.
            wrong: share of a name's characters that may be wrong, 0–1. Beside these one may lack.
        """
        self._names = names
        characters = sorted({character for name in names for character in name})
        self._numbers = {character: number for number, character in enumerate(characters)}
        self._lengths = np.array([len(name) for name in names], np.int64)
        self._times = np.zeros((len(characters), len(names)), np.int16)
        """How often each character stands in each name."""
        for place, name in enumerate(names):
            for character in name:
                self._times[self._numbers[character], place] += 1
        self._lacking = self._lengths * wrong + (1 - wrong)

    def perhaps_in(self, text: str) -> list[str]:
        """The names of which enough characters stand somewhere in a text, in their order.

        Those longer than the text are among them: of these a piece may be what the text has.
        """
        said = [self._numbers[each] for each in set(text) & self._numbers.keys()]
        enough = self._lengths - self._times[said].sum(axis=0, dtype=np.int16) <= self._lacking
        some = np.flatnonzero(enough | (self._lengths > len(text)))
        return [self._names[place] for place in some.tolist()]
