"""From scored parts to an outcome: answer, compare, ask back, or say that nothing is documented or known.

`cases` puts together what there is to decide on, `denying` leaves out what is said not to be meant,
`mixups` recognises near-twins taken for each other, `rules` are tried in order, `several` takes a
message with several questions apart.
"""

from bot.core.deciding.cases import Material
from bot.core.deciding.rules import RULES, decide
from bot.core.deciding.several import about_others, clauses, pair, questions, surely_apart

__all__ = ["RULES", "Material", "about_others", "clauses", "decide", "pair", "questions", "surely_apart"]
