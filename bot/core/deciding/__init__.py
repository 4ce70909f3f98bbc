"""From scored parts to an outcome: answer, compare, ask back, or say that nothing is documented or known.

`hearing` has everything that listens to a message, in order. The rules among it are tried in order, too:
`cases` puts together what there is to decide on, `denying` finds what is said not to be meant and `meaning`
leaves it out, `mixups` recognises near-twins taken for each other. `several` takes a message with several
questions apart, `one_by_one` hears each, `apart` tells whether they were questions of their own.
"""

from bot.core.deciding.apart import about_others, better, surely_apart
from bot.core.deciding.cases import Material
from bot.core.deciding.each_of import each_of, things_apart
from bot.core.deciding.figures import Figures
from bot.core.deciding.hearing import Hearing, hearing
from bot.core.deciding.listed import asked_as_one, items_apart, listed
from bot.core.deciding.one_by_one import one_by_one
from bot.core.deciding.rules import RULES
from bot.core.deciding.several import clauses, pair, questions
from bot.core.deciding.shorter import Shorter
from bot.core.deciding.undocumented import Undocumented

__all__ = [
    "RULES", "Figures", "Hearing", "Material", "Shorter", "Undocumented", "about_others", "asked_as_one",
    "better", "clauses", "each_of", "hearing", "items_apart", "listed", "one_by_one", "pair", "questions",
    "surely_apart", "things_apart",
]  # fmt: skip
