"""Whether a question about one topic can be answered with another, and which topics come closest to that.

Every phrasing is asked as it is written and in every mutation (`mutations`). A collision is an answer about
another topic; or, where the name was exchanged for a twin's, an answer about the topic that is no longer
named. Everything else, also an honest “没有资料”, keeps topics apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.core.conversing import Conversation
from bot.core.outcomes import Answered
from bot.core.proving.mutations import Mutator, swapped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.core.engine import Engine
    from bot.core.knowledge.model import PartRef
    from bot.core.outcomes import Decision
    from bot.core.proving.mutations import Kind, Mutation


Verdict = Literal["right", "apart", "collision"]
PARTICLES = "的了是要会就在我你请"
"""Characters that get lost in haste and carry little."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One mutated phrasing and what came of it."""

    kind: Kind
    phrasing: str
    """As the curator wrote it."""
    text: str
    """As it was asked."""
    part: PartRef
    """The part whose phrasing it was."""
    asked: str
    """The topic that it asks about: the part's, or the one whose name was put in."""
    verdict: Verdict
    """The right topic; no answer, or one about another topic that is named too; or any other topic's."""
    rival: PartRef | None
    """The other topic's part that came closest."""
    both: bool
    """Whether the rival is named in what was asked, so that it is no stranger there."""
    lead: float
    """Points (0–100) by which the right topic's best part leads the rival; negative where it lags behind."""


@dataclass(frozen=True, slots=True)
class Confusability:
    """How close two topics come."""

    asked: str
    rival: str
    collisions: tuple[Trial, ...]
    closest: Trial
    """The trial with the smallest lead."""
    trials: int
    """How many trials had this rival closest."""


def tasks(engine: Engine) -> list[tuple[PartRef, str]]:
    """Every phrasing of every part that has an answer."""
    rows, parts = engine.material.scorer.rows, engine.material.scorer.parts
    answered = {"facet", "question", "old"}
    return [(parts[row.part].ref, row.phrasing) for row in rows if parts[row.part].kind in answered]


def sample(found: Sequence[tuple[PartRef, str]], most: int) -> list[tuple[PartRef, str]]:
    """Some of the tasks, the same ones every time while they stay the same; evenly over the topics.

    Args:
        found: all tasks, a topic's side by side.
        most: how many.
    """
    step = max(len(found) / most, 1.0)
    return [found[int(place * step)] for place in range(min(most, len(found)))]


class Prover:
    """Asks an engine its own phrasings, changed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        vocabulary = engine.language.vocabulary
        same: dict[str, Sequence[str]] = {
            name: [other for other in topic.names if other != name]
            for topic in engine.knowledge
            for name in topic.names
        }
        same |= {each.word: each.same for each in vocabulary.synonyms}
        self._mutator = Mutator(
            [text for _, text in tasks(engine)],
            same,
            [*vocabulary.fillers.trailing, *vocabulary.fillers.anywhere, *PARTICLES],
            [*same, *vocabulary.protected],
        )

    def trials(self, asked: PartRef, phrasing: str) -> Iterator[Trial]:
        """What comes of one phrasing in all its mutations.

        Args:
            asked: the part that it asks for.
            phrasing: as the curator wrote it.
        """
        for mutation in self._mutator.of(phrasing):
            yield self._trial(mutation, asked, phrasing)
        topic = self._engine.knowledge[asked.topic]
        reading = self._engine.reader.read(phrasing)
        if set(reading.named()) == {topic.id} and not reading.documents:  # a number says more than a name
            for twin in self._engine.knowledge.twins.get(topic.id, ()):
                other = self._engine.knowledge[twin]
                for mutation in swapped(phrasing, topic.names, other.names):
                    if self._named(mutation.text) == {twin}:
                        yield self._trial(mutation, asked, phrasing, twin)

    def _named(self, text: str) -> set[str]:
        return set(self._engine.reader.read(text).named())

    def _trial(self, mutation: Mutation, asked: PartRef, phrasing: str, meant: str | None = None) -> Trial:
        meant = meant or asked.topic
        decision = self._engine.decide(mutation.text, Conversation())
        rival, lead = _rival(decision, meant)
        named = self._named(mutation.text)
        verdict = _verdict(decision, meant, named)
        if verdict == "collision" and isinstance(decision.outcome, Answered):
            rival = decision.outcome.parts[0]
        both = rival is not None and rival.topic in named
        return Trial(mutation.kind, phrasing, mutation.text, asked, meant, verdict, rival, both, lead)


def _verdict(decision: Decision, meant: str, named: Collection[str]) -> Verdict:
    if not isinstance(decision.outcome, Answered):
        return "apart"
    topics = {ref.topic for ref in decision.outcome.parts}
    if meant in topics:
        return "right"
    return "apart" if topics & set(named) else "collision"


def _rival(decision: Decision, meant: str) -> tuple[PartRef | None, float]:
    own = max((each.score for each in decision.candidates if each.ref.topic == meant), default=0.0)
    others = [each for each in decision.candidates if each.ref.topic != meant]
    if not others:
        return None, 100.0
    best = max(others, key=lambda each: each.score)
    return best.ref, own - best.score


def confusability(trials: Iterable[Trial]) -> list[Confusability]:
    """The pairs of topics that come closest, worst first: collisions, then the smallest lead."""
    pairs: dict[tuple[str, str], list[Trial]] = {}
    for trial in trials:
        if trial.rival is not None and not trial.both:
            pairs.setdefault((trial.asked, trial.rival.topic), []).append(trial)
    found = [
        Confusability(
            asked,
            rival,
            tuple(trial for trial in group if trial.verdict == "collision"),
            min(group, key=lambda trial: trial.lead),
            len(group),
        )
        for (asked, rival), group in pairs.items()
    ]
    return sorted(found, key=lambda pair: (-len(pair.collisions), pair.closest.lead))
