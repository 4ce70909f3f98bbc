"""Learns from the knowledge base alone which part is asked for, and how sure to be of it and of its topic."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from bot.core.deciding.sureness import signs_of
from bot.core.learning.fitting import fit_logistic, fit_softmax
from bot.core.learning.lessons import asked, make_lessons, trials
from bot.core.learning.ranking import learn as learn_ranking
from bot.core.weighing.evidence import PART_EVIDENCE
from bot.core.weighing.learned import SURE, Learned
from bot.core.weighing.ranking import EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.deciding import Material
    from bot.core.deciding.cases import Case
    from bot.core.engine import Engine
    from bot.core.learning.lessons import Lesson, Trial

PART_PRIOR = 0.02
SURE_PRIOR = 0.03
"""Pulls towards 0, strong enough that evidence of the same kind shares its weight."""


class Judged(NamedTuple):
    """One estimate and the truth."""

    confidence: float
    """Estimated probability that what would be shown is right, 0–1."""
    right: bool


def calibrate(engine: Engine, seed: int = 1) -> Learned:
    """Everything that the engine's knowledge base teaches.

    Args:
        engine: what it has learned so far does not count.
        seed: of all chance.
    """
    material, reader = engine.material, engine.reader
    ranking = learn_ranking(material.scorer.ranker, material.scorer.answers, seed)
    learned = Learned(evidence=_named(EVIDENCE, ranking.evidence))
    material = _knowing(material, learned)
    lessons = make_lessons(engine, seed)
    part = _learn_parts(material, asked(material, reader, lessons, seed))
    learned = learned.model_copy(update={"part": _named(PART_EVIDENCE, part)})
    material = _knowing(material, learned)
    sure_topic, sure_part = _learn_sure(list(trials(material, reader, lessons, seed)))
    return learned.model_copy(
        update={"sure_topic": _named(SURE, sure_topic), "sure_part": _named(SURE, sure_part)}
    )


def _knowing(material: Material, learned: Learned) -> Material:
    return replace(material, learned=learned, scorer=material.scorer.knowing(learned))


def _named(names: Sequence[str], weights: Sequence[float]) -> dict[str, float]:
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def judge(engine: Engine, seed: int) -> tuple[Judged, ...]:
    """Confidence in what answers left-out phrasings, and those of left-out topics, against the truth.

    Args:
        engine: with what it has learned.
        seed: another one than it has learned with chooses and mistypes other phrasings.
    """
    lessons = make_lessons(engine, seed)
    return tuple(
        Judged(trial.found.sure.part, trial.right_part)
        for trial in trials(engine.material, engine.reader, lessons, seed)
        if trial.left != "part"
    )


def _learn_parts(material: Material, found: Iterable[tuple[Lesson, Case]]) -> Sequence[float]:
    """The weights of `PART_EVIDENCE`."""
    evidence, groups, right = [], [], []
    for number, (lesson, case) in enumerate(found):
        if len(case.fits) < 2 or all(fit.part.ref != lesson.right for fit in case.fits):
            continue
        for fit in case.fits:
            evidence.append(fit.evidence)
            groups.append(number)
            right.append(float(fit.part.ref == lesson.right))
    if not evidence:
        return material.learned.weighing
    fitted = fit_softmax(np.array(evidence, np.float64), np.array(groups), np.array(right), PART_PRIOR)
    return [float(weight) for weight in fitted]


def _learn_sure(found: Sequence[Trial]) -> tuple[list[float], list[float]]:
    """The weights of the confidence in a topic, and in a part."""
    signs = np.array([signs_of(trial.found.fits, trial.found.reading)[:-1] for trial in found])
    topic, part = (
        fit_logistic(signs, np.array(right, np.float64), SURE_PRIOR)
        for right in ([trial.right_topic for trial in found], [trial.right_part for trial in found])
    )
    return [float(weight) for weight in topic], [float(weight) for weight in part]
