"""Learns from the knowledge base alone which part of a topic is asked for, and how sure to be of the topic.

Every phrasing is a question whose answer is known. Left out and mistyped, it must be found by what remains;
left out with its whole topic, nothing that is found is right.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.conversing import Conversation
from bot.core.deciding.cases import Case, case, evidence_of_topic
from bot.core.learning.fitting import fit_logistic, fit_softmax
from bot.core.learning.noise import Noise
from bot.core.learning.ranking import learn as learn_ranking
from bot.core.weighing.choosing import CHOICE, evidence
from bot.core.weighing.learned import SURE, Learned
from bot.core.weighing.ranking import DOUBT, EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.core.deciding import Material
    from bot.core.engine import Engine
    from bot.core.knowledge.model import PartRef
    from bot.core.reading.reader import Reader
    from bot.core.text.units import Unit

CHOICE_PRIOR = 0.01
SURE_PRIOR = 0.03
"""Strong enough that evidence of the same kind shares its weight; chosen on the acceptance utterances."""
PLAIN_FIT = 10.0
"""Added to the learned weight of the plain fit: with their own phrasing left out, lessons understate what
likeness tells. Chosen on the acceptance utterances."""
TYPED = 0.5
"""Share of the phrasings that are mistyped."""


class Lesson(NamedTuple):
    """A phrasing as a question."""

    row: int
    text: str
    right: PartRef


class Judged(NamedTuple):
    """One estimate and the truth."""

    confidence: float
    """Estimated probability that the best topic is right, 0–1."""
    right: bool


def calibrate(engine: Engine, seed: int = 1) -> Learned:
    """Everything that the engine's knowledge base teaches.

    Args:
        engine: built on the knowledge base; stays as it is.
        seed: of all chance.
    """
    material, reader = engine.material, engine.reader
    ranking = learn_ranking(material.scorer.ranker, material.scorer.answers, seed)
    learned = Learned(
        evidence=_named(EVIDENCE, ranking.evidence), doubt=_named((*DOUBT, "constant"), ranking.doubt)
    )
    material = replace(material, scorer=material.scorer.knowing(learned), learned=learned)
    lessons = tuple(make_lessons(material, seed))
    choice = _learn_choice(material, reader, lessons)
    learned = learned.model_copy(update={"choice": _named(CHOICE, choice)})
    material = replace(material, scorer=material.scorer.knowing(learned), learned=learned)
    sure = _learn_sure(material, reader, lessons)
    return learned.model_copy(update={"sure": _named(SURE, sure)})


def judge(engine: Engine, seed: int) -> tuple[Judged, ...]:
    """How sure the engine is of left-out phrasings, and of those of left-out topics, against the truth.

    Args:
        engine: with what it has learned.
        seed: another one than it has learned with mistypes other phrasings in other ways.
    """
    lessons = tuple(make_lessons(engine.material, seed))
    return tuple(
        Judged(found.confidence(found.fits[0]), right)
        for found, right in _cases(engine.material, engine.reader, lessons)
    )


def make_lessons(material: Material, seed: int) -> Iterator[Lesson]:
    """Every phrasing as a question, half of them mistyped."""
    random = Random(seed)  # noqa: S311  # nothing secret
    scorer = material.scorer
    texts = [tuple(text) for text in scorer.ranker.texts]
    noise = Noise(texts, random, scorer.ranker.index.weight)
    for place, row in enumerate(scorer.rows):
        if len(texts[place]) >= 2:
            text = _spelled(noise.typed(texts[place])) if random.random() < TYPED else row.phrasing
            yield Lesson(place, text, scorer.parts[row.part].ref)


def _spelled(text: Sequence[Unit]) -> str:
    return "".join(unit.text or f"{unit.sound} " for unit in text)


def _named(names: Sequence[str], weights: Sequence[float]) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def _without_row(material: Material, reader: Reader, lesson: Lesson) -> Case:
    left = replace(material, scorer=material.scorer.without_row(lesson.row))
    return case(reader.read(lesson.text), Conversation(), left)


def _without_topic(material: Material, reader: Reader, lesson: Lesson) -> Case:
    topic = lesson.right.topic
    reading = reader.read(lesson.text)
    unnamed = tuple(
        mention._replace(topics=others)
        for mention in reading.mentions
        if (others := tuple(each for each in mention.topics if each != topic))
    )
    left = replace(material, scorer=material.scorer.without_topic(topic))
    return case(replace(reading, mentions=unnamed), Conversation(), left)


def _learn_choice(material: Material, reader: Reader, lessons: Sequence[Lesson]) -> Sequence[float]:
    rows, groups, right = [], [], []
    for number, lesson in enumerate(lessons):
        found = _without_row(material, reader, lesson)
        own = [fit for fit in found.fits if fit.part.ref.topic == lesson.right.topic]
        if len(own) < 2 or all(fit.part.ref != lesson.right for fit in own):
            continue
        last = min((fit.ranked.score for fit in found.fits if fit.ranked), default=0.0)
        for fit in own:
            rows.append(evidence(fit, found.reading, last))
            groups.append(number)
            right.append(float(fit.part.ref == lesson.right))
    if not rows:
        return material.learned.choosing
    values = fit_softmax(np.array(rows, np.float64), np.array(groups), np.array(right), CHOICE_PRIOR)
    return [float(value) + PLAIN_FIT * (name == "score") for name, value in zip(CHOICE, values, strict=True)]


def _learn_sure(material: Material, reader: Reader, lessons: Sequence[Lesson]) -> Sequence[float]:
    rows, right = [], []
    for found, true in _cases(material, reader, lessons):
        rows.append(evidence_of_topic(found, found.fits[0])[:-1])
        right.append(float(true))
    return [float(value) for value in fit_logistic(np.array(rows), np.array(right), SURE_PRIOR)]


def _cases(material: Material, reader: Reader, lessons: Sequence[Lesson]) -> Iterator[tuple[Case, bool]]:
    """Every lesson twice, without its phrasing and without its topic, and whether the best topic is right."""
    for lesson in lessons:
        found = _without_row(material, reader, lesson)
        if found.fits:
            yield found, found.fits[0].part.ref.topic == lesson.right.topic
        found = _without_topic(material, reader, lesson)
        if found.fits:
            yield found, False
