"""Chinese names for what the question log stores as codes: outcomes, topics, parts, feedback."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import typer

from bot.app import build_engine
from bot.core.errors import KnowledgeError, UnknownOptionError
from bot.messages import message, message_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.core.engine import Engine
    from bot.core.knowledge.model import Topic
    from bot.settings import Settings


class Names:
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
        return self.part(topic, part or None)

    def feedback(self, said: str) -> str:
        """What a person made of a reply."""
        kind, _, detail = said.partition(":")
        name = self._feedback.get(kind, kind)
        if not detail:
            return name
        return f"{name}：{self.option(detail) if kind == 'choice' else self._feedback.get(detail, detail)}"

    def find(self, given: str) -> str:
        """The code of the topic that is meant by a code, a title, another name, or a piece of a title.

        Raises:
            typer.BadParameter: there is no such topic, or there are several.
        """
        topics = tuple(self._engine.knowledge) if self._engine else ()
        found = _meant(given, topics)
        if len(found) == 1:
            return found[0].id
        if found:
            several = "、".join(topic.title for topic in found)
            raise typer.BadParameter(message("questions.several_topics", given=given, several=several))
        if given.isascii():  # a topic that the knowledge base had once
            return given
        near = get_close_matches(given, [topic.title for topic in topics], n=3, cutoff=0.4)
        hint = message("usage.near", near="、".join(near)) if near else ""
        raise typer.BadParameter(message("questions.no_topic", given=given) + hint)


def load_names(settings: Settings) -> Names:
    """Names by the knowledge base; the log can be read without one."""
    try:
        return Names(build_engine(settings))
    except KnowledgeError:
        return Names(None)


def _meant(given: str, topics: Iterable[Topic]) -> list[Topic]:
    topics = tuple(topics)
    exact = [topic for topic in topics if given in (topic.id, topic.title)]
    named = [topic for topic in topics if given in topic.aliases]
    return exact or named or [topic for topic in topics if given in topic.title]
