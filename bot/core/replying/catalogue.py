"""Menus for browsing: plans, categories and their topics, towns."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.knowledge.parts import published
from bot.core.outcomes import Option

if TYPE_CHECKING:
    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.wording import Wording


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

    def topics(self, category: str) -> tuple[Option, ...]:
        """The topics of a category; empty for one that does not exist."""
        return tuple(
            Option(topic.id, topic.title)
            for topic in published(self._knowledge)
            if self._knowledge.folders.get(topic.id) == category
        )

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
