"""Judges a knowledge base as a whole: references that lead nowhere, ids used twice, idle goldens.

Files and lines are unknown here: a fault names the topic and the path inside it, the adapter finds the place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.knowledge.model import FACETS
from bot.core.knowledge.parts import part_names
from bot.core.proving.duplicates import check_duplicates
from bot.core.proving.faults import Fault, Path
from bot.core.proving.figuring import check_cases
from bot.core.proving.naming import NO_VOCABULARY, check_names
from bot.core.proving.pairing import check_pairs
from bot.core.proving.phrasings import bare, phrasings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bot.core.knowledge.goldens import Golden
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.parts import AnswerablePart
    from bot.core.knowledge.vocabulary import Vocabulary

_SUPERSEDED = re.compile(r"old-[0-9]+")
"""How superseded documents are pointed at."""


def check_structure(knowledge: Knowledge, broken: Collection[str] = ()) -> Iterator[Fault]:
    """What would make the engine stumble: references that lead nowhere, ids used twice. Cheap.

    Args:
        knowledge: all that is sound by itself.
        broken: ids of topics whose own files have faults; who refers to them is not to blame.
    """
    for topic in knowledge:
        yield from _check_references(topic, knowledge, broken)
        yield from _check_part_ids(topic)
        yield from check_cases(topic)
    yield from check_pairs(knowledge, broken)


def check_wording(
    knowledge: Knowledge,
    vocabulary: Vocabulary = NO_VOCABULARY,
    elsewhere: Iterable[AnswerablePart] = (),
) -> Iterator[Fault]:
    """What would make one topic be taken for another: names and phrasings that collide.

    Args:
        knowledge: all that is sound by itself.
        vocabulary: knows the words that every policy shares.
        elsewhere: subjects outside, and talk.
    """
    yield from check_names(knowledge, vocabulary)
    yield from check_duplicates(knowledge, elsewhere)


def check_golden(
    golden: Golden, topic: Topic, fewest: int, knowledge: Knowledge | None = None
) -> Iterator[Fault]:
    """Faults of a topic's acceptance file.

    Args:
        golden: the file.
        topic: what it is about.
        fewest: how many utterances it must have.
        knowledge: has the ways of asking beside the topic's file, which prove nothing either.
    """
    known = frozenset((*FACETS, *part_names(topic)))
    phrased = {bare(text) for _, _, text in phrasings(topic, knowledge)}
    for place, utterance in enumerate(golden.utterances):
        if utterance.part is not None and utterance.part not in known:
            yield Fault(topic.id, ("utterances", place, "part"), "unknown_part", {"part": utterance.part})
        if bare(utterance.say) in phrased:
            yield Fault(topic.id, ("utterances", place, "say"), "golden_is_phrasing", {"text": utterance.say})
    if len(golden.utterances) < fewest:
        values: dict[str, object] = {"count": len(golden.utterances), "fewest": fewest}
        yield Fault(topic.id, ("utterances",), "golden_too_few", values)


def _check_references(topic: Topic, knowledge: Knowledge, broken: Collection[str]) -> Iterator[Fault]:
    for place, name in enumerate(topic.related):
        path: Path = ("related", place)
        if name == topic.id:
            yield Fault(topic.id, path, "refers_to_itself")
        elif name not in knowledge and name not in broken:
            yield Fault(topic.id, path, "unknown_topic", {"id": name})


def _check_part_ids(topic: Topic) -> Iterator[Fault]:
    seen: set[str] = set(FACETS)
    named: list[tuple[Path, str]] = [
        (("questions", place, "id"), question.id) for place, question in enumerate(topic.questions)
    ]
    named += [(("not_documented", place, "id"), gap.id) for place, gap in enumerate(topic.not_documented)]
    for path, name in named:
        if name in seen or _SUPERSEDED.fullmatch(name):
            yield Fault(topic.id, path, "twice_in_topic", {"id": name})
        seen.add(name)
