"""From scored parts to an outcome: answer, compare, ask back, or say that nothing is documented or known.

`cases` puts together what there is to decide on, `denying` finds what is said not to be meant and `meaning`
leaves it out, `mixups` recognises near-twins taken for each other, `rules` are tried in order, `several`
takes a message with several questions apart, `apart` tells whether they were questions of their own.
"""

from bot.core.deciding.apart import about_others, surely_apart
from bot.core.deciding.cases import Material
from bot.core.deciding.rules import RULES, decide
from bot.core.deciding.several import clauses, pair, questions

__all__ = ["RULES", "Material", "about_others", "clauses", "decide", "pair", "questions", "surely_apart"]
