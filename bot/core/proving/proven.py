"""Which topics are proven to be kept apart from others, so that only what has changed is proved again.

A proof holds for a topic as long as nothing has changed that it hangs on: what all topics hang on, the topic
itself, and those that are easily confused with it. What another topic may newly take away from it shows when
that one is proved, or in the sample.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from bot.core.engine import Engine
    from bot.core.knowledge.model import PartRef
    from bot.core.proving.collisions import Trial

Task = tuple["PartRef", str]
"""A phrasing, and the part that it asks for."""


def grounds(engine: Engine, common: str) -> dict[str, str]:
    """For every topic a digest of what the proof that it is kept apart hangs on.

    Args:
        engine: what is proved.
        common: a digest of what all topics hang on.
    """
    knowledge = engine.knowledge
    said: dict[str, list[object]] = defaultdict(list)
    for part in engine.material.scorer.parts:
        said[part.ref.topic].append((part.ref, part.phrasings, part.counter_examples, part.text))
    own = {topic.id: _digest(topic.id, topic.names, said[topic.id]) for topic in knowledge}
    return {
        topic: _digest(common, digest, [own[twin] for twin in sorted(knowledge.twins.get(topic, ()))])
        for topic, digest in own.items()
    }


def unproven(tasks: Iterable[Task], now: Mapping[str, str], proven: Mapping[str, str]) -> list[Task]:
    """The phrasings of the topics whose proof is missing, or no longer holds."""
    return [task for task in tasks if proven.get(task[0].topic) != now[task[0].topic]]


def holding(proven: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """The proofs that still hold."""
    return {topic: ground for topic, ground in proven.items() if now.get(topic) == ground}


def kept_apart(topics: Collection[str], trials: Iterable[Trial], now: Mapping[str, str]) -> dict[str, str]:
    """The proofs that trials of all phrasings of these topics give: of those that nothing was taken for."""
    collided = {trial.part.topic for trial in trials if trial.verdict == "collision"}
    return {topic: now[topic] for topic in topics if topic not in collided}


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
