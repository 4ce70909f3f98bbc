"""Puts the replies to several questions of one message below each other.

Each question has its own number and words. What asks back comes last, with the question that it is about, for
the choices stand below it; where several ask back, each says which of the choices are its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.outcomes import Clarify, Reply, Smalltalk, Unanswered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.wording import Wording
    from bot.core.outcomes import Option

REPEATED = 12
"""A line this long is not said again in the same message; a shorter one may be an item of a list."""
EACH = 3
"""Choices of each question, where several ask back."""
QUOTED = 24
"""Characters of a question that are said again."""
_TOO_SHORT = 5
"""Characters of a question that say too little to tell that there is nothing on it, or that it is of all."""
_NOTHING_SAID = "nothing_said"
"""The rule by which a message has no words."""
_NO_REPLY = ("closing", "acknowledgement", "command", "negation", "not_understood")
"""Small talk that a question was mistaken for."""


def together(asked: Sequence[str], replies: Sequence[Reply], knowledge: Knowledge, wording: Wording) -> Reply:
    """One reply of several: outcome and choices are those of what asks back, or of the first not answered.

    Args:
        asked: two or more questions.
        replies: the reply to each.
        knowledge: names the topics.
        wording: the fixed sentences.
    """
    if len({(reply.text, reply.options) for reply in replies}) == 1 and not all(map(_nothing, replies)):
        return replies[0]
    told = [_understood(text, reply, wording) for text, reply in zip(asked, replies, strict=True)]
    leading = _leading(told)
    asking_back = [reply for reply in told if reply.outcome == "clarify"]
    choosing = asking_back or [reply for reply in told if reply is leading and reply.options]
    options, shown = _choices(asked, told, choosing, wording)
    sure = [reply for reply in told if not any(reply is each for each in choosing)]
    texts = blocks([*sure, *shown], knowledge, wording)
    whole = replace(leading, options=options or leading.options)
    several = tuple(
        (text, whole if reply is leading else reply) for text, reply in zip(asked, told, strict=True)
    )
    return replace(whole, text="\n\n".join(texts), several=several)


def _nothing(reply: Reply) -> bool:
    """Whether there is nothing on a question: each such question is kept by itself."""
    return isinstance(reply.decision.outcome, Unanswered) and reply.decision.rule != _NOTHING_SAID


def _leading(replies: Sequence[Reply]) -> Reply:
    """The reply whose choices are shown: what asks back, else what is not answered, else the first."""
    missed = [reply for reply in replies if reply.outcome != "answered"]
    asking_back = [reply for reply in missed if reply.outcome == "clarify"]
    return [*asking_back, *missed, *replies][0]


def _understood(asked: str, reply: Reply, wording: Wording) -> Reply:
    """The reply; where it answers no question, that the question was not understood."""
    outcome = reply.decision.outcome
    lost = isinstance(outcome, Smalltalk) and outcome.kind in _NO_REPLY
    general = isinstance(outcome, Clarify) and outcome.question == "general"
    nothing = isinstance(outcome, Unanswered) and reply.decision.rule == "nothing_fits"
    short = len(_plain(asked)) <= _TOO_SHORT
    if not lost and not (short and (general or nothing)):
        return reply
    decision = replace(reply.decision, outcome=Unanswered(), rule="not_understood")
    return Reply(decision, wording("several.not_understood", asked=_quoted(asked)))


def _choices(
    asked: Sequence[str], told: Sequence[Reply], choosing: Sequence[Reply], wording: Wording
) -> tuple[tuple[Option, ...], list[Reply]]:
    """All choices, and what is asked back before them."""
    most = EACH if len(choosing) > 1 else None
    options: list[Option] = []
    shown: list[Reply] = []
    for text, reply in zip(asked, told, strict=True):
        if not any(reply is each for each in choosing):
            continue
        new = [option for option in reply.options[:most] if option not in options]
        first, last = len(options) + 1, len(options) + len(new)
        options += new
        key = "several.choose" if most is None or not new else "several.choose_from"
        said = wording(key, asked=_quoted(text), text=reply.text, first=first, last=last)
        shown.append(replace(reply, text=said if reply.outcome == "clarify" else reply.text))
    return tuple(options), shown


def _plain(asked: str) -> str:
    return asked.strip(" ,，。;；?？!！")


def _quoted(asked: str) -> str:
    plain = _plain(asked)
    return plain if len(plain) <= QUOTED else f"{plain[:QUOTED]}…"


def blocks(replies: Sequence[Reply], knowledge: Knowledge, wording: Wording) -> list[str]:
    """The texts, numbered: of one topic nothing is said twice; of several topics each is named."""
    named = len({reply.topic for reply in replies}) > 1
    said: dict[str | None, dict[str, int]] = {}
    numbered: list[str] = []
    for number, reply in enumerate(replies, start=1):
        before = said.setdefault(reply.topic, {})
        text = reply.text.split("\n")
        lines = [line for line in text if line not in before or len(line) < REPEATED]
        topic = knowledge.by_id.get(reply.topic or "")
        heading = wording("answer.heading", title=topic.heading) if topic else ""
        new = [line for line in text if line not in before and line != heading]
        if not new and _nothing(reply):
            lines = [wording("several.nothing_either")]
        elif not new:
            lines = [wording("several.same", before=max(before.get(line, 0) for line in text))]
        elif named and topic is not None and not any(name in lines[0] for name in (topic.short, topic.title)):
            lines.insert(0, heading)
        elif before and not named and lines[0] == heading:
            del lines[0]
        for line in text:
            before.setdefault(line, number)
        numbered.append(wording("several.block", number=number, text="\n".join(lines)))
    return numbered
