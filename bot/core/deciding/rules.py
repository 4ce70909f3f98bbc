"""The rules that decide, in order; the first that applies does, and its name is kept as the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import (
    LITTLE,
    NAMED,
    Case,
    Material,
    case,
)
from bot.core.deciding.grounds.denying import denied
from bot.core.deciding.grounds.found import Found
from bot.core.deciding.grounds.rivals import sure_of, tells, wider
from bot.core.deciding.ruling.another_number import another_number, yet_another
from bot.core.deciding.ruling.cited import cited_document, old_document, old_paper, shared_document
from bot.core.deciding.ruling.comparing import equated, same_paper, twins_compared, unknown_side, which_rate
from bot.core.deciding.ruling.gaps import facet_missing, known_gap, unknown_article
from bot.core.deciding.ruling.its_papers import its_papers
from bot.core.deciding.ruling.known_for import known_for
from bot.core.deciding.ruling.meaning import besides, meant, not_this
from bot.core.deciding.ruling.no_topic import names_no_topic
from bot.core.deciding.ruling.of_the_chat import of_the_chat
from bot.core.deciding.ruling.only_told import only_told
from bot.core.deciding.ruling.part_of_before import asked_before, carried_facet
from bot.core.deciding.ruling.strange_to_it import strange_to_it
from bot.core.deciding.ruling.talk import outside, talk
from bot.core.deciding.ruling.what_it_is import what_it_is
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import (
    Answered,
    Candidate,
    Clarify,
    Decision,
    Unanswered,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.reading.reader import Reader, Reading
    from bot.core.weighing.fits import Fit

SURELY_ABOUT = levels.CERTAIN
"""Confidence in a topic from which somebody who asks nothing is told what it is."""
OFFERED = levels.BARELY
"""A part is offered where it has this share of the chance of the best."""
_HOW_MUCH = "benefit"
"""The part that 新增规上多少 may ask for: if another was asked for before, that is something else."""
RIVAL = levels.EVEN
"""Share of the best chance from which a part of another topic is worth a question first. Of 595 answers to
questions not seen before two came under it, one of them wrong."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Listen to what a message asks for."""

    reader: Reader
    material: Material

    def heard(self, text: str, _evidence: Evidence, conversation: Conversation) -> Decision:
        """What the first rule that applies decides; that nothing fits where none does."""

        def case_of(said: str, apart: frozenset[str]) -> Case:
            away = conversation.topic in apart
            heard = replace(conversation, topic=None, facet=None, figures=()) if away else conversation
            return case(self.reader.read(said), heard, self.material)

        here, parts = case_of(text, frozenset()), denied(text)
        if parts is None:
            return _ruled(here)
        return besides(_ruled(meant(here, parts, case_of)), parts, self.reader)


def _ruled(here: Case) -> Decision:
    for rule in RULES:
        found = rule(here)
        if found is not None:
            return _decision(here, found, rule.__name__.strip("_"))
    return _decision(here, Found(Unanswered(), 0.5), "nothing_fits")


def _decision(case: Case, found: Found, rule: str) -> Decision:
    candidates = tuple(
        Candidate(fit.part.ref, round(fit.chance * 100, 1), fit.phrasing, fit.why) for fit in case.fits[:8]
    )
    sure = round(min(max(found.confidence, 0.0), 1.0), 3)
    normalized = case.reading.normalized
    return Decision(found.outcome, sure, rule, normalized, candidates, found.matched, _named(case.reading))


def _named(reading: Reading) -> tuple[str, ...]:
    """The topics that a message names; if it names none, those that it may mean."""
    meant = (topic for group in reading.ambiguous for topic in group.topics)
    return tuple(reading.named(NAMED)) or tuple(dict.fromkeys(meant))


def _nothing_said(case: Case) -> Found | None:
    """Neither a character, nor pinyin, nor a word or number that any phrasing has (12366, ISO)."""
    said = (
        not unit.text or not unit.text.isascii() or case.material.scorer.knows(unit)
        for unit in case.reading.units
    )
    return None if any(said) else Found(Unanswered(), 0.99)


def _answer(case: Case) -> Found | None:
    best = case.best
    if best is None or not best.part.ours or best.part.kind == "gap" or best.evidence.countered:
        return None
    shown, sure = _surest(case)
    if sure < case.material.thresholds.answer or _another_topic_near(case, best):
        return None
    if (asked := asked_before(case, best)) is not None:
        return Found(asked, sure, shown.phrasing)
    other = carried_facet(case, best)
    return Found(Answered((other or shown.part.ref,)), sure, shown.phrasing)


def _surest(case: Case) -> tuple[Fit, float]:
    """The best part with how sure it is; if that is not enough, a wider one that answers for it."""
    best, telling = (case.fits[0], case.sure.part), case.material.scorer.telling
    if case.sure.part >= case.material.thresholds.answer:
        return best
    others = (
        (fits[0], sure_of(fits, case.reading, case.material.learned, telling).part)
        for fits in wider(case.fits, telling)
    )
    return max([best, *others], key=lambda each: each[1])


def _another_topic_near(case: Case, best: Fit) -> bool:
    """Whether another topic of ours is nearly as likely: the wrong policy is worse than a question."""
    others = (fit.chance for fit in case.fits if fit.part.ours and fit.topic != best.topic)
    return max(others, default=0.0) >= RIVAL * best.chance


def _told(case: Case) -> Found | None:
    """Asks nothing and tells of what a topic is surely about: its overview, rather than a question back."""
    best, reading = case.best, case.reading
    if best is None or not best.part.ref.is_whole or case.sure.topic < SURELY_ABOUT:
        return None
    if reading.asks or reading.asks_whether or reading.cues or _another_topic_near(case, best):
        return None
    return Found(Answered((best.part.ref,)), case.sure.topic, best.phrasing)


def _close(case: Case) -> Found | None:
    """Not sure enough: the likeliest parts are offered, unless even the best topic is unlikely.

    Where the likeliest goes on with the chat and little is said besides, what goes on with it is offered.
    What was shown last comes first, if it is about as likely: it may be asked for again in other words.
    """
    best = case.best
    if best is None or case.sure.topic < case.material.thresholds.clarify:
        return None
    telling, likely = case.material.scorer.telling, list[PartRef]()
    goes_on = best.topic == case.carried and case.specific <= LITTLE
    shown = PartRef(case.carried or "", case.conversation.facet or "")
    fits = sorted(case.fits, key=lambda fit: fit.part.ref != shown or fit.chance < RIVAL * best.chance)
    for fit in (fit for fit in fits if not goes_on or fit.topic == case.carried):
        told = any(tells(telling, offered, fit.part.ref) for offered in likely)
        if fit.part.ours and fit.chance >= OFFERED * best.chance and not told:
            likely.append(fit.part.ref)
    return Found(Clarify.among(likely[: levels.MOST_OFFERED]), case.sure.topic) if likely else None


RULES: tuple[Callable[[Case], Found | None], ...] = (
    _nothing_said,
    not_this,
    same_paper,
    old_document,
    old_paper,
    its_papers,
    shared_document,
    cited_document,
    equated,
    which_rate,
    twins_compared,
    unknown_side,
    known_for,
    names_no_topic,
    talk,
    of_the_chat,
    outside,
    another_number,
    yet_another,
    what_it_is,
    only_told,
    known_gap,
    strange_to_it,
    facet_missing,
    unknown_article,
    _answer,
    _told,
    _close,
)
