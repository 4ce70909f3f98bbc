"""Menus for browsing: plans, categories and their topics, towns."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.knowledge.parts import published
from bot.core.knowledge.validity import expired, span
from bot.core.outcomes import Option

if TYPE_CHECKING:
    from datetime import date

    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.wording import Wording

MOST = 8
"""Choices that are offered at once: what a phone shows without scrolling."""


class Catalogue:
    """What there is to browse, as options."""

    def __init__(self, knowledge: Knowledge, wording: Wording) -> None:
        self._knowledge = knowledge
        self._labels: dict[str, str] = wording.get("catalogue.folders") or {}

    @cached_property
    def categories(self) -> tuple[Option, ...]:
        """Folders that hold policies, in the order in which staff named them."""
        used = {self._knowledge.folders.get(topic.id, "") for topic in published(self._knowledge)}
        return tuple(Option(folder, label) for folder, label in self._labels.items() if folder in used)

    def topics(self, category: str, today: date) -> tuple[Option, ...]:
        """The topics of a category that have not ended; empty for one that does not exist."""
        return tuple(
            Option(topic.id, topic.title)
            for topic in published(self._knowledge)
            if self._knowledge.folders.get(topic.id) == category and not expired(topic.documents, today)
        )

    def ending(self, today: date, through: date) -> tuple[Topic, ...]:
        """The topics in force that end by a day, the first to end first."""
        ends = [(span(topic.documents).until, topic) for topic in published(self._knowledge)]
        found = [(until, topic) for until, topic in ends if until is not None and today <= until <= through]
        return tuple(topic for _, topic in sorted(found, key=lambda each: each[0]))

    @cached_property
    def plans(self) -> tuple[Option, ...]:
        """The six plans and what is often taken for one."""
        return tuple(
            Option(topic.id, topic.title) for topic in published(self._knowledge) if topic.kind == "plan"
        )

    @cached_property
    def towns(self) -> tuple[Option, ...]:
        """Towns, subdistricts and the zone."""
        return tuple(
            Option(topic.id, topic.title) for topic in published(self._knowledge) if topic.kind == "place"
        )
