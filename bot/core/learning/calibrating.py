"""Learns from the knowledge base alone which part is asked for, and how sure to be of it and of its topic."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.deciding.grounds.sureness import signs_of
from bot.core.learning.fitting import Prior, fit_logistic, fit_softmax
from bot.core.learning.gist import learn_gist
from bot.core.learning.lessons import asked, make_lessons, trials
from bot.core.learning.ranking import learn as learn_ranking
from bot.core.weighing.alike import EVIDENCE
from bot.core.weighing.evidence import PART_EVIDENCE, signs
from bot.core.weighing.gist import NO_GIST
from bot.core.weighing.learned import LEARNED_OF_SINGLE, NOTHING_LEARNED, SURE, Learned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.deciding import Material
    from bot.core.deciding.grounds.cases import Case
    from bot.core.engine import Engine
    from bot.core.learning.lessons import Lesson, Trial
    from bot.core.reading.reader import Reader
    from bot.core.weighing.gist import Gist
    from bot.core.weighing.scoring import Scorer

PART_PRIOR = 0.1
"""Pull towards the weights that ship: lessons are made of phrasings, people are not."""
SURE_PRIOR = 0.03
"""Pull of the signs of confidence towards 0, strong enough that signs of the same kind share their weight."""
FEWEST = 50
"""Lessons with a right answer at hand, below which nothing is learned of confidence: the weights that ship
are better than what a handful teaches."""
TEACHING = 0.3
"""Share of phrasings beside another of the same part, below which nothing is learned at all: there is nothing
to find a phrasing by that is left out."""


class Judged(NamedTuple):
    """One estimate and the truth."""

    confidence: float
    """Estimated probability that what would be shown is right, 0–1."""
    right: bool


class Taught(NamedTuple):
    """What a knowledge base taught about itself."""

    learned: Learned
    gist: Gist
    judged: tuple[Judged, ...]
    """Confidence in what answers other left-out phrasings, against the truth."""


def calibrate(engine: Engine, seed: int = 1) -> Taught:
    """Everything that the engine's knowledge base teaches.

    Args:
        engine: what it has learned so far does not count.
        seed: of all chance.
    """
    material, reader = engine.material, engine.reader
    if _teaching(material.scorer) < TEACHING:
        return Taught(LEARNED_OF_SINGLE, NO_GIST, ())
    ranking = learn_ranking(material.scorer.ranker, seed)
    learned = Learned(evidence=_named(EVIDENCE, ranking))
    lessons, exam = make_lessons(engine, seed), make_lessons(engine, seed + 1)
    material = _untaught(_knowing(material, learned), (*lessons, *exam), seed)
    part = _learn_parts(material, asked(material, reader, lessons, seed))
    learned = learned.model_copy(update={"part": _named(PART_EVIDENCE, part)})
    material = _knowing(material, learned)
    sure_topic, sure_part = _learn_sure(list(trials(material, reader, lessons, seed)))
    learned = learned.model_copy(
        update={"sure_topic": _named(SURE, sure_topic), "sure_part": _named(SURE, sure_part)}
    )
    judged = _judged(_knowing(material, learned), reader, exam, seed + 1)
    return Taught(learned, learn_gist(engine.material.scorer, seed), judged)


def _teaching(scorer: Scorer) -> float:
    """The share of phrasings that have another of the same part beside them."""
    sizes = Counter(row.part for row in scorer.rows)
    return sum(size for size in sizes.values() if size > 1) / max(len(scorer.rows), 1)


def _untaught(material: Material, lessons: Sequence[Lesson], seed: int) -> Material:
    """The same with a network that has not met the lessons: it is trusted no more than it deserves."""
    gist = learn_gist(material.scorer, seed, {lesson.row for lesson in lessons})
    return replace(material, scorer=material.scorer.understanding(gist))


def _knowing(material: Material, learned: Learned) -> Material:
    return replace(material, learned=learned, scorer=material.scorer.knowing(learned))


def _named(names: Sequence[str], weights: Sequence[float]) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def judge(engine: Engine, seed: int) -> tuple[Judged, ...]:
    """Confidence in what answers left-out phrasings, against the truth.

    Args:
        engine: with what it has learned.
        seed: another one than it has learned with chooses and mistypes other phrasings.
    """
    lessons = make_lessons(engine, seed)
    return _judged(_untaught(engine.material, lessons, seed), engine.reader, lessons, seed)


def _judged(material: Material, reader: Reader, lessons: Sequence[Lesson], seed: int) -> tuple[Judged, ...]:
    return tuple(
        Judged(trial.found.sure.part, trial.told)
        for trial in trials(material, reader, lessons, seed, lefts=())
    )


def _learn_parts(material: Material, found: Iterable[tuple[Lesson, Case]]) -> Sequence[float]:
    """The weights of `PART_EVIDENCE`."""
    evidence, groups, right = [], [], []
    for number, (lesson, case) in enumerate(found):
        if len(case.fits) < 2 or all(fit.part.ref != lesson.right for fit in case.fits):
            continue
        for fit in case.fits:
            evidence.append(fit.values)
            groups.append(number)
            right.append(float(fit.part.ref == lesson.right))
    if not evidence:
        return material.learned.weighing
    prior = Prior(PART_PRIOR, np.array(NOTHING_LEARNED.weighing), np.array(signs()))
    fitted = fit_softmax(np.array(evidence, np.float64), np.array(groups), np.array(right), prior)
    return [float(weight) for weight in fitted]


def _learn_sure(found: Sequence[Trial]) -> tuple[list[float], list[float]]:
    """The weights of the confidence in a topic, and in a part.

    That of a part learns from phrasings that are left out alone. Where the whole part or topic is, something
    is at hand more often than not that says the same in other words; people who ask for what is not there
    seldom come as near.
    """
    looked_at = np.array([signs_of(trial.found.fits, trial.found.reading)[:-1] for trial in found])
    there = np.array([trial.left == "phrasing" for trial in found])
    right_topic = np.array([trial.right_topic for trial in found], np.float64)
    right_part = np.array([trial.right_part for trial in found], np.float64)
    if right_part.sum() < FEWEST:
        return list(NOTHING_LEARNED.topic_surely), list(NOTHING_LEARNED.part_surely)
    topic = fit_logistic(looked_at, right_topic, SURE_PRIOR)
    part = fit_logistic(looked_at[there], right_part[there], SURE_PRIOR)
    return [float(weight) for weight in topic], [float(weight) for weight in part]
