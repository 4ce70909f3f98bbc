"""What is asked back, with its choices: what a message may mean, or may want that names nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import part_names, worded_facets
from bot.core.knowledge.validity import WARNING_DAYS, expired, span, spoken
from bot.core.outcomes import Option, Reply
from bot.core.replying.catalogue import MOST, Catalogue
from bot.core.replying.choosing import MOST_OPENING, Choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.wording import Wording
    from bot.core.outcomes import Clarify, Decision
    from bot.core.replying.labelling import Labels
    from bot.core.replying.sourcing import Sourcing

_CHOSEN = ("general", "no_topic", "facet_no_topic", "opening", "opening_place")
"""Questions that offer what somebody may want who named nothing."""


@dataclass(frozen=True, slots=True)
class AskingBack:
    """Words a question that is asked back."""

    knowledge: Knowledge
    wording: Wording
    labels: Labels
    sourcing: Sourcing

    def reply(self, decision: Decision, outcome: Clarify, today: date) -> Reply:
        """The question with its choices: where the program chose them, none that has ended."""
        match outcome.question.partition(":")[0]:
            case "ending":
                return self._ending(decision, outcome, today)
            case "ends":
                return self._ends(decision, outcome, today)
            case question if question in _CHOSEN:
                return self._chosen(decision, outcome, today)
            case _:
                return self._asked(decision, outcome)

    @property
    def _choices(self) -> Choices:
        return Choices(self.knowledge, self.wording)

    def _chosen(self, decision: Decision, outcome: Clarify, today: date) -> Reply:
        """What somebody may want who named nothing."""
        refs = self._of_the_part(outcome)
        lasting = self.labels.in_force(refs, today) or refs
        ended = self._ended(refs, lasting) if outcome.question.startswith("opening") else []
        shown = lasting[:MOST_OPENING]
        lines = [self._question(outcome), *ended, *self._choices.others(lasting, shown)]
        return Reply(decision, "\n".join(lines), options=self._named(outcome, shown))

    def _asked(self, decision: Decision, outcome: Clarify) -> Reply:
        """What a message may mean."""
        refs = self._of_the_part(outcome)
        shown = self._choices.likeliest(decision, refs)
        lines = [self._question(outcome), *self._choices.others(refs, shown)]
        return Reply(decision, "\n".join(lines), options=self._named(outcome, shown))

    def _named(self, outcome: Clarify, shown: Sequence[PartRef]) -> tuple[Option, ...]:
        """Choices as who chooses looks for them: by the policy alone, where it is known what is asked."""
        if outcome.facet:
            return tuple(Option(str(ref), self.knowledge[ref.topic].heading) for ref in shown)
        chosen = outcome.question.partition(":")[0] in _CHOSEN
        return self.labels.to_start_with(shown) if chosen else self.labels.options(shown)

    def _of_the_part(self, outcome: Clarify) -> tuple[PartRef, ...]:
        """The choices, with the part that is asked for in place of the whole, where a topic has it."""
        facet = outcome.facet
        return tuple(
            PartRef(ref.topic, facet)
            if facet and ref.is_whole and facet in worded_facets(self.knowledge[ref.topic])
            else self._there(ref)
            for ref in outcome.options
        )

    def _there(self, ref: PartRef) -> PartRef:
        """A part that can be shown: its topic as a whole, where that has no text on what is asked."""
        return ref if ref.part in part_names(self.knowledge[ref.topic]) else PartRef.whole(ref.topic)

    def _ended(self, refs: Sequence[PartRef], lasting: Sequence[PartRef]) -> list[str]:
        """What is not offered because it has ended: who asks for it must not think that there was none."""
        names = dict.fromkeys(self.knowledge[ref.topic].short for ref in refs if ref not in lasting)
        return [self.wording("clarify.ended", names="、".join(names))] if names else []

    def _ending(self, decision: Decision, outcome: Clarify, today: date) -> Reply:
        """What ends before the year does, or in a year that is said; a choice of as many as a phone shows."""
        year = int(outcome.question.partition(":")[2] or today.year)
        since = today if year == today.year else date(year, 1, 1)
        found = Catalogue(self.knowledge, self.wording).ending(since, date(year, 12, 31))
        key = "clarify.ending" if found else "clarify.ending_none"
        lines = [self.wording(key, year=year), *(self._end(topic, today) for topic in found)]
        refs = [PartRef(topic.id, "deadline") for topic in found[:MOST]]
        return Reply(decision, "\n".join(lines), options=self._titled(refs))

    def _ends(self, decision: Decision, outcome: Clarify, today: date) -> Reply:
        """When each of its choices ends, or has ended."""
        topics = [self.knowledge[ref.topic] for ref in outcome.options]
        key = "clarify.ends_offered" if outcome.question.partition(":")[2] else "clarify.ends"
        lines = [self.wording(key), *(self._end(topic, today) for topic in topics)]
        return Reply(decision, "\n".join(lines), options=self._titled(outcome.options))

    def _titled(self, refs: Sequence[PartRef]) -> tuple[Option, ...]:
        """Choices that say which policy, for the question has said which part."""
        return tuple(Option(str(self._there(ref)), self.knowledge[ref.topic].title) for ref in refs)

    def _end(self, topic: Topic, today: date) -> str:
        """A line on when a topic ends, or that it has; where that is soon, how many days are left."""
        held = span(topic.documents)
        left = (held.until - today).days if held.until else None
        key = "clarify.end_provisional" if held.provisional else "clarify.end"
        if held.until is None:
            key = "clarify.end_unknown"
        elif expired(topic.documents, today):
            key = "clarify.end_past"
        elif left is not None and left <= WARNING_DAYS and not held.provisional:
            key = "clarify.end_soon"
        until = spoken(held.until) if held.until else ""
        return self.wording(
            key, name=topic.short, until=until, days=left, hotlines=self.sourcing.hotlines(topic)
        )

    def _question(self, outcome: Clarify) -> str:
        key, _, about = outcome.question.partition(":")
        if outcome.is_guess and len(outcome.options) == 1:
            return self.wording("clarify.close_one")
        return self.wording(f"clarify.{key}", about=about, facet=about)
