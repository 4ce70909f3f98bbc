"""What stands on buttons: parts, other parts of a topic, related topics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.knowledge.model import FACETS, PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.knowledge.topic import LONG_TITLE
from bot.core.knowledge.validity import expired
from bot.core.outcomes import Option

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.vocabulary import FacetVocabulary

RELATED = 4
"""How many related topics are offered at most."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Names parts as options."""

    knowledge: Knowledge
    facets: FacetVocabulary

    def label(self, ref: PartRef) -> str:
        """What a button for this part says: the topic's title for an overview, else the part's name."""
        topic = self.knowledge[ref.topic]
        if ref.is_whole:
            return topic.title
        return f"{topic.title} · {self.part(topic, ref.part)}"

    def part(self, topic: Topic, part: str) -> str:
        """The name of one part of a topic."""
        if part in FACETS:
            return self.facets.label(part)
        about = {gap.id: gap.about for gap in topic.not_documented}
        about |= {question.id: question.phrasings[0] for question in topic.questions}
        about |= {f"old-{place}": old.number for place, old in enumerate(topic.supersedes, start=1)}
        return about.get(part, topic.title)

    def other_parts(self, topic: Topic, shown: set[str]) -> tuple[Option, ...]:
        """The standard parts of a topic that are not shown yet."""
        facets = [facet for facet in worded_facets(topic) if facet not in shown]
        return tuple(Option(str(PartRef(topic.id, facet)), self.facets.label(facet)) for facet in facets)

    def related(self, topic: Topic, today: date) -> tuple[Option, ...]:
        """Related topics that users may see and whose time has not run out."""
        ids = dict.fromkeys([*self.knowledge.twins.get(topic.id, ()), *topic.related])
        known = [self.knowledge[each] for each in ids if each in self.knowledge]
        shown = [each for each in known if each.status == "published" and not expired(each.documents, today)]
        return self.options(PartRef.whole(each.id) for each in shown[:RELATED])

    def in_force(self, refs: Iterable[PartRef], today: date) -> tuple[PartRef, ...]:
        """Those of these parts whose topic's documents have not ended."""
        return tuple(ref for ref in refs if not expired(self.knowledge[ref.topic].documents, today))

    def to_start_with(self, refs: Iterable[PartRef]) -> tuple[Option, ...]:
        """These parts for who named no policy: where its title is a mouthful, what people ask of it."""
        return tuple(self._to_start_with(ref) for ref in refs)

    def _to_start_with(self, ref: PartRef) -> Option:
        topic = self.knowledge[ref.topic]
        if not ref.is_whole or len(topic.title) <= LONG_TITLE:
            return Option(str(ref), self.label(ref))
        benefit = topic.facets.get("benefit")
        if benefit is None or not benefit.phrasings:
            return Option(str(ref), topic.heading)
        return Option(str(PartRef(topic.id, "benefit")), benefit.phrasings[0])

    def options(self, refs: Iterable[PartRef]) -> tuple[Option, ...]:
        """These parts, in this order."""
        return tuple(Option(str(ref), self.label(ref)) for ref in refs)
