"""The rules on what asks for nothing that a topic could answer: talk, and what is none of ours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import FEW, LITTLE, THE_SAME
from bot.core.deciding.grounds.found import Found
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import TALK, worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify, Gap, Handoff, Outcome, Smalltalk, Unanswered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.deciding.grounds.cases import Case
    from bot.core.weighing.fits import Fit

SURELY_NONE_OF_OURS = 0.55
"""Chance below which what is best known as none of ours may as well be. At 0.4, two of 1,835 questions that
are about ours had got nothing; at neither is one that is not offered any choice."""
LIKELY_PART = levels.BARELY
"""Chance of a part of the chat's topic from which a wish that names nothing may be for it."""
AHEAD = levels.EVEN
"""Its share of the chances of all parts of that topic."""
LEAST_PART = 0.005
"""Chance of a part of the chat's topic from which it is a choice for a wish that may be for any."""
AS_LIKELY = levels.CERTAIN
"""Share of the best chance from which another kind of talk is as likely."""
_SO_MANY = re.compile(r"[\d几两三四五六七八九十百][个名位](?!人)")
"""What is counted without a word for it: 要是招到29个呢."""
_STAFF = re.compile(
    r"(?:\d{2,}|[十百]|\d[多来几]|十[几来多])个?人(?![工员])|人(?:很|太|比较|不)?(?:少|多)(?!久|少)"
)
"""How many somebody employs, or that they are few: 不到20个人也行吗, 人少也行吗."""
_PRIVATE = re.compile(r"^(?:那|就|是|我|要|选|说|的)*个人(?:的|那)")
"""What is private, and nobody to talk to: 个人的那个."""
_HIRES = re.compile(r"[招聘雇][^人,，。;；\s]{0,5}(?:[工员]|师傅|学徒)|招人(?!工)")
"""Who looks for people that work for him, whatever stands across two of his words: 招工人 is no 人工."""
_PERSON, _WANTS = "person", "vague_want"
_WHICH = re.compile(r"哪|什么|啥|几|多少|谁")
"""What asks which: 打哪个电话问 wants a number, 打电话给我 a person."""
_COURTEOUS = ("thanks", "greeting", "closing")
"""Kinds of talk whose words stand in questions, too."""
_ENDS_IN_NE = re.compile(r"(?:[a-z]{1,6} ?){1,5}\bne\W*")
"""A question in letters that goes on with the chat: an ci ne. Few letters are like anything (白痴)."""
_DESPERATE = "distress"
_NEVER_ASKS = (_DESPERATE, "complaint", "insult")
"""What is said so is no question, even where words for a standard part are in it."""
_WHETHER_IT_IS = "是不是"
"""Asks, and denies nothing: 是不是鞋都."""
_NEVER_LOST = ("complaint", "insult")
"""What is taken for one of these, and yet asks something of its own, is a question without an answer."""


def outside(case: Case) -> Found | None:
    """What is asked is best known as something that the knowledge base has nothing on."""
    best = case.best
    if best is None or best.part.kind != "outside" or _as_likely_ours(case, best):
        return None
    return Found(Unanswered(), max(case.sure.topic, 0.5), best.phrasing)


def _as_likely_ours(case: Case, best: Fit) -> bool:
    """Whether what is ours is nearly as likely as what is not, or is asked in its words: then ask."""
    ours = next((fit for fit in case.fits if fit.part.ours), None)
    if ours is None:
        return False
    near = best.chance < SURELY_NONE_OF_OURS and ours.chance >= best.chance / 2
    return near or ours.like >= THE_SAME > best.like


def talk(case: Case) -> Found | None:
    """What is said asks for nothing a topic could answer: a closing, a complaint, a wish for a person."""
    best = case.best
    if best is None or best.part.kind != "talk" or _is_only_like_it(case, best):
        return None
    kinds = _kinds(case, best)
    if any(kind in _NEVER_LOST for kind in kinds) and _asks_something(case, best):
        return _asked_of_ours(case, best, kinds[0]) or Found(Unanswered(), 0.5, best.phrasing)
    kind = _kind(case, kinds)
    return _asked_of_ours(case, best, kind) or _of_kind(case, best, kind)


def _of_kind(case: Case, best: Fit, kind: str) -> Found:
    """What talk of this kind comes to."""
    sure = max(case.sure.topic, 0.5)
    asked = None if kind in _NEVER_ASKS else _part_of_what_is_talked_about(case)
    if asked is not None:
        return Found(asked, sure, best.phrasing)
    match kind:
        case "person":
            return Found(Handoff(), sure, best.phrasing)
        case "vague_want":
            known = _of_what_is_talked_about(case) or _which_part_of_it(case)
            return known or Found(_asked_back(case), sure, best.phrasing)
        case _:
            return Found(Smalltalk(kind), sure, best.phrasing)


def _kinds(case: Case, best: Fit) -> list[str]:
    """Of what kinds the talk may be, the likeliest first."""
    return [
        fit.topic.removeprefix(f"{TALK}:")
        for fit in case.fits
        if fit.part.kind == "talk" and fit.chance >= AS_LIKELY * best.chance
    ]


def _kind(case: Case, kinds: Sequence[str]) -> str:
    """Of what kind the talk is; who is as likely just annoyed (太绕了，算了) is not taken for desperate.

    Who looks for workers wants what there is for that, and nobody to talk to.
    """
    likeliest = next((kind for kind in kinds if kind != _DESPERATE), _DESPERATE)
    return _WANTS if likeliest == _PERSON and _HIRES.search(case.reading.written) else likeliest


def _is_only_like_it(case: Case, best: Fit) -> bool:
    """Whether what is like a denial asks, or what is like a wish for a person speaks of other persons."""
    said = case.reading.written
    match best.topic.removeprefix(f"{TALK}:"):
        case "negation":
            return _WHETHER_IT_IS in said
        case "person":
            return not _HIRES.search(said) and any(each.search(said) for each in (_SO_MANY, _PRIVATE, _STAFF))
        case _:
            return False


def _asked_of_ours(case: Case, best: Fit, kind: str) -> Found | None:
    """What is asked of ours by what is only a little more like talk; None if nothing is."""
    if best.chance < SURELY_NONE_OF_OURS and _ENDS_IN_NE.fullmatch(case.reading.written.lower()):
        return _likeliest_part(case) or _parts_that_may_be_meant(case)
    return _which_of_ours(case, best) if kind in _COURTEOUS else None


def _which_of_ours(case: Case, best: Fit) -> Found | None:
    """The parts of the topic that is as likely as a courtesy, for who asks something: 注销麻烦吗."""
    if not (case.reading.asks or case.reading.asks_whether) or case.specific <= LITTLE:
        return None
    of: dict[str, list[Fit]] = {}
    for fit in case.fits:
        if fit.part.ours:
            of.setdefault(fit.topic, []).append(fit)
    likely = max(of.values(), key=_chance, default=[])
    if _chance(likely) < best.chance:
        return None
    refs = tuple(fit.part.ref for fit in likely[: levels.MOST_OFFERED])
    return Found(Clarify.among(refs), 0.5, likely[0].phrasing)


def _chance(fits: Sequence[Fit]) -> float:
    return sum(fit.chance for fit in fits)


def _of_what_is_talked_about(case: Case) -> Found | None:
    """The part of the chat's topic that 要钱吗 asks for: by far the likeliest of its parts."""
    return None if case.specific or not case.reading.asks_whether else _likeliest_part(case)


def _likeliest_part(case: Case) -> Found | None:
    own = [fit for fit in case.fits if fit.topic == case.carried]
    if not own or own[0].chance < LIKELY_PART or own[0].chance < AHEAD * sum(fit.chance for fit in own):
        return None
    ref = own[0].part.ref
    if case.carried is None or ref.is_whole:
        return None
    outcome = Gap(ref.topic, ref.part) if own[0].part.kind == "gap" else Answered((ref,))
    return Found(outcome, 0.5, own[0].phrasing)


def _which_part_of_it(case: Case) -> Found | None:
    """Which part of the chat's topic is meant by 有奖励吗: what other policies give was not asked."""
    vague = not case.reading.asks_whether or case.reading.ambiguous
    return None if vague else _parts_that_may_be_meant(case)


def _parts_that_may_be_meant(case: Case) -> Found | None:
    likely = [fit for fit in case.fits if fit.topic == case.carried and fit.chance >= LEAST_PART]
    refs = tuple(fit.part.ref for fit in likely[: levels.MOST_OFFERED])
    return Found(Clarify.among(refs), 0.5, likely[0].phrasing) if likely else None


def _asked_back(case: Case) -> Clarify:
    """What is asked back to who wants something: of what kind it is, if that is said (贷款这方面的)."""
    if not case.reading.ambiguous:
        return Clarify("general", case.material.general)
    group = case.reading.ambiguous[0]
    return Clarify(f"ambiguous:{group.about}", tuple(PartRef.of(option) for option in group.options))


def _asks_something(case: Case, best: Fit) -> bool:
    """Whether more is asked than such talk asks: 执法检查太多了怎么投诉 is no complaint about a reply."""
    return case.reading.asks and case.specific > LITTLE and best.chance < SURELY_NONE_OF_OURS


def _part_of_what_is_talked_about(case: Case) -> Outcome | None:
    """The standard part of the chat's topic that a message asks for, saying little besides (其他材料要吗)."""
    most = LITTLE if case.reading.asks_whether else FEW if _WHICH.search(case.reading.written) else 0
    if case.carried is None or case.specific > most or not case.reading.cues:
        return None
    facet, topic = case.reading.cues[0].facet, case.topic(case.carried)
    known = facet in worded_facets(topic) or (facet == OVERVIEW and topic.name_only is None)
    return Answered((PartRef(case.carried, facet),)) if known else Gap(case.carried, facet)
