"""What each topic says in all its phrasings and answers: words as they stand, amounts, articles of laws."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.core.text.articles import articles
from bot.core.text.figures import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.weighing.phrasings import Row


class Sayings:
    """Says of a topic whether it ever speaks of something."""

    def __init__(
        self,
        rows: Iterable[Row],
        parts: Sequence[AnswerablePart],
        told: Sequence[str],
        canonical: Callable[[str], str],
    ) -> None:
        """Collects what is said.

        Args:
            rows: all phrasings.
            parts: all parts.
            told: the answer of each part, in canonical words.
            canonical: puts a text in canonical words.
        """
        self._canonical = canonical
        self.figures_of_parts = tuple(figures(text) for text in told)
        """The amounts that each part's answer speaks of."""
        lines: dict[str, list[str]] = defaultdict(list)
        amounts: dict[str, set[str]] = defaultdict(set)
        cited: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            lines[row.topic].append(row.canonical)
        for part, text, own in zip(parts, told, self.figures_of_parts, strict=True):
            lines[part.ref.topic].append(text)
            amounts[part.ref.topic] |= own
            cited[part.ref.topic] |= articles(text)
        self._written = {topic: "\n".join(each) for topic, each in lines.items()}
        self._figures = {topic: frozenset(each) for topic, each in amounts.items()}
        self._articles = {topic: frozenset(each) for topic, each in cited.items()}

    def figures(self, topic: str) -> frozenset[str]:
        """The amounts that a topic's answers speak of."""
        return self._figures.get(topic, frozenset())

    def articles(self, topic: str) -> frozenset[str]:
        """The articles of laws that a topic's answers speak of."""
        return self._articles.get(topic, frozenset())

    def speaks_of(self, topic: str, text: str) -> bool:
        """Whether a topic's phrasings or answers have these words as they stand, once all are canonical."""
        return self._canonical(text) in self._written.get(topic, "")
