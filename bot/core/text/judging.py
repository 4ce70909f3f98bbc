"""What a text says to all the figures that somebody wants confirmed: that it is so, or how it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.text.contradicting import FILLING, confirming, contradicting, denying
from bot.core.text.normalizing import clean
from bot.core.text.quantities import quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.text.asserting import Asserted


@dataclass(frozen=True, slots=True)
class Judged:
    """How it is."""

    so: bool
    """Whether all is as it is believed."""
    right: str
    """The pieces of the text that say how it is, one after the other."""


def judged(beliefs: Sequence[Asserted], text: str, names: Sequence[str] = ()) -> Judged | None:
    """How a text has what somebody believes, each figure in a piece of its own; None if it does not say.

    >>> from bot.core.text.asserting import beliefs
    >>> judged(beliefs("异地的3境外25对吧"), "国内异地商会 25 个、境外商会 3 个。")
    Judged(so=False, right='国内异地商会 25 个，境外商会 3 个')

    Args:
        beliefs: what somebody wants confirmed.
        text: what is true.
        names: of what the text is about, whose only figure may be meant by who believes but one.
    """
    denied = [denying(belief, text, names) for belief in beliefs]
    if len(denied) == 1 and denied[0] is not None:
        return Judged(so=False, right=denied[0])
    known = names if len(beliefs) == 1 else ()
    otherwise = [contradicting(belief, text, known) for belief in beliefs]
    alike = [confirming(belief, text, names) for belief in beliefs]
    right = [said for each in zip(otherwise, alike, strict=True) for said in each if said is not None]
    if not beliefs or len(set(right)) < len(beliefs):
        return None
    return Judged(not any(otherwise), "，".join(right))


def comes_to(beliefs: Sequence[Asserted], line: str) -> bool:
    """Whether what a line of one's own figures comes to is what somebody believes: 总共扣60万对吧.

    >>> from bot.core.text.asserting import beliefs
    >>> line = "税前一共扣 30 万元 × 200% = 60 万元。"
    >>> comes_to(beliefs("总共扣60万对吧"), line), comes_to(beliefs("总共扣30万对吧"), line)
    (True, False)

    Args:
        beliefs: what somebody wants confirmed.
        line: the last figure of a unit in it is what it comes to.
    """
    one = beliefs[0] if len(beliefs) == 1 else None
    sums = [span for span, unit in quantities(clean(line)) if one and unit == one.unit]
    if one is None or not sums or sums[-1].exact != one.number:
        return False
    return not any(set(pair) - set(line) - set(FILLING) for pair in one.pairs)
