"""What a person can follow, and which topics belong to it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from bot.core.knowledge.model import Knowledge, Topic

SubjectKind = Literal["category", "topic"]
_WHOLE = ("plan", "place")
"""Topics of these kinds stand for all that refers to them."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to follow."""

    kind: SubjectKind
    about: str
    """Folder of a category, or id of a topic: plans and towns are topics."""

    def has(self, topic: Topic, knowledge: Knowledge) -> bool:
        """Whether a topic belongs to it."""
        if self.kind == "category":
            return knowledge.folders.get(topic.id) == self.about
        if topic.id == self.about:
            return True
        followed = knowledge.by_id.get(self.about)
        return followed is not None and followed.kind in _WHOLE and self.about in topic.related

    def to_option(self) -> str:
        """As a button carries it.

        >>> Subject("category", "policies/tax").to_option()
        'category/policies/tax'
        """
        return f"{self.kind}/{self.about}"

    @classmethod
    def of_option(cls, option: str) -> Subject | None:
        """What a button carries; None if that is nothing to follow.

        >>> Subject.of_option("topic/yinglin"), Subject.of_option("nothing")
        (Subject(kind='topic', about='yinglin'), None)
        """
        named, _, about = option.partition("/")
        kind = next((each for each in get_args(SubjectKind) if each == named), None)
        return cls(kind, about) if kind is not None and about else None
