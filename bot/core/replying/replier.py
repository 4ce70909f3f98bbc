"""Words a decision: curated text with its source, validity and hotline; pure, the same for every channel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from bot.core.knowledge.model import FACETS, PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.knowledge.validity import spoken, warning
from bot.core.outcomes import (
    Answered,
    Clarify,
    Compared,
    Decision,
    Gap,
    Handoff,
    Option,
    Reply,
    Smalltalk,
    Unanswered,
)
from bot.core.replying.sourcing import Sourcing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.core.knowledge.model import FacetName, Knowledge, Topic
    from bot.core.knowledge.vocabulary import FacetVocabulary, SmalltalkVocabulary
    from bot.core.knowledge.wording import Wording

RELATED = 4
"""How many related topics are offered at most."""


@dataclass(frozen=True, slots=True)
class Replier:
    """Turns decisions into replies."""

    knowledge: Knowledge
    facets: FacetVocabulary
    smalltalk: SmalltalkVocabulary
    wording: Wording

    @property
    def _sourcing(self) -> Sourcing:
        return Sourcing(self.wording)

    def reply(self, decision: Decision, today: date) -> Reply:  # noqa: PLR0911  # one case each
        """What the person reads.

        Args:
            decision: what was decided.
            today: the day in Asia/Shanghai; decides which warnings about validity are due.
        """
        outcome = decision.outcome
        match outcome:
            case Answered():
                return self._answered(decision, outcome, today)
            case Compared():
                return self._compared(decision, outcome, today)
            case Gap():
                return self._gap(decision, outcome, today)
            case Clarify():
                options = self._options(outcome.options)
                return Reply(decision, self._question(outcome), options=options)
            case Unanswered():
                return Reply(decision, self._unanswered(decision))
            case Smalltalk():
                return Reply(decision, self.smalltalk.kinds[outcome.kind].answer)
            case Handoff():
                return Reply(decision, self.wording("handoff"))
            case _:
                assert_never(outcome)

    def together(self, asked: Sequence[str], replies: Sequence[Reply]) -> Reply:
        """One reply of several: the texts in order; outcome and choices are those of the first not answered.

        Args:
            asked: two or more questions.
            replies: the reply to each.
        """
        leading = next((reply for reply in replies if reply.outcome != "answered"), replies[0])
        texts = dict.fromkeys(reply.text for reply in replies)
        if len(texts) == 1:
            return leading
        blocks = (self.wording("several.block", number=n, text=text) for n, text in enumerate(texts, start=1))
        several = tuple(zip(asked, replies, strict=True))
        return replace(leading, text="\n\n".join(blocks), several=several)

    def label(self, ref: PartRef) -> str:
        """What a button for this part says: the topic's title for an overview, else the part's name."""
        topic = self.knowledge[ref.topic]
        if ref.part == "overview":
            return topic.title
        return f"{topic.title} · {self._part_label(topic, ref.part)}"

    def text(self, topic: Topic, part: str, today: date) -> str:
        """The text of one part, without heading and sources.

        Raises:
            KeyError: the topic has no such part.
        """
        if part in FACETS:
            facet: FacetName = part
            written = topic.facets.get(facet)
            return written.answer if written else self._derived(topic, facet, today)
        texts = {question.id: question.answer for question in topic.questions}
        texts |= {f"old-{place}": old.answer for place, old in enumerate(topic.supersedes, start=1)}
        return texts[part]

    def _answered(self, decision: Decision, outcome: Answered, today: date) -> Reply:
        first = outcome.parts[0]
        blocks = [self._block(topic, refs, today) for topic, refs in self._by_topic(outcome.parts)]
        topic = self.knowledge[first.topic]
        return Reply(
            decision,
            "\n\n".join(blocks),
            first.topic,
            first.part,
            parts=self._other_parts(topic, {ref.part for ref in outcome.parts}),
            related=self._related(topic),
        )

    def _block(self, topic: Topic, parts: Sequence[str], today: date) -> str:
        texts = [self.text(topic, part, today) for part in parts]
        lines = [self.wording("answer.heading", title=topic.title)]
        lines += self._warning(topic, today)
        lines += ["\n\n".join(texts), "", *self._sourcing.tail(topic, parts)]
        return "\n".join(lines)

    def _compared(self, decision: Decision, outcome: Compared, today: date) -> Reply:
        topic, twin = self.knowledge[outcome.topic], self.knowledge[outcome.twin]
        difference = next(each.difference for each in topic.twins if each.topic == outcome.twin)
        warnings = [line for each in (topic, twin) for line in self._warning(each, today)]
        heading = self.wording("answer.compared", title=topic.title, twin=twin.title)
        tail = self._sourcing.tail(topic, ("overview",))
        text = "\n".join([heading, *warnings, difference, "", *tail])
        other = Option(str(PartRef(twin.id, "overview")), twin.title)
        parts = self._other_parts(topic, set())
        return Reply(
            decision, text, topic.id, "overview", parts=parts, related=(other, *self._related(topic))
        )

    def _gap(self, decision: Decision, outcome: Gap, today: date) -> Reply:
        topic = self.knowledge[outcome.topic]
        known = next((gap for gap in topic.not_documented if gap.id == outcome.part), None)
        lines = [self.wording("gap.heading", title=topic.title), *self._warning(topic, today)]
        if topic.name_only is not None:
            lines.append(topic.name_only)
        elif known is not None:
            lines.append(self.wording("gap.part", about=known.about))
            lines += [known.note] if known.note else []
        elif outcome.part in FACETS:
            label = self._part_label(topic, str(outcome.part))
            lines.append(self.wording("gap.facet", facet=label))
        else:
            lines.append(self.wording("gap.whole"))
        lines += self._known_instead(topic, outcome.near, today)
        lines += ["", self.wording("gap.logged"), *self._ask(topic)]
        return Reply(
            decision,
            "\n".join(lines),
            topic.id,
            outcome.part,
            parts=self._other_parts(topic, {outcome.part or ""}),
            related=self._related(topic),
        )

    def _known_instead(self, topic: Topic, near: str | None, today: date) -> list[str]:
        if topic.name_only is not None or (near is None and "overview" not in topic.facets):
            return []
        return ["", self.wording("gap.known"), self.text(topic, near or "overview", today)]

    def _ask(self, topic: Topic) -> list[str]:
        if topic.hotlines:
            return [self.wording("gap.ask", hotlines="、".join(topic.hotlines))]
        return [self.wording("gap.ask_anyone")]

    def _question(self, outcome: Clarify) -> str:
        key, _, about = outcome.question.partition(":")
        return self.wording(f"clarify.{key}", about=about, facet=about)

    def _unanswered(self, decision: Decision) -> str:
        if decision.rule == "nothing_said":
            return self.wording("unanswered.noise")
        return "\n".join([self.wording("unanswered.text"), self.wording("unanswered.hint")])

    def _warning(self, topic: Topic, today: date) -> list[str]:
        found = warning(topic, today)
        if found is None:
            return []
        key, values = found
        successor = values.get("successor")
        if successor in self.knowledge:
            values = {**values, "successor": self.knowledge[str(successor)].title}
        return [self.wording(f"answer.{key}", **values)]

    def _derived(self, topic: Topic, facet: FacetName, today: date) -> str:
        match facet:
            case "deadline":
                return self._deadline(topic, today)
            case "basis":
                return self._sourcing.basis(topic)
            case "contact":
                return self.wording("facet.contact", hotlines="、".join(topic.hotlines))
            case _:
                raise KeyError(facet)

    def _deadline(self, topic: Topic, today: date) -> str:
        validity = topic.validity
        if validity is None or (validity.from_ is None and validity.until is None):
            raise KeyError("deadline")
        since = spoken(validity.from_) if validity.from_ else ""
        until = spoken(validity.until) if validity.until else ""
        key = "deadline_both" if since and until else "deadline_until" if until else "deadline_from"
        lines = [self.wording(f"facet.{key}", since=since, until=until)]
        if validity.until and validity.until >= today:
            lines.append(self.wording("facet.days_left", days=(validity.until - today).days))
        return "\n".join([*lines, *([validity.note] if validity.note else [])])

    def _part_label(self, topic: Topic, part: str) -> str:
        if part in FACETS:
            return self.facets.label(part)
        about = {gap.id: gap.about for gap in topic.not_documented}
        about |= {question.id: question.phrasings[0] for question in topic.questions}
        about |= {f"old-{place}": old.number for place, old in enumerate(topic.supersedes, start=1)}
        return about.get(part, topic.title)

    def _other_parts(self, topic: Topic, shown: set[str]) -> tuple[Option, ...]:
        facets = [facet for facet in worded_facets(topic) if facet not in shown]
        return tuple(Option(str(PartRef(topic.id, facet)), self.facets.label(facet)) for facet in facets)

    def _related(self, topic: Topic) -> tuple[Option, ...]:
        ids = dict.fromkeys([*(twin.topic for twin in topic.twins), *topic.related])
        known = [
            each for each in ids if each in self.knowledge and self.knowledge[each].status == "published"
        ]
        return self._options(PartRef(each, "overview") for each in known[:RELATED])

    def _options(self, refs: Iterable[PartRef]) -> tuple[Option, ...]:
        return tuple(Option(str(ref), self.label(ref)) for ref in refs)

    def _by_topic(self, refs: Sequence[PartRef]) -> list[tuple[Topic, list[str]]]:
        grouped: dict[str, list[str]] = {}
        for ref in refs:
            grouped.setdefault(ref.topic, []).append(ref.part)
        return [(self.knowledge[topic], found) for topic, found in grouped.items()]
