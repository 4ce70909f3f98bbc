"""Puts the replies to several questions of one message below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.wording import Wording
    from bot.core.outcomes import Reply

REPEATED = 12
"""A line this long is not said again in the same message; a shorter one may be an item of a list."""


def blocks(replies: Sequence[Reply], knowledge: Knowledge, wording: Wording) -> list[str]:
    """The texts, numbered: of one topic nothing is said twice; of several topics each is named."""
    named = len({reply.topic for reply in replies}) > 1
    said: dict[str | None, set[str]] = {}
    numbered: list[str] = []
    for number, reply in enumerate(replies, start=1):
        before = said.setdefault(reply.topic, set())
        lines = [line for line in reply.text.split("\n") if line not in before]
        before |= {line for line in lines if len(line) >= REPEATED}
        topic = knowledge.by_id.get(reply.topic or "")
        if named and topic is not None and not any(name in lines[0] for name in (topic.short, topic.title)):
            lines.insert(0, wording("answer.heading", title=topic.heading))
        numbered.append(wording("several.block", number=number, text="\n".join(lines)))
    return numbered
