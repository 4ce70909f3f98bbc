"""Hears the questions of one message in turn, each in the chat as the one before has left it.

What comes to nothing by itself may be about what another question names: after 英林有没有启航班, 要交钱吗
is about 启航; before 注册资本要实缴吗, 注册要几天 is about the same. It is heard once more so. What leads
over to a question (还有印花税能不能减), or is told before it (我们做面料，研发花了 90 万，…), may hide it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.outcomes import Clarify, Smalltalk, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.core.conversing import Conversation
    from bot.core.outcomes import Reply

    Heard = Callable[[str, Conversation], Reply]

_SURELY = levels.PERHAPS
"""Confidence from which a question is taken to be about what another names."""
_NO_SUCH_PART = "facet_missing"
_LEADS_OVER = re.compile(
    r"^[呃嗯哦\s]*(?:然后|还有就是|还有|還有|另外|顺便|順便|以及|再就是|再一个)(?![哪啥什没沒几多一两三])[，,、：:\s]*"
)
_MARK = re.compile(r"[,，。；;\n]")
_SAYS_HE_ASKS = re.compile(r".*(?:问|請教|请教)\S{0,6}[：:]\s*", re.DOTALL)
"""What stands before a question, up to the word that says so: 想问两件事：."""


def one_by_one(
    asked: Sequence[str], conversation: Conversation, heard: Heard, called: Callable[[str], str]
) -> list[Reply]:
    """The reply to each question of a message.

    Args:
        asked: two or more questions.
        conversation: what was said before.
        heard: the reply to a question in a given chat.
        called: the name of a topic.
    """
    replies: list[Reply] = []
    chat = conversation
    for question in asked:
        reply = _heard(question, chat, heard)
        if replies:
            reply = _another_matter(question, reply, conversation, heard) or reply
        if _lost(reply) and (chat.topic is None or reply.about != chat.topic):
            reply = _about(question, _named_before(replies), chat, heard) or reply
        if replies and replies[-1].topic:
            reply = _with_its_name(question, called(replies[-1].topic), reply, chat, heard)
        replies.append(reply)
        chat = chat.after(reply)
    for place, reply in enumerate(replies):
        if _lost(reply):
            following = [each.topic for each in replies[place + 1 :] if each.topic and not _lost(each)]
            replies[place] = _about(asked[place], following[:1], conversation, heard) or reply
    return replies


def _heard(question: str, chat: Conversation, heard: Heard) -> Reply:
    """The reply to a question; where it is not sure, that without what leads over or is told before it."""
    reply = heard(question, chat)
    behind = _SAYS_HE_ASKS.sub("", question)
    shorter: tuple[str, ...] = (behind,)
    if isinstance(reply.decision.outcome, Clarify):
        shorter = (_LEADS_OVER.sub("", question), behind, _MARK.split(question)[-1])
    for piece in dict.fromkeys(shorter):
        alone = heard(piece, chat) if piece not in ("", question) else None
        if alone is not None and _is_surely_the_same(alone, reply):
            return alone
    return reply


def _another_matter(question: str, reply: Reply, before: Conversation, heard: Heard) -> Reply | None:
    """The reply to what is led over to (还有旧的流贷到期…), heard in the chat as it was before the message.

    None where it does not say that it leads over, is sure as it is, or comes to nothing like it.
    """
    led = _LEADS_OVER.match(question)
    if led is None or not isinstance(reply.decision.outcome, Clarify):
        return None
    alone = heard(question[led.end() :], before)
    return alone if _is_surely_the_same(alone, reply) else None


def _with_its_name(question: str, name: str, reply: Reply, chat: Conversation, heard: Heard) -> Reply:
    """The reply to a question with the name of the topic before it, where it may be about that or another.

    After 领航哪年起头, 收了多少人 may be asked of two plans; 领航计划收了多少人 is sure.
    """
    outcome = reply.decision.outcome
    if not isinstance(outcome, Clarify) or not outcome.is_guess or reply.about is not None:
        return reply
    named = heard(name + question, chat)
    meant = named.decision.answered in outcome.options and named.decision.confidence >= _SURELY
    return named if meant else reply


def _is_surely_the_same(alone: Reply, reply: Reply) -> bool:
    """Whether an answer is about the topic that the question was most like, or one that it may be about."""
    about, candidates = alone.decision.answered, reply.decision.candidates
    likely = {each.ref.topic for each in candidates[:1]}
    if isinstance(reply.decision.outcome, Clarify) and reply.decision.outcome.is_guess:
        likely |= {option.topic for option in reply.decision.outcome.options}
    return about is not None and about.topic in likely and alone.decision.confidence >= _SURELY


def _lost(reply: Reply) -> bool:
    """Whether nothing, or nothing certain, was found for a question."""
    outcome = reply.decision.outcome
    return isinstance(outcome, Clarify | Unanswered) or (
        isinstance(outcome, Smalltalk) and outcome.kind == "not_understood"
    )


def _named_before(replies: Sequence[Reply]) -> list[str]:
    """The topics that the questions before name, the last first, but for what the chat is about anyway."""
    return list(dict.fromkeys(_named(replies)))


def _named(replies: Sequence[Reply]) -> Iterator[str]:
    for reply in reversed(replies):
        yield from reply.decision.named if len(reply.decision.named) <= 2 else ()


def _about(question: str, topics: Sequence[str], conversation: Conversation, heard: Heard) -> Reply | None:
    """The reply to a question if it is about one of these topics; None if it is not."""
    for topic in topics:
        chat = replace(conversation, topic=topic, facet=None, figures=(), beside=None, offered=())
        reply = heard(question, chat)
        decision = reply.decision
        if decision.is_about(topic) and decision.confidence >= _SURELY and decision.rule != _NO_SUCH_PART:
            return reply
    return None
