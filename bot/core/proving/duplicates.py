"""Finds what is said twice: the same words for two parts, and words too like another part's to tell apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from bot.core.knowledge.model import PartRef
from bot.core.proving.faults import Fault, Path
from bot.core.proving.naming import names
from bot.core.proving.phrasings import ASKED, bare, counter_examples, phrasings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.parts import AnswerablePart


class Saying(NamedTuple):
    """One phrasing and where it stands."""

    topic: str
    part: str
    path: Path
    text: str

    @property
    def ref(self) -> PartRef:
        """The part that it asks for."""
        return PartRef(self.topic, self.part)


def sayings(knowledge: Knowledge) -> Iterator[Saying]:
    """Every phrasing of every topic, those in the topics' own files first."""
    every = [Saying(topic.id, *each) for topic in knowledge for each in phrasings(topic, knowledge)]
    yield from sorted(every, key=lambda each: each.path[0] == ASKED)


def check_duplicates(knowledge: Knowledge, elsewhere: Iterable[AnswerablePart] = ()) -> Iterator[Fault]:
    """Phrasings that say the same as another part's phrasing, name or counter-example.

    Args:
        knowledge: the topics.
        elsewhere: subjects outside, and talk: what leads there cannot lead to a topic, too.
    """
    places: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings(knowledge):
        places[bare(saying.text)].append(saying)
    for same in places.values():
        yield from _check_same(same)
    yield from _check_named(knowledge, places)
    yield from _check_countered(knowledge, places)
    for part in elsewhere:
        for text in part.phrasings:
            for saying in places.get(bare(text), ()) if bare(text) else ():
                yield _fault(saying, "phrasing_outside", part.title)


def _check_same(same: list[Saying]) -> Iterator[Fault]:
    if not bare(same[0].text):
        for saying in same:
            yield Fault(saying.topic, saying.path, "phrasing_says_nothing", {"text": saying.text})
        return
    first, *others = same
    for saying in others:
        if saying.ref == first.ref:
            values: dict[str, object] = {"text": saying.text}
            yield Fault(saying.topic, saying.path, "phrasing_again", values, "warning")
        else:
            key = "phrasing_twice" if saying.topic == first.topic else "phrasing_taken"
            yield _fault(saying, key, str(first.ref))


def _check_named(knowledge: Knowledge, places: dict[str, list[Saying]]) -> Iterator[Fault]:
    for topic in knowledge:
        for _, name in names(topic):
            for saying in places.get(bare(name), ()):
                if saying.topic != topic.id:
                    yield _fault(saying, "phrasing_is_name", topic.id)
                elif saying.part != "overview":
                    values: dict[str, object] = {"text": saying.text}
                    yield Fault(saying.topic, saying.path, "phrasing_is_own_name", values, "advice")


def _check_countered(knowledge: Knowledge, places: dict[str, list[Saying]]) -> Iterator[Fault]:
    for topic in knowledge:
        for part, path, text in counter_examples(topic):
            if any(saying.ref == PartRef(topic.id, part) for saying in places.get(bare(text), ())):
                yield Fault(topic.id, path, "counterexample_is_phrasing", {"text": text})


def _fault(saying: Saying, key: str, owner: str) -> Fault:
    return Fault(saying.topic, saying.path, key, {"text": saying.text, "owner": owner})
