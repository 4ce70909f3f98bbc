"""What staff keep beside the topics, and what was learned from both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.knowledge.openings import NO_OPENINGS
from bot.core.knowledge.vocabulary import NO_TALK, NOTHING_OUTSIDE
from bot.core.weighing.gist import NO_GIST, Gist
from bot.core.weighing.learned import NOTHING_LEARNED, Learned

if TYPE_CHECKING:
    from bot.core.knowledge.openings import Openings
    from bot.core.knowledge.vocabulary import FacetVocabulary, Outside, SmalltalkVocabulary, Talk, Vocabulary
    from bot.core.knowledge.wording import Wording


@dataclass(frozen=True)
class Language:
    """What staff keep beside the topics."""

    vocabulary: Vocabulary
    facets: FacetVocabulary
    smalltalk: SmalltalkVocabulary
    wording: Wording
    learned: Learned = NOTHING_LEARNED
    """What the topics taught about themselves."""
    outside: Outside = NOTHING_OUTSIDE
    """What people ask and the topics are known not to cover."""
    talk: Talk = NO_TALK
    """What people say that asks for nothing."""
    gist: Gist = NO_GIST
    """What their phrasings are about; learned, too."""
    openings: Openings = NO_OPENINGS
    """What people ask who name no policy."""
