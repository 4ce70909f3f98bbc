"""Hears what a town does not answer of the topic that was named beside it: 磁灶有启航班吗, 要交钱吗.

The town answered, and what was asked of it is a class; what comes next may go on about either.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.outcomes import Clarify, Smalltalk, Unanswered
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import Topic
    from bot.core.outcomes import Decision

RULE = "named_beside"
_PLACE = "place"
_BESIDES = ("除了", "除开", "除去")
_WHICH_TOWN = "哪个镇"
_WHICH = re.compile(
    r"(?:那么?|到底|还)*(?:是|有|在)?哪[个些一几]?个?(?:镇|街道|乡镇|地方)(?:街道)?(?:才|就)?(?:有|开了?|办了?|是)?的?(?:[呢吗啊呀])?[?？]?"
)
"""Asks which town, and no more."""
_AND_MORE = ("以外", "之外", "外")


def of_named_beside(whole: Whole) -> Decision:
    """The decision for a message; where the town has nothing for it, that of what was named beside it."""
    decision, conversation, topic = whole.decision, whole.conversation, whole.topic
    if topic is None or topic.kind != _PLACE or conversation.offered:
        return decision
    which = _which_town(whole, topic)
    if which is not None:
        return which
    rest = _besides(whole.text, topic.names)
    named = () if rest is not None else decision.named
    lost = isinstance(decision.outcome, Clarify | Unanswered | Smalltalk)
    gone = decision.about is not None and not decision.is_about(topic.id)
    if named or not (lost or gone or rest is not None):
        return decision
    for other in conversation.also:
        chat = replace(conversation, topic=other, facet=None, beside=None, also=())
        heard = whole.hear(rest or whole.text, chat)
        if heard.is_about(other) and heard.confidence >= whole.surely:
            return replace(heard, rule=RULE)
    return decision


def _which_town(whole: Whole, topic: Topic) -> Decision | None:
    """The decision on which town has what was asked of this one: 内坑有启航班吗, 那哪个镇有."""
    shown = next((each for each in topic.questions if each.id == whole.conversation.facet), None)
    if shown is None or not _WHICH.fullmatch(unspaced(whole.text)):
        return None
    asked = shown.phrasings[0]
    for name in sorted(topic.names, key=len, reverse=True):
        asked = asked.replace(name, "")
    heard = whole.hear(
        f"{_WHICH_TOWN}{asked}", replace(whole.conversation, topic=None, facet=None, beside=None)
    )
    other = heard.answered is not None and heard.answered.topic != topic.id
    return replace(heard, rule=RULE) if other and heard.confidence >= whole.surely else None


def _besides(text: str, names: tuple[str, ...]) -> str | None:
    """What is asked of others than the one that is named (除了磁灶还有哪个镇有); None if nothing is."""
    plain = unspaced(text)
    for name in sorted(names, key=len, reverse=True):
        for said in (f"{word}{unspaced(name)}" for word in _BESIDES):
            if plain.startswith(said):
                rest = plain.removeprefix(said)
                ends = next((end for end in _AND_MORE if rest.startswith(end)), "")
                return rest.removeprefix(ends) or None
    return None
