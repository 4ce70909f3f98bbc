"""Takes a long story that asks what there is (招不到人，货款拖着，有什么政策) for what it complains of.

Each clause is heard by itself; the topics that clauses speak of are offered instead of the general choice.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.listening import Evidence
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import OUTSIDE
from bot.core.outcomes import Clarify, Unanswered
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from bot.core.conversing import Conversation
    from bot.core.deciding.rules import Rules
    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.openings import Openings
    from bot.core.outcomes import Decision, Outcome
    from bot.core.reading.reader import Reader

MOST = 3
"""Topics that are offered, and clauses that a story has at least."""
CLAUSES = 12
"""Clauses that are heard, at most."""
_SHORTEST = 3
"""Characters of a clause that can speak of something."""
_LIKELY = 15.0
"""Score of a topic's parts together from which a clause speaks of it."""
_AHEAD = 1.4
"""How many times the score of the next topic it must have."""
_MARK = re.compile(r"[,，。；;！!?？\s]+")


@dataclass(frozen=True, slots=True)
class Fields:
    """Hears stories clause by clause."""

    knowledge: Knowledge
    reader: Reader
    openings: Openings
    rules: Rules

    def of_a_story(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears clauses that speak of a topic each, where nothing is known but what anybody is offered.

        Where there is an answer, one of three things complained of may not stand for all of them.
        """
        decision = evidence.decision
        if decision is None:
            return None
        clauses = [clause for clause in _MARK.split(text) if len(clause) >= _SHORTEST][:CLAUSES]
        if len(clauses) < MOST:
            return None
        asks, unsure = self._asks_what_there_is(clauses[-1]), isinstance(decision.outcome, Clarify)
        for_anybody = _for_anybody(decision.outcome)
        if not for_anybody and not asks:
            return None
        spoken_of = [self._topic(clause) for clause in clauses]
        topics = list(dict.fromkeys(topic for topic in spoken_of if topic is not None))
        if len(topics) < (levels.SEVERAL if for_anybody or unsure else MOST):
            return None
        options = tuple(PartRef.whole(topic) for topic in topics[:MOST])
        return replace(decision, outcome=Clarify("fields", options), rule="fields")

    def _asks_what_there_is(self, clause: str) -> bool:
        plain = unspaced(clause)
        return any(word in plain for word in self.openings.asking)

    def _topic(self, clause: str) -> str | None:
        """The topic that a clause speaks of: by its words, or the likeliest by far."""
        plain = unspaced(clause)
        for concern in self.openings.concerns:
            if concern.topic in self.knowledge and any(sign in plain for sign in concern.signs):
                return concern.topic
        if any(
            sign in plain
            for kind in self.openings.kinds
            if not kind.alone and not kind.plight
            for sign in kind.signs
        ):
            return None  # his trade, not what ails it
        likely = self._likeliest(self.rules.heard(clause, Evidence(), NOTHING_SAID))
        group = next(iter(self.reader.read(clause).ambiguous), None)
        return likely or (group.topics[0] if group else None)

    def _likeliest(self, decision: Decision) -> str | None:
        """The policy that most speaks for by far, unless what is none of ours fits better."""
        scores: dict[str, float] = defaultdict(float)
        elsewhere = 0.0
        for candidate in decision.candidates:
            topic = self.knowledge.by_id.get(candidate.ref.topic)
            if topic is not None and topic.kind == "policy":
                scores[topic.id] += candidate.score
            elif candidate.ref.topic.startswith(f"{OUTSIDE}:"):
                elsewhere = max(elsewhere, candidate.score)
        ranked = sorted([*scores.items(), ("", 0.0), ("", 0.0)], key=lambda each: -each[1])
        (first, best), (_, second) = ranked[:2]
        return first if best >= max(_LIKELY, _AHEAD * second, elsewhere) else None


def _for_anybody(outcome: Outcome) -> bool:
    if isinstance(outcome, Clarify):
        return outcome.question == "general" or outcome.question.startswith("opening")
    return isinstance(outcome, Unanswered)
