"""What staff keep beside the topics, and what was learned from both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.weighing.learned import NOTHING_LEARNED, Learned

if TYPE_CHECKING:
    from bot.core.knowledge.vocabulary import FacetVocabulary, SmalltalkVocabulary, Vocabulary
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
