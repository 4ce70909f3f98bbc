"""How it reads that something which a chat follows is new, has changed or ends soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.knowledge.validity import span, spoken
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date, datetime

    from bot.core.engine import Engine
    from bot.core.knowledge.model import Topic
    from bot.ports.notices import Notice

CHANGE = "change"
"""Notices of this kind tell of a topic that is followed."""
LISTED = 8
"""Topics in one message."""


class ChangeWords:
    """Words notices: all of a chat as one message, as the knowledge base is by then."""

    def __init__(self, engine: Callable[[], Engine]) -> None:
        """Words nothing yet.

        Args:
            engine: gives the engine of the moment.
        """
        self._engine = engine

    async def word(self, notices: Sequence[Notice], at: datetime) -> Sequence[str]:
        """One message; none where all of it is gone meanwhile."""
        lines = list(dict.fromkeys(self._lines(notices, at)))
        if not lines:
            return ()
        shown, left = lines[:LISTED], len(lines) - LISTED
        more = [message("following.more", count=left)] if left > 0 else []
        return ["\n".join([message("following.news"), *shown, *more, message("following.read")])]

    def _lines(self, notices: Sequence[Notice], at: datetime) -> Iterator[str]:
        engine = self._engine()
        today = engine.today(at)
        other = {each.content["topic"] for each in notices if each.content["what"] != "ends"}
        for each in notices:
            if each.content["what"] == "ends" and each.content["topic"] in other:
                continue  # its end stands there, too
            topic = engine.knowledge.by_id.get(str(each.content["topic"]))
            if topic is not None and topic.status == "published":
                yield _line(str(each.content["what"]), topic, today)


def _line(what: str, topic: Topic, today: date) -> str:
    held = span(topic.documents)
    if held.until is None:
        return message(f"following.{what}", title=topic.title, end="")
    key = "following.end_provisional" if held.provisional else "following.end"
    end, left = message(key, until=spoken(held.until)), (held.until - today).days
    if what == "ends" and left < 0:
        return message("following.ended", title=topic.title, end=end)
    return message(f"following.{what}", title=topic.title, end=end, days=left)
