"""Judges the names of topics: each is one topic's, long enough to be heard, and no common word."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.core.knowledge.vocabulary import Vocabulary
from bot.core.proving.faults import Fault, Path
from bot.core.proving.phrasings import bare, phrasings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.knowledge.model import Knowledge, Topic

_SHORTEST = 2
"""Characters of a name: a single one stands in half of all messages and is never looked for."""
_COMMON = 4
"""Characters of a name that may still be a word of everyday language; a longer one is somebody's name."""
_SHARED_NAMES = 3
"""Other topics in whose names a word stands, from which on it is no name of one."""
_SHARED_TOPICS = 6
"""Other topics that say a word in their phrasings, from which on it is no name unless one says it most."""
_SAID = 3
"""Phrasings in which a topic says a word, from which on it counts as its word, too."""
NO_VOCABULARY = Vocabulary()


def names(topic: Topic) -> Iterator[tuple[Path, str]]:
    """Every name of a topic with its path, the strongest claim first."""
    yield ("title",), topic.title
    for field in ("aliases", "misspellings"):
        for place, name in enumerate(getattr(topic, field)):
            yield (field, place), name


def check_names(knowledge: Knowledge, vocabulary: Vocabulary = NO_VOCABULARY) -> Iterator[Fault]:
    """Names that two topics claim, that say nothing, or that many topics share."""
    yield from _check_owners(knowledge)
    yield from _check_shared(knowledge, vocabulary)
    for topic in knowledge:
        for path, name in names(topic):
            if len(bare(name)) < _SHORTEST:
                yield Fault(topic.id, path, "name_too_short", {"name": name})
            elif _is_generic(bare(name), vocabulary):
                yield Fault(topic.id, path, "name_generic", {"name": name})


_CLAIMS = ("title", "aliases", "misspellings")


def _check_owners(knowledge: Knowledge) -> Iterator[Fault]:
    """A title beats an alias, an alias a misspelling: the weaker claim is the one to go."""
    claims: dict[str, list[tuple[str, Path, str]]] = defaultdict(list)
    for topic in knowledge:
        for path, name in names(topic):
            claims[bare(name)].append((topic.id, path, name))
    for same in claims.values():
        owner, *others = sorted(same, key=lambda claim: _CLAIMS.index(str(claim[1][0])))
        for topic_id, path, name in others:
            if topic_id != owner[0]:
                yield Fault(topic_id, path, "name_taken", {"name": name, "owner": owner[0]})


def _is_generic(name: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is made of words that every policy shares."""
    for word in sorted(map(bare, vocabulary.generic), key=len, reverse=True):
        name = name.replace(word, " ") if word else name
    return not name.strip()


def _check_shared(knowledge: Knowledge, vocabulary: Vocabulary) -> Iterator[Fault]:
    hosts = {bare(name) for name in vocabulary.hosts}
    named = {(topic.id, path): bare(name) for topic in knowledge for path, name in names(topic)}
    wanted = {name for name in named.values() if _SHORTEST <= len(name) <= _COMMON} - hosts
    in_names, in_phrasings = _users(knowledge, wanted)
    for (topic_id, path), name in named.items():
        if path == ("title",) or name not in wanted:
            continue
        others = [other for other in in_names[name] if other != topic_id]
        saying = {other: count for other, count in in_phrasings[name].items() if count >= _SAID}
        own = saying.pop(topic_id, 0)
        said_more = len(saying) >= _SHARED_TOPICS and max(saying.values()) > own
        if len(others) >= _SHARED_NAMES or said_more:
            values = {"name": name, "count": max(len(others), len(saying))}
            yield Fault(topic_id, path, "name_shared", values)


def _users(knowledge: Knowledge, wanted: set[str]) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    """For every wanted word the topics in whose names, and in whose phrasings, it stands, and how often."""
    in_names: dict[str, Counter[str]] = defaultdict(Counter)
    in_phrasings: dict[str, Counter[str]] = defaultdict(Counter)
    words = _same(frozenset(wanted))
    for topic in knowledge:
        for word, count in _standing(tuple(name for _, name in names(topic)), words).items():
            in_names[word][topic.id] = count
        said = tuple(text for _, _, text in phrasings(topic, knowledge))
        for word, count in _standing(said, words).items():
            in_phrasings[word][topic.id] = count
    return in_names, in_phrasings


@lru_cache(maxsize=1)
def _same(words: frozenset[str]) -> frozenset[str]:
    """These words as the object that they were the last time: in `_standing` it is known at once."""
    return words


@lru_cache(maxsize=50_000)
def _standing(texts: tuple[str, ...], wanted: frozenset[str]) -> Counter[str]:
    """In how many of these texts each wanted word stands."""
    return Counter(word for text in texts for word in _words(bare(text)) & wanted)


def _words(text: str) -> set[str]:
    """Everything in a text that is as long as a common word."""
    sizes = range(_SHORTEST, _COMMON + 1)
    return {text[start : start + size] for size in sizes for start in range(len(text) - size + 1)}
