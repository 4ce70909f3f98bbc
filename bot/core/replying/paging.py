"""What the page of a topic says: all its parts at once, in the very words of the replies to each of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.knowledge.model import FACETS
from bot.core.knowledge.parts import worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.replying.comparing import Comparing
from bot.core.replying.labelling import Labels
from bot.core.replying.page import Limit, Missing, Section, Source, TopicPage, Twin
from bot.core.replying.picking import Sides
from bot.core.replying.sourcing import Sourcing
from bot.core.replying.texts import Texts, in_short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bot.core.knowledge.cases import Case
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.vocabulary import FacetVocabulary
    from bot.core.knowledge.wording import Wording

AT_THE_END = ("basis", "contact")
"""Standard parts that a page has at its end, whoever wrote them."""


@dataclass(frozen=True)
class Paging:
    """Puts pages together."""

    knowledge: Knowledge
    facets: FacetVocabulary
    wording: Wording

    @cached_property
    def _sourcing(self) -> Sourcing:
        return Sourcing(self.wording, {document.key: document for document in self.knowledge.documents})

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self.wording, self._sourcing)

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self.knowledge, self.facets)

    def page(self, topic: Topic, today: date) -> TopicPage:
        """What its page says.

        Args:
            topic: one that users may see.
            today: the day in Asia/Shanghai; decides which warnings about validity are due.
        """
        warnings = tuple(self._sourcing.warnings(topic, topic.documents, today))
        overview, *sections = (self._section(topic, part, warnings, today) for part in _told(topic))
        return TopicPage(
            topic,
            " ".join((*warnings, in_short(topic).replace("\n", ""))),
            warnings,
            overview,
            tuple(sections),
            tuple(tuple(self._limits(case)) for case in topic.cases),
            self._sourcing.papers(topic, topic.documents, ""),
            self._texts.text(topic, "basis") if "basis" in topic.facets else "",
            tuple(self._sources(topic)),
            tuple(self._missing(topic)),
            self._contact(topic),
            tuple(self._twins(topic)),
            self._labels.related(topic, today),
        )

    def _section(self, topic: Topic, part: str, above: Sequence[str], today: date) -> Section:
        heading = self._labels.part(topic, part)
        if topic.name_only is not None and part == OVERVIEW:
            return Section(part, heading, topic.name_only)
        documents = topic.resting_on(part)
        warnings = self._sourcing.warnings(topic, documents, today)
        text = self._texts.body(topic, [part], [self._texts.text(topic, part)], warnings)
        if documents == topic.documents:
            return Section(part, heading, text)
        own = tuple(warning for warning in warnings if warning not in above)
        said = "\n".join((*warnings, text))
        return Section(part, heading, text, own, self._sourcing.papers(topic, documents, said))

    def _limits(self, case: Case, *, finer: bool = False) -> Iterator[Limit]:
        sides = Sides(self.wording)
        over = self.wording(f"side.per_{case.per}") if case.per else ""
        for side in case.sides:
            label = sides.label(side)
            between = " " if over and label[0].isdigit() else ""
            yield Limit(f"{over}{between}{label}", side.answer, finer)
            if side.then is not None:
                yield from self._limits(side.then, finer=True)

    def _sources(self, topic: Topic) -> Iterator[Source]:
        for document in topic.sources:
            name = self._sourcing.item(document)
            yield Source(name, document.url, self._sourcing.papers(topic, [document], name))

    def _missing(self, topic: Topic) -> Iterator[Missing]:
        """Known gaps, those with the same note together; a part that only says so has its text for a note."""
        noted: dict[str, list[tuple[str, str]]] = {}
        for part in (*FACETS, *(question.id for question in topic.questions)):
            if part in topic.undocumented:
                noted[self._texts.text(topic, part)] = [(part, self._labels.part(topic, part))]
        for gap in topic.not_documented:
            noted.setdefault(gap.note or "", []).append((gap.id, gap.about))
        for note, about in noted.items():
            yield Missing(tuple(about), note)

    def _contact(self, topic: Topic) -> str:
        if "contact" in worded_facets(topic) and "contact" not in topic.undocumented:
            return self._texts.text(topic, "contact")
        return "\n".join(self._sourcing.ask(topic, "", always=True))

    def _twins(self, topic: Topic) -> Iterator[Twin]:
        comparing = Comparing(self.knowledge, self.wording, self._sourcing)
        for other in self.knowledge.twins.get(topic.id, ()):
            twin = self.knowledge[other]
            if twin.status == "published":
                pair = self.knowledge.pair(topic.id, other)
                first, second = (self.knowledge[each] for each in pair.topics) if pair else (topic, twin)
                yield Twin(other, twin.title, tuple(comparing.told_apart((first, second))))


def _told(topic: Topic) -> Iterator[str]:
    """The documented parts of a topic in the order of its page, the overview first."""
    yield OVERVIEW
    facets = (facet for facet in worded_facets(topic) if facet not in (OVERVIEW, *AT_THE_END))
    questions = (question.id for question in topic.questions)
    yield from (part for part in (*facets, *questions) if part not in topic.undocumented)
    yield from (f"old-{place}" for place in range(1, len(topic.supersedes) + 1))
