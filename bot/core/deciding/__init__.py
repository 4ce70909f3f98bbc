"""From scored parts to an outcome: answer, compare, ask back, or say that nothing is documented or known.

`listeners` has everything that listens to a message, in order, and `hearing` in which chat that is asked. The
rules among it are tried in order, too:
`cases` puts together what there is to decide on, `denying` finds what is said not to be meant and `meaning`
leaves it out, `mixups` recognises near-twins taken for each other. `taking_apart` finds the questions of a
message: `several` has those that stand apart, `listed` what is asked of one topic in a list, `each_of` what
is asked of several at once; `one_by_one` hears each, `apart` tells whether they were questions of their own.
"""

from bot.core.deciding.cases import Material
from bot.core.deciding.figures import Figures
from bot.core.deciding.hearing import Hearing
from bot.core.deciding.listeners import Listeners, listeners
from bot.core.deciding.rules import RULES
from bot.core.deciding.several import clauses, pair, questions
from bot.core.deciding.shorter import Shorter
from bot.core.deciding.taking_apart import TakingApart
from bot.core.deciding.undocumented import Undocumented

__all__ = [
    "RULES", "Figures", "Hearing", "Listeners", "Material", "Shorter", "TakingApart", "Undocumented",
    "clauses", "listeners", "pair", "questions",
]  # fmt: skip
