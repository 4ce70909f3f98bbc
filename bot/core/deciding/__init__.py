"""From scored parts to an outcome: answer, compare, ask back, or say that nothing is documented or known.

Four doors, each in front of the room that it opens, top to bottom as they call each other:

- `taking_apart` finds the questions of a message, one or several, and has each decided (`pieces`);
- `hearing` tells in which chat a message is meant (`chats`);
- `listeners` has everything that listens to a message, in order: how somebody begins (`opening`), what goes
  on with the chat (`following`), the asker's own figures (`figures`), what knows better of what was
  decided (`taking_back`);
- `rules` are tried in order on a case, the first that applies decides (`ruling`).

All of it stands on `grounds`: the case, how sure it is, what is said not to be meant.
"""

from bot.core.deciding.figures.figures import Figures
from bot.core.deciding.following.shorter import Shorter
from bot.core.deciding.grounds.cases import Material
from bot.core.deciding.grounds.undocumented import Undocumented
from bot.core.deciding.hearing import Hearing
from bot.core.deciding.listeners import Listeners, listeners
from bot.core.deciding.pieces.several import clauses, pair, questions
from bot.core.deciding.rules import RULES
from bot.core.deciding.taking_apart import TakingApart

__all__ = [
    "RULES", "Figures", "Hearing", "Listeners", "Material", "Shorter", "TakingApart", "Undocumented",
    "clauses", "listeners", "pair", "questions",
]  # fmt: skip
