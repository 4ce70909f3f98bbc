"""Which facts are told and which are not, and which parts tell none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.knowledge.model import PartRef
from bot.core.proving.faults import Fault, Path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.core.knowledge.facts import Fact, UnusedFacts
    from bot.core.knowledge.model import Knowledge, Topic


@dataclass(frozen=True, slots=True)
class Coverage:
    """How facts and answers fit together."""

    unanswered: tuple[Fact, ...]
    """May be told, but no part tells them, and nobody has said why not."""
    without_facts: tuple[PartRef, ...]
    """Answer without saying which facts they tell."""
    told: int
    """Loadable facts that some part tells."""
    left_out: int
    """Loadable facts that are marked as not for the bot."""


def telling(topic: Topic) -> Iterator[tuple[str, Path, tuple[str, ...]]]:
    """Every curated text of a topic that cites facts: its part, the path of its facts, and their ids."""
    if topic.name_only is not None or topic.facts:
        yield "overview", ("facts",), topic.facts
    for name, facet in topic.facets.items():
        yield name, ("facets", name, "facts"), facet.facts
    for place, question in enumerate(topic.questions):
        yield question.id, ("questions", place, "facts"), question.facts
    for place, old in enumerate(topic.supersedes):
        yield f"old-{place + 1}", ("supersedes", place, "facts"), old.facts


def cover(knowledge: Knowledge, facts: Mapping[str, Fact], unused: UnusedFacts) -> Coverage:
    """Holds the loadable facts against what the topics tell.

    Args:
        knowledge: the topics.
        facts: the sheet's facts by id.
        unused: what is not for the bot.
    """
    texts = [(topic, part, cited) for topic in knowledge for part, _, cited in telling(topic)]
    told = {fact for _, _, cited in texts for fact in cited}
    loadable = [fact for fact in facts.values() if fact.loadable]
    return Coverage(
        tuple(fact for fact in loadable if fact.id not in told | unused.ids),
        tuple(PartRef(topic.id, part) for topic, part, cited in texts if not cited),
        sum(fact.id in told for fact in loadable),
        sum(fact.id in unused.ids for fact in loadable),
    )


def check_facts(knowledge: Knowledge, facts: Mapping[str, Fact] | None) -> Iterator[Fault]:
    """Facts that a part names twice, and ids that the sheet does not have.

    Args:
        knowledge: the topics.
        facts: the sheet's facts by id; None where the folder stands without the sheet.
    """
    for topic in knowledge:
        for _, path, cited in telling(topic):
            for place, fact in enumerate(cited):
                if fact in cited[:place]:
                    yield Fault(topic.id, (*path, place), "fact_twice", {"fact": fact})
                if facts is not None and fact not in facts:
                    yield Fault(topic.id, (*path, place), "unknown_fact", {"fact": fact})


def check_unused(knowledge: Knowledge, facts: Mapping[str, Fact], unused: UnusedFacts) -> Iterator[Fault]:
    """What is said not to be for the bot, and is told all the same or does not exist."""
    told = {fact for topic in knowledge for _, _, cited in telling(topic) for fact in cited}
    for place, each in enumerate(unused.unused):
        for number, fact in enumerate(each.facts):
            path = ("unused", place, "facts", number)
            if fact not in facts:
                yield Fault("", path, "unknown_fact", {"fact": fact})
            elif fact in told:
                yield Fault("", path, "unused_fact_told", {"fact": fact})
