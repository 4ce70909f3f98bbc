"""What is shipped, on a plain list of questions: the whole engine, and its search alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.adapters.words import segment
from bot.core.conversing import Conversation
from bot.core.deciding.grounds.cases import case
from bot.core.engine import Engine
from bot.core.knowledge.model import Knowledge, Question, Topic
from bot.core.knowledge.vocabulary import FacetVocabulary, News, SmalltalkVocabulary, Vocabulary
from bot.core.knowledge.wording import Wording
from bot.core.learning.calibrating import calibrate
from bot.core.learning.ranking import USUAL
from bot.core.text.normalizing import tidy
from bot.core.text.units import units
from bot.core.weighing.language import Language
from bot.core.weighing.ranking import Ranker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.ranking import Entry

SECOND = 0.35
"""Share of the second entry's likeness that is taken from the first's: how sure a search alone can be
(the plain formula that learning is held against)."""
LONGEST = 100
"""Characters of a phrasing: a curator may not write longer ones."""
NO_ANSWER = "无"
_SPACE = re.compile(r"\s+")


class Ours:
    """The search alone, by likeness; nothing is learned."""

    name = "policybot, search alone"

    def __init__(self, entries: Sequence[Entry]) -> None:
        asked = [entry for entry in entries if entry.phrasings]
        self._ids = [entry.id for entry in asked]
        self._ranker = Ranker(
            [units(tidy(phrasing)) for entry in asked for phrasing in entry.phrasings],
            [entry.id for entry in asked for _ in entry.phrasings],
            [units(tidy(entry.answer)) for entry in asked],
            USUAL,
        )

    def rank(self, query: str, limit: int) -> list[tuple[str, float]]:
        """The likest entries, best first: the first with its lead, the others below it."""
        ranked = self._ranker.rank(units(tidy(query)))[:limit]
        if not ranked:
            return []
        second = ranked[1].alike.likeness if len(ranked) > 1 else 0.0
        sure = ranked[0].alike.likeness - SECOND * second
        return [(self._ids[each.owner], sure / place) for place, each in enumerate(ranked, start=1)]


class Learned:
    """The engine, calibrated on the list as `policybot calibrate` does it on a knowledge base."""

    name = "policybot"

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Every entry as a topic of one question; nobody reads a reply, so nothing else is needed."""
        asked = [entry for entry in entries if entry.phrasings]
        topics = [_topic(f"entry-{place}", entry) for place, entry in enumerate(asked)]
        self._ids = {topic.id: entry.id for topic, entry in zip(topics, asked, strict=True)}
        knowledge = Knowledge(tuple(topics))
        smalltalk = SmalltalkVocabulary(kinds={}, news=News(oneself=("我",), wishes=("想",)))
        nothing = Vocabulary(), FacetVocabulary(facets={}), smalltalk, Wording({})
        language = Language(*nothing)
        taught = calibrate(Engine(knowledge, language, segment))
        self._engine = Engine(knowledge, replace(language, learned=taught.learned, gist=taught.gist), segment)

    def rank(self, query: str, limit: int) -> list[tuple[str, float]]:
        """The likeliest entries, best first: the first with the engine's confidence, the others below it."""
        reading = self._engine.reader.read(query)
        if not reading.units:
            return []
        found = case(reading, Conversation(), self._engine.material)
        ids = [self._ids[fit.topic] for fit in found.fits[:limit]]
        return [(each, found.sure.part / place) for place, each in enumerate(ids, start=1)]


def _topic(name: str, entry: Entry) -> Topic:
    """Without the overview and the documents that a curator's topic must have."""
    phrasings = (_SPACE.sub(" ", phrasing).strip()[:LONGEST] for phrasing in entry.phrasings)
    question = Question.model_construct(
        id="asked", phrasings=tuple(dict.fromkeys(filter(None, phrasings))), answer=entry.answer or NO_ANSWER
    )
    return Topic.model_construct(id=name, title=name, kind="term", questions=(question,))
