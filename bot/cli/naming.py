"""Chinese names for codes, and the codes that are meant by what somebody types."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

import typer

from bot.building import build_engine
from bot.core.errors import KnowledgeError
from bot.messages import message
from bot.usecases.reporting.naming import Naming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.core.knowledge.model import Topic
    from bot.settings import Settings


class Names(Naming):
    """Names that can be looked up the other way round too."""

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
