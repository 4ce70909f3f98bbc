"""The rule on what is numbered otherwise: 第四期 is not the second term, however like it they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.grounds.found import Found
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Answered, Gap
from bot.core.text.terms import numbered, terms, yet_to_come

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case
    from bot.core.weighing.fits import Fit


def another_number(case: Case) -> Found | None:
    """The part of the same topic that speaks of the one in this place, where the likeliest does not.

    Where none does, and the likeliest speaks of others, nothing is documented of it.
    """
    best, asked = case.best, numbered(case.reading.canonical)
    if best is None or not best.part.ours or not asked or case.sure.topic < case.material.thresholds.answer:
        return None
    told = _told(case, best)
    if asked & (terms(told) | terms(best.phrasing)):
        return None
    own = [fit for fit in case.fits if fit.topic == best.topic]
    if not terms(told):
        own = [] if best.part.kind == "gap" else [fit for fit in own if asked & terms(_told(case, fit))]
    other = next((fit for fit in own if asked & (terms(_told(case, fit)) | terms(fit.phrasing))), None)
    if other is None and not terms(told):
        return None
    if other is None:
        return Found(Gap(best.topic, None), case.sure.topic, best.phrasing)
    ref = other.part.ref
    outcome = (
        Gap(ref.topic, ref.part) if other.part.kind == "gap" else Answered((PartRef(ref.topic, ref.part),))
    )
    return Found(outcome, case.sure.topic, other.phrasing)


def yet_another(case: Case) -> Found | None:
    """What is documented of the next one, where the likeliest part is of one that has been: 下一期几时开.

    Where nothing speaks of the next, it is not documented.
    """
    best, asked = case.best, yet_to_come(case.reading.canonical)
    if best is None or not best.part.ours or not asked or case.sure.topic < case.material.thresholds.answer:
        return None
    told = f"{_told(case, best)} {best.phrasing}"
    if best.part.kind == "gap" or yet_to_come(told) or not terms(told):
        return None
    gaps = (fit for fit in case.fits if fit.topic == best.topic and fit.part.kind == "gap")
    gap = next((fit for fit in gaps if asked & yet_to_come(fit.phrasing)), None)
    return Found(Gap(best.topic, gap.part.ref.part if gap else None), case.sure.topic, best.phrasing)


def _told(case: Case, fit: Fit) -> str:
    """What a part tells, or what it is that is not documented."""
    gaps = {gap.id: gap.about for gap in case.topic(fit.topic).not_documented} if fit.part.ours else {}
    return gaps.get(fit.part.ref.part, fit.part.text)
