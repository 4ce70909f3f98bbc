"""Pieces of a message that ask nothing of their own: they are one with the question beside them.

Who he is and what he has read stand before it (我在东石帮商会填表，…); what only sharpens it stands behind
(要具体到哪一天). What a piece comes to shows it: nothing, while the other has an answer. A question behind
that only makes sense with the words before it (问社保的又打哪个) has the answer to both together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.cases import FEW
from bot.core.deciding.grounds.plainly import goes_on, only_tells
from bot.core.outcomes import Clarify, Decision, Gap, Smalltalk, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Reply
    from bot.core.reading.reader import Reader

    Heard = Callable[[str, Conversation], Reply]
    Asked = tuple[str, Reply]

SURELY = levels.PERHAPS
"""Confidence from which what pieces come to together is the answer to both: as for any answer."""
LITTLE = 5
"""Units of something specific, up to which a question may only sharpen the one before: of 1,066 messages
要具体到哪一天 has five and does; the next, 我儿子88年的算不算, has eight and is one of its own."""
_BEST = re.compile(r"(?:比较|較|较|才|最|更)(?:好|合适|合適|划算|稳妥)(?:一?点|些)?[呢啊呀?？。！!\s]*$")
"""The end of a question after how best to do what was asked about: 什么时候去讲比较好."""
_CLOSER = re.compile(r"[呃嗯\s]*(?:那|要)?(?:具体|大概|大约|准确|确切|详细|到底|究竟|最[晚迟早快慢多少高低])")
"""How a question begins that only wants the answer before it closer: 具体几月, 最晚呢, 到底听哪个."""
_MISTAKEN = ("not_understood", "negation")
"""Small talk that a piece of a message is mistaken for."""
_MARKS = "?？。！!；;，,\n"


@dataclass(frozen=True, slots=True)
class OfOne:
    """Puts pieces together that are one question."""

    reader: Reader
    heard: Heard

    def joined(self, found: Sequence[Asked], conversation: Conversation) -> list[Asked]:
        """The questions of a message, with those pieces put to them that ask nothing of their own.

        Args:
            found: the pieces, each with the reply to it.
            conversation: what was said before the message.
        """
        kept: list[Asked] = []
        chats = [conversation]
        for asked, reply in found:
            piece = (asked, reply)
            one = self._one(kept[-1], piece, chats[-2]) if kept else None
            if one is not None:
                kept.pop()
                chats.pop()
            elif kept:
                piece = (asked, self._of_both(kept[-1], piece, chats[-2]))
            kept.append(one or piece)
            chats.append(chats[-1].after(kept[-1][1]))
        return kept

    def _one(self, before: Asked, behind: Asked, chat: Conversation) -> Asked | None:
        """The two as one question; None if each is one of its own."""
        text = _together(before[0], behind[0])
        first, second = before[1], behind[1]
        if self._is_told(before, second):
            whole = self.heard(text, chat)
            return text, _better(whole, second)
        fuller = None if goes_on(behind[0]) else _fuller(first, second)
        if fuller is not None:
            return text, fuller
        if self._may_sharpen(behind, first.decision):
            whole = self.heard(text, chat)
            return (text, whole) if is_sure(whole) and _same(whole.decision, first.decision) else None
        return None

    def _is_told(self, before: Asked, second: Reply) -> bool:
        """Whether a piece only tells what the question behind it is about."""
        told, first = before
        if not only_tells(self.reader.read(told)):
            return False
        about = first.decision.about
        return is_lost(first) or (about is not None and second.decision.is_about(about.topic))

    def _may_sharpen(self, behind: Asked, first: Decision) -> bool:
        """Whether a question that nothing was found for, saying little, may be about the answer before."""
        asked, second = behind
        reading = self.reader.read(asked)
        says = len(self.reader.units(reading.specific))
        closer = _CLOSER.match(asked) is not None
        if first.about is None or reading.mentions or reading.ambiguous or says > LITTLE:
            return False
        match second.decision.outcome:
            case Clarify(options=options, is_guess=True):
                guessed = says <= FEW and all(option.topic != first.about.topic for option in options)
                more_of_it = not says and {cue.facet for cue in reading.cues} <= {first.about.part}
                return guessed or more_of_it or closer or first.about in options
            case Unanswered():
                return closer or _BEST.search(asked) is not None
            case Gap(topic, None):
                return closer and topic == first.about.topic
            case _:
                return False

    def _of_both(self, before: Asked, behind: Asked, chat: Conversation) -> Reply:
        """The reply to the piece behind; where it has none, that to both if it is what the piece may mean."""
        first, second = before[1], behind[1]
        if not is_lost(second) or first.decision.about is None:
            return second
        whole = self.heard(_together(before[0], behind[0]), chat)
        about = whole.decision.answered
        if about is None or not is_sure(whole) or about == first.decision.about:
            return second
        reading = self.reader.read(behind[0])
        if first.decision.is_about(about.topic):
            bare = not reading.specific and second.about == about.topic
            return whole if bare else second
        likewise = first.decision.about.part == about.part and any(
            cue.facet == about.part for cue in reading.cues
        )
        likely = any(each.ref == about for each in second.decision.candidates)
        return whole if likely or likewise else second


def _together(before: str, behind: str) -> str:
    return before + behind if before.endswith(tuple(_MARKS)) else f"{before}，{behind}"


def _better(whole: Reply, second: Reply) -> Reply:
    """The reply to what is told and asked, or that to what is asked, if only that one is sure."""
    about = whole.decision.about
    same = about is not None and second.decision.is_about(about.topic)
    return whole if second.decision.about is None or (same and is_sure(whole)) else second


def _same(one: Decision, other: Decision) -> bool:
    return one.about is not None and one.about == other.about


def _fuller(first: Reply, second: Reply) -> Reply | None:
    """Of two replies that say the same of a part the one that says all; None if each says its own."""
    if not _same(first.decision, second.decision):
        return None
    said = first.text.split("\n")
    if all(line in said for line in second.text.split("\n")):
        return first
    return second if second.text.endswith(first.text) else None


def is_sure(reply: Reply) -> bool:
    """Whether a reply answers, as surely as any answer has to be."""
    return reply.decision.about is not None and reply.decision.confidence >= SURELY


def is_lost(reply: Reply) -> bool:
    """Whether nothing, or nothing certain, was found."""
    outcome = reply.decision.outcome
    mistaken = isinstance(outcome, Smalltalk) and outcome.kind in _MISTAKEN
    return mistaken or isinstance(outcome, Clarify | Unanswered)
