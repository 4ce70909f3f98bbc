"""From scored parts to an outcome: answer, compare, ask back, or say that nothing is documented or known.

`hearing` has everything that listens to a message, in order. The rules among it are tried in order, too:
`cases` puts together what there is to decide on, `denying` leaves out what is said not to be meant, `mixups`
recognises near-twins taken for each other. `several` takes a message with several questions apart.
"""

from bot.core.deciding.cases import Material
from bot.core.deciding.figures import Figures
from bot.core.deciding.hearing import Hearing, hearing
from bot.core.deciding.rules import RULES
from bot.core.deciding.several import clauses, questions, surely_apart
from bot.core.deciding.undocumented import Undocumented

__all__ = [
    "RULES", "Figures", "Hearing", "Material", "Undocumented", "clauses", "hearing", "questions",
    "surely_apart",
]  # fmt: skip
