"""How much is enough: the levels that all rules share, of confidence, of shares and of likeness, 0–1.

Sixty numbers of single rules were these, or within 0.05 of them. On 2,055 questions, 1,396 of them by people
who had not seen the product, two replies are otherwise since they share eight, both right. Where a level
itself was moved: `EVEN` at 0.6 or 0.4 changes nine and fourteen replies, `SURELY` at 0.9 fifty-five, most for
the worse; `LIKELY` at 0.7 ten.
"""

from __future__ import annotations

BARELY = 0.05
HARDLY = 0.1
SLIGHTLY = 0.2
PERHAPS = 0.4
EVEN = 0.5
LIKELY = 0.6
FAIRLY = 0.7
SURELY = 0.8
CERTAIN = 0.9

MOST_OFFERED = 3
"""Choices that are offered, and topics that were offered of which a message is heard."""
SEVERAL = 2
A_WORD = 2
"""Characters that say something; one stands in too many names."""
AN_ITEM = 12
"""Characters of a thing that is counted up; what is longer is told."""
