"""Takes an answer back where the message names a size or a year that the topic does not cover.

What a topic says of small firms is not told to a large one, and what it gave in one year not for another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.core.deciding.taking_back.putting_right import puts_right
from bot.core.knowledge.parts import spoken_of, texts
from bot.core.outcomes import Decision, Gap
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge, Topic

RULE = "not_covered"
_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!第)")
"""A year, but not that in a document's number: 2026年第4号."""


@dataclass(frozen=True)
class Covering:
    """Listens to sizes and years."""

    knowledge: Knowledge
    words: Mapping[str, Any]
    """`axes` of `_replies.yaml`: by size what people say for it, by what is said of a year how far off."""

    def another_size_or_year(
        self, text: str, evidence: Evidence, _conversation: Conversation
    ) -> Decision | None:
        """Hears a size or a year of which what would be answered is not: a gap of the topic."""
        decision = evidence.decision
        part = decision.answered if decision else None
        if decision is None or part is None:
            return None
        topic, plain = self.knowledge[part.topic], unspaced(text)
        if puts_right(texts(topic).get(part.part, ""), text):
            return None
        told = spoken_of(topic, part.part)
        years = self._years(plain, evidence.today)
        if self._of_another_size(topic, told, plain) or self._of_another_year(topic, told, years):
            return replace(decision, outcome=Gap(topic.id, None, part.part), rule=RULE)
        return None

    def _of_another_size(self, topic: Topic, told: str, plain: str) -> bool:
        """Whether sizes are named, none that the topic covers (中小微 covers three) or the part speaks of."""
        covered = topic.axes.get("size")
        sizes: Mapping[str, list[str]] = self.words.get("sizes") or {}
        named = {size: said for size, said in sizes.items() if any(word in plain for word in said)}
        if covered is None or not named:
            return False
        return not any(size in covered or any(word in told for word in said) for size, said in named.items())

    def _years(self, plain: str, today: date | None) -> set[str]:
        """The years that are named, by their number or from the day on (去年)."""
        words: Mapping[str, int] = (self.words.get("years") or {}) if today else {}
        reckoned = {str(today.year + off) for word, off in words.items() if today and word in plain}
        return {*_YEAR.findall(plain), *reckoned}

    @staticmethod
    def _of_another_year(topic: Topic, told: str, years: set[str]) -> bool:
        """Whether years are named, none that the topic is of or the part speaks of."""
        own = topic.axes.get("year")
        return own is not None and bool(years) and not any(year == own or year in told for year in years)
