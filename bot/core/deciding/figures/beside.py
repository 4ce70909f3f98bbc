"""What a message says beside its figures: nothing, or something that asks for more than they decide."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import FEW
from bot.core.knowledge.topic import OVERVIEW
from bot.core.text.amounts import placed
from bot.core.text.bare_prices import without_bare_prices
from bot.core.text.counting import counts
from bot.core.text.heads import without_more
from bot.core.text.naming import without_measure
from bot.core.text.normalizing import unspaced
from bot.core.text.scanning import Scanner
from bot.core.text.slicing import without_slices
from bot.core.text.spelled import SpelledWords

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.knowledge.model import Topic
    from bot.core.reading.reader import Reading

_WANTED = (OVERVIEW, "eligibility", "benefit")
"""Parts that a figure answers, whichever of them its words ask for."""


@dataclass(frozen=True)
class BesideFigures:
    """Reads around figures."""

    besides: Sequence[str]
    """Words that people say around a figure and that ask for nothing more."""
    taxes: Mapping[str, Sequence[str]]
    """By tax what people say for it; said of the topic's own it asks for nothing more."""

    def left(self, text: str) -> str:
        """What a message says besides its figures and the words around them."""
        left, at, written = "", 0, without_bare_prices(without_more(without_slices(text)))
        found = placed(written)
        for each in found or counts(written):
            left += written[at : each.start] + " "
            at = each.end
        left += written[at:]
        for each in found:
            left = without_measure(left, each.amount.unit, each.amount.measure)
        for start, word in reversed(tuple(self._around.find(left))):
            left = f"{left[:start]} {left[start + len(word) :]}"
        return self._spelled.without(left)

    def anything(self, text: str) -> bool:
        """Whether anything is said beside a figure: 3亿呢 asks for no policy that happens to have it."""
        return bool(unspaced(self.left(text)))

    def asks_more(self, topic: Topic, reading: Reading) -> bool:
        """Whether more is asked of a topic than what a figure decides; its own tax (增值税) is no more."""
        own_tax = Scanner(self.taxes.get(topic.axes.get("tax", ""), ()))
        said = unspaced(own_tax.without(reading.specific))
        return len(said) > FEW or any(cue.facet not in _WANTED for cue in reading.cues)

    @cached_property
    def _around(self) -> Scanner:
        return Scanner(self.besides)

    @cached_property
    def _spelled(self) -> SpelledWords:
        return SpelledWords(self.besides)
