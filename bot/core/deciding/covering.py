"""Takes an answer back where the message names a size or a year that the topic does not cover.

What a topic says of small firms is not told to a large one, and what it gave in one year not for another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.core.outcomes import Answered, Decision, Gap
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

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

    def checked(self, decision: Decision, text: str, today: date) -> Decision:
        """The decision, or a gap of the topic where only of another size or year is known.

        Args:
            decision: what was decided.
            text: the message.
            today: the day in Asia/Shanghai; decides which year 去年 is.
        """
        outcome = decision.outcome
        if not isinstance(outcome, Answered):
            return decision
        topic, part = self.knowledge[outcome.parts[0].topic], outcome.parts[0].part
        plain, told = unspaced(text), _told(topic, part)
        if self._of_another_size(topic, told, plain) or self._of_another_year(topic, told, plain, today):
            return replace(decision, outcome=Gap(topic.id, None, part), rule=RULE)
        return decision

    def _of_another_size(self, topic: Topic, told: str, plain: str) -> bool:
        """Whether sizes are named, none that the topic covers (中小微 covers three) or the part speaks of."""
        covered = topic.axes.get("size")
        sizes: Mapping[str, list[str]] = self.words.get("sizes") or {}
        named = {size: said for size, said in sizes.items() if any(word in plain for word in said)}
        if covered is None or not named:
            return False
        return not any(size in covered or any(word in told for word in said) for size, said in named.items())

    def _of_another_year(self, topic: Topic, told: str, plain: str, today: date) -> bool:
        """Whether years are named, none that the topic is of or the part speaks of."""
        own = topic.axes.get("year")
        named = set(_YEAR.findall(plain))
        for word, off in (self.words.get("years") or {}).items():
            if word in plain:
                named.add(str(today.year + off))
        return own is not None and bool(named) and not any(year == own or year in told for year in named)


def _told(topic: Topic, part: str) -> str:
    """What a part says; of the topic's names, too, for they say whom it is for."""
    texts = [facet.answer for name, facet in topic.facets.items() if name == part]
    texts += [question.answer for question in topic.questions if question.id == part]
    texts += [old.answer for place, old in enumerate(topic.supersedes, start=1) if part == f"old-{place}"]
    return "".join([*topic.names, *texts])
