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
        self._numbers = {character: number for number, character in enumerate(characters, 1)}
        self._lengths = np.array([len(name) for name in names], np.int64)
        self._spelled = np.zeros((len(names), int(self._lengths.max(initial=0))), np.int32)
        for place, name in enumerate(names):
            self._spelled[place, : len(name)] = [self._numbers[character] for character in name]
        self._lacking = self._lengths * wrong + (1 - wrong)

    def perhaps_in(self, text: str) -> list[str]:
        """The names of which enough characters stand somewhere in a text, in their order.

        Those longer than the text are among them: of these a piece may be what the text has.
        """
        lacks = np.ones(len(self._numbers) + 1, bool)
        lacks[0] = False
        lacks[[self._numbers[each] for each in set(text) & self._numbers.keys()]] = False
        enough = lacks[self._spelled].sum(axis=1) <= self._lacking
        some = np.flatnonzero(enough | (self._lengths > len(text)))
        return [self._names[place] for place in some.tolist()]
