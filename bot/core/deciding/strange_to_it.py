"""The rule on what is asked of a policy in words that it never uses: 扩岗补助给不给班车.

The name fits, and with it its overview, its conditions, whatever is short; but nothing that is said beyond
the name asks for any of that. The policy has nothing on it, which is what is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.cases import FEW, named_surely
from bot.core.deciding.found import Found
from bot.core.outcomes import Gap

if TYPE_CHECKING:
    from bot.core.deciding.cases import Case

STRANGE = 0.4
"""Share of what is said beyond the name from which it is about something else."""
ASKED = 0.3
"""How well it asks for the likeliest part, from which that is what is asked all the same. Of 846 questions
about what has nothing to do with the policy named (给不给班车, 能不能申请绿卡) 420 had been answered, and
with these limits 100 are; of 1,725 that people ask two lost their answer."""


def strange_to_it(case: Case) -> Found | None:
    """A topic is named, and what is asked of it is said in words that it never uses."""
    best = case.best
    if best is None or not best.part.ours or best.topic not in named_surely(case.strengths):
        return None
    if case.specific <= FEW or best.rest > ASKED:
        return None
    if case.material.scorer.strange(case.reading, best.topic) < STRANGE:
        return None
    return Found(Gap(best.topic, None), case.sure.topic, best.phrasing)
