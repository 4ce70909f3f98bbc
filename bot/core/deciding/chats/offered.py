"""What is said after we asked back (您想问的是哪一项？): it may be about one of the topics that were offered.

A message that finds its answer alone keeps it. Any other is heard once more as if the chat were about each of
the topics offered that it fits best; so is what only goes on about the topic from before we asked. Where one
of them has an answer it is that, where several have they are offered. Of many that were offered, what says
nothing of its own (补多少) is about none in particular: it is asked again of which. A figure alone may be
about any of those offered, and not only about the one that was talked of before. Who was asked back of others
first has gone on from what was talked of before, though that was offered, too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.deciding.figures.own_figures import RULE as OWN_FIGURE
from bot.core.deciding.grounds import levels
from bot.core.knowledge.model import FACETS, PartRef
from bot.core.outcomes import Answered, Clarify, Gap, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Decision

MANY = 5
"""Topics offered, from which on a message is not heard of those that nothing speaks for."""
UNSURE = levels.EVEN
"""Confidence up to which a message that names no topic may be the description of one that was offered."""
DESCRIBED = levels.LIKELY
"""Confidence that the topic that is described is meant."""
_NAMES_NONE = "names_no_topic"
"""The rule by which a message says nothing but what is asked of any topic: 补多少."""
_OF_ANY = ("facet_no_topic", "general")
"""Questions that are asked back of any topic."""
_NO_SUCH_PART = "facet_missing"
"""The rule by which a topic has not even a place for what is asked."""
_VAGUE = "talk"
"""The rule by which who wants anything at all (有什么优惠) is told so of it."""


def of_offered(
    conversation: Conversation,
    decide: Callable[[Conversation], Decision],
    surely: float,
    described: Callable[[tuple[str, ...]], str | None] = lambda _: None,
    twins: Callable[[str], Collection[str]] = lambda _: (),
    *,
    whom: bool = False,
    little: bool = False,
) -> Decision:
    """The decision for a message after topics were offered.

    Args:
        conversation: what was said before.
        decide: decides on the message in a given conversation.
        surely: confidence from which it is taken to be about a topic that was offered.
        described: which of these topics the message describes and names not (我们是买机器的); None if none.
        twins: the topics that one is easily taken for, if the message does not name it.
        little: whether it names nothing and says too little to have left what was offered (费用贵不).
        whom: whether it only asks if somebody may have it: a name in it says who that is (不是高企也能享受).
    """
    bare = replace(conversation.without_topic, asked=conversation.asked)
    if len(conversation.offered) == 1:  # it was named, and not answered
        return decide(replace(bare, topic=conversation.offered[0]))
    if not conversation.offered:
        return decide(conversation)
    return (whom and _for_whom(conversation.offered, bare, decide, surely)) or _of_several(
        conversation, bare, decide, surely, described, twins, little=little
    )


def _for_whom(
    offered: tuple[str, ...],
    bare: Conversation,
    decide: Callable[[Conversation], Decision],
    surely: float,
) -> Decision | None:
    """The decision on the one of those offered that says for whom it is; None if none, or several, do."""
    heard = {topic: decide(replace(bare, topic=topic)) for topic in offered[: levels.MOST_OFFERED]}
    found = {
        each.about: each
        for topic, each in heard.items()
        if each.answered is not None and each.is_about(topic) and each.confidence >= surely
    }
    return _of_those({ref: each for ref, each in found.items() if ref is not None and not ref.is_whole})


def _of_several(
    conversation: Conversation,
    bare: Conversation,
    decide: Callable[[Conversation], Decision],
    surely: float,
    described: Callable[[tuple[str, ...]], str | None],
    twins: Callable[[str], Collection[str]],
    *,
    little: bool,
) -> Decision:
    first = decide(replace(conversation, offered=()))
    aside = conversation.topic is not None and conversation.topic != conversation.offered[0]
    goes_on = aside and _goes_on(first, conversation)
    alone = decide(bare) if goes_on else first
    if goes_on and _goes_on(alone, conversation):
        return first
    unsure = alone.about is None and alone.confidence <= UNSURE
    chosen = _described(conversation.offered, described, twins) if unsure else None
    if chosen is not None:
        return _of_described(chosen, decide(replace(bare, topic=chosen)), surely)
    of_any = first.rule == OWN_FIGURE and first.is_about(conversation.topic)
    if not (goes_on or of_any) and not isinstance(first.outcome, Clarify | Unanswered):
        stays = _stays(first, conversation.offered, bare, decide, surely) if little else None
        return _of_twins(first, conversation.offered, bare, decide, surely, twins) or stays or first
    if len(conversation.offered) >= MANY and alone.rule == _NAMES_NONE:
        return _of_which(alone, conversation.offered)
    found: dict[PartRef, Decision] = {}
    for topic in _likeliest(alone, conversation.offered, every=goes_on or of_any)[: levels.MOST_OFFERED]:
        heard = decide(replace(bare, topic=topic))
        if heard.about is not None and heard.is_about(topic) and heard.confidence >= surely:
            found[heard.about] = heard
    return _of_those(found) or (first if of_any else alone)


def _of_twins(
    first: Decision,
    offered: tuple[str, ...],
    bare: Conversation,
    decide: Callable[[Conversation], Decision],
    surely: float,
    twins: Callable[[str], Collection[str]],
) -> Decision | None:
    """The decision on one that was offered, in place of the twin that it was taken for; else None."""
    if first.about is None or first.about.topic in offered:
        return None
    alike = [topic for topic in offered if topic in twins(first.about.topic)]
    heard = [decide(replace(bare, topic=topic)) for topic in alike[: levels.MOST_OFFERED]]
    surely_of = [
        each
        for topic, each in zip(alike, heard, strict=False)
        if each.is_about(topic) and each.confidence >= surely
    ]
    return _of_those({each.about: each for each in surely_of if each.about is not None and not _lacks(each)})


def _stays(
    first: Decision,
    offered: tuple[str, ...],
    bare: Conversation,
    decide: Callable[[Conversation], Decision],
    surely: float,
) -> Decision | None:
    """The decision on those offered that answer what was not surely another topic's; None if none does."""
    if first.about is None or first.about.topic in offered or first.confidence > UNSURE:
        return None
    found = {}
    for topic in offered[: levels.MOST_OFFERED]:
        heard = decide(replace(bare, topic=topic))
        part = heard.answered
        if part is not None and heard.is_about(topic) and not part.is_whole and heard.confidence >= surely:
            found[part] = heard
    return _of_those(found)


def _described(
    offered: tuple[str, ...],
    described: Callable[[tuple[str, ...]], str | None],
    twins: Callable[[str], Collection[str]],
) -> str | None:
    """The one of those offered that is described, and better than what is easily taken for it."""
    chosen = described(offered)
    rivals = () if chosen is None else (*offered, *(each for each in twins(chosen) if each not in offered))
    return chosen if described(rivals) == chosen else None


def _of_described(topic: str, heard: Decision, surely: float) -> Decision:
    """The decision on the topic that is described; what it is, where nothing more is asked of it."""
    answers = heard.answered is not None and heard.is_about(topic) and heard.confidence >= surely
    if answers:
        return heard
    return replace(heard, outcome=Answered((PartRef.whole(topic),)), confidence=DESCRIBED, rule="described")


def _goes_on(decision: Decision, conversation: Conversation) -> bool:
    """Whether it is about what the chat is about, or was compared with last."""
    return any(decision.is_about(topic) for topic in (conversation.topic, conversation.beside) if topic)


def _of_which(decision: Decision, offered: tuple[str, ...]) -> Decision:
    """The same question asked back of the topics offered, in place of what anybody is offered."""
    outcome = decision.outcome
    if not isinstance(outcome, Clarify) or outcome.question.partition(":")[0] not in _OF_ANY:
        return decision
    refs = tuple(PartRef.whole(topic) for topic in offered)
    return replace(decision, outcome=replace(outcome, options=refs), rule="offered")


def _of_those(found: dict[PartRef, Decision]) -> Decision | None:
    """The decision for the one that has what is asked, or which of several is meant; None if none has."""
    has = {ref: heard for ref, heard in found.items() if not _lacks(heard)}
    if len(has) > 1:
        sure = max(has.values(), key=lambda heard: heard.confidence)
        return replace(sure, outcome=Clarify.among(has), rule="offered", matched=None)
    return next(iter((has or found).values()), None) if has or len(found) == 1 else None


def _lacks(decision: Decision) -> bool:
    """Whether a topic has not even a place for what is asked."""
    outcome = decision.outcome
    bare = isinstance(outcome, Gap) and outcome.part in FACETS
    return decision.rule == _NO_SUCH_PART or (bare and decision.rule == _VAGUE)


def _likeliest(decision: Decision, offered: tuple[str, ...], *, every: bool) -> list[str]:
    """The topics of those offered that anything speaks for, the likeliest first; of few, all."""
    speaks = dict.fromkeys(offered, 0.0)
    for candidate in decision.candidates:
        if candidate.ref.topic in speaks:
            speaks[candidate.ref.topic] += candidate.score
    ranked = sorted(offered, key=lambda topic: -speaks[topic])
    spoken_for = [topic for topic in ranked if speaks[topic]]
    few = len(offered) < MANY and (every or not spoken_for)
    return ranked if few else spoken_for
