"""The papers of an answer: document numbers, validity, hotline, and how far the text can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.knowledge.validity import spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.model import Source, Topic
    from bot.core.knowledge.wording import Wording


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Words where an answer comes from."""

    wording: Wording

    def tail(self, topic: Topic, parts: Sequence[str]) -> list[str]:
        """Source with document number, validity, hotline, and how far the text can be trusted."""
        sources = self._sources(topic, parts)
        numbers = [source.number for source in sources if source.number]
        lines = [self.wording("answer.basis", numbers="；".join(numbers))] if numbers else []
        lines += self._validity_line(topic)
        lines += (
            [self.wording("answer.contact", hotlines="、".join(topic.hotlines))] if topic.hotlines else []
        )
        return [*lines, *self._trust(sources)]

    def _validity_line(self, topic: Topic) -> list[str]:
        validity = topic.validity
        if validity is None:
            return []
        if validity.until:
            return [self.wording("answer.valid_until", until=spoken(validity.until))]
        return [self.wording("answer.valid_from", since=spoken(validity.from_))] if validity.from_ else []

    def _trust(self, sources: Sequence[Source]) -> list[str]:
        lines: list[str] = []
        kinds = {source.verified for source in sources}
        unnumbered = [s.title for s in sources if s.verified != "article" and not s.number]
        if unnumbered:
            lines.append(self.wording("answer.reported", titles="；".join(unnumbered)))
        if "article" in kinds:
            article = next(source for source in sources if source.verified == "article")
            lines.append(self.wording("answer.article", title=article.title))
        if "secondary" in kinds:
            lines.append(self.wording("answer.secondary"))
        elif "official" in kinds:
            lines.append(self.wording("answer.official"))
        return lines

    def _sources(self, topic: Topic, parts: Sequence[str]) -> list[Source]:
        """The sources of these parts: those that a part names, or else those of the topic as a whole."""
        keys = {key for part in parts for key in _named_sources(topic, part) or _common_sources(topic)}
        return [source for source in topic.sources if source.key in keys]

    def basis(self, topic: Topic) -> str:
        """Every document of the topic, with number, day and address."""
        lines = [self.wording("facet.basis_head")]
        for source in topic.sources:
            key = "basis_item_dated" if source.issued else "basis_item"
            issued = spoken(source.issued) if source.issued else ""
            lines.append(
                self.wording(f"facet.{key}", title=source.title, number=source.number or "", issued=issued)
            )
            lines += [source.url] if source.url else []
        return "\n".join(lines)


def _common_sources(topic: Topic) -> tuple[str, ...]:
    """The sources of all parts that name none: the first, and those that no part has to itself."""
    claimed = {key for facet in topic.facets.values() for key in facet.source}
    claimed |= {key for question in topic.questions for key in question.source}
    claimed -= {source.key for source in topic.sources[:1]}
    return tuple(source.key for source in topic.sources if source.key not in claimed)


def _named_sources(topic: Topic, part: str) -> tuple[str, ...]:
    facet = topic.facets.get(part)  # type: ignore[call-overload]  # any text may be asked for
    if facet is not None:
        return tuple(facet.source)
    return next((tuple(q.source) for q in topic.questions if q.id == part), ())
