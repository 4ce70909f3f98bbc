"""Chinese names for what the question log stores as codes: outcomes, topics, parts, feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.errors import UnknownOptionError
from bot.core.knowledge.parts import OUTSIDE, TALK
from bot.messages import message, message_table

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.ports.questions import LoggedQuestion


class Naming:
    """Names by the knowledge base of today; what it no longer has keeps its code."""

    def __init__(self, engine: Engine | None) -> None:
        self._engine = engine
        self._outcomes = message_table("outcome")
        self._feedback = message_table("feedback")

    def outcome(self, code: str) -> str:
        """What an outcome is called."""
        return self._outcomes.get(code, code)

    def topic(self, code: str | None) -> str:
        """The title of a topic; empty where there is none."""
        if code is None or self._engine is None or code not in self._engine.knowledge:
            return code or ""
        return self._engine.knowledge[code].title

    def town(self, code: str | None) -> str:
        """What a town is called; what stands where none is known."""
        return self.topic(code) or message("console.no_town")

    def part(self, topic: str | None, part: str | None) -> str:
        """The title of a topic with the name of its part."""
        if topic is None or part is None or self._engine is None:
            return self.topic(topic)
        try:
            return self._engine.label(f"{topic}/{part}")
        except (UnknownOptionError, KeyError):
            return f"{self.topic(topic)} · {part}"

    def option(self, code: str) -> str:
        """What stood on a button."""
        topic, _, part = code.partition("/")
        if (kind := topic.partition(":")[0]) in (OUTSIDE, TALK) and kind != topic:
            return message(f"explain.{kind}")
        return self.part(topic, part or None)

    def feedback(self, said: str) -> str:
        """What a person made of a reply."""
        kind, _, detail = said.partition(":")
        name = self._feedback.get(kind, kind)
        if not detail:
            return name
        return f"{name}：{self.option(detail) if kind == 'choice' else self._feedback.get(detail, detail)}"

    def readable(self, row: LoggedQuestion) -> dict[str, object]:
        """What takes the place of codes where a person reads a row, by the name of the field."""
        part = self.part(row.topic, row.facet)
        return {
            "outcome": self.outcome(row.outcome),
            "topic": self.topic(row.topic),
            "facet": part.partition(" · ")[2],
            "town": self.topic(row.town),
            "topic_id": row.topic,
            "facet_id": row.facet,
            "feedback": list(map(self.feedback, row.feedback)),
        }
