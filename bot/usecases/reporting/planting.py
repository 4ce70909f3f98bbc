"""Makes errors that readers ought to find: a question, and under it the answer to its near-twin.

Both come from the knowledge base, from its pairs of topics that are easily taken for each other; no person
asked them, and the question log never hears of them. That an answer is wrong is sure: the engine itself
answers the question with the one topic, and what is shown is its answer about the other.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID
from bot.core.knowledge.model import NOTHING_ASKED
from bot.core.knowledge.parts import parts
from bot.core.place import PLACE
from bot.ports.audits import Planted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from random import Random

    from bot.core.engine import Engine
    from bot.core.knowledge.model import Topic
    from bot.core.outcomes import Reply

SHARE = 5
"""Answers drawn for each planted error at least: where little is read, none is planted."""
TRIES = 10
"""Pairs that are tried for each error that is wanted."""
SHORTEST = 6
"""Characters of a question; fewer are a name, or a word."""
_OPENS, _HOURS = time(8), 14
"""When people ask, and for how long."""


class Planting:
    """Makes planted errors."""

    def __init__(self, engine: Callable[[], Engine], most: int, random: Random) -> None:
        """Makes none yet.

        Args:
            engine: gives the engine of the moment.
            most: errors of a week at most.
            random: picks; nobody may be able to foresee it.
        """
        self._engine = engine
        self._most = most
        self._random = random

    def plant(self, week: date, drawn: int) -> Sequence[Planted]:
        """Errors for a week; takes some seconds.

        Args:
            week: its Monday.
            drawn: answers among which they are.
        """
        wanted, engine = min(self._most, drawn // SHARE), self._engine()
        found: list[Planted] = []
        for asked, other in self._pairs(engine, wanted * TRIES):
            if len(found) == wanted:
                break
            at = self._moment(week)
            if made := self._wrong(engine, asked, other, engine.today(at)):
                found.append(Planted(week, at, *made, engine.knowledge.version))
        return found

    def _pairs(self, engine: Engine, most: int) -> Iterator[tuple[Topic, Topic]]:
        """Near-twins by lot, either side of a pair first."""
        knowledge = engine.knowledge
        for pair in self._random.sample(knowledge.pairs, min(most, len(knowledge.pairs))):
            one, other = self._random.sample([knowledge[each] for each in pair.topics], 2)
            if one.status == other.status == "published":
                yield one, other

    def _wrong(self, engine: Engine, asked: Topic, other: Topic, day: date) -> tuple[str, str] | None:
        """A question about the one, and the answer that the same question about the other gets."""
        ours, theirs = _sayings(engine, asked), _sayings(engine, other)
        common = sorted(ours.keys() & theirs.keys())
        if not common:
            return None
        part = self._random.choice(common)
        question, twin = self._random.choice(ours[part]), self._random.choice(theirs[part])
        right, wrong = (engine.respond(each, NOTHING_SAID, day) for each in (question, twin))
        sure = _is_about(right, asked, part) and _is_about(wrong, other, part) and right.text != wrong.text
        return (question, wrong.text) if sure else None

    def _moment(self, week: date) -> datetime:
        day = week + timedelta(days=self._random.randrange(7))
        return datetime.combine(day, _OPENS, PLACE) + timedelta(minutes=self._random.randrange(_HOURS * 60))


def _sayings(engine: Engine, topic: Topic) -> dict[str, Sequence[str]]:
    """How people ask for each part that has an answer."""
    asked = engine.knowledge.asked.get(topic.id, NOTHING_ASKED)
    return {
        part.ref.part: said
        for part in parts(topic, engine.language.facets, asked)
        if part.kind != "gap" and (said := [each for each in part.phrasings if len(each) >= SHORTEST])
    }


def _is_about(reply: Reply, topic: Topic, part: str) -> bool:
    return (reply.outcome, reply.topic, reply.facet) == ("answered", topic.id, part)
