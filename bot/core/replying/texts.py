"""The text of a part: as a curator wrote it, or worded from documents, days and hotlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.knowledge.parts import texts
from bot.core.knowledge.topic import OVERVIEW
from bot.core.knowledge.validity import span, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.model import Topic
    from bot.core.knowledge.wording import Wording
    from bot.core.replying.sourcing import Sourcing


@dataclass(frozen=True, slots=True)
class Texts:
    """Finds or words the text of a part."""

    wording: Wording
    sourcing: Sourcing

    def text(self, topic: Topic, part: str) -> str:
        """The text of one part, without heading and sources.

        Raises:
            KeyError: the topic has no such part.
        """
        written = texts(topic)
        return written[part] if part in written else self._derived(topic, part)

    def _derived(self, topic: Topic, part: str) -> str:
        match part:
            case "deadline":
                return self._deadline(topic)
            case "basis":
                return self.sourcing.basis(topic)
            case "contact":
                return self.wording("facet.contact", hotlines="、".join(topic.hotlines))
            case _:
                raise KeyError(part)

    def _deadline(self, topic: Topic) -> str:
        held = span(topic.documents)
        if held.since is None and held.until is None:
            raise KeyError("deadline")
        since = spoken(held.since) if held.since else ""
        until = spoken(held.until) if held.until else ""
        key = "deadline_both" if since and until else "deadline_until" if until else "deadline_from"
        key = f"{key}_provisional" if held.provisional else key
        return "\n".join([self.wording(f"facet.{key}", since=since, until=until), *held.notes])

    def body(self, topic: Topic, parts: Sequence[str], said: Sequence[str], warnings: Sequence[str]) -> str:
        """The texts of some parts as one, after the end where that is asked for and nothing tells it.

        Args:
            topic: theirs.
            parts: which they are.
            said: what they say.
            warnings: what is said above them.
        """
        dates = self._dates(topic, "\n".join(said)) if "deadline" in parts and not warnings else []
        return "\n".join([*dates, *said])

    def _dates(self, topic: Topic, said: str) -> list[str]:
        """When the topic's documents end, unless that is said."""
        until = span(topic.documents).until
        if until is None or spoken(until) in said or until.isoformat() in said:
            return []
        return [self._deadline(topic)]


def in_short(topic: Topic) -> str:
    """What a topic is, without its name."""
    return topic.one_line or topic.name_only or first_sentence(topic.facets[OVERVIEW].answer)


def first_sentence(text: str) -> str:
    """The lines of a text down to the first that ends a sentence, its list with it."""
    lines = text.split("\n")
    for place, line in enumerate(lines, start=1):
        last = place == len(lines)
        if last or (line.endswith("。") and not lines[place].startswith("·")):
            return "\n".join(lines[:place])
    return text
