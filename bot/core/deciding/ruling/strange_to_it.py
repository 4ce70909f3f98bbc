"""The rule on what is asked of a policy in words that it never uses: 扩岗补助给不给班车.

The name fits, and with it its overview, its conditions, whatever is short; but nothing that is said beyond
the name asks for any of that. The policy has nothing on it, which is what is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import FEW, named_surely
from bot.core.deciding.grounds.found import Found
from bot.core.outcomes import Gap

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case

STRANGE = levels.PERHAPS
"""Share of what is said beyond the name from which it is about something else."""
SURELY = levels.FAIRLY
"""Chance from which the likeliest part is what is asked, however it is said: 划型标准今年改版了吗."""
ASKED = levels.PERHAPS
"""How well it asks for the likeliest part, from which that is what is asked all the same. Of 846 questions
about what has nothing to do with the policy named (给不给班车, 能不能申请绿卡) 420 had been answered, and 148
are with these limits; of 2,500 that people ask one lost its answer."""


def strange_to_it(case: Case) -> Found | None:
    """A topic is named, and what is asked of it is said in words that it never uses."""
    best = case.best
    if best is None or not best.part.ours or best.topic not in named_surely(case.strengths):
        return None
    if case.specific <= FEW or best.rest > ASKED or best.chance >= SURELY:
        return None
    if case.material.scorer.strange(case.reading, best.topic) < STRANGE:
        return None
    return Found(Gap(best.topic, None), case.sure.topic, best.phrasing)
