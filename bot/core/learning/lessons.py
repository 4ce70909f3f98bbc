"""Questions whose answer is known: the knowledge base's own phrasings, mistyped, with words in passing.

Left out, a phrasing must be found by what remains; left out with its whole part or topic, nothing that is
found is right. Without the topic's name, in a chat about the topic, it is a follow-up.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Literal, NamedTuple

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.cases import Case, case
from bot.core.deciding.grounds.rivals import tells
from bot.core.learning.noise import Noise
from bot.core.reading.reader import without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.core.deciding import Material
    from bot.core.engine import Engine
    from bot.core.knowledge.model import PartRef
    from bot.core.knowledge.vocabulary import Asides
    from bot.core.reading.reader import Reader
    from bot.core.text.units import Unit
    from bot.core.weighing.scoring import Scorer

TYPED = 0.5
"""Share of the phrasings that are mistyped."""
IN_PASSING = 0.25
"""Share that are put between things said in passing."""
FOLLOWING = 0.3
"""Share that are also asked in a chat about their topic, or another one."""
SHARE_OUTSIDE = 0.15
"""Share of lessons about what is known not to be covered: the hardest to be silent on."""
MOST = 2400
"""Lessons that are enough to learn from. With half of them what is learned hangs on which were chosen: by the
same threshold 168 or 161 of 260 questions were answered."""

Left = Literal["phrasing", "part", "topic"]
"""What is left out of the knowledge base."""


class Lesson(NamedTuple):
    """A phrasing as a question."""

    row: int
    text: str
    right: PartRef


class Trial(NamedTuple):
    """What comes of a lesson when something is left out."""

    left: Left
    found: Case
    lesson: Lesson

    @property
    def right_part(self) -> bool:
        """Whether what would be shown is the right part."""
        return self.left == "phrasing" and self.found.fits[0].part.ref == self.lesson.right

    @property
    def told(self) -> bool:
        """Whether what would be shown is the right part, or tells as well what that does."""
        shown, telling = self.found.fits[0].part.ref, self.found.material.scorer.telling
        return self.left == "phrasing" and tells(telling, shown, self.lesson.right)

    @property
    def right_topic(self) -> bool:
        """Whether it is a part of the right topic."""
        return self.left != "topic" and self.found.fits[0].topic == self.lesson.right.topic


def make_lessons(engine: Engine, seed: int) -> tuple[Lesson, ...]:
    """Phrasings as questions, chosen and changed by chance, at most `MOST`."""
    random = Random(seed)  # noqa: S311  # nothing secret
    scorer = engine.material.scorer
    texts = [tuple(text) for text in scorer.ranker.texts]
    noise = Noise(texts, random)
    places = [topic.short for topic in engine.knowledge if topic.kind == "place"]
    asides = engine.language.vocabulary.asides
    lessons = []
    for place in _chosen(scorer, texts, random):
        row = scorer.rows[place]
        text = _spelled(noise.typed(texts[place])) if random.random() < TYPED else row.phrasing
        if random.random() < IN_PASSING and not row.bare:
            text = _in_passing(text, asides, places, random)
        lessons.append(Lesson(place, text, scorer.parts[row.part].ref))
    return tuple(lessons)


def _chosen(scorer: Scorer, texts: Sequence[Sequence[Unit]], random: Random) -> list[int]:
    """Places of the phrasings that are asked."""
    outside: list[int] = []
    own: list[int] = []
    for place, row in enumerate(scorer.rows):
        if len(texts[place]) >= 2:
            (own if scorer.parts[row.part].ours else outside).append(place)
    some = random.sample(outside, min(int(MOST * SHARE_OUTSIDE), len(outside)))
    return sorted(some + random.sample(own, min(MOST - len(some), len(own))))


def _in_passing(text: str, asides: Asides, places: Sequence[str], random: Random) -> str:
    """A question with one or two things said before it, and perhaps one after."""
    before = random.sample(asides.before, min(random.randint(1, 2), len(asides.before)))
    after = random.sample(asides.after, min(random.randint(0, 1), len(asides.after)))
    said = [each.replace("{}", random.choice(places) if places else "") for each in (*before, "\0", *after)]
    return "，".join(text if each == "\0" else each for each in said)


def _spelled(text: Sequence[Unit]) -> str:
    return "".join(unit.text or f"{unit.sound} " for unit in text)


def trials(
    material: Material,
    reader: Reader,
    lessons: Sequence[Lesson],
    seed: int,
    lefts: Sequence[Left] = ("part", "topic"),
) -> Iterator[Trial]:
    """Every lesson without its phrasing, some also in a chat; and without what else is to be left out."""
    for lesson, found in asked(material, reader, lessons, seed):
        if found.fits:
            yield Trial("phrasing", found, lesson)
    for lesson in lessons:
        for left in lefts:
            found = _found(material, reader, lesson, left)
            if found.fits:
                yield Trial(left, found, lesson)


def asked(
    material: Material, reader: Reader, lessons: Sequence[Lesson], seed: int
) -> Iterator[tuple[Lesson, Case]]:
    """The lessons without their phrasings; some besides in a chat that is about their topic, or another."""
    random = Random(seed)  # noqa: S311  # nothing secret
    topics = [topic.id for topic in material.knowledge]
    for lesson in lessons:
        yield lesson, _found(material, reader, lesson, "phrasing")
        ours = lesson.right.topic in material.knowledge
        if ours and random.random() > FOLLOWING:
            continue
        if not ours:  # whatever the chat was about, this is not
            chat = Conversation(topic=random.choice(topics))
            yield lesson, _found(material, reader, lesson, "phrasing", chat)
            continue
        reading = reader.read(lesson.text)
        own = tuple(mention for mention in reading.mentions if lesson.right.topic in mention.topics)
        unnamed = lesson._replace(text=without(reading.canonical, own))
        chat = Conversation(topic=lesson.right.topic if own else random.choice(topics))
        if unnamed.text:
            yield lesson, _found(material, reader, unnamed, "phrasing", chat)


def _found(
    material: Material, reader: Reader, lesson: Lesson, left: Left, conversation: Conversation | None = None
) -> Case:
    reading = reader.read(lesson.text)
    if left == "topic":
        unnamed = tuple(
            mention._replace(topics=others)
            for mention in reading.mentions
            if (others := tuple(each for each in mention.topics if each != lesson.right.topic))
        )
        reading = replace(reading, mentions=unnamed)
    scorer = _without(material.scorer, lesson, left)
    return case(reading, conversation or Conversation(), replace(material, scorer=scorer))


def _without(scorer: Scorer, lesson: Lesson, left: Left) -> Scorer:
    match left:
        case "phrasing":
            return scorer.without_row(lesson.row)
        case "part":
            return scorer.without_part(lesson.row)
        case "topic":
            return scorer.without_topic(lesson.right.topic)
