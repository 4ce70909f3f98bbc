"""The part that was asked for before, of who now says no more than a name: 要什么材料, 高企; 那领航呢."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import is_its_name
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.outcomes import Answered, Gap
from bot.core.text.asking import wishes

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case
    from bot.core.weighing.fits import Fit


_HOW_MUCH = "benefit"
"""The part that 新增规上多少 may ask for: if another was asked for before, that is something else."""


def asked_before(case: Case, best: Fit) -> Answered | Gap | None:
    """What was asked before it was said of which topic, where that is all that a message says."""
    facet, topic = case.conversation.asked, case.topic(best.topic)
    if facet is None or not _only_names(case, best):
        return None
    known = facet in worded_facets(topic)
    return Answered((PartRef(topic.id, facet),)) if known else Gap(topic.id, facet)


def _only_names(case: Case, best: Fit) -> bool:
    """Whether a message only names a topic."""
    bare = best.part.ref.is_whole and not case.reading.specific and not case.reading.cues
    return bare and not wishes(case.reading.remainder)


def carried_facet(case: Case, best: Fit) -> PartRef | None:
    """“那领航呢” asks of this topic what was asked of the one before; not its bare name, nor who wants it."""
    topic, facet = case.topic(best.topic), case.conversation.facet
    elsewhere = case.carried is None and case.conversation.topic not in (None, topic.id)
    if (
        _only_names(case, best)
        and elsewhere
        and not is_its_name(case.reading.written, topic)
        and facet in worded_facets(topic)
        and not (case.reading.asks and facet != _HOW_MUCH)
    ):
        return PartRef(topic.id, str(facet))
    return None
