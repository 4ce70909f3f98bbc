"""Which of the topics that were offered a message describes, if it names none: 我们是买机器的."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import NAMED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.reading.reader import Reading
    from bot.core.weighing.scoring import Scorer

FITS = levels.FAIRLY
LEADS = levels.PERHAPS
"""How well a topic's words must account for what is said, and by how much better than those of the next. Of
fifteen descriptions of what a loan is for (买窑炉, 换新生产线, 银行不肯借), among eight topics, five
got one with these limits, one of them in doubt (做外贸), and ten were asked again."""


def described(reading: Reading, topics: Sequence[str], scorer: Scorer) -> str | None:
    """The one of these topics that a message describes; None where none is, or several are nearly as well.

    Args:
        reading: the message.
        topics: those that were offered.
        scorer: knows the words of every topic.
    """
    if len(reading.specific.replace(" ", "")) < levels.A_WORD or reading.named(NAMED) or not topics:
        return None
    fits = scorer.described(reading, topics)
    best, *others = sorted(fits, key=lambda topic: -fits[topic])
    ahead = fits[best] - max((fits[topic] for topic in others), default=0.0)
    return best if fits[best] >= FITS and ahead >= LEADS else None
