"""What is best known as none of ours, and yet said in words of the chat's topic: parts of that are offered.

After 高企认定, 要多少专利 is like a question about patents that we have nothing on, and all its words stand
in what people ask of 高企 as well. The wrong answer is worse than none; a question costs a tap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.found import Found
from bot.core.outcomes import Clarify

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case

SHORTEST = 3
"""Units of a message that says something of its own: 找谁 does not."""
SURELY_OUTSIDE = levels.SURELY
"""Chance from which it is none of ours, whatever the chat is about."""
WORDS = levels.PERHAPS
"""Share of the message's words that some phrasing of a part must have. With these limits six of ten short
questions that had got no answer in a chat were offered parts, and of 35 that are none of ours not one."""
CHANCE = levels.SLIGHTLY
"""Chance of all the topic's parts together; or else"""
ALL_WORDS = levels.SURELY
LEAST = levels.BARELY
"""nearly all words stand in one part, and it has at least this chance."""


def of_the_chat(case: Case) -> Found | None:
    """Offers parts of the chat's topic to who says something in its words that is known as none of ours."""
    best = case.best
    if case.carried is None or best is None or len(case.reading.units) < SHORTEST:
        return None
    if best.part.kind != "outside" or best.chance >= SURELY_OUTSIDE:
        return None
    own = [fit for fit in case.fits if fit.topic == case.carried]
    likely = sum(fit.chance for fit in own) >= CHANCE
    speaks = any(
        fit.evidence.words >= WORDS and (likely or (fit.evidence.words >= ALL_WORDS and fit.chance >= LEAST))
        for fit in own
    )
    if not speaks:
        return None
    return Found(Clarify.among(fit.part.ref for fit in own[: levels.MOST_OFFERED]), 0.5, own[0].phrasing)
