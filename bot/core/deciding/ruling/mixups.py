"""Near-twins: whether a message compares two of them, or gives to one what belongs to the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import FEW, NAMED
from bot.core.reading.sides import points_at_both
from bot.core.text.amounts import amounts
from bot.core.text.figures import figures
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.deciding.grounds.cases import Case

TWIN_WORDS = levels.HARDLY
"""Share of what is said that only a twin's words account for, from which a comparison is with that twin."""
TWIN_MOSTLY = levels.PERHAPS
"""The same, from which a question about one topic rests on a mix-up with its twin. At 0.25 seven of 23
comparisons were none; at 0.45 four of 20."""
BORROWED = levels.LIKELY
BORROWED_LEAD = levels.HARDLY
"""What is asked fits the twin this well, and so much better than the topic that is named."""
AMBIGUOUS = levels.PERHAPS
"""How surely an ambiguous word names the first of its topics; the next ones less."""
SURELY = levels.CERTAIN
_EITHER_WAY = re.compile(r"还是[不没非]")
"""Asks whether it is so or not, and takes nothing for true: 是含本数还是不含."""
_YEAR = re.compile(r"(?:19|20)\d\d年")
"""A year that is said as one, which is no amount of any policy: 2025年贷的算吗."""


def likeliest_mixup(case: Case) -> tuple[str, str] | None:
    """Two topics that a message compares or mixes up, in the order of their pair."""
    likeliest = max(_twins(case), key=lambda pair: _mixed_up(case, *pair), default=None)
    return likeliest if likeliest is not None and _mixed_up(case, *likeliest) else None


def _twins(case: Case) -> Iterator[tuple[str, str]]:
    """Pairs of twins, at least one surely named; and two that are named to be compared, twins or not."""
    named = [topic for topic, strength in case.strengths.items() if strength >= NAMED]
    for pair in case.material.knowledge.pairs:
        if set(named).intersection(pair.topics):
            yield pair.topics
    sides = [topic for topic in dict.fromkeys((*_of_the_chat(case), *named)) if _has_a_side(case, topic)]
    if case.reading.compares and len(sides) == 2 and not case.material.knowledge.pair(*sides):
        yield sides[0], sides[1]


def _of_the_chat(case: Case) -> tuple[str, ...]:
    """The topics of the chat that a comparison is of, where the message does not name both sides itself."""
    chat, said = case.conversation, {*case.reading.named(NAMED)}
    if not case.reading.compares or chat.topic is None or len(said) + len(case.reading.ambiguous) > 1:
        return ()
    other = chat.beside or chat.before
    if other in (None, chat.topic) or said or not points_at_both(case.reading.canonical):
        return (chat.topic,)
    return (str(other), chat.topic)


def _has_a_side(case: Case, topic: str) -> bool:
    """Whether a topic can stand in a comparison."""
    known = case.material.knowledge.by_id.get(topic)
    return known is not None and bool(known.one_line)


def _mixed_up(case: Case, topic: str, twin: str) -> float:
    """How surely a message is about the difference of two topics; 0 if it is not."""
    named, other = sorted((topic, twin), key=lambda each: -_strength(case, each))
    strength = _strength(case, other)
    if _strength(case, named) >= NAMED and case.reading.compares:
        said = case.material.scorer.topicality.only(case.reading.units, named, other)
        if strength or said >= TWIN_WORDS:
            return 1 + strength + said
    if strength >= NAMED and case.reading.asks_whether:
        return 1 + strength
    return max(_belongs_to_twin(case, topic, twin), _belongs_to_twin(case, twin, topic))


def _strength(case: Case, topic: str) -> float:
    """How surely a topic is named; an ambiguous word names each of its topics a little, the first most.

    In a chat, what the chat is about is one side of a comparison that names the other alone.
    """
    named = case.strengths.get(topic, 0.0)
    if topic in _of_the_chat(case):
        named = max(named, SURELY)
    for group in case.reading.ambiguous:
        if topic in group.topics:
            named = max(named, AMBIGUOUS / (1 + group.topics.index(topic)))
    return named


def _belongs_to_twin(case: Case, topic: str, twin: str) -> float:
    """How much better what is asked about the topic fits its twin, which is not named; 0 if it does not.

    Who does not name the topic that was talked about has gone on to the twin, unless a figure is the twin's.
    """
    if case.strengths.get(topic, 0.0) < NAMED or twin in case.strengths or not case.reading.asks_whether:
        return 0.0
    if any(strength >= SURELY for other, strength in case.strengths.items() if other != topic):
        return 0.0
    if _speaks_of_twin(case, topic, twin):
        return 1.0
    if topic == case.carried or case.specific <= FEW or _EITHER_WAY.search(case.reading.normalized):
        return 0.0  # what every policy may be asked (现在还能申请吗) is not the twin's own
    said = case.material.scorer.topicality.only(case.reading.units, topic, twin)
    if said >= TWIN_MOSTLY:
        return said
    own = max((fit.rest for fit in case.fits if fit.topic == topic), default=0.0)
    borrowed = case.material.scorer.borrowed(case.reading, twin)
    return borrowed if borrowed >= BORROWED and borrowed > own + BORROWED_LEAD else 0.0


def _speaks_of_twin(case: Case, topic: str, twin: str) -> bool:
    """Whether the message gives an amount that only the twin's answers know, and not of somebody's own."""
    known = case.material.scorer.sayings.figures
    own = figures(" ".join(tidy(amount.written) for amount in amounts(case.reading.written)))
    said = {figure for figure in case.reading.figures - own if not _YEAR.fullmatch(figure)}
    return bool((said - known(topic)) & known(twin))
