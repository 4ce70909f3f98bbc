"""Judges a knowledge base as a whole: references that lead nowhere, names and phrasings that collide.

Files and lines are unknown here: a fault names the topic and the path inside it, the adapter finds the place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from bot.core.knowledge.model import FACETS, PartRef
from bot.core.knowledge.parts import part_names
from bot.core.proving.faults import Fault, Path
from bot.core.proving.figuring import check_cases
from bot.core.proving.pairing import check_pairs
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.core.knowledge.goldens import Golden
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.vocabulary import Vocabulary

_SUPERSEDED = re.compile(r"old-[0-9]+")
"""How superseded documents are pointed at."""


def check_structure(knowledge: Knowledge) -> Iterator[Fault]:
    """What would make the engine stumble: references that lead nowhere, ids used twice. Cheap."""
    for topic in knowledge:
        yield from _check_references(topic, knowledge)
        yield from _check_part_ids(topic)
        yield from check_cases(topic)
    yield from check_pairs(knowledge)


def check_wording(knowledge: Knowledge) -> Iterator[Fault]:
    """What would make one topic be taken for another: names and phrasings that collide."""
    yield from _check_names(knowledge)
    yield from _check_phrasings(knowledge)


def check_vocabulary(vocabulary: Vocabulary, knowledge: Knowledge) -> Iterator[Fault]:
    """References of the shared vocabulary that lead nowhere."""
    for place, ambiguous in enumerate(vocabulary.ambiguous):
        for number, option in enumerate(ambiguous.options):
            if option.partition("/")[0] not in knowledge:
                yield Fault("", ("ambiguous", place, "options", number), "unknown_topic", {"id": option})


def check_golden(golden: Golden, topic: Topic, fewest: int) -> Iterator[Fault]:
    """Faults of a topic's acceptance file."""
    known = part_ids(topic)
    phrased = {_bare(phrasing) for _, phrasing in phrasings(topic)}
    for place, utterance in enumerate(golden.utterances):
        if utterance.part is not None and utterance.part not in known:
            yield Fault(topic.id, ("utterances", place, "part"), "unknown_part", {"part": utterance.part})
        if _bare(utterance.say) in phrased:
            yield Fault(topic.id, ("utterances", place, "say"), "golden_is_phrasing", {"text": utterance.say})
    if len(golden.utterances) < fewest:
        values: dict[str, object] = {"count": len(golden.utterances), "fewest": fewest}
        yield Fault(topic.id, ("utterances",), "golden_too_few", values)


def part_ids(topic: Topic) -> frozenset[str]:
    """Everything inside a topic that can be pointed at: what it has, and standard parts that it lacks."""
    return frozenset((*FACETS, *part_names(topic)))


def phrasings(topic: Topic) -> Iterator[tuple[Path, str]]:
    """Every phrasing of a topic with its path."""
    for name, facet in topic.facets.items():
        yield from _numbered(("facets", name, "phrasings"), facet.phrasings)
    for place, question in enumerate(topic.questions):
        yield from _numbered(("questions", place, "phrasings"), question.phrasings)
    for place, old in enumerate(topic.supersedes):
        yield from _numbered(("supersedes", place, "phrasings"), old.phrasings)
    for place, gap in enumerate(topic.not_documented):
        yield from _numbered(("not_documented", place, "phrasings"), gap.phrasings)


def _numbered(path: Path, texts: Sequence[str]) -> Iterator[tuple[Path, str]]:
    return (((*path, place), text) for place, text in enumerate(texts))


def _check_references(topic: Topic, knowledge: Knowledge) -> Iterator[Fault]:
    named: list[tuple[Path, str]] = [*_numbered(("related",), topic.related)]
    for path, name in named:
        if name not in knowledge:
            yield Fault(topic.id, path, "unknown_topic", {"id": name})
        elif name == topic.id:
            yield Fault(topic.id, path, "refers_to_itself")


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


def _check_names(knowledge: Knowledge) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for topic in knowledge:
        named = [(("title",), topic.title), *_numbered(("aliases",), topic.aliases)]
        named += _numbered(("misspellings",), topic.misspellings)
        for path, name in named:
            owner = owners.setdefault(_bare(name), topic.id)
            if owner != topic.id:
                yield Fault(topic.id, path, "name_taken", {"name": name, "owner": owner})


def _check_phrasings(knowledge: Knowledge) -> Iterator[Fault]:
    places: dict[str, list[tuple[str, Path, str]]] = defaultdict(list)
    for topic in knowledge:
        for path, text in phrasings(topic):
            places[_bare(text)].append((topic.id, path, text))
    for same in places.values():
        (first_topic, first_path, _), *others = same
        for topic_id, path, text in others:
            key = "phrasing_twice" if topic_id == first_topic else "phrasing_taken"
            yield Fault(topic_id, path, key, {"text": text, "owner": PartRef(first_topic, _part(first_path))})
    yield from _check_counterexamples(knowledge)


def _part(path: Path) -> str:
    return str(path[1]) if path[0] == "facets" else str(path[0])


def _check_counterexamples(knowledge: Knowledge) -> Iterator[Fault]:
    for topic in knowledge:
        parts: Iterable[tuple[Path, tuple[str, ...], tuple[str, ...]]] = (
            *((("facets", name), each.phrasings, each.not_) for name, each in topic.facets.items()),
            *(
                (("questions", place), each.phrasings, each.not_)
                for place, each in enumerate(topic.questions)
            ),
        )
        for path, said, unlike in parts:
            own = {_bare(text) for text in said}
            for item, text in _numbered((*path, "not"), unlike):
                if _bare(text) in own:
                    yield Fault(topic.id, item, "counterexample_is_phrasing", {"text": text})


def _bare(text: str) -> str:
    """As little of the writing as tells two phrasings apart."""
    return tidy(text).replace(" ", "")
