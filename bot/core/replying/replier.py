"""Words a decision: curated text with its source, validity and hotline; pure, the same for every channel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, assert_never

from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import published
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import (
    ALSO_ELSEWHERE,
    SHORTER,
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
from bot.core.replying.asking_back import AskingBack
from bot.core.replying.comparing import Comparing
from bot.core.replying.counted_up import counted_up
from bot.core.replying.heading import Headings
from bot.core.replying.labelling import Labels
from bot.core.replying.lacking import Lacking
from bot.core.replying.opening import Opening
from bot.core.replying.picking import Sides
from bot.core.replying.several import together
from bot.core.replying.sizing import sizes_said
from bot.core.replying.sourcing import Sourcing
from bot.core.replying.texts import Texts
from bot.core.text.claiming import NO_CLAIMS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.core.knowledge.cases import Side
    from bot.core.knowledge.documents import Document
    from bot.core.knowledge.measures import Amount
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.vocabulary import FacetVocabulary, SmalltalkVocabulary
    from bot.core.knowledge.wording import Wording
    from bot.core.text.claiming import Claims

_EXAMPLES = "{examples}"
"""In the text of small talk: where questions to try stand."""
_SHOWN = 3


@dataclass(frozen=True)
class Replier:
    """Turns decisions into replies."""

    knowledge: Knowledge
    facets: FacetVocabulary
    smalltalk: SmalltalkVocabulary
    wording: Wording

    @cached_property
    def _sourcing(self) -> Sourcing:
        known = {document.key: document for document in self.knowledge.documents}
        return Sourcing(self.wording, known)

    @cached_property
    def _in_gaps(self) -> Sourcing:
        """The same where no rule follows below."""
        return replace(self._sourcing, wording=self.wording.within("gap"))

    @cached_property
    def _comparing(self) -> Comparing:
        wording = self.wording.within("comparing")
        return Comparing(
            self.knowledge, wording, replace(self._sourcing, wording=wording, day=date.isoformat)
        )

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self.wording, self._sourcing)

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self.knowledge, self.facets)

    @cached_property
    def _asking_back(self) -> AskingBack:
        return AskingBack(self.knowledge, self.wording, self._labels, self._sourcing)

    @cached_property
    def _headings(self) -> Headings:
        return Headings(self.knowledge, self.wording)

    def reply(  # noqa: PLR0911  # one case each
        self,
        decision: Decision,
        today: date,
        figures: Sequence[Amount] = (),
        claims: Claims = NO_CLAIMS,
        *,
        said: str = "",
    ) -> Reply:
        """What the person reads.

        Args:
            decision: what was decided.
            today: the day in Asia/Shanghai; decides which warnings about validity are due.
            figures: what the person says of themselves; where the topic has cases for it, that decides what
                is said.
            claims: what the person takes for true and wants confirmed.
            said: the message, where more of it tells the size of an enterprise than was decided on.
        """
        sizes = sizes_said(said or decision.normalized, self.wording.get("axes.sizes") or {})
        outcome = decision.outcome
        opening = Opening(self.wording, self._texts, figures, claims, sizes)
        match outcome:
            case Answered():
                return self._answered(decision, outcome, today, opening)
            case Compared():
                return self._compared(decision, outcome, today, opening)
            case Gap():
                return self._gap(decision, outcome, today, opening)
            case Clarify():
                return self._asking_back.reply(decision, outcome, today)
            case Unanswered():
                return Reply(decision, self._unanswered(decision))
            case Smalltalk():
                return self.talk(decision, outcome, tuple)
            case Handoff():
                return Reply(decision, self.wording("handoff"))
            case _:
                assert_never(outcome)

    def talk(self, decision: Decision, outcome: Smalltalk, examples: Callable[[], Sequence[str]]) -> Reply:
        """What is said to small talk.

        Args:
            decision: what was decided.
            outcome: of it.
            examples: finds questions to try; only used where the text wants some.
        """
        text = self.smalltalk.kinds[outcome.kind].answer
        if _EXAMPLES in text:
            shown = "\n".join(self.wording("smalltalk.example", text=each) for each in examples()[:_SHOWN])
            text = text.replace(_EXAMPLES, shown).rstrip("\n")
        return Reply(decision, text)

    def together(self, asked: Sequence[str], replies: Sequence[Reply]) -> Reply:
        """One reply of several, each with its own words and number.

        Args:
            asked: two or more questions.
            replies: the reply to each.
        """
        return together(asked, replies, self.knowledge, self.wording)

    def lacking(self, decision: Decision) -> Reply:
        """The reply to one of several questions, short: this is not documented."""
        topic = decision.about.topic if decision.about else None
        return Reply(decision, self.wording("several.lacking", asked=decision.normalized), topic)

    def label(self, ref: PartRef, side: Side | None = None) -> str:
        """What a button for this part says, or for one side of a limit in it."""
        part = self._labels.label(ref)
        if side is None:
            return part
        return self.wording("side.of_part", part=part, side=Sides(self.wording).label(side))

    def _answered(self, decision: Decision, outcome: Answered, today: date, opening: Opening) -> Reply:
        first = outcome.parts[0]
        grouped = self._by_topic(outcome.parts)
        shown = [self._block(decision, topic, refs, today, opening) for topic, refs in grouped]
        topic = self.knowledge[first.topic]
        return Reply(
            decision,
            "\n\n".join(shown),
            first.topic,
            first.part,
            Sides(self.wording).offered(topic, first.part, opening.figures),
            parts=self._labels.other_parts(topic, {ref.part for ref in outcome.parts}),
            related=self._labels.related(topic, today),
            listed=self._counted_up(topic, first.part),
        )

    def _counted_up(self, topic: Topic, part: str) -> tuple[str, ...]:
        """The topics that a part counts up in its first line; what is told below was not asked for."""
        first, _, rest = self._texts.text(topic, part).partition("\n")
        first = first + rest.partition("\n")[0] if first.endswith("：") else first
        return tuple(f"{found}/overview" for found in counted_up(first, self._topic_of))

    @cached_property
    def _topic_of(self) -> dict[str, str]:
        """The topic that each name stands for, of those that stand for one."""
        found: dict[str, set[str]] = {}
        for topic in published(self.knowledge):
            for name in topic.names:
                found.setdefault(name, set()).add(topic.id)
        return {name: topics.pop() for name, topics in found.items() if len(topics) == 1}

    def _block(
        self, decision: Decision, topic: Topic, parts: Sequence[str], today: date, opening: Opening
    ) -> str:
        documents = tuple(dict.fromkeys(each for part in parts for each in topic.resting_on(part)))
        warnings = self._sourcing.warnings(topic, documents, today)
        word = opening.brief if decision.rule == SHORTER else opening.text
        texts = list(dict.fromkeys(word(topic, part) for part in parts))
        text = self._texts.body(topic, parts, texts, warnings)
        lines = [*self._headings.above(decision.normalized, topic, [*warnings, text]), *warnings, text]
        lines += self._where(decision)
        return "\n".join([*lines, *self._tail(topic, documents, "\n".join(lines))])

    def _where(self, decision: Decision) -> list[str]:
        """Who decides where somebody is elsewhere."""
        return [self.wording("answer.also_elsewhere")] if decision.rule == ALSO_ELSEWHERE else []

    def _tail(
        self, topic: Topic, documents: Sequence[Document], said: str, *, always: bool = False
    ) -> list[str]:
        """Whom to ask, and the papers."""
        asked = self._sourcing.ask(topic, said, always=always)
        return [*asked, self._sourcing.papers(topic, documents, said)]

    def _compared(self, decision: Decision, outcome: Compared, today: date, opening: Opening) -> Reply:
        topic, twin = self.knowledge[outcome.topic], self.knowledge[outcome.twin]
        own = opening.decided(topic), opening.decided(twin)
        text = self._comparing.text((topic, twin), today, own if all(own) else ("", ""))
        other = Option(str(PartRef.whole(twin.id)), twin.title)
        return Reply(
            decision,
            text,
            topic.id,
            OVERVIEW,
            parts=self._labels.other_parts(topic, set()),
            related=tuple(dict.fromkeys((other, *self._labels.related(topic, today)))),
        )

    def _gap(self, decision: Decision, outcome: Gap, today: date, opening: Opening) -> Reply:
        topic, lacking = self.knowledge[outcome.topic], Lacking(self.wording, self._labels)
        near = str(outcome.part) if outcome.part in topic.undocumented else outcome.near or OVERVIEW
        documents = topic.resting_on(near)
        told = outcome.part in topic.undocumented
        if told:
            known, missing = list[str](), [self._texts.text(topic, str(outcome.part))]
        else:
            known = lacking.known_instead(topic, near, opening)
            missing = lacking.missing(topic, outcome.part, beside=bool(known) and near != OVERVIEW)
        body = [*self._in_gaps.warnings(topic, documents, today), *missing]
        lines = [
            *self._headings.above(decision.normalized, topic, body),
            *body,
            *known,
            *self._where(decision),
        ]
        said = "\n".join(lines)
        lines += self._tail(topic, documents, said, always=True)
        return Reply(
            decision,
            "\n".join(lines),
            topic.id,
            outcome.part,
            parts=self._labels.other_parts(topic, {outcome.part or ""}),
            related=self._labels.related(topic, today),
        )

    def _unanswered(self, decision: Decision) -> str:
        if decision.rule == "nothing_said":
            return self.wording("unanswered.noise")
        if decision.rule == "elsewhere":
            return "\n".join(
                [self.wording("unanswered.elsewhere"), self.wording("unanswered.elsewhere_hint")]
            )
        return "\n".join([self.wording("unanswered.text"), self.wording("unanswered.hint")])

    def _by_topic(self, refs: Sequence[PartRef]) -> list[tuple[Topic, list[str]]]:
        grouped: dict[str, list[str]] = {}
        for ref in refs:
            grouped.setdefault(ref.topic, []).append(ref.part)
        return [(self.knowledge[topic], found) for topic, found in grouped.items()]
