"""The rules on what is asked of a topic and not documented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import ALIKE, FEW, NAMED, asks_for_a_part
from bot.core.deciding.grounds.found import Found
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Gap
from bot.core.text.articles import articles
from bot.core.text.asking import interrogates
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Case
    from bot.core.weighing.fits import Fit

UNNAMED_GAP = levels.LIKELY
"""Confidence in a topic from which a gap is said of it though it was not named."""
ALONE = levels.LIKELY
"""Chance of a gap from which it would be offered alone: it is said from a lower confidence then, for to ask
back with one choice is to ask nothing."""
UNSAID = 5
UNSAID_SHARE = levels.EVEN
"""Characters of a gap's phrasing, and their share of it, that a message about something else lacks."""
SURELY = levels.FAIRLY
"""Chance of a gap from which it is what is asked in many words: 去年那个通知今年还有没有."""
AMONG_THEM = levels.SURELY
"""Chance of all questions of a topic from which one of them is asked, though it is not sure which:
里面规模大的占百分之几 asks for no standard part."""
NOT_HALF = levels.EVEN
"""Share of the gaps in what a topic may be asked for, below which the likeliest of them is no answer: the
likely parts are offered then. Of nine such messages six asked for what is known, three for a gap."""
NEARLY = levels.SLIGHTLY
"""What is known is told beside a gap where it has this share of the gap's chance."""


def known_gap(case: Case) -> Found | None:
    """A part that is known to be missing is what was asked for, or no more than a name is known."""
    gap = case.best
    if gap is None or gap.part.kind != "gap":
        return None
    if case.sure.topic < _sure_enough(case, gap):
        return None
    elsewhere = _of_something_else(case, gap)
    if elsewhere and asks_for_a_part(case.reading) and not case.reading.mentions:
        return Found(_part_of_it(case, gap.topic), case.sure.topic, gap.phrasing)
    surely = case.sure.part >= case.material.thresholds.answer and not elsewhere
    if not surely and not elsewhere and _rather_known(case, gap):
        return None
    named = not gap.part.ref.is_whole and surely
    part = gap.part.ref.part if named else None
    return Found(Gap(gap.topic, part, _near(case, gap)), case.sure.topic, gap.phrasing)


def _part_of_it(case: Case, topic: str) -> Answered | Gap:
    """The standard part of a topic that a message asks for and says no more; that it is missing, if it is."""
    facet = case.reading.cues[0].facet
    known = facet in worded_facets(case.topic(topic)) or facet == OVERVIEW
    return Answered((PartRef(topic, facet),)) if known else Gap(topic, facet)


def _sure_enough(case: Case, gap: Fit) -> float:
    """Confidence in its topic from which a gap is said."""
    thresholds = case.material.thresholds
    if gap.strength >= NAMED:
        return thresholds.clarify
    alone = gap.chance >= ALONE and case.sure.part >= thresholds.answer
    return max(thresholds.answer, thresholds.clarify) if alone else UNNAMED_GAP


def _of_something_else(case: Case, gap: Fit) -> bool:
    """Whether a gap of the chat's topic is about something that a message does not speak of.

    怎么报名 is like 制伞对接会怎么报名, and not about that fair.
    """
    if gap.topic != case.carried or (gap.chance >= SURELY and _says_more(case)):
        return False
    own, said = unspaced(gap.phrasing), case.reading.canonical
    for name in sorted(case.topic(gap.topic).names, key=len, reverse=True):
        own = own.replace(unspaced(name), "")
    unsaid = sum(character not in said for character in own)
    return unsaid >= UNSAID and unsaid >= len(own) * UNSAID_SHARE


def _rather_known(case: Case, gap: Fit) -> bool:
    """Whether parts with an answer are together likelier than what is known to be missing of the topic."""
    own = [fit for fit in case.fits if fit.topic == gap.topic]
    missing = sum(fit.chance for fit in own if fit.part.kind == "gap")
    return missing < NOT_HALF * sum(fit.chance for fit in own)


def _says_more(case: Case) -> bool:
    """Whether a message says a good deal besides what standard part it asks for."""
    said = unspaced(case.reading.canonical)
    return len(said) - sum(len(unspaced(cue.words)) for cue in case.reading.cues) >= UNSAID


def _near(case: Case, gap: Fit) -> str | None:
    """The part that has an answer and is likeliest beside a gap."""
    answers = (fit for fit in case.fits if fit.topic == gap.topic and fit.part.kind != "gap")
    best = next(answers, None)
    return best.part.ref.part if best is not None and best.chance >= NEARLY * gap.chance else None


def facet_missing(case: Case) -> Found | None:
    """The topic is named and a standard part is asked for that it does not have.

    Nor is it missing where the likeliest part is asked for in such words: when to apply stands in 办法.
    """
    best = case.best
    if best is None or best.strength < NAMED or not case.reading.cues or _only_tells_of(case):
        return None
    facet = case.reading.cues[0].facet
    known = facet in worded_facets(case.topic(best.topic)) or facet == OVERVIEW
    surely = case.sure.part >= case.material.thresholds.answer
    asked_too = any(cue.facet == best.part.ref.part for cue in case.reading.cues)
    if surely and (asked_too or case.material.scorer.asks_for(best.phrasing, facet)):
        return None
    no_more = case.carried is not None and case.specific <= FEW and max(best.rest, best.like) <= ALIKE
    of_it = sum(fit.chance for fit in case.fits if fit.topic == best.topic and fit.part.kind == "question")
    own_question = best.part.kind != "facet" and (surely or (case.specific > FEW and of_it >= AMONG_THEM))
    if known or (own_question and not no_more):
        return None
    return Found(Gap(best.topic, facet), 0.7, case.reading.cues[0].words)


def _only_tells_of(case: Case) -> bool:
    """Whether the words for a part stand in what is told, and what is asked has none of them."""
    clauses = case.reading.canonical.split()
    asked = [clause for clause in clauses if interrogates(clause)]
    has_words = [clause for clause in clauses if any(cue.words in clause for cue in case.reading.cues)]
    return bool(asked) and bool(has_words) and not set(asked) & set(has_words)


def unknown_article(case: Case) -> Found | None:
    """An article (第 30 条) is asked for of which the topic's answers do not speak."""
    best = case.best
    if best is None or not best.part.ours or case.sure.topic < case.material.thresholds.clarify:
        return None
    if not articles(case.reading.canonical) - case.material.scorer.sayings.articles(best.topic):
        return None
    return Found(Gap(best.topic, None, _near(case, best)), case.sure.topic, best.phrasing)
